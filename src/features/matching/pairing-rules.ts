/** What may become of pairings. Pure: nothing here is read or kept. */
import type { Mentor } from '../people/index.ts';
import { message, type Message } from '../../shared/i18n.ts';
import {
  type EndReason,
  isLocked,
  isOpen,
  type Pairing,
  type PairingEvent,
  type Proposal,
  type Refusal,
} from './pairing.ts';

/** A pairing as it begins: nobody was asked yet. */
export const proposed = (
  proposal: Proposal,
  { id, run, at, by }: { id: string; run: string | null; at: number; by: string | null },
): Pairing => ({
  ...proposal,
  id,
  state: 'proposed',
  run,
  proposedAt: at,
  approvedAt: null,
  candidateAgreedAt: null,
  mentorAgreedAt: null,
  activeAt: null,
  endedAt: null,
  endReason: null,
  endDetail: null,
  decidedBy: by,
});

const ended = (
  pairing: Pairing,
  at: number,
  endReason: EndReason,
  endDetail: Refusal | null = null,
): Pairing => ({ ...pairing, state: 'ended', endedAt: at, endReason, endDetail });

/** Becomes active with the second of the two. */
const agreed = (pairing: Pairing, who: 'candidate' | 'mentor', at: number): Pairing => {
  const candidateAgreedAt = pairing.candidateAgreedAt ?? (who === 'candidate' ? at : null);
  const mentorAgreedAt = pairing.mentorAgreedAt ?? (who === 'mentor' ? at : null);
  const both = candidateAgreedAt !== null && mentorAgreedAt !== null;
  return {
    ...pairing,
    candidateAgreedAt,
    mentorAgreedAt,
    ...(both ? { state: 'active', activeAt: at } : {}),
  };
};

/** The pairing after the event; null: it cannot happen in this state. */
const moved = (pairing: Pairing, event: PairingEvent, at: number): Pairing | null => {
  const { state } = pairing;
  switch (event.kind) {
    case 'approve':
      return state === 'proposed' ? { ...pairing, state: 'approved', approvedAt: at } : null;
    case 'agree':
      return state === 'approved' ? agreed(pairing, event.who, at) : null;
    case 'refuse':
      // Only whom it was put to can refuse; the network may still change its mind until it begins.
      return state === 'approved' || (state === 'proposed' && event.who === 'referent')
        ? ended(pairing, at, `refused_${event.who}`, event.why)
        : null;
    case 'expire':
      return state === 'proposed' || state === 'approved' ? ended(pairing, at, 'expired') : null;
    case 'supersede':
      return state === 'proposed' ? ended(pairing, at, 'superseded') : null;
    case 'lose':
      return isOpen(pairing) && !(event.reason === 'paused' && state === 'active')
        ? ended(pairing, at, event.reason)
        : null;
    case 'end':
      return state === 'active' ? ended(pairing, at, event.reason) : null;
  }
};

/** The pairing after the event, or the sentence that says why it cannot happen. */
export const next = (pairing: Pairing, event: PairingEvent, at: number): Pairing | Message => {
  const after = moved(pairing, event, at);
  if (after === null) return message(`pairings.is.${pairing.state}`, { id: pairing.id });
  if (event.kind === 'approve' && event.free <= 0) {
    return message('pairings.full', { id: pairing.id });
  }
  return after;
};

export const isPairing = (made: Pairing | Message): made is Pairing => 'state' in made;

/** How many candidates the mentor can still take; never less than none. */
export const freePlaces = (
  { id, capacity }: Pick<Mentor, 'id' | 'capacity'>,
  open: readonly Pairing[],
): number =>
  Math.max(0, capacity - open.filter((one) => one.mentorId === id && isLocked(one)).length);

/** What becomes of the open pairings when a run, or a person, proposes these. */
export type Proposing = {
  /** Proposed before and still so, with the points of today. */
  kept: Pairing[];
  superseded: Pairing[];
  added: Proposal[];
};

/**
 * One open pairing for a candidate: a proposal takes the place of the one before, and one of a
 * candidate whose pairing is locked is left out; so is a second one of the same candidate.
 * @param whole a run's whole assignment: what it does not hold is proposed no longer
 */
export const proposing = (
  open: readonly Pairing[],
  proposals: readonly Proposal[],
  whole: boolean,
): Proposing => {
  const locked = new Set(open.filter(isLocked).map(({ candidateId }) => candidateId));
  const wanted = new Map<number, Proposal>();
  for (const one of proposals) {
    if (!locked.has(one.candidateId) && !wanted.has(one.candidateId)) {
      wanted.set(one.candidateId, one);
    }
  }
  const made: Proposing = { kept: [], superseded: [], added: [] };
  for (const pairing of open) {
    if (pairing.state !== 'proposed') continue;
    const same = wanted.get(pairing.candidateId);
    if (same?.mentorId === pairing.mentorId) {
      made.kept.push({ ...pairing, points: same.points, parts: same.parts });
      wanted.delete(pairing.candidateId);
    } else if (same !== undefined || whole) made.superseded.push(pairing);
  }
  made.added.push(...wanted.values());
  return made;
};
