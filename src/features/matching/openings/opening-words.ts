/** What people read of openings. Titles and subjects name nobody, and no opening that is not open. */
import { choice, htmlInEach, type Words } from '../../asks/index.ts';
import { type OpeningSheet, sayOption } from '../../content/index.ts';
import type { Candidate } from '../../people/index.ts';
import { type Lang, message, type MessageKey, say, sayInEach } from '../../../shared/i18n.ts';
import { plainText } from '../../../shared/html.ts';
import { shorten } from '../../../shared/text.ts';
import type { Introducer } from './introduce.ts';
import type { ContactSheet, Opening } from './lead.ts';
import { type Ranked, type Reason, sayReason } from './rank.ts';

type Told = Record<'subject' | 'text', Words['text']> & { link: string };

const lineOf = (lang: Lang, { lead, reasons }: Ranked<Opening | ContactSheet>): string => {
  const employer = lead.family === 'opening' ? lead.employer : null;
  const name = [lead.title, employer, lead.communeName].filter((one) => one !== null);
  const why = reasons.map((one) => sayReason(lang, one)).join(', ');
  const params = { name: name.join(' – '), why };
  return why === '' ? params.name : say(lang, message('openings.line', params));
};

/** To a candidate: new openings that could suit, the best first, and whom else they could turn to. */
export const newsWords = (
  ranked: readonly Ranked<Opening>[],
  contacts: readonly Ranked<ContactSheet>[],
  link: string,
): Told => ({
  subject: sayInEach(message('openings.news.subject')),
  text: htmlInEach((lang) => [
    say(lang, message('openings.news.text', { count: ranked.length })),
    ranked.map((one) => lineOf(lang, one)),
    ...(contacts.length === 0
      ? []
      : [
          say(lang, message('openings.news.contacts')),
          contacts.map((one) => lineOf(lang, one)),
          say(lang, message('openings.news.where')),
        ]),
    say(lang, message('openings.news.then')),
  ]),
  link,
});

const wholeName = ({ firstname, lastname }: Pick<Candidate, 'firstname' | 'lastname'>): string =>
  `${firstname} ${lastname}`.trim();

/** What a candidate reads as « vous », said of them to others. */
const OF_THEM: Partial<Record<MessageKey, MessageKey>> = {
  'openings.metier.same': 'openings.seeks.same',
  'openings.metier.parent': 'openings.seeks.parent',
  'openings.metier.characters': 'openings.seeks.characters',
  'openings.metier.letter': 'openings.seeks.letter',
};
/** Facts of the sheet, which tell one candidate from another in nothing. */
const OF_SHEET: readonly MessageKey[] = ['openings.fresh', 'openings.deadline'];

/** A reason as others read it of a candidate. */
export const sayOfThem = (lang: Lang, { told, ...more }: Reason): string =>
  sayReason(lang, { ...more, told: { ...told, key: OF_THEM[told.key] ?? told.key } });

/** Why an opening suits a candidate, to others who choose among several. */
export const whyThem = (lang: Lang, reasons: readonly Reason[]): string =>
  reasons
    .filter(({ told }) => !OF_SHEET.includes(told.key))
    .map((one) => sayOfThem(lang, one))
    .join(', ') || '–';

/**
 * To the referents of an opening passed on by the network: whom it could suit and who could
 * recommend them. They read it behind the login; its own texts stay where they are, until they let a mentor
 * be asked.
 */
export const hiddenWords = (
  opening: Opening,
  candidates: readonly Ranked<Candidate>[],
  introducers: readonly Introducer[],
): Words => ({
  about: sayInEach(message('openings.hidden.about')),
  title: sayInEach(message('openings.hidden.title', { id: opening.id })),
  text: htmlInEach((lang) => [
    say(lang, message('openings.hidden.text', { count: candidates.length })),
    candidates.map(({ lead, reasons }) =>
      say(
        lang,
        message('openings.hidden.person', {
          name: wholeName(lead),
          why: whyThem(lang, reasons),
        }),
      ),
    ),
    ...(introducers.length === 0
      ? [say(lang, message('openings.hidden.nobody'))]
      : [
          say(lang, message('openings.hidden.introducers')),
          introducers.map(({ mentor, reason }) =>
            say(
              lang,
              message('openings.hidden.person', {
                name: wholeName(mentor),
                why: sayReason(lang, reason),
              }),
            ),
          ),
        ]),
    say(lang, message('openings.hidden.then')),
    ...(introducers.length === 0 ? [] : [say(lang, message('openings.hidden.askThen'))]),
  ]),
  link: opening.url,
  choices: [
    choice('done', 'openings.hidden.done'),
    ...(introducers.length === 0 ? [] : [choice('ask', 'openings.hidden.ask')]),
    choice('none', 'openings.hidden.none'),
  ],
});

/** Enough to know whom to think of; the rest is said when they speak to each other (characters). */
const LONGEST_TEXT = 3000;

/** What there is to read of one that is passed on: what members would read were it open, without markup. */
const linesOf = (lang: Lang, sheet: OpeningSheet): string[] => {
  const { contract, level, clearance, deadline } = sheet;
  const values = {
    title: sheet.title,
    employer: sheet.employer,
    commune: sheet.commune,
    contract: contract && sayOption(lang, 'contract', contract),
    level: level && sayOption(lang, 'level', level),
    salary: sheet.salary,
    experience: sheet.experience,
    clearance: clearance && sayOption(lang, 'clearance', clearance),
    description: sheet.description && shorten(plainText(sheet.description), LONGEST_TEXT),
    site: sheet.site?.href ?? null,
  };
  const lines = Object.entries(values).flatMap(([field, value]) =>
    value === null ? [] : [say(lang, message('openings.mentor.field', { field, value }))],
  );
  const until = deadline === null ? [] : [message('openings.mentor.deadline', { day: deadline })];
  return [...lines, ...until.map((told) => say(lang, told))];
};

/** To a mentor whom the referent of an opening wishes to ask: its text, and no candidate. */
export const introduceWords = (id: number, sheet: OpeningSheet): Omit<Words, 'link'> => ({
  about: sayInEach(message('openings.mentor.about')),
  title: sayInEach(message('openings.mentor.title', { id })),
  text: htmlInEach((lang) => [
    say(lang, message('openings.mentor.text')),
    linesOf(lang, sheet),
    say(lang, message('openings.mentor.then')),
  ]),
  choices: [choice('yes', 'openings.mentor.yes'), choice('no', 'openings.mentor.no')],
});

/** To the referents: who can recommend; null: none of those asked. */
export const foundWords = (
  id: number,
  mentor: Pick<Candidate, 'firstname' | 'lastname'> | null,
): Omit<Told, 'link'> => ({
  subject: sayInEach(message(mentor === null ? 'openings.none.subject' : 'openings.found.subject')),
  text: htmlInEach((lang) => [
    mentor === null
      ? say(lang, message('openings.none.text', { id }))
      : say(lang, message('openings.found.text', { id, name: shorten(wholeName(mentor)) })),
  ]),
});
