/** Keeps the asks of one purpose in step with what waits for people. */
import { createHash } from 'node:crypto';
import type { Db } from '../../db/index.ts';
import type { Moment } from '../sync/index.ts';
import { wishUnder } from '../wishes/index.ts';
import { type Ask, isSameSubject, type Subject, type Words } from './ask.ts';
import { asksOf } from './ask-store.ts';
import { addressAsk, openAsk } from './open-ask.ts';
import { withdrawAsk } from './withdraw-ask.ts';

/** Something that waits for an answer of these people. Equal subjects are the same thing. */
export type Waiting = {
  /** The code of the space whose ask it is. */
  space: string;
  subject: Subject;
  /** Empty: there is nobody to ask. */
  people: readonly number[];
  words: Words;
};

/** The same question has one key; one that comes up again after it was settled has another. */
const keyOf = (purpose: string, { space, subject }: Waiting, before: readonly Ask[]): string => {
  const digest = createHash('sha256').update(JSON.stringify([subject, before.length]));
  return `${space}/ask/${purpose}-${digest.digest('hex').slice(0, 16)}`;
};

/** Whoever may answer now: people come and go while a question waits. */
const keepAddressed = async (
  tx: Db,
  { key }: Ask,
  people: readonly number[],
  moment: Moment,
): Promise<void> => {
  const wish = await wishUnder(tx, key);
  // Expired long ago, and erased: it is not asked again.
  if (wish?.type === 'ask') await addressAsk(tx, wish, people, moment);
};

/**
 * Asks about each thing that waits, once: not again when it expires unanswered. What no longer waits,
 * or has nobody left to ask, is withdrawn.
 * @param isAmong which asks of the purpose the list is about; the others stay as they are
 */
export const askAbout = async (
  tx: Db,
  purpose: string,
  waiting: readonly Waiting[],
  moment: Moment,
  isAmong: (ask: Ask) => boolean = () => true,
): Promise<void> => {
  const asks = (await asksOf(tx, purpose)).filter(isAmong);
  const addressed = waiting.filter(({ people }) => people.length > 0);
  const about = (ask: Ask) => (one: Waiting) =>
    one.space === ask.space && isSameSubject(one.subject, ask.subject);
  for (const ask of asks) {
    if (ask.endedAt === null && !addressed.some(about(ask))) await withdrawAsk(tx, ask, moment);
  }
  for (const one of addressed) {
    const { subject, people, words } = one;
    const before = asks.filter((ask) => about(ask)(one));
    const open = before.find(({ endedAt }) => endedAt === null);
    if (open !== undefined) await keepAddressed(tx, open, people, moment);
    else {
      await openAsk(
        tx,
        { key: keyOf(purpose, one, before), purpose, subject, words, people },
        moment,
      );
    }
  }
};
