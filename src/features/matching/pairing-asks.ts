/** Which questions about pairings are open: each pairing and purpose has one, under a key of its own. */
import type { Db } from '../../db/index.ts';
import { type Ask, asksOf, type NewAsk, openAsk, withdrawAsk, type Words } from '../asks/index.ts';
import type { Moment } from '../sync/index.ts';
import { takeBack, wishedKeys, wishesOf } from '../wishes/index.ts';
import { ANSWERED_WITHIN, DECIDED_WITHIN, DECISION_REMINDED_AFTER } from './pairing-facts.ts';

export const PURPOSES = {
  /** Of the responsible people: whether it shall be proposed to the two. */
  referent: 'pairing',
  candidate: 'pairing_candidate',
  mentor: 'pairing_mentor',
  /** Of the candidate, from time to time: whether it goes on. */
  check: 'pairing_check',
} as const;
export type Purpose = keyof typeof PURPOSES;

/** How long a question waits, and when who was asked is reminded; absent: as any ask. */
const TIMES: Partial<Record<Purpose, Pick<NewAsk, 'expiresAfter' | 'remindsAfter'>>> = {
  referent: { expiresAfter: DECIDED_WITHIN, remindsAfter: DECISION_REMINDED_AFTER },
};

/** A question that is to stand. */
export type Question = {
  /** The code of the space in which it is asked. */
  space: string;
  /** The pairing's id. */
  pairing: string;
  /** Which time it is asked (`check`), or whose turn it is (`referent`); absent: it is asked once. */
  turn?: string;
  people: readonly number[];
  /** Made where it is not asked yet. */
  words: () => Words;
};

const nameOf = (pairing = '', turn?: string): string =>
  turn === undefined ? pairing : `${pairing}/${turn}`;

const askedAbout = ({ subject }: Ask): string => nameOf(subject['pairing'], subject['turn']);

/** The people each open question of these spaces is put to, by the key of the ask. */
const addressedTo = async (
  tx: Db,
  spaces: ReadonlySet<string>,
): Promise<ReadonlyMap<string, { people: readonly number[]; words: Words }>> => {
  const found = new Map<string, { people: readonly number[]; words: Words }>();
  for (const space of spaces) {
    for (const wish of await wishesOf(tx, space)) {
      if (wish.type !== 'ask') continue;
      const { about, title, text, link, choices, people } = wish.body;
      found.set(wish.key, { people, words: { about, title, text, link, choices } });
    }
  }
  return found;
};

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** The open asks of a purpose; what was answered is open until its pairing went on. */
export const openAsksOf = async (tx: Db, purpose: Purpose): Promise<Ask[]> =>
  (await asksOf(tx, PURPOSES[purpose])).filter(({ endedAt }) => endedAt === null);

/**
 * Keeps the questions of a purpose in step with what is to be asked: opens what is new, follows
 * people who come and go, withdraws the others. An ask that stands costs nothing. One whose time is
 * over is closed in Moodle by itself; while its pairing is asked about, an answer of the last
 * moment is still carried out.
 */
export const keepAsks = async (
  tx: Db,
  purpose: Purpose,
  questions: readonly Question[],
  moment: Moment,
): Promise<void> => {
  const wanted = new Map(
    questions
      .filter(({ people }) => people.length > 0)
      .map((one) => [nameOf(one.pairing, one.turn), one]),
  );
  const asked = new Set(questions.map(({ pairing }) => pairing));
  const asks = await asksOf(tx, PURPOSES[purpose]);
  const before = new Map<string, number>();
  const standing = new Map<string, Ask>();
  for (const ask of asks) {
    const name = askedAbout(ask);
    before.set(name, (before.get(name) ?? 0) + 1);
    if (ask.endedAt !== null) continue;
    const isOver = ask.madeAt + (TIMES[purpose]?.expiresAfter ?? ANSWERED_WITHIN) <= moment.now;
    if (wanted.get(name)?.space === ask.space) standing.set(name, ask);
    else if (!isOver || !asked.has(ask.subject['pairing'] ?? '')) {
      await withdrawAsk(tx, ask, moment);
    }
  }
  const addressed = await addressedTo(
    tx,
    new Set([...standing.values()].map(({ space }) => space)),
  );
  for (const [name, { space, pairing, turn, people, words }] of wanted) {
    const ask = standing.get(name);
    const now = ask === undefined ? undefined : addressed.get(ask.key);
    // Erased with its texts a month after it closed: it is not asked again.
    if (ask !== undefined && (now === undefined || isSame(now.people, people))) continue;
    const parts = [PURPOSES[purpose], pairing.toLowerCase(), turn, before.get(name)];
    const key = `${space}/ask/${parts.filter((part) => part !== undefined).join('-')}`;
    const subject = { pairing, ...(turn === undefined ? {} : { turn }) };
    await openAsk(
      tx,
      {
        key: ask?.key ?? key,
        purpose: PURPOSES[purpose],
        subject,
        words: now?.words ?? words(),
        people,
        ...TIMES[purpose],
      },
      moment,
    );
  }
};

/** The ids of the pairings about which a question can still be read, an answered one too. */
export const pairingsAsked = async (tx: Db): Promise<ReadonlySet<string>> => {
  const asks: Ask[] = [];
  for (const purpose of Object.values(PURPOSES)) asks.push(...(await asksOf(tx, purpose)));
  if (asks.length === 0) return new Set();
  const wished = new Set(await wishedKeys(tx));
  return new Set(
    asks.flatMap(({ key, subject }) => (wished.has(key) ? [subject['pairing'] ?? ''] : [])),
  );
};

/**
 * Takes away every question about a pairing, those answered too: what was read about somebody who
 * takes their consent back is not to be read on for the month that answers stay.
 */
export const forgetAsks = async (tx: Db, pairing: string, moment: Moment): Promise<void> => {
  for (const purpose of Object.values(PURPOSES)) {
    for (const ask of await asksOf(tx, purpose)) {
      if (ask.subject['pairing'] !== pairing) continue;
      await withdrawAsk(tx, ask, moment);
      await takeBack(tx, ask.key);
    }
  }
};
