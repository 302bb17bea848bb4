/** What people read of a pairing. Titles and subjects name nobody: they stand in plans and notices. */
import { choice, htmlInEach, type Words } from '../asks/index.ts';
import type { Space } from '../network/index.ts';
import type { Candidate, Member, Mentor } from '../people/index.ts';
import { message, type MessageKey, say, sayInEach } from '../../shared/i18n.ts';
import { explainPair, referentReasons } from './explain.ts';
import { type Pairing, type Partner, REFUSALS } from './pairing.ts';
import { candidateLines, mentorLines, type Wording } from './pairing-portrait.ts';
import type { PairFacts } from './score.ts';

/** By which people tell one pairing from another; it says nothing of the two. */
export const refOf = ({ id }: Pick<Pairing, 'id'>): string => id.slice(-6);

export type Both = { candidate: Candidate; mentor: Mentor };

/** Yes first, then a no for each reason; the last one asks for a word. */
const answersFor = (who: 'referent' | Partner): Words['choices'] => [
  choice('accept', `pairings.${who}.accept`),
  ...REFUSALS.map((why) => ({
    ...choice(`refuse_${why}`, `pairings.${who}.${why}`),
    remark: why === 'other' ? ('required' as const) : ('none' as const),
  })),
];

/** What speaks for the two, where it can be told. */
const reasonsFor = <P>({ factsOf }: Wording, both: Both, parts: (facts: PairFacts) => P[]): P[] =>
  factsOf === null ? [] : parts(factsOf(both));

/** What the responsible people are asked with. */
type Asking = {
  wording: Wording;
  space: Space;
  /** The mentor let the last two proposals pass. */
  silent: boolean;
  /** Nobody was asked before them, or is asked after them. */
  isFirst: boolean;
  isLast: boolean;
};

/** What the responsible people read: both names, for they know the two or can ask. */
export const referentWords = (
  pairing: Pairing,
  { candidate, mentor }: Both,
  { wording, space, silent, isFirst, isLast }: Asking,
): Words => {
  const nameOf = ({ firstname, lastname }: Member): string => `${firstname} ${lastname}`.trim();
  return {
    about: sayInEach(message('pairings.referent.about')),
    title: sayInEach(message('pairings.referent.title', { ref: refOf(pairing) })),
    text: htmlInEach((lang) => [
      ...(isFirst ? [] : [say(lang, message('pairings.referent.passedOn'))]),
      say(lang, message('pairings.referent.candidate', { name: nameOf(candidate) })),
      candidateLines(lang, candidate, wording),
      say(lang, message('pairings.referent.mentor', { name: nameOf(mentor) })),
      mentorLines(lang, mentor, wording),
      ...reasonsFor(wording, { candidate, mentor }, (facts) => [
        say(lang, message('pairings.referent.reasons')),
        referentReasons(lang, facts),
      ]),
      ...(pairing.points === null
        ? []
        : [say(lang, message('pairings.referent.points', { points: pairing.points }))]),
      ...(silent ? [say(lang, message('pairings.referent.silent'))] : []),
      say(lang, message('pairings.referent.then')),
      say(lang, message(isLast ? 'pairings.referent.lapses' : 'pairings.referent.goesOn')),
    ]),
    link: space.url,
    choices: answersFor('referent'),
  };
};

/** What one of the two reads of the other: a first name, and in words what they seek or do. */
export const partnerWords = (
  who: Partner,
  pairing: Pairing,
  { candidate, mentor }: Both,
  { wording, space }: { wording: Wording; space: Space },
): Words => {
  const other = who === 'candidate' ? mentor : candidate;
  return {
    about: sayInEach(message(`pairings.${who}.about`)),
    title: sayInEach(message(`pairings.${who}.title`, { ref: refOf(pairing) })),
    text: htmlInEach((lang) => [
      say(lang, message(`pairings.${who}.text`, { firstname: other.firstname })),
      who === 'candidate'
        ? mentorLines(lang, mentor, wording)
        : candidateLines(lang, candidate, wording),
      ...reasonsFor(wording, { candidate, mentor }, (facts) => [explainPair(lang, who, facts)]),
      say(lang, message(`pairings.${who}.then`)),
    ]),
    link: space.url,
    choices: answersFor(who),
  };
};

/** What a candidate is asked from time to time while the pairing lasts. */
export const checkWords = (pairing: Pairing, mentor: Mentor, space: Space): Words => ({
  about: sayInEach(message('pairings.check.about')),
  title: sayInEach(message('pairings.check.title', { ref: refOf(pairing) })),
  text: htmlInEach((lang) => [
    say(lang, message('pairings.check.text', { firstname: mentor.firstname })),
    say(lang, message('pairings.check.unanswered')),
  ]),
  link: space.url,
  choices: [
    choice('goes_on', 'pairings.check.goesOn'),
    choice('settled', 'pairings.check.settled'),
    choice('stopped', 'pairings.check.stopped'),
    choice('changed', 'pairings.check.changed'),
  ],
});

type Told = Record<'subject' | 'text', Words['text']> & { link: string };

/** Where Moodle's own messages to somebody are written, wherever the site stands. */
const messagesTo = ({ id }: Pick<Member, 'id'>, { url }: Space): string =>
  new URL(`../message/index.php?id=${id}`, url).href;

/** What one reads of the other once both agreed. */
export const introductionWords = (who: Partner, other: Member, home: Space): Told => {
  const name = `${other.firstname} ${other.lastname}`.trim();
  const reached =
    other.contact === null
      ? message('pairings.begin.moodle')
      : message('pairings.begin.contact', { contact: other.contact });
  return {
    subject: sayInEach(message('pairings.begin.subject')),
    text: htmlInEach((lang) => [
      say(lang, message(`pairings.begin.${who}`, { name })),
      say(lang, reached),
      say(lang, message(`pairings.begin.${who}.first`)),
    ]),
    link: messagesTo(other, home),
  };
};

/** It comes to nothing (`off`), has ended (`over`), or the network noted that it has (`noted`). */
export type Ended = 'off' | 'over' | 'noted';

/** Never why. */
export const endWords = (kind: Ended, who: Partner, home: Space): Told => {
  const key: MessageKey = kind === 'noted' ? 'pairings.over.noted' : `pairings.${kind}.${who}`;
  return {
    subject: sayInEach(message(`pairings.${kind === 'off' ? 'off' : 'over'}.subject`)),
    text: htmlInEach((lang) => [say(lang, message(key))]),
    link: home.url,
  };
};
