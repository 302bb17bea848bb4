/** Writes the history of people, as far as Moodle tells it. */
import type { Db } from '../../db/index.ts';
import { message, type Message, type MessageKey } from '../../shared/i18n.ts';
import type { Moment, Reaction } from '../sync/index.ts';
import { type Candidate, consentsTo, type Member } from './candidate.ts';
import type { NewEvent } from './event.ts';
import { addEvents, eraseEvents, eventsIn, hasArrivals } from './event-store.ts';
import type { Network } from './network.ts';
import { networkNow } from './network-now.ts';
import { isBelieved, longGone, observe, whoLeft } from './observe.ts';
import { type PeoplePage, peoplePages } from './people-now.ts';
import { responsibleFor } from './responsible.ts';
import { hereNow, lastAccessDays } from './roster-store.ts';
import { type Standing, standingOf } from './standing.ts';

const counted = (key: MessageKey, count: number): Message[] =>
  count === 0 ? [] : [message(key, { count })];

const isArrival = ({ kind }: NewEvent): boolean => kind === 'arrived' || kind === 'returned';
const isWithdrawal = ({ kind }: NewEvent): boolean => kind === 'consent_withdrawn';

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

/** What is new of the people of one page is noted; what only all together can tell is given back. */
const followPage = async (
  tx: Db,
  page: PeoplePage,
  { network, firstSight }: { network: Network; firstSight: boolean },
  { now, newId }: Moment,
) => {
  const { candidates, mentors, range, since, savedAt } = page;
  const history = await eventsIn(tx, range);
  const members = new Map<number, Member>(
    [...mentors, ...candidates].map((member) => [member.id, member]),
  );
  const people = { candidates, members: [...members.values()] };
  const accessDays = await lastAccessDays(tx, range);
  const standings = standingsOf(candidates, network);
  const seen = { ...people, since, savedAt, accessDays, standings, firstSight, now };
  const events = observe(history, seen);
  await addEvents(tx, events, { now, newId });
  const withdrawn = events.filter(isWithdrawal);
  const unwilling = withdrawn.filter(({ value }) => value === 'figures');
  await eraseEvents(
    tx,
    unwilling.map(({ personId }) => personId),
    'standing',
  );
  const { left, followed } = whoLeft(history, seen);
  const noted = new Set([...events, ...left].map(({ personId }) => personId));
  const gone = longGone(history, await hereNow(tx, range, since), now);
  return {
    arrived: events.filter(isArrival).length,
    withdrawn: withdrawn.length,
    left,
    followed,
    gone: gone.filter((id) => !noted.has(id)),
  };
};

/**
 * Notes what is new of candidates and consents; forgets who left over a year ago. What is worth a
 * sentence is told: how many came, went, withdrew a consent; nobody by name.
 */
export const followPeople: Reaction = {
  async react(tx, moment) {
    const ground = {
      network: await networkNow(tx, moment.now),
      firstSight: !(await hasArrivals(tx)),
    };
    const total = { arrived: 0, withdrawn: 0, followed: 0 };
    const left: NewEvent[] = [];
    const gone: number[] = [];
    for await (const page of peoplePages(tx, moment.now)) {
      const noted = await followPage(tx, page, ground, moment);
      total.arrived += noted.arrived;
      total.withdrawn += noted.withdrawn;
      total.followed += noted.followed;
      left.push(...noted.left);
      gone.push(...noted.gone);
    }
    const believed = isBelieved(left.length, total.followed);
    if (believed) await addEvents(tx, left, moment);
    await eraseEvents(tx, gone);
    return [
      ...counted('people.arrived', total.arrived),
      ...counted('people.left', believed ? left.length : 0),
      ...counted('people.withdrawn', total.withdrawn),
      ...counted('people.erased', gone.length),
      ...counted('people.vanished', believed ? 0 : left.length),
    ];
  },
};
