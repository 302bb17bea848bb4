/** The draft of the report as a Book of the national space, for the cell alone (docs/reports.md). */
import type { Db } from '../../db/index.ts';
import { sanitise } from '../../shared/html.ts';
import { type Lang, message, say } from '../../shared/i18n.ts';
import { allSpaces } from '../network/index.ts';
import type { DesiredBook, DesiredChapter, Source } from '../sync/index.ts';
import { reportTemplate, sayPeriod, viewOf } from './page.ts';
import { before, lastQuarter, type Period, quarterOf } from './period.ts';
import { activityReport, isEmpty, type ReportSettings } from './report.ts';

export type ReportSourceOptions = { lang: Lang; settings: ReportSettings };

/** `nat/report-2026-q3` */
const bookKeyOf = (space: string, period: Period): string => {
  const quarter = quarterOf(period);
  return `${space}/report-${quarter?.year ?? 0}-q${quarter?.quarter ?? 0}`;
};

const NONE = { books: [], pieces: [], remarks: [] };

/**
 * A Book of the last quarter from its end on, and that of the quarter before as long as it stands.
 * Each chapter is made once: the figures stay as they were told, and the cell's words are the cell's.
 * @param templatesDir the project's `templates` folder
 */
export const reportSource = async (
  templatesDir: string,
  { lang, settings }: ReportSourceOptions,
): Promise<Source> => {
  const summary = await reportTemplate(templatesDir, 'book-summary');
  const section = await reportTemplate(templatesDir, 'book-section');
  const definitions = await reportTemplate(templatesDir, 'book-definitions');
  // The figures of a quarter that is over are made once a run of the companion.
  const made = new Map<string, DesiredBook | null>();

  const bookOf = async (
    db: Db,
    { space, now, period }: { space: string; now: number; period: Period },
  ): Promise<DesiredBook | null> => {
    const report = await activityReport(db, { period, now, settings });
    if (isEmpty(report)) return null;
    const view = viewOf(report, lang, false);
    const key = bookKeyOf(space, period);
    const chapter = (name: string, title: string, html: string): DesiredChapter => ({
      key: `${key}/${name}`,
      title,
      html: sanitise(html),
      objects: [],
      once: true,
    });
    return {
      key,
      space,
      name: say(lang, message('reports.book', { period: sayPeriod(lang, period) })),
      intro: '',
      hidden: true,
      chapters: [
        chapter('summary', view.summaryTitle, summary(view)),
        ...view.sections.map((one) =>
          chapter(one.id, one.title, section({ ...view, sections: [one] })),
        ),
        chapter('definitions', view.definitionsTitle, definitions(view)),
      ],
    };
  };

  return {
    async desired(db, { space, now, published }) {
      const spaces = await allSpaces(db);
      const isNational = spaces.some(({ code, national }) => code === space && national);
      if (!isNational || now === 0) return NONE;
      const last = lastQuarter(now);
      const earlier = before(last);
      const stands = published.has(`${bookKeyOf(space, earlier)}/summary`);
      const books: DesiredBook[] = [];
      for (const period of stands ? [earlier, last] : [last]) {
        const key = bookKeyOf(space, period);
        const known = made.get(key);
        const book = known === undefined ? await bookOf(db, { space, now, period }) : known;
        // What is empty today may hold something tomorrow.
        if (book !== null) made.set(key, book);
        if (book !== null)
          books.push({ ...book, chapters: book.chapters.map((one) => ({ ...one })) });
      }
      return { books, pieces: [], remarks: [] };
    },
  };
};
