/** The history of a person (docs/people.md): what the companion saw, never rewritten. */

export const EVENT_KINDS = [
  'arrived',
  'returned',
  'left',
  /** value: the phase */
  'phase',
  'contacted',
  /** value: code of the association */
  'oriented',
  /** A sign of life; of each person only the last is kept. */
  'sign',
  /** value: the purpose */
  'consent',
  /** value: the purpose */
  'consent_withdrawn',
  'mentor_proposed',
  /** A proposal came to nothing, or the pairing ended; value: `UNHEARD`, or none */
  'mentor_lost',
  /** A candidate asks for help. */
  'help',
  /** A candidate does not wish to be followed any more. */
  'stop',
  /** Somebody saw to them without success yet; value: the clock (features/intake) */
  'tried',
  /** Those responsible said it is for others to see to; value: clock and space, `contact:mel` */
  'passed_on',
  /**
   * What figures group them by, of whom consents to be counted; value: `standingValue`. Forgotten with
   * that consent.
   */
  'standing',
] as const;
/** What `mentor_lost` says where none of those responsible answered (features/matching). */
export const UNHEARD = 'unheard';

export type EventKind = (typeof EVENT_KINDS)[number];

export type PersonEvent = {
  id: string;
  /** Moodle's user id. */
  personId: number;
  kind: EventKind;
  value: string | null;
  /** Who said so; null: it follows from what Moodle tells. */
  byId: number | null;
  /** Epoch milliseconds, by Moodle's clock. */
  at: number;
};

/** An event to be kept; absent: no value, nobody said so, now. */
export type NewEvent = Pick<PersonEvent, 'personId' | 'kind'> &
  Partial<Pick<PersonEvent, 'value' | 'byId' | 'at'>>;
