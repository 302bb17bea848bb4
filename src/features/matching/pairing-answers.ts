/** Carries out what people answered about pairings. */
import type { Db } from '../../db/index.ts';
import { message, type Message } from '../../shared/i18n.ts';
import { answererOf, type Handler } from '../asks/index.ts';
import { addEvents } from '../people/index.ts';
import type { Moment } from '../sync/index.ts';
import { ENDINGS, type Pairing, type PairingEvent, REFUSALS } from './pairing.ts';
import { PURPOSES, type Purpose } from './pairing-asks.ts';
import { lossesNow } from './pairing-losses.ts';
import { bothOf, peopleAt } from './pairing-people.ts';
import { freePlaces, isPairing } from './pairing-rules.ts';
import { openPairings, pairingUnder } from './pairing-store.ts';
import { step } from './pairing-step.ts';

/** What the responsible people accept: only as long as the mentor has a place left. */
export const approval = async (
  tx: Db,
  pairing: Pairing,
  moment: Pick<Moment, 'now'>,
): Promise<PairingEvent> => {
  const { mentor } = bothOf(pairing, await peopleAt(tx, moment));
  const free = mentor === undefined ? 0 : freePlaces(mentor, await openPairings(tx));
  return { kind: 'approve', free };
};

/** What a choice means; null: nothing changes. */
const eventOf = async (
  tx: Db,
  purpose: Purpose,
  choice: string,
  pairing: Pairing,
  moment: Moment,
): Promise<PairingEvent | null> => {
  if (purpose === 'check') {
    const reason = ENDINGS.find((one) => one === choice);
    return reason === undefined ? null : { kind: 'end', reason };
  }
  const why = REFUSALS.find((one) => `refuse_${one}` === choice);
  if (why !== undefined) return { kind: 'refuse', who: purpose, why };
  return purpose === 'referent'
    ? await approval(tx, pairing, moment)
    : { kind: 'agree', who: purpose };
};

const toldOf = ({ id, state }: Pairing, { kind }: PairingEvent): Message => {
  if (kind === 'agree' && state === 'active') return message('pairings.answered.begin', { id });
  return kind === 'approve' || kind === 'agree' || kind === 'refuse'
    ? message(`pairings.answered.${kind}`, { id })
    : message('pairings.answered.end', { id });
};

/** Candidates who say that they found work: those responsible are told, as of any job (features/intake). */
const noteJob = async (
  tx: Db,
  { candidateId, endReason }: Pairing,
  { personId, answeredAt }: Parameters<Handler['carryOut']>[1]['answer'],
  moment: Moment,
): Promise<void> => {
  if (endReason !== 'settled' || personId !== candidateId) return;
  const job = { personId, kind: 'phase', value: 'integration', byId: personId } as const;
  await addEvents(tx, [{ ...job, at: answeredAt }], moment);
};

/** Says yes only to what still stands; a no, and an end, count always. */
const carryOut = async (
  tx: Db,
  purpose: Purpose,
  { ask, answer }: Parameters<Handler['carryOut']>[1],
  moment: Moment,
): Promise<Message[]> => {
  const id = ask.subject['pairing'] ?? '';
  const pairing = await pairingUnder(tx, id);
  if (pairing === null) return [message('pairings.answered.late', { id })];
  const event = await eventOf(tx, purpose, answer.choice, pairing, moment);
  if (event === null) return [message('pairings.answered.goesOn', { id })];
  if (event.kind === 'approve' || event.kind === 'agree') {
    const [loss = null] = await lossesNow(tx, [pairing], moment);
    if (loss !== null) {
      await step(tx, pairing, loss, moment);
      return [message('pairings.lost', { id })];
    }
  }
  const by = purpose === 'referent' ? await answererOf(tx, answer) : null;
  const after = await step(tx, pairing, event, moment, by);
  if (isPairing(after) && purpose === 'check') await noteJob(tx, after, answer, moment);
  if (isPairing(after)) return [toldOf(after, event)];
  // Whoever was accepted first took the place: the next run finds somebody else.
  if (event.kind === 'approve') await step(tx, pairing, { kind: 'supersede' }, moment);
  return [after.key === 'pairings.full' ? after : message('pairings.answered.late', { id })];
};

/** To be registered beside the other handlers. */
export const pairingAnswers: readonly Handler[] = (Object.keys(PURPOSES) as Purpose[]).map(
  (purpose) => ({
    purpose: PURPOSES[purpose],
    carryOut: (tx, asked, moment) => carryOut(tx, purpose, asked, moment),
  }),
);
