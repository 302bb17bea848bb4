/** Writes the history of people, as far as Moodle tells it. */
import { message, type Message, type MessageKey } from '../../shared/i18n.ts';
import type { Reaction } from '../sync/index.ts';
import type { Member } from './candidate.ts';
import type { EventKind, NewEvent } from './event.ts';
import { addEvents, eraseEvents, eventsOf } from './event-store.ts';
import { longGone, observe, whoLeft } from './observe.ts';
import { surveyNow } from './people-now.ts';
import { hereNow, lastAccessDays } from './roster-store.ts';

const counted = (key: MessageKey, count: number): Message[] =>
  count === 0 ? [] : [message(key, { count })];

/** What is worth a sentence: how many came, went, withdrew a consent; nobody by name. */
const tell = (events: readonly NewEvent[], erased: number): Message[] => {
  const peopleWith = (...kinds: EventKind[]): number => {
    const some = events.filter(({ kind }) => kinds.includes(kind));
    return new Set(some.map(({ personId }) => personId)).size;
  };
  const withdrawn = events.filter(({ kind }) => kind === 'consent_withdrawn').length;
  return [
    ...counted('people.arrived', peopleWith('arrived', 'returned')),
    ...counted('people.left', peopleWith('left')),
    ...counted('people.withdrawn', withdrawn),
    ...counted('people.erased', erased),
  ];
};

/** Notes what is new of candidates and consents; forgets who left over a year ago. */
export const followPeople: Reaction = {
  async react(tx, { now, newId }) {
    const { candidates, mentors, since, savedAt } = await surveyNow(tx, now);
    const history = await eventsOf(tx, 'all');
    const members = new Map<number, Member>(
      [...mentors, ...candidates].map((member) => [member.id, member]),
    );
    const accessDays = await lastAccessDays(tx);
    const seen = { candidates, members: [...members.values()], since, accessDays, savedAt, now };
    const events = observe(history, seen);
    await addEvents(tx, events, { now, newId });
    const noted = new Set(events.map(({ personId }) => personId));
    const { vanished } = whoLeft(history, seen);
    const gone = longGone(history, await hereNow(tx, since), now).filter(
      (id) => !noted.has(id) && !vanished.has(id),
    );
    await eraseEvents(tx, gone);
    return [...tell(events, gone.length), ...counted('people.vanished', vanished.size)];
  },
};
