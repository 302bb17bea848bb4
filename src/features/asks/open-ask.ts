import type { Db } from '../../db/index.ts';
import { makeWish } from '../wishes/index.ts';
import type { Moment } from '../sync/index.ts';
import { type Ask, bodyOf, type NewAsk } from './ask.ts';
import { addAsk, askUnder } from './ask-store.ts';

const spaceOf = (key: string): string => key.split('/')[0] ?? '';

/**
 * Asks people a question, in the caller's transaction. The same call twice asks once; other words
 * or people under the same key take the place of the first, for the time that is left.
 * @throws {MaraError} naming the key, the field and the mend; nobody is asked then.
 */
export const openAsk = async (tx: Db, ask: NewAsk, { now }: Pick<Moment, 'now'>): Promise<Ask> => {
  const { key, purpose, subject, words } = ask;
  const before = await askUnder(tx, key);
  const madeAt = before?.madeAt ?? now;
  await makeWish(
    tx,
    { key, type: 'ask', name: words.title.fr, body: bodyOf(ask, madeAt) },
    { now: madeAt },
  );
  if (before !== null) return before;
  const made = { key, space: spaceOf(key), purpose, subject, madeAt };
  await addAsk(tx, made);
  return { ...made, endedAt: null };
};

/** Puts an ask to these people instead; those who were told before are not told again. */
export const addressAsk = async (
  tx: Db,
  wish: { key: string; name: string; body: ReturnType<typeof bodyOf> },
  people: readonly number[],
  moment: Pick<Moment, 'now'>,
): Promise<void> => {
  const { key, name, body } = wish;
  await makeWish(tx, { key, type: 'ask', name, body: { ...body, people: [...people] } }, moment);
};
