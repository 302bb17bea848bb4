/** What people read of openings. Titles and subjects name nobody, and no opening that is not open. */
import { choice, htmlInEach, type Words } from '../../asks/index.ts';
import type { Candidate } from '../../people/index.ts';
import { type Lang, message, say, sayInEach } from '../../../shared/i18n.ts';
import type { Introducer } from './introduce.ts';
import type { Opening } from './lead.ts';
import { type Ranked, sayReason } from './rank.ts';

type Told = Record<'subject' | 'text', Words['text']> & { link: string };

const lineOf = (lang: Lang, { lead, reasons }: Ranked<Opening>): string => {
  const name = [lead.title, lead.employer, lead.communeName].filter((one) => one !== null);
  const why = reasons.map((one) => sayReason(lang, one)).join(', ');
  const params = { name: name.join(' – '), why };
  return why === '' ? params.name : say(lang, message('openings.line', params));
};

/** To a candidate: new openings that could suit, the best first. */
export const newsWords = (ranked: readonly Ranked<Opening>[], link: string): Told => ({
  subject: sayInEach(message('openings.news.subject')),
  text: htmlInEach((lang) => [
    say(lang, message('openings.news.text', { count: ranked.length })),
    ranked.map((one) => lineOf(lang, one)),
    say(lang, message('openings.news.then')),
  ]),
  link,
});

const wholeName = ({ firstname, lastname }: Pick<Candidate, 'firstname' | 'lastname'>): string =>
  `${firstname} ${lastname}`.trim();

/**
 * To the referents of an opening passed on by the network: whom it could suit and who could
 * recommend them. They read it behind the login; its own texts stay where they are.
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
          why: reasons.map((one) => sayReason(lang, one)).join(', ') || '–',
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
  ]),
  link: opening.url,
  choices: [choice('done', 'openings.hidden.done'), choice('none', 'openings.hidden.none')],
});
