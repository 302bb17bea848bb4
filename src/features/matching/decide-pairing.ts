/** Deciding about a pairing at the administrator's console, as a referent may do in Moodle. */
import type { Db } from '../../db/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { inTurn, type Moment } from '../sync/index.ts';
import { ENDINGS, type Pairing, type PairingEvent, REFUSALS } from './pairing.ts';
import { approval } from './pairing-answers.ts';
import { lossesNow } from './pairing-losses.ts';
import { isPairing } from './pairing-rules.ts';
import { step } from './pairing-step.ts';
import { pairingsLike } from './pairing-store.ts';

type Tools = { db: Db; clock: { now(): number }; newId: Moment['newId'] };

/** Fewer signs would not tell pairings apart: those of one run begin alike, and end differently. */
const LEAST_SIGNS = 6;

/** @throws {MaraError} where the part is too short, or none or several pairings have it */
const pairingNamed = async (db: Db, part: string): Promise<Pairing> => {
  const id = part.toUpperCase();
  if (!/^[0-9A-Z]+$/.test(id) || id.length < LEAST_SIGNS) {
    throw new MaraError(message('pairings.short', { least: LEAST_SIGNS }));
  }
  const [found, another] = await pairingsLike(db, id);
  if (found === undefined) throw new MaraError(message('pairings.unknown', { id: part }));
  if (another !== undefined) throw new MaraError(message('pairings.several', { id: part }));
  return found;
};

/** @throws {MaraError} naming the reasons there are */
const reasonAmong = <R extends string>(reasons: readonly R[], text: string | undefined): R => {
  const listed = reasons.join(', ');
  if (text === undefined)
    throw new MaraError(message('pairings.reasonNeeded', { reasons: listed }));
  const reason = reasons.find((one) => one === text);
  if (reason !== undefined) return reason;
  throw new MaraError(message('pairings.reason', { value: text, reasons: listed }));
};

export type Decided = { choice: 'accept' | 'refuse' | 'end'; reason?: string | undefined };

const eventOf = async (
  tx: Db,
  pairing: Pairing,
  { choice, reason }: Decided,
  moment: Moment,
): Promise<PairingEvent> => {
  if (choice === 'end') {
    return { kind: 'end', reason: reasonAmong(ENDINGS, reason), toBoth: true };
  }
  if (choice === 'refuse') {
    return { kind: 'refuse', who: 'referent', why: reasonAmong(REFUSALS, reason ?? 'other') };
  }
  const [loss = null] = await lossesNow(tx, [pairing], moment);
  if (loss !== null && pairing.state === 'proposed') {
    throw new MaraError(message('pairings.lost', { id: pairing.id }));
  }
  return await approval(tx, pairing, moment);
};

/**
 * Accepts, refuses or ends a pairing; the next cycle does in Moodle what follows from it.
 * @param part its id, or six signs or more of its beginning or end
 * @param by who decided, as they name themselves
 * @throws {MaraError} where it cannot be; nothing is written then
 */
export const decidePairing = async (
  { db, clock, newId }: Tools,
  part: string,
  decided: Decided,
  by: string | null,
): Promise<Pairing> =>
  inTurn(db, async (tx) => {
    const moment = { now: clock.now(), newId };
    const pairing = await pairingNamed(tx, part);
    const event = await eventOf(tx, pairing, decided, moment);
    const after = await step(tx, pairing, event, moment, by);
    if (!isPairing(after)) throw new MaraError(after);
    return after;
  });
