/** Reads what the indicators count: the only file of reports that knows tables. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { isToLookAt, isTooOld, standingSheets } from '../content/index.ts';
import { allPairings, isLocked, type Pairing } from '../matching/index.ts';
import { domainOf } from '../metiers/index.ts';
import { allSpaces, type Space } from '../network/index.ts';
import {
  consentsTo,
  eventsOf,
  groupementOf,
  historyBegan,
  type Member,
  type Mentor,
  networkNow,
  peopleNow,
} from '../people/index.ts';
import { regionOf } from '../places/index.ts';
import { dayAt } from '../../shared/days.ts';
import { candidateFacts, consentedBefore, type Known } from './candidate-facts.ts';
import type {
  EnrolmentFact,
  Facts,
  Freshness,
  Groupement,
  MentorFact,
  OpeningFact,
  PeerGroupFact,
  SheetFact,
} from './fact.ts';

const number = z.coerce.number();

/** The region most of its départements lie in, the first of these where several do. */
const regionIn = ({ departements }: Space): Groupement['region'] => {
  const regions = departements.flatMap((departement) => regionOf(departement) ?? []);
  const weight = (code: string): number => regions.filter((one) => one.code === code).length;
  const [first] = [...regions].sort((a, b) => weight(b.code) - weight(a.code));
  return first === undefined ? { code: '', name: '' } : { code: first.code, name: first.name };
};

/** Where the enrolments of people no longer running are, too: whoever left had a place. */
const enrolledIn = async (db: Db): Promise<Map<number, { space: string; at: number }[]>> => {
  const rows = z
    .array(
      z.object({
        person_id: number,
        space: z.string(),
        time_start: number.nullable(),
        time_created: number,
      }),
    )
    .parse(
      await db('enrolment')
        .select('person_id', 'space', 'time_start', 'time_created')
        .orderBy('id'),
    );
  const byPerson = new Map<number, { space: string; at: number }[]>();
  for (const { person_id: id, space, time_start: start, time_created: made } of rows) {
    const at = Math.max(start ?? 0, made);
    const list = byPerson.get(id) ?? [];
    const same = list.find((one) => one.space === space);
    if (same === undefined) list.push({ space, at });
    else same.at = Math.min(same.at, at);
    byPerson.set(id, list);
  }
  return byPerson;
};

const mentorFacts = (
  mentors: readonly Mentor[],
  pairings: readonly Pairing[],
  { network, regional }: Pick<Known, 'network' | 'regional'>,
): MentorFact[] => {
  const used = new Map<number, number>();
  for (const { mentorId } of pairings.filter(isLocked)) {
    used.set(mentorId, (used.get(mentorId) ?? 0) + 1);
  }
  return mentors
    .filter((mentor) => consentsTo(mentor, 'figures'))
    .map((mentor) => {
      const { id, places, spaces, jobs, capacity } = mentor;
      const near = places.map((place) => groupementOf(place, spaces, network));
      return {
        groupement:
          near.find((code) => code !== null) ?? spaces.find((code) => regional.has(code)) ?? null,
        domain: domainOf(jobs[0] ?? ''),
        offered: capacity,
        used: used.get(id) ?? 0,
      };
    });
};

/** Groups that were accepted and meet, or met: not what was refused, or came to nothing. */
const peerFacts = async (
  db: Db,
  counts: (id: number) => boolean,
  placeOf: (space: string) => string | null,
): Promise<PeerGroupFact[]> => {
  const groups = z
    .array(z.object({ id: z.string(), space: z.string(), formed_at: number }))
    .parse(
      await db('peer_group')
        .whereIn('state', ['agreed', 'set'])
        .orWhere({ state: 'ended', end_reason: 'met' })
        .select('id', 'space', 'formed_at')
        .orderBy('id'),
    );
  const members = z
    .array(z.object({ group_id: z.string(), person_id: number }))
    .parse(await db('peer_member').select('group_id', 'person_id'));
  const sizes = new Map<string, number>();
  for (const { group_id: id, person_id: person } of members) {
    if (counts(person)) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  }
  return groups.map(({ id, space, formed_at: formedAt }) => ({
    groupement: placeOf(space),
    formedAt,
    members: sizes.get(id) ?? 0,
  }));
};

