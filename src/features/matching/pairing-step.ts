/** The one way a pairing changes: what follows from it happens in the same transaction. */
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../db/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message, type Message } from '../../shared/i18n.ts';
import { addEvents, UNHEARD } from '../people/index.ts';
import { type Moment, stir } from '../sync/index.ts';
import type { Pairing, PairingEvent, Proposal } from './pairing.ts';
import { forgetAsks } from './pairing-asks.ts';
import { introduce, tellEnd } from './pairing-messages.ts';
import { bothOf, peopleAt } from './pairing-people.ts';
import { isPairing, next, proposed, proposing } from './pairing-rules.ts';
import { addPairings, keepPairing, openPairings, spacesOfBoth } from './pairing-store.ts';

/** As long as the name of whoever decided may be (characters). */
const LONGEST_NAME = 100;

const nameIn = (by: string | null): string | null =>
  by === null ? null : Array.from(by).slice(0, LONGEST_NAME).join('');

/** What is noted of whom nobody is proposed to, or accompanies, any more: they wait again. */
const noteLoss = async (
  tx: Db,
  before: Pairing,
  { candidateId, mentorId, endReason }: Pairing,
  moment: Moment,
): Promise<void> => {
  // They found what they looked for.
  if (endReason === 'settled') return;
  // Of whoever is gone nothing is noted any more.
  if (endReason === 'gone') {
    const { candidate } = bothOf({ candidateId, mentorId }, await peopleAt(tx, moment));
    if (candidate === undefined) return;
  }
  // The silence of those responsible is no new beginning: they waited all the time.
  const isUnheard = before.state === 'proposed' && endReason === 'expired';
  const value = isUnheard ? UNHEARD : null;
  await addEvents(tx, [{ personId: candidateId, kind: 'mentor_lost', value }], moment);
};

const follow = async (
  tx: Db,
  before: Pairing,
  after: Pairing,
  event: PairingEvent,
  moment: Moment,
): Promise<void> => {
  const began = before.state !== 'active' && after.state === 'active';
  if (began) await introduce(tx, after, moment);
  if (after.state === 'ended') {
    await tellEnd(tx, before, after, moment, event.kind === 'end' && event.toBoth === true);
    const isReplaced = event.kind === 'supersede' && event.replaced === true;
    if (!isReplaced) await noteLoss(tx, before, after, moment);
  }
  if (after.endReason === 'consent' || after.endReason === 'gone') {
    await forgetAsks(tx, after.id, moment);
  }
  // Their group comes and goes with the state.
  if (before.state === 'active' || began) await stir(tx, await spacesOfBoth(tx, after));
};

/**
 * Carries an event out: keeps the pairing as it then is, tells those it concerns, and lets their
 * group come or go with the next plan.
 * @param by the name of whoever decided for the network; null: nobody did
 * @returns the pairing after it, or the sentence that says why it cannot happen; nothing is written then
 * @throws {MaraError} where somebody else changed it meanwhile; the caller's transaction is undone
 */
export const step = async (
  tx: Db,
  pairing: Pairing,
  event: PairingEvent,
  moment: Moment,
  by: string | null = null,
): Promise<Pairing | Message> => {
  const made = next(pairing, event, moment.now);
  if (!isPairing(made)) return made;
  const after = { ...made, decidedBy: nameIn(by) ?? made.decidedBy };
  if (isDeepStrictEqual(after, pairing)) return pairing;
  if (!(await keepPairing(tx, after, pairing.state))) {
    throw new MaraError(message('pairings.meanwhile', { id: pairing.id }));
  }
  await follow(tx, pairing, after, event, moment);
  return after;
};

/** Why pairings are proposed, when and by whom. */
type Proposing = {
  /** The run whose whole assignment this is: whatever else was proposed is superseded; null: a
   *  person proposes these, and the others stay. */
  run: string | null;
  moment: Moment;
  /** The name of that person; absent: nobody is named. */
  by?: string | null;
};

/** What came of proposing, each in the order of candidates as handed in. */
export type Proposed = { added: Pairing[]; kept: Pairing[]; superseded: Pairing[] };

/**
 * Proposes pairings, in the caller's transaction. A candidate has one open pairing: theirs proposed
 * before is superseded, unless it is the same, which is kept with today's points; of a candidate
 * whose pairing is locked nothing is proposed.
 */
export const propose = async (
  tx: Db,
  proposals: readonly Proposal[],
  { run, moment, by = null }: Proposing,
): Promise<Proposed> => {
  const { kept, superseded, added } = proposing(await openPairings(tx), proposals, run !== null);
  const served = new Set(added.map(({ candidateId }) => candidateId));
  for (const pairing of superseded) {
    const replaced = served.has(pairing.candidateId);
    await step(tx, pairing, { kind: 'supersede', ...(replaced ? { replaced } : {}) }, moment);
  }
  for (const pairing of kept) await keepPairing(tx, pairing, 'proposed');
  const now = { run, at: moment.now, by: nameIn(by) };
  const made = added.map((one) => proposed(one, { id: moment.newId(), ...now }));
  await addPairings(tx, made);
  await addEvents(
    tx,
    made.map(({ candidateId }) => ({ personId: candidateId, kind: 'mentor_proposed' })),
    moment,
  );
  return { added: made, kept, superseded };
};
