/** Writes the history of people, as far as Moodle tells it. */
import { message, type Message, type MessageKey } from '../../shared/i18n.ts';
import type { Reaction } from '../sync/index.ts';
import { type Candidate, consentsTo, type Member } from './candidate.ts';
import type { EventKind, NewEvent } from './event.ts';
import { addEvents, eraseEvents, eventsOf } from './event-store.ts';
import type { Network } from './network.ts';
import { networkNow } from './network-now.ts';
import { longGone, observe, whoLeft } from './observe.ts';
import { surveyNow } from './people-now.ts';
import { responsibleFor } from './responsible.ts';
import { hereNow, lastAccessDays } from './roster-store.ts';
import { type Standing, standingOf } from './standing.ts';

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

/** Of who consents to be counted, for it serves figures alone. */
const standingsOf = (candidates: readonly Candidate[], network: Network): Map<number, Standing> =>
  new Map(
    candidates
      .filter((candidate) => consentsTo(candidate, 'figures'))
      .map((candidate) => {
        const { groupement } = responsibleFor(candidate, network, { paused: new Set() });
        return [candidate.id, standingOf(candidate, groupement)];
      }),
  );

/** Notes what is new of candidates and consents; forgets who left over a year ago. */
export const followPeople: Reaction = {
  async react(tx, { now, newId }) {
    const { candidates, mentors, since, savedAt } = await surveyNow(tx, now);
    const history = await eventsOf(tx, 'all');
    const members = new Map<number, Member>(
      [...mentors, ...candidates].map((member) => [member.id, member]),
    );
    const accessDays = await lastAccessDays(tx);
    const standings = standingsOf(candidates, await networkNow(tx, now));
    const people = { candidates, members: [...members.values()], standings };
    const seen = { ...people, since, accessDays, savedAt, now };
    const events = observe(history, seen);
    await addEvents(tx, events, { now, newId });
    const unwilling = events.filter(
      ({ kind, value }) => kind === 'consent_withdrawn' && value === 'figures',
    );
    await eraseEvents(
      tx,
      unwilling.map(({ personId }) => personId),
      'standing',
    );
    const noted = new Set(events.map(({ personId }) => personId));
    const { vanished } = whoLeft(history, seen);
    const gone = longGone(history, await hereNow(tx, since), now).filter(
      (id) => !noted.has(id) && !vanished.has(id),
    );
    await eraseEvents(tx, gone);
    return [...tell(events, gone.length), ...counted('people.vanished', vanished.size)];
  },
};
