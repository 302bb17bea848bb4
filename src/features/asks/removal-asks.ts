/**
 * Removals that wait for a second person are put to the referents of the national space: not to
 * those of the space they are in, who may have made them.
 */
import type { Db } from '../../db/index.ts';
import { message, type Message, say, sayInEach } from '../../shared/i18n.ts';
import { shorten } from '../../shared/text.ts';
import { allSpaces, type Space } from '../network/index.ts';
import { referentsOf } from '../people/index.ts';
import { approve, type Hold, holdsOf, type Reaction } from '../sync/index.ts';
import { answererOf } from './answerer.ts';
import type { Words } from './ask.ts';
import { askAbout, type Waiting } from './ask-about.ts';
import type { Handler } from './take-answers.ts';
import { choice, htmlInEach } from './words.ts';

const PURPOSE = 'removal';
/** Enough to see what kind of removal it is. */
const NAMES_SHOWN = 30;

const wordsOf = ({ objects, total }: Hold, { name, url }: Space): Words => {
  const params = { space: shorten(name), count: objects.length, total };
  const left = objects.length - NAMES_SHOWN;
  return {
    about: sayInEach(message('asks.removal.about')),
    title: sayInEach(message('asks.removal.title', params)),
    text: htmlInEach((lang) => [
      say(lang, message('asks.removal.text', params)),
      [
        ...objects.slice(0, NAMES_SHOWN).map((object) => object.name),
        ...(left > 0 ? [say(lang, message('asks.removal.more', { count: left }))] : []),
      ],
      say(lang, message('asks.removal.unanswered')),
    ]),
    link: url,
    choices: [choice('approve', 'asks.removal.approve'), choice('leave', 'asks.removal.leave')],
  };
};

/** The second persons: referents of the national space who are none of this one. */
const approversOf = async (tx: Db, national: Space, space: string): Promise<number[]> => {
  const own = new Set(await referentsOf(tx, space));
  return (await referentsOf(tx, national.code)).filter((id) => !own.has(id));
};

/** Opens an ask for each removal that waits, and withdraws those that no longer do. */
export const removalAsks: Reaction = {
  async react(tx, moment) {
    const spaces = await allSpaces(tx);
    const national = spaces.find((space) => space.national);
    const waiting: Waiting[] = [];
    for (const hold of (await holdsOf(tx)).values()) {
      const space = spaces.find(({ code }) => code === hold.space);
      if (national === undefined || space === undefined || hold.approvedBy !== null) continue;
      waiting.push({
        space: national.code,
        // The digest names the very removal: an answer is good for it alone.
        subject: { space: hold.space, digest: hold.digest },
        people: await approversOf(tx, national, hold.space),
        words: wordsOf(hold, space),
      });
    }
    await askAbout(tx, PURPOSE, waiting, moment);
    return [];
  },
};

/** Approves the very removal that was asked about, once someone named by the ask says so. */
export const removalAnswers: Handler = {
  purpose: PURPOSE,
  async carryOut(tx, { ask, answer }, { now }): Promise<Message[]> {
    const { space = '', digest } = ask.subject;
    if (answer.choice !== 'approve') return [message('asks.removal.left', { space })];
    const hold = (await holdsOf(tx)).get(space);
    if (hold?.digest !== digest) return [message('asks.removal.late', { space })];
    const by = await answererOf(tx, answer);
    // Being named by the ask is the right: the plugin takes answers of nobody else.
    await approve({ db: tx, clock: { now: () => now } }, space, by, [by]);
    return [message('asks.removal.approved', { space })];
  },
};
