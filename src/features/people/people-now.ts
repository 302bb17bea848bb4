/** Who everybody is and what they wish, as Moodle tells it today. */
import type { Db } from '../../db/index.ts';
import { knownMetiers } from '../metiers/index.ts';
import { allSpaces } from '../network/index.ts';
import { departementsOfAreas } from '../places/index.ts';
import { dayAt } from '../../shared/days.ts';
import type { Candidate, Mentor, ResourceMember } from './candidate.ts';
import { readPerson } from './read-person.ts';
import type { ReadContext } from './reading.ts';
import type { PersonRemark } from './remark.ts';
import { EVERYBODY, type IdRange, idRanges, runningStays, toldPeople } from './roster-store.ts';

/** Each sorted by id; whoever is several stands in several. */
export type People = {
  candidates: readonly Candidate[];
  mentors: readonly Mentor[];
  resources: readonly ResourceMember[];
  /** Values that cannot be read or contradict each other, by person. */
  remarks: readonly PersonRemark[];
};

const contextNow = async (db: Db, now: number): Promise<ReadContext> => ({
  today: dayAt(now),
  spaces: new Map((await allSpaces(db)).map((space) => [space.code, space])),
  metiers: await knownMetiers(db),
  areas: await departementsOfAreas(db),
});

/** How many are read at once: few enough that they are forgotten before V8 calls them old. */
const PAGE = 250;

/** Those of a run of ids, and what else Moodle tells of whoever is here. Instants: epoch milliseconds. */
export type PeoplePage = People & {
  /** All between these ids: also who has a history alone. The pages leave nobody out. */
  range: IdRange;
  /** When the first running enrolment of each began; 0: not known. By everybody who has one. */
  since: ReadonlyMap<number, number>;
  /** When account or profile of each was last saved. */
  savedAt: ReadonlyMap<number, number>;
};

const readPage = async (
  db: Db,
  range: IdRange,
  { now, context }: { now: number; context: ReadContext },
): Promise<PeoplePage> => {
  const stays = await runningStays(db, range, now);
  const candidates: Candidate[] = [];
  const mentors: Mentor[] = [];
  const resources: ResourceMember[] = [];
  const remarks: PersonRemark[] = [];
  const savedAt = new Map<number, number>();
  for (const person of await toldPeople(db, range)) {
    const stay = stays.get(person.id);
    if (stay === undefined) continue;
    savedAt.set(person.id, person.savedAt);
    const read = readPerson(person, stay.spaces, context);
    if (read.candidate !== null) candidates.push(read.candidate);
    if (read.mentor !== null) mentors.push(read.mentor);
    if (read.resource !== null) resources.push(read.resource);
    remarks.push(...read.remarks);
  }
  const since = new Map([...stays].map(([id, stay]) => [id, stay.since]));
  return { range, candidates, mentors, resources, remarks, since, savedAt };
};

/**
 * Everybody by `peopleNow`, a page at a time in the order of ids: for whoever needs but a little of
 * each, and not all of them at once.
 * @param now epoch milliseconds, by Moodle's clock
 */
export async function* peoplePages(db: Db, now: number, size = PAGE): AsyncGenerator<PeoplePage> {
  const context = await contextNow(db, now);
  for (const range of await idRanges(db, size)) yield await readPage(db, range, { now, context });
}

/**
 * All whose account is open, to whom a quality was granted and who have an enrolment running.
 * @param now epoch milliseconds, by Moodle's clock
 */
export const peopleNow = async (db: Db, now: number): Promise<People> => {
  const whole = { now, context: await contextNow(db, now) };
  const { candidates, mentors, resources, remarks } = await readPage(db, EVERYBODY, whole);
  return { candidates, mentors, resources, remarks };
};
