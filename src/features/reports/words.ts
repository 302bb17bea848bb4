/** A report in a few sentences, made from its figures. Pure. */
import { message, type Message, type MessageKey, type Lang, say } from '../../shared/i18n.ts';
import { type ActivityReport, isEmpty, nationalFigure } from './report.ts';
import { sayWhen } from './labels.ts';
import { sayValue } from './tables.ts';

/** `shown`: the count as it is written. */
type Told = { count: number; shown: string; against: string };

/** What a figure was before, in brackets; nothing where that is not known or hidden. */
const againstOf = (
  lang: Lang,
  value: number,
  previous: { value: number | null; hidden: boolean } | null,
  unit: string,
): string => {
  if (previous === null || previous.hidden || previous.value === null) return '';
  if (previous.value === value) return say(lang, message('reports.against.same'));
  return say(lang, message('reports.against.other', { value: sayValue(lang, previous, unit) }));
};

/** A figure of the whole network that can be told; null: it is hidden, or there is none. */
const toldOf = (report: ActivityReport, lang: Lang, indicator: string, unit = ''): Told | null => {
  const figure = nationalFigure(report, indicator);
  if (figure === undefined || figure.hidden || figure.value === null) return null;
  const against = againstOf(lang, figure.value, figure.previous, unit);
  return { count: figure.value, shown: sayValue(lang, figure, unit), against };
};

/** A sentence about something of which there is some, or was. */
const counted = (
  report: ActivityReport,
  lang: Lang,
  indicator: string,
  key: MessageKey,
): Message[] => {
  const told = toldOf(report, lang, indicator);
  const before = nationalFigure(report, indicator)?.previous?.value ?? 0;
  if (told === null || (told.count === 0 && before === 0)) return [];
  return [message(key, { ...told, when: sayWhen(lang, report) })];
};

const sayDays = (lang: Lang, count: number): string => {
  if (count === 0) return say(lang, message('reports.say.sameDay'));
  const shown = sayValue(lang, { value: count, hidden: false }, 'days');
  return say(lang, message('reports.say.days', { count, shown }));
};

/** How many were served in time, and after how many days. */
const inTime = (report: ActivityReport, lang: Lang, what: 'contact' | 'mentor'): Message[] => {
  const share = toldOf(report, lang, `${what}.within`, 'percent');
  if (share === null) return [];
  const [median, ninth] = ['median', 'ninth'].map(
    (column) => nationalFigure(report, `${what}.days`, column)?.value ?? null,
  );
  const params = { share: share.count, against: share.against };
  if (median === null || median === undefined || ninth === null || ninth === undefined) {
    return [message(`reports.say.${what}.share`, params)];
  }
  const days = { median: sayDays(lang, median), ninth: sayDays(lang, ninth) };
  return [message(`reports.say.${what}`, { ...params, ...days })];
};

const mentors = (report: ActivityReport, lang: Lang): Message[] => {
  const [all, offered, used] = ['mentors', 'capacity.offered', 'capacity.used'].map((id) =>
    toldOf(report, lang, id),
  );
  if (!all || !offered || offered.count === 0) return [];
  const places = say(lang, message('reports.say.mentors.places', offered));
  const taken = used ? say(lang, message('reports.say.mentors.used', used)) : '';
  return [message('reports.say.mentors', { ...all, places, used: taken })];
};

const sheets = (report: ActivityReport): Message[] => {
  const all = nationalFigure(report, 'sheets')?.value ?? 0;
  const due = ['due', 'old'].reduce(
    (sum, column) =>
      sum +
      report.figures
        .filter((one) => one.indicator === 'sheets' && one.column === column)
        .filter(({ row }) => row.startsWith('family:'))
        .reduce((count, { value }) => count + (value ?? 0), 0),
    0,
  );
  return all === 0 ? [] : [message('reports.say.sheets', { count: due, all })];
};

/** A sentence for each thing that matters, where it can be told. */
export const summaryOf = (report: ActivityReport, lang: Lang): string[] => {
  if (isEmpty(report)) return [say(lang, message('reports.empty'))];
  // Of the day of the report something is known; of the period nothing.
  const ofPeriod = report.figures.filter(({ previous }) => previous !== null);
  const ofToday = [...mentors(report, lang), ...sheets(report)];
  if (isEmpty({ figures: ofPeriod })) {
    return [message('reports.empty'), ...ofToday].map((sentence) => say(lang, sentence));
  }
  const active = nationalFigure(report, 'candidates.active');
  const sentences = [
    ...(active?.hidden === true
      ? [message('reports.say.active.hidden')]
      : counted(report, lang, 'candidates.active', 'reports.say.active')),
    ...counted(report, lang, 'candidates.arrived', 'reports.say.arrived'),
    ...counted(report, lang, 'candidates.settled', 'reports.say.settled'),
    ...inTime(report, lang, 'contact'),
    ...inTime(report, lang, 'mentor'),
    ...counted(report, lang, 'overdue.contact', 'reports.say.overdue.contact'),
    ...counted(report, lang, 'overdue.mentor', 'reports.say.overdue.mentor'),
    ...counted(report, lang, 'pairings.proposed', 'reports.say.proposed'),
    ...counted(report, lang, 'pairings.active', 'reports.say.pairings'),
    ...counted(report, lang, 'openings.received', 'reports.say.openings'),
    ...ofToday,
  ];
  return sentences.map((sentence) => say(lang, sentence));
};
