/** What the history of a person says of how they are looked after in the present stay. Pure. */
import {
  type Course,
  courseOf,
  type EventKind,
  type PersonEvent,
  stoppedIn,
} from '../people/index.ts';

/** The clocks that run for a candidate (docs/people.md). */
export const CLOCKS = ['contact', 'mentor', 'sign'] as const;
export type ClockName = (typeof CLOCKS)[number];

/** Something that somebody said of a clock, by the id of its event; instants in epoch milliseconds. */
export type Noted = { id: string; at: number };

export type Stay = {
  /** Names the stay: the id of the event that began it. */
  id: string;
  course: Course;
  contactedAt: number | null;
  /** They asked for help, and nobody was in touch since. */
  help: Noted | null;
  /** They do not wish to be followed any more. */
  stopped: Noted | null;
  /** They told of a job. */
  job: Noted | null;
  /** Tries that came to nothing, by clock. */
  tries: Readonly<Record<ClockName, readonly Noted[]>>;
  /** Who said that it is for others to see to: the space they answered in; the last one counts. */
  passedOn: Readonly<Record<ClockName, (Noted & { space: string }) | null>>;
};

const SEPARATOR = ':';

/** What the value of `passed_on` holds. */
export const passedOnValue = (clock: ClockName, space: string): string =>
  `${clock}${SEPARATOR}${space}`;

/** The present stay; null: they never came, or they left. */
export const stayOf = (events: readonly PersonEvent[]): Stay | null => {
  const course = courseOf(events);
  // The history is in the order in which things happened.
  const begin = events.findLastIndex(({ kind }) => kind === 'arrived' || kind === 'returned');
  const first = events[begin];
  if (first === undefined || course.leftAt !== null) return null;
  const stay = events.slice(begin);
  const last = (kind: EventKind, is: (event: PersonEvent) => boolean = () => true) =>
    stay.findLast((one) => one.kind === kind && is(one)) ?? null;
  const contactedAt = last('contacted')?.at ?? null;
  const help = last('help');
  // By their order: both may have answered at the same instant.
  const isUnanswered =
    stay.findLastIndex(({ kind }) => kind === 'help') >
    stay.findLastIndex(({ kind }) => kind === 'contacted');
  const each = <T>(make: (clock: ClockName) => T): Record<ClockName, T> => ({
    contact: make('contact'),
    mentor: make('mentor'),
    sign: make('sign'),
  });
  return {
    id: first.id,
    course,
    contactedAt,
    help: isUnanswered ? help : null,
    stopped: stoppedIn(stay),
    job: last('phase', (one) => one.value === 'integration' && one.byId === one.personId),
    tries: each((clock) => stay.filter(({ kind, value }) => kind === 'tried' && value === clock)),
    passedOn: each((clock) => {
      const head = `${clock}${SEPARATOR}`;
      const event = last('passed_on', ({ value }) => value?.startsWith(head) === true);
      return event === null
        ? null
        : { id: event.id, at: event.at, space: (event.value ?? '').slice(head.length) };
    }),
  };
};
