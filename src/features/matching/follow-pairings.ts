/** What each cycle does about pairings: ends what cannot stand, and asks what is to be asked. */
import type { Db } from '../../db/index.ts';
import { message, type Message } from '../../shared/i18n.ts';
import type { Moment, Reaction } from '../sync/index.ts';
import { type Pairing, PARTNERS } from './pairing.ts';
import {
  forgetAsks,
  keepAsks,
  openAsksOf,
  pairingsAsked,
  type Purpose,
  PURPOSES,
} from './pairing-asks.ts';
import { ANSWERED_WITHIN, mayBeRead, tooManyGone } from './pairing-facts.ts';
import { lossesNow } from './pairing-losses.ts';
import { bothOf, peopleAt } from './pairing-people.ts';
import { type PairingSettings, questionsNow } from './pairing-questions.ts';
import { noteInNewStays } from './pairing-stays.ts';
import { step } from './pairing-step.ts';
import { erasePairings, openPairings, pairingUnder } from './pairing-store.ts';
import { eraseRuns } from './run-store.ts';

const DAY = 24 * 60 * 60 * 1000;
/** As the history of people (docs/people.md, « The course of a person »). */
const KEPT = 365 * DAY;

/**
 * Ends what rests on something that is gone; the others go on. Where half of all lose their people
 * at once, a field or an enrolment method was taken away by mistake: they wait, for an end is final.
 */
const endLost = async (tx: Db, open: readonly Pairing[], moment: Moment): Promise<Pairing[]> => {
  const losses = await lossesNow(tx, open, moment);
  const isMistake = tooManyGone(losses);
  const left: Pairing[] = [];
  for (const [place, pairing] of open.entries()) {
    const loss = losses[place] ?? null;
    if (loss === null || (isMistake && loss.reason === 'gone')) left.push(pairing);
    else await step(tx, pairing, loss, moment);
  }
  return left;
};

/** How many go on though a person of theirs is gone. */
const keptWithoutPeople = async (
  tx: Db,
  open: readonly Pairing[],
  moment: Moment,
): Promise<number> => {
  if (open.length === 0) return 0;
  const known = await peopleAt(tx, moment);
  return open.filter((one) => {
    const { candidate, mentor } = bothOf(one, known);
    return candidate === undefined || mentor === undefined;
  }).length;
};

/** Ends what one of the two did not answer in time; the answers of this cycle were carried out before. */
const endExpired = async (tx: Db, open: readonly Pairing[], moment: Moment): Promise<Pairing[]> => {
  const silent = new Set<string>();
  for (const purpose of PARTNERS) {
    for (const { subject, madeAt } of await openAsksOf(tx, purpose)) {
      if (madeAt + ANSWERED_WITHIN <= moment.now) silent.add(subject['pairing'] ?? '');
    }
  }
  const left: Pairing[] = [];
  for (const pairing of open) {
    if (pairing.state !== 'approved' || !silent.has(pairing.id)) left.push(pairing);
    else await step(tx, pairing, { kind: 'expire' }, moment);
  }
  return left;
};

/**
 * Takes away the answered questions about pairings that ended, however they did, once one of the two
 * no longer consents or is gone; those of the open ones go with their end.
 */
const forgetWithdrawn = async (tx: Db, open: readonly Pairing[], moment: Moment): Promise<void> => {
  const standing = new Set(open.map(({ id }) => id));
  for (const id of await pairingsAsked(tx)) {
    if (standing.has(id)) continue;
    const pairing = await pairingUnder(tx, id);
    if (pairing !== null && mayBeRead(bothOf(pairing, await peopleAt(tx, moment)))) continue;
    await forgetAsks(tx, id, moment);
  }
};

/**
 * Looks after the pairings once the answers are carried out: what cannot stand any more, or nobody
 * answered, ends; about the others whoever is to decide is asked. With nothing open, and no
 * question left to be read, it reads nobody.
 */
export const followPairings = (settings: PairingSettings): Reaction => ({
  async react(tx, moment) {
    const open = await openPairings(tx);
    const heard = await endExpired(tx, await endLost(tx, open, moment), moment);
    const { wanted, unheard } = await questionsNow(tx, heard, settings, moment);
    for (const pairing of unheard) await step(tx, pairing, { kind: 'expire' }, moment);
    const left = heard.filter((pairing) => !unheard.includes(pairing));
    await noteInNewStays(tx, left, moment);
    for (const purpose of Object.keys(PURPOSES) as Purpose[]) {
      const questions = wanted.filter((one) => one.purpose === purpose);
      await keepAsks(tx, purpose, questions, moment);
    }
    await forgetWithdrawn(tx, left, moment);
    await erasePairings(tx, moment.now - KEPT);
    await eraseRuns(tx, moment.now);
    const ended = open.length - left.length;
    const lost = await keptWithoutPeople(tx, left, moment);
    const nobody = wanted.filter(({ purpose, people }) => purpose === 'referent' && !people.length);
    const told: Message[] = [];
    if (ended > 0) told.push(message('pairings.ended', { count: ended }));
    if (lost > 0) told.push(message('pairings.lostMany', { count: lost }));
    if (nobody.length > 0) told.push(message('pairings.nobody', { count: nobody.length }));
    return told;
  },
});
