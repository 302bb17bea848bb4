/** A preview as pages that open from a disk, without a network or a script. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ChapterPreview, Preview } from '../../features/sync/index.ts';
import { type Lang, sayInstant } from '../../shared/i18n.ts';
import { pageCompiler } from '../../web/pages.ts';
import { columnsOf } from './columns.ts';

const bootstrapCss = createRequire(import.meta.url).resolve('bootstrap/dist/css/bootstrap.min.css');

/** What is written into the folder, by file name; the first is the one to open. */
export type Pages = ReadonlyMap<string, string>;

const SIGNS = { ours: '−', theirs: '+', both: '' } as const;

const lineView = ({ of, text }: NonNullable<ChapterPreview['lines']>[number]) => ({
  sign: SIGNS[of],
  isGone: of === 'ours',
  isNew: of === 'theirs',
  text,
});

/** Whether our text would come to stand, or stands. */
const isOurs = ({ fate }: ChapterPreview): boolean =>
  fate === 'new' || fate === 'changed' || fate === 'unchanged';

const chapterView = (chapter: ChapterPreview) => {
  const { title, fate, stands, wanted, lines } = chapter;
  const { stands: before, wanted: after } = columnsOf(stands ?? '', wanted);
  // Without a text beside it, nothing is told apart.
  const plain = stands === null;
  const marked = (blocks: typeof before) =>
    blocks.map(({ mark, html }) => ({
      html,
      isGone: !plain && mark === 'gone',
      isNew: !plain && mark === 'new',
    }));
  return {
    title,
    fateKey: `preview.fate.${fate}` as const,
    standsNot: plain && lines !== null,
    unknown: plain && lines === null,
    stands: marked(before),
    wanted: marked(after),
    wantedKey: isOurs(chapter) ? 'preview.wanted' : 'preview.ours',
    lines: plain ? [] : (lines ?? []).map(lineView),
    differs: !plain && (lines ?? []).some(({ of }) => of !== 'both'),
    compares: !plain,
  };
};

const BADGES = {
  new: 'text-bg-success',
  changed: 'text-bg-primary',
  unchanged: 'text-bg-light border',
  kept: 'text-bg-warning',
  deleted: 'text-bg-secondary',
  refused: 'text-bg-danger',
} as const;

export const previewPages = async (
  templatesDir: string,
  lang: Lang,
  { name, readAt, books, pin, leaving, waits }: Preview,
): Promise<Pages> => {
  const compile = await pageCompiler(templatesDir, 'preview-layout');
  const [index, page] = [await compile('preview'), await compile('preview-chapter')];
  const files = new Map<string, string>();
  let chapters = 0;
  const shown = books.map((book) => ({
    ...book,
    chapters: book.chapters.map((chapter) => {
      chapters += 1;
      const file = `chapter-${chapters}.html`;
      const view = { lang, space: name, book: book.name, ...chapterView(chapter) };
      files.set(file, page({ ...view, heading: chapter.title }));
      const badge = BADGES[chapter.fate];
      return { title: chapter.title, file, fateKey: view.fateKey, badge };
    }),
  }));
  const first = index({
    lang,
    heading: name,
    space: name,
    readAt: readAt === null ? null : sayInstant(lang, readAt),
    pin,
    waits: waits ? { count: leaving.objects.length, total: leaving.total } : null,
    leaving: leaving.objects.map((one) => one.name),
    books: shown,
  });
  return new Map([
    ['index.html', first],
    ...files,
    ['bootstrap.css', await readFile(bootstrapCss, 'utf8')],
  ]);
};
