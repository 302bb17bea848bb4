/** What the two of a pairing are told: each other's names at its beginning, and its end. */
import type { Db } from '../../db/index.ts';
import type { Member } from '../people/index.ts';
import type { Moment } from '../sync/index.ts';
import { makeWish, takeBack, wishUnder } from '../wishes/index.ts';
import { consentsTo } from '../people/index.ts';
import { ENDINGS, type Pairing, type Partner, PARTNERS } from './pairing.ts';
import { bothOf, homeOf, type Known, peopleAt } from './pairing-people.ts';
import { type Ended, endWords, introductionWords, refOf } from './pairing-words.ts';

const keyOf = (space: string, { id }: Pairing, about: string): string =>
  `${space}/message/pairing-${id.toLowerCase()}-${about}`;

type Told = { userid: number; key: string } & ReturnType<typeof introductionWords>;

const tell = async (
  tx: Db,
  { key, userid, subject, text, link }: Told,
  pairing: Pairing,
  moment: Moment,
): Promise<void> => {
  const name = `Binôme ${refOf(pairing)}`;
  const body = { userid, subject, text, link };
  await makeWish(tx, { key, type: 'message', name, body }, moment);
};

/** Gives each the other's name and how to reach them: both agreed. */
export const introduce = async (tx: Db, pairing: Pairing, moment: Moment): Promise<void> => {
  const known = await peopleAt(tx, moment);
  const { candidate, mentor } = bothOf(pairing, known);
  if (candidate === undefined || mentor === undefined) return;
  const sides = [
    { who: 'candidate', member: candidate, other: mentor },
    { who: 'mentor', member: mentor, other: candidate },
  ] as const;
  for (const { who, member, other } of sides) {
    const home = homeOf(member, pairing.space, known);
    if (home === null) continue;
    const words = introductionWords(who, other, home);
    await tell(
      tx,
      { userid: member.id, key: keyOf(home.code, pairing, who), ...words },
      pairing,
      moment,
    );
  }
};

/** Who is told that it ended: never why, nor those by whom it did. */
const toTell = (
  before: Pairing,
  { endReason }: Pairing,
  who: Partner,
  toBoth: boolean,
): Ended | null => {
  if (before.state === 'active') {
    // A candidate who ends it knows; of a mentor who cannot go on they have to be told.
    const knows = [...ENDINGS, 'unfollowed'].some((known) => known === endReason);
    if (who === 'mentor' || !knows) return 'over';
    return toBoth ? 'noted' : null;
  }
  // Who wishes no follow-up any more knows, and is told nothing.
  if (who === 'candidate' && endReason === 'unfollowed') return null;
  const agreedAt = who === 'candidate' ? before.candidateAgreedAt : before.mentorAgreedAt;
  return agreedAt === null || endReason === `refused_${who}` ? null : 'off';
};

const takeBackIntroduction = async (tx: Db, pairing: Pairing, { spaces }: Known): Promise<void> => {
  for (const code of spaces.keys()) {
    for (const who of PARTNERS) {
      const key = keyOf(code, pairing, who);
      if ((await wishUnder(tx, key)) !== null) await takeBack(tx, key);
    }
  }
};

/**
 * Takes back what named one to the other, and tells whoever counted on it.
 * @param toBoth the candidate did not end it themselves
 */
export const tellEnd = async (
  tx: Db,
  before: Pairing,
  after: Pairing,
  moment: Moment,
  toBoth = false,
): Promise<void> => {
  if (before.state === 'proposed') return;
  const known = await peopleAt(tx, moment);
  if (before.state === 'active') await takeBackIntroduction(tx, before, known);
  const both = bothOf(before, known);
  for (const who of PARTNERS) {
    const member: Member | undefined = both[who];
    const kind = toTell(before, after, who, toBoth);
    if (kind === null || member === undefined || !consentsTo(member, 'matching')) continue;
    const home = homeOf(member, before.space, known);
    if (home === null) continue;
    const words = endWords(kind, who, home);
    const key = keyOf(home.code, before, `end-${who}`);
    await tell(tx, { userid: member.id, key, ...words }, before, moment);
  }
};
