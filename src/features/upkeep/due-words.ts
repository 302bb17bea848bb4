/** The question whether sheets are still right, as people read it. */
import { escapeHtml, choice, type Words } from '../asks/index.ts';
import { isTooOld, leavesOn, type StandingSheet } from '../content/index.ts';
import {
  inEach,
  type Lang,
  message,
  type MessageKey,
  say,
  sayDay,
  sayInEach,
} from '../../shared/i18n.ts';
import { shorten } from '../../shared/text.ts';

export const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

const LONGEST_FACT = 120;

/** A sheet by its name, which leads to its form. */
export const linkTo = ({ name, url }: Pick<StandingSheet, 'name' | 'url'>): string =>
  `<a href="${escapeHtml(url)}">${escapeHtml(shorten(name))}</a>`;

/** What is most often wrong first: telephone and address; then when somebody last looked. */
export const factsOf = (sheet: StandingSheet, lang: Lang): string => {
  const { phone, address, commune, age } = sheet;
  const verified =
    age.verifiedOn === null
      ? message('upkeep.due.never')
      : message('upkeep.due.since', { day: sayDay(lang, age.verifiedOn) });
  return [phone, [address, commune].filter((part) => part !== '').join(', '), say(lang, verified)]
    .filter((part) => part !== '')
    .map((part) => escapeHtml(shorten(part, LONGEST_FACT)))
    .join(' · ');
};

const leaving = (sheet: StandingSheet, today: string, lang: Lang): string => {
  if (sheet.family === 'opening' || !isTooOld(sheet.age, today)) return '';
  const day = sayDay(lang, leavesOn(sheet.age, today));
  return `<br>${escapeHtml(say(lang, message('upkeep.due.leaving', { day })))}`;
};

const itemOf = (sheet: StandingSheet, today: string, lang: Lang): string =>
  `${linkTo(sheet)}<br>${factsOf(sheet, lang)}${leaving(sheet, today, lang)}`;

const textOf = (sheets: readonly StandingSheet[], today: string, lang: Lang): string => {
  const many = sheets.length > 1;
  const items = sheets.map((sheet) => `<li>${itemOf(sheet, today, lang)}</li>`).join('');
  const tell = (key: MessageKey): string => paragraph(say(lang, message(key)));
  return [
    tell(many ? 'upkeep.due.many.text' : 'upkeep.due.one.text'),
    many ? `<ol>${items}</ol>` : `<ul>${items}</ul>`,
    tell('upkeep.due.unanswered'),
  ].join('');
};

/** One sheet is asked about with three answers, several with two: all are right, or some are not. */
export const dueWords = (
  sheets: readonly StandingSheet[],
  { today, link, space }: { today: string; link: string; space: string },
): Words => {
  const [first, ...more] = sheets;
  const one = first !== undefined && more.length === 0 ? first : null;
  const title =
    one === null
      ? message('upkeep.due.many.title', { count: sheets.length, space: shorten(space) })
      : message('upkeep.due.one.title', { sheet: shorten(one.name) });
  return {
    about: sayInEach(message('upkeep.due.about')),
    title: sayInEach(title),
    text: inEach((lang) => textOf(sheets, today, lang)),
    link: one?.url ?? link,
    choices:
      one === null
        ? [
            choice('all', 'upkeep.due.all'),
            { ...choice('some', 'upkeep.due.some'), remark: 'optional' },
          ]
        : [
            choice('same', 'upkeep.due.same'),
            choice('mend', 'upkeep.due.mend'),
            choice('withdraw', 'upkeep.due.withdraw'),
          ],
  };
};
