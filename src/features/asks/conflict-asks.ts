/**
 * Where a person's work stands instead of ours, the referents of the space are asked what shall
 * stand: in Moodle, where they are, not at the administrator's console.
 */
import { inEach, message, type Message, say, sayInEach } from '../../shared/i18n.ts';
import { allSpaces } from '../network/index.ts';
import { referentsOf } from '../people/index.ts';
import { type Choice, decide, type Reaction } from '../sync/index.ts';
import { answererOf } from './answerer.ts';
import { isSameSubject, type Subject, type Words } from './ask.ts';
import { askAbout, type Waiting } from './ask-about.ts';
import type { Handler } from './take-answers.ts';
import { type Undecided, undecidedOf } from './undecided.ts';
import { choice, htmlInEach } from './words.ts';

const PURPOSE = 'conflict';

const CHOICES: ReadonlyMap<string, Choice> = new Map([
  ['keep', 'theirs'],
  ['ours', 'ours'],
  ['sheet', 'sheet'],
]);

/** Another question about the same text is another ask: an answer is good for what was read. */
const subjectOf = ({ object, about, kind, again = false }: Undecided): Subject => ({
  object,
  about,
  ...(kind === 'leaving' ? { kind } : {}),
  ...(again ? { again: 'yes' } : {}),
});

/** What the referents read; `spaceUrl` stands in where what it is about has no page any more. */
const wordsOf = ({ what, url, kind, again = false }: Undecided, spaceUrl: string): Words => {
  return {
    about: sayInEach(message(`asks.${kind}.about`)),
    title: inEach((lang) => say(lang, message(`asks.${kind}.title`, { what: say(lang, what) }))),
    text: htmlInEach((lang) => [
      ...(again ? [say(lang, message('asks.sheet.again'))] : []),
      say(lang, message(`asks.${kind}.text`, { what: say(lang, what) })),
      say(lang, message(`asks.${kind}.unanswered`)),
    ]),
    link: url ?? spaceUrl,
    choices: [
      choice('keep', `asks.${kind}.keep`),
      ...(kind === 'sheet' ? [choice('sheet', 'asks.sheet.sheet')] : []),
      choice('ours', `asks.${kind}.ours`),
    ],
  };
};

/** Opens an ask for each text that waits, and withdraws those that were settled in another way. */
export const conflictAsks: Reaction = {
  async react(tx, moment) {
    const spaces = new Map((await allSpaces(tx)).map((space) => [space.code, space]));
    const waiting: Waiting[] = [];
    for (const undecided of await undecidedOf(tx)) {
      const space = spaces.get(undecided.space);
      // A deleted course leaves its Books behind as gone: nobody has to decide about them.
      if (space === undefined) continue;
      waiting.push({
        space: space.code,
        subject: subjectOf(undecided),
        people: await referentsOf(tx, space.code),
        words: wordsOf(undecided, space.url),
      });
    }
    await askAbout(tx, PURPOSE, waiting, moment);
    return [];
  },
};

/** Carries out what a referent chose: about the very text they were asked about, and no other. */
export const conflictAnswers: Handler = {
  purpose: PURPOSE,
  async carryOut(tx, { ask, answer }, { now }): Promise<Message[]> {
    const { object = '' } = ask.subject;
    const chosen = CHOICES.get(answer.choice);
    const waits = (await undecidedOf(tx)).find((one) => one.object === object);
    if (chosen === undefined || !waits || !isSameSubject(subjectOf(waits), ask.subject)) {
      return [message('asks.conflict.late', { object })];
    }
    const by = await answererOf(tx, answer);
    await decide({ db: tx, clock: { now: () => now } }, object, chosen, by);
    const taken = waits.kind === 'leaving' && chosen === 'ours';
    return [message(taken ? 'asks.leaving.taken' : `asks.conflict.${chosen}`, { object })];
  },
};
