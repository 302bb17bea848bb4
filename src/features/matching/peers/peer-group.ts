/** A peer group (docs/matching.md): who meets, where, and how far it has come. Types and pure rules. */
import type { Need, Phase, Wished } from '../../people/index.ts';

/** `agreed`: the responsible people accepted, a date is looked for; `set`: there is one. */
export const PEER_STATES = ['formed', 'agreed', 'set', 'ended'] as const;
export type PeerState = (typeof PEER_STATES)[number];

export const PEER_ENDS = ['met', 'refused', 'no_date', 'expired', 'few'] as const;
type PeerEnd = (typeof PEER_ENDS)[number];

/** Instants are epoch milliseconds by Moodle's clock; null: not (yet). */
export type PeerGroup = {
  id: string;
  /** The code of the space all members are enrolled in. */
  space: string;
  phase: Phase;
  state: PeerState;
  /** Null: online. */
  place: Wished | null;
  /** What at least two of them need, what most need first. */
  needs: readonly Need[];
  /** Moodle's user ids, sorted. */
  members: readonly number[];
  /** Who is asked for a date; null: the responsible people are. */
  facilitatorId: number | null;
  /** How often dates were proposed and none suited. */
  turn: number;
  formedAt: number;
  meetsAt: number | null;
  endedAt: number | null;
  endReason: PeerEnd | null;
};

export const isOpenGroup = ({ state }: Pick<PeerGroup, 'state'>): boolean => state !== 'ended';

const DAY = 24 * 60 * 60 * 1000;
/** The group stays so long after the meeting, for those who want to go on talking. */
const STAYS = 28 * DAY;
/** A group that came to nothing is not formed again so soon: nobody is asked the same each week. */
const RESTS: Partial<Record<PeerEnd, number>> = {
  refused: 90 * DAY,
  expired: 30 * DAY,
  no_date: 30 * DAY,
};
/** Two are no meeting any more. */
const FEWEST = 3;
/** Dates are proposed twice. */
const TURNS = 2;

/** What may happen to a group. */
export type PeerEvent =
  | { kind: 'accept' }
  | { kind: 'refuse' }
  /** @property by who leads the meeting from now on */
  | { kind: 'date'; meetsAt: number; by: number }
  /** None of the dates suits. */
  | { kind: 'none' }
  /** Whoever was asked for a date cannot lead the meeting, or did not answer. */
  | { kind: 'decline'; silent: boolean }
  | { kind: 'expire' }
  | { kind: 'leave'; people: readonly number[] }
  /** The meeting was long enough ago. */
  | { kind: 'close' };

const ended = (group: PeerGroup, endReason: PeerEnd, now: number): PeerGroup => ({
  ...group,
  state: 'ended',
  endReason,
  endedAt: now,
});

/** The group after it; null: it cannot happen to a group in this state. */
export const nextGroup = (group: PeerGroup, event: PeerEvent, now: number): PeerGroup | null => {
  const { state, facilitatorId, turn, meetsAt } = group;
  if (state === 'ended') return null;
  switch (event.kind) {
    case 'accept':
      return state === 'formed' ? { ...group, state: 'agreed' } : null;
    case 'refuse':
      return state === 'formed' ? ended(group, 'refused', now) : null;
    case 'date':
      return state === 'agreed'
        ? { ...group, state: 'set', meetsAt: event.meetsAt, facilitatorId: event.by }
        : null;
    case 'none':
      if (state !== 'agreed') return null;
      return turn + 1 < TURNS ? { ...group, turn: turn + 1 } : ended(group, 'no_date', now);
    case 'decline':
      if (state === 'formed') return null;
      // After the meeting it makes no difference.
      if (state === 'set' && (meetsAt ?? 0) <= now) return { ...group, facilitatorId: null };
      if (state === 'set') {
        return { ...group, state: 'agreed', meetsAt: null, facilitatorId: null, turn: 0 };
      }
      // Then the responsible people are asked; if they are who cannot, nobody is left.
      return facilitatorId === null
        ? ended(group, event.silent ? 'expired' : 'no_date', now)
        : { ...group, facilitatorId: null, turn: 0 };
    case 'expire':
      return state === 'formed' ? ended(group, 'expired', now) : null;
    case 'leave': {
      const members = group.members.filter((id) => !event.people.includes(id));
      const left = { ...group, members };
      // Once they met, whoever is left may go on talking as long as was said.
      const met = state === 'set' && (meetsAt ?? now) <= now;
      if (met) return members.length === 0 ? ended(left, 'met', now) : left;
      return members.length < FEWEST ? ended(left, 'few', now) : left;
    }
    case 'close':
      return state === 'set' ? ended(group, 'met', now) : null;
  }
};

/** Whether a group that met has had its time. */
export const isOver = ({ state, meetsAt }: PeerGroup, now: number): boolean =>
  state === 'set' && meetsAt !== null && now >= meetsAt + STAYS;

/**
 * Of each person by id, those they were with in their last group: one that met, or one that came to
 * nothing lately.
 */
export const formerOf = (
  groups: readonly PeerGroup[],
  now: number,
): Map<number, ReadonlySet<number>> => {
  const counts = ({ endReason, endedAt }: PeerGroup): boolean =>
    endReason === 'met' || (endReason !== null && (endedAt ?? 0) + (RESTS[endReason] ?? 0) > now);
  const former = new Map<number, ReadonlySet<number>>();
  const inOrder = groups.filter(counts).sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0));
  for (const { members } of inOrder) {
    for (const one of members) former.set(one, new Set(members.filter((other) => other !== one)));
  }
  return former;
};