/** Openings that stand, and those that are gone but were told of. */
const openingFacts = async (
  db: Db,
  placeOf: (space: string) => string | null,
): Promise<OpeningFact[]> => {
  const told = z
    .array(z.object({ opening_id: number, space: z.string(), opened_at: number, told_at: number }))
    .parse(
      await db('opening_told')
        .select('opening_id', 'space', 'opened_at', 'told_at')
        .orderBy(['opening_id', 'told_at']),
    );
  const standing = z
    .array(z.object({ id: number, space: z.string(), time_created: number }))
    .parse(
      await db('entry')
        .where({ sheet: 'opening', approved: true })
        .select('id', 'space', 'time_created')
        .orderBy('id'),
    );
  const facts = new Map<number, OpeningFact>();
  for (const { id, space, time_created: receivedAt } of standing) {
    facts.set(id, { groupement: placeOf(space), receivedAt, toldAt: null });
  }
  for (const { opening_id: id, space, opened_at: receivedAt, told_at: toldAt } of told) {
    const fact = facts.get(id) ?? { groupement: placeOf(space), receivedAt, toldAt: null };
    // They come in the order of being told.
    facts.set(id, { ...fact, toldAt: fact.toldAt ?? toldAt });
  }
  return [...facts.values()];
};

const sheetFacts = async (
  db: Db,
  spaces: readonly Space[],
  now: number,
  placeOf: (space: string) => string | null,
): Promise<SheetFact[]> => {
  const today = dayAt(now);
  const facts: SheetFact[] = [];
  for (const { code } of spaces) {
    for (const { family, age } of await standingSheets(db, code, now)) {
      const old = family !== 'opening' && isTooOld(age, today);
      const freshness: Freshness = old ? 'old' : isToLookAt(family, age, today) ? 'due' : 'fresh';
      facts.push({ groupement: placeOf(code), family, freshness });
    }
  }
  return facts;
};

const completionFacts = async (
  db: Db,
  counts: (id: number) => boolean,
  placeOf: (space: string) => string | null,
): Promise<EnrolmentFact[]> => {
  const rows = z
    .array(z.object({ person_id: number, space: z.string(), time_completed: number }))
    .parse(
      await db('course_completion').select('person_id', 'space', 'time_completed').orderBy('id'),
    );
  return rows
    .filter(({ person_id: id }) => counts(id))
    .map(({ space, time_completed: at }) => ({ groupement: placeOf(space), at }));
};

const standingsSince = (events: Known['events']): number | null => {
  let first: number | null = null;
  for (const list of events.values()) {
    const at = list.find(({ kind }) => kind === 'standing')?.at ?? null;
    if (at !== null && (first === null || at < first)) first = at;
  }
  return first;
};

/**
 * Everything at once. Who does not consent to be counted is left out of all that is about people.
 * @param now epoch milliseconds, Moodle's clock at the last reading
 */
export const readFacts = async (db: Db, now: number, intake: Facts['intake']): Promise<Facts> => {
  const spaces = await allSpaces(db);
  const people = await peopleNow(db, now);
  const regional = new Set(spaces.filter(({ national }) => !national).map(({ code }) => code));
  const known: Known = {
    regional,
    network: await networkNow(db, now),
    enrolled: await enrolledIn(db),
    events: await eventsOf(db, 'all'),
  };
  const present = new Map<number, Member>(
    [...people.resources, ...people.mentors, ...people.candidates].map((one) => [one.id, one]),
  );
  const counts = (id: number): boolean => {
    const member = present.get(id);
    return member === undefined
      ? consentedBefore(known.events.get(id) ?? [])
      : consentsTo(member, 'figures');
  };
  const placeOf = (space: string): string | null => (regional.has(space) ? space : null);
  const pairings = await allPairings(db);
  const counted = pairings.filter(
    ({ candidateId, mentorId }) => counts(candidateId) && counts(mentorId),
  );
  return {
    now,
    firstDay: dayAt((await historyBegan(db)) ?? now),
    standingsSince: standingsSince(known.events) ?? now,
    intake,
    groupements: spaces
      .filter(({ national }) => !national)
      .map((space) => ({ code: space.code, name: space.name, region: regionIn(space) })),
    candidates: candidateFacts(people.candidates, known),
    mentors: mentorFacts(people.mentors, counted, known),
    pairings: counted.map(({ space, ...pairing }) => ({ ...pairing, groupement: placeOf(space) })),
    peerGroups: await peerFacts(db, counts, placeOf),
    openings: await openingFacts(db, placeOf),
    sheets: await sheetFacts(db, spaces, now, placeOf),
    enrolments: [...known.enrolled].flatMap(([id, list]) =>
      counts(id) ? list.map(({ space, at }) => ({ groupement: placeOf(space), at })) : [],
    ),
    completions: await completionFacts(db, counts, placeOf),
  };
};
