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
import { runningStays, toldPeople } from './roster-store.ts';

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

/** The same people, and what else Moodle tells of whoever is here. Instants: epoch milliseconds. */
export type Survey = People & {
  /** When the first running enrolment of each began; 0: not known. By everybody who has one. */
  since: ReadonlyMap<number, number>;
  /** When account or profile of each was last saved. */
  savedAt: ReadonlyMap<number, number>;
};

export const surveyNow = async (db: Db, now: number): Promise<Survey> => {
  const context = await contextNow(db, now);
  const stays = await runningStays(db, now);
  const candidates: Candidate[] = [];
  const mentors: Mentor[] = [];
  const resources: ResourceMember[] = [];
  const remarks: PersonRemark[] = [];
  const savedAt = new Map<number, number>();
  for (const person of await toldPeople(db)) {
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
  return { candidates, mentors, resources, remarks, since, savedAt };
};

/**
 * All whose account is open, to whom a quality was granted and who have an enrolment running.
 * @param now epoch milliseconds, by Moodle's clock
 */
export const peopleNow = async (db: Db, now: number): Promise<People> => {
  const { candidates, mentors, resources, remarks } = await surveyNow(db, now);
  return { candidates, mentors, resources, remarks };
};
