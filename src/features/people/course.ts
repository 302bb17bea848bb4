/** What the history of one person comes to today. */
import { type Phase, PHASES } from './codes.ts';
import { type PersonEvent, UNHEARD } from './event.ts';

/** Instants are epoch milliseconds; null: it did not happen in the present stay. */
export type Course = {
  /** When the present stay, or the last one, began; null: never seen. */
  arrivedAt: number | null;
  /** When that stay ended; null: it lasts. */
  leftAt: number | null;
  /** First contact of the stay. */
  contactedAt: number | null;
  /** When a mentor was first proposed in the stay, or since the last proposal came to nothing. */
  mentorProposedAt: number | null;
  /** When the last proposal of the stay came to nothing. */
  mentorLostAt: number | null;
  /** The last sign of life of the stay; a contact is one. */
  lastSignAt: number | null;
  /** Since when they are settled; null: they are not. */
  settledAt: number | null;
  /** Codes of the associations they were oriented to, each once, in that order. */
  oriented: readonly string[];
  /** Each change of phase of the stay. */
  phases: readonly { phase: Phase; at: number }[];
};

const PHASE_CODES: ReadonlySet<string> = new Set(PHASES);
const isPhase = (value: string | null): value is Phase => PHASE_CODES.has(value ?? '');

/** The order in which things happened; what was written at one instant is in the order of ids. */
export const inOrder = (
  a: Pick<PersonEvent, 'at' | 'id'>,
  b: Pick<PersonEvent, 'at' | 'id'>,
): number => {
  if (a.at !== b.at) return a.at - b.at;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
};

const isArrival = ({ kind }: PersonEvent): boolean => kind === 'arrived' || kind === 'returned';

/**
 * Where somebody said that they do not wish to be followed any more, in the present stay and without
 * asking for help since; null: nowhere.
 * @param events of one person, in order
 */
export const stoppedIn = (events: readonly PersonEvent[]): PersonEvent | null => {
  const stay = events.slice(Math.max(0, events.findLastIndex(isArrival)));
  const stop = stay.findLast(({ kind }) => kind === 'stop') ?? null;
  const help = stay.findLast(({ kind }) => kind === 'help');
  return stop !== null && stop.at >= (help?.at ?? 0) ? stop : null;
};

/** What there is to know of one person's stay, from all events of theirs, in any order. */
export const courseOf = (events: readonly PersonEvent[]): Course => {
  const sorted = [...events].sort(inOrder);
  const begin = sorted.findLastIndex(isArrival);
  const stay = begin < 0 ? sorted : sorted.slice(begin);
  const first = (kind: PersonEvent['kind']): number | null =>
    stay.find((one) => one.kind === kind)?.at ?? null;
  const phases = stay.flatMap(({ kind, value, at }) =>
    kind === 'phase' && isPhase(value) ? [{ phase: value, at }] : [],
  );
  const phase = phases.at(-1);
  const losses = stay.filter(({ kind }) => kind === 'mentor_lost');
  const lostAt = losses.at(-1)?.at ?? null;
  const oriented = stay.flatMap(({ kind, value }) =>
    kind === 'oriented' && value !== null ? [value] : [],
  );
  return {
    arrivedAt: begin < 0 ? null : (sorted[begin]?.at ?? null),
    leftAt: stay.findLast(({ kind }) => kind === 'left')?.at ?? null,
    contactedAt: first('contacted'),
    mentorProposedAt:
      stay.find(({ kind, at }) => kind === 'mentor_proposed' && at >= (lostAt ?? 0))?.at ?? null,
    mentorLostAt: losses.findLast(({ value }) => value !== UNHEARD)?.at ?? null,
    lastSignAt: stay.findLast(({ kind }) => kind === 'sign' || kind === 'contacted')?.at ?? null,
    settledAt: phase?.phase === 'settled' ? phase.at : null,
    oriented: [...new Set(oriented)],
    phases,
  };
};
