/** A pairing (binôme): one candidate with one mentor, until return to work (docs/matching.md). */

/** `proposed` may still change; from `approved` on it is locked; `active`: both agreed. */
export const PAIRING_STATES = ['proposed', 'approved', 'active', 'ended'] as const;
export type PairingState = (typeof PAIRING_STATES)[number];

export const END_REASONS = [
  'settled',
  'changed',
  'stopped',
  'unfollowed',
  'refused_referent',
  'refused_candidate',
  'refused_mentor',
  'expired',
  'superseded',
  'consent',
  'gone',
  'paused',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** Why somebody refused: lowers like pairs in later runs. */
export const REFUSALS = ['far', 'metier', 'known', 'busy', 'other'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Instants are epoch milliseconds by Moodle's clock; null: not (yet). */
export type Pairing = {
  id: string;
  candidateId: number;
  mentorId: number;
  /** The space responsible for the candidate when it was proposed. */
  space: string;
  state: PairingState;
  /** The run that proposed it; null: a person did. */
  run: string | null;
  /** 0–100 */
  points: number | null;
  /** Points by part of the score. */
  parts: Readonly<Record<string, number>>;
  proposedAt: number;
  approvedAt: number | null;
  candidateAgreedAt: number | null;
  mentorAgreedAt: number | null;
  activeAt: number | null;
  endedAt: number | null;
  endReason: EndReason | null;
  endDetail: Refusal | null;
  /** Who last proposed, accepted, refused or ended it for the network, by name; null: nobody did. */
  decidedBy: string | null;
};

/** What a run, or a person, proposes. */
export type Proposal = Pick<Pairing, 'candidateId' | 'mentorId' | 'space' | 'points' | 'parts'>;

/** The two who make a pairing. */
export const PARTNERS = ['candidate', 'mentor'] as const;
export type Partner = (typeof PARTNERS)[number];

/** How the two of an active pairing may end it. */
export const ENDINGS = ['settled', 'changed', 'stopped'] as const;
export type Ending = (typeof ENDINGS)[number];

/** What may happen to a pairing. */
export type PairingEvent =
  /** The responsible people accept it. `free`: how many candidates the mentor can still take. */
  | { kind: 'approve'; free: number }
  | { kind: 'agree'; who: Partner }
  | { kind: 'refuse'; who: Partner | 'referent'; why: Refusal }
  /** Nobody answered in time. */
  | { kind: 'expire' }
  /** A run found better; `replaced`: for the candidate too, who is proposed another mentor. */
  | { kind: 'supersede'; replaced?: true }
  /** What it rested on is gone. */
  | { kind: 'lose'; reason: 'settled' | 'unfollowed' | 'consent' | 'gone' | 'paused' }
  /** `toBoth`: others ended it for them, so the candidate is to be told too. */
  | { kind: 'end'; reason: Ending; toBoth?: true };

export const isOpen = ({ state }: Pick<Pairing, 'state'>): boolean => state !== 'ended';

/** It takes one of the mentor's places, and no run changes it. */
export const isLocked = ({ state }: Pick<Pairing, 'state'>): boolean =>
  state === 'approved' || state === 'active';
