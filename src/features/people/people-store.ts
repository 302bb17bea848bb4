import { z } from 'zod';
import { type Db, mirrorOf } from '../../db/index.ts';
import type { EnrolmentItem, PersonItem } from '../../moodle/index.ts';
import type { Receiver } from '../sync/index.ts';

const milliseconds = (seconds: number | null): number | null =>
  seconds === null ? null : seconds * 1000;

/** Keeps the people enrolled in a space. */
export const personReceiver: Receiver<'people'> = mirrorOf({
  kind: 'people',
  table: 'person',
  toRow: (item: PersonItem) => ({
    id: item.id,
    firstname: item.firstname,
    lastname: item.lastname,
    lang: item.lang,
    suspended: item.suspended,
    fields: JSON.stringify(item.fields),
    time_modified: item.timemodified * 1000,
  }),
});

/** A person's name in Moodle; null: they are enrolled in no space, so their name is not known. */
export const nameOf = async (db: Db, id: number): Promise<string | null> => {
  const row: unknown = await db('person').where({ id }).first('firstname', 'lastname');
  if (row === undefined) return null;
  const { firstname, lastname } = z
    .object({ firstname: z.string(), lastname: z.string() })
    .parse(row);
  return `${firstname} ${lastname}`.trim();
};

/** Whether anybody is a candidate or a mentor. */
export const hasCandidatesOrMentors = async (db: Db): Promise<boolean> => {
  const row: unknown = await db('person')
    .where('fields', 'like', '%"mara_quality":"%candidate%')
    .orWhere('fields', 'like', '%"mara_quality":"%mentor%')
    .first('id');
  return row !== undefined;
};

/** Keeps their enrolments. */
export const enrolmentReceiver: Receiver<'enrolments'> = mirrorOf({
  kind: 'enrolments',
  table: 'enrolment',
  toRow: (item: EnrolmentItem) => ({
    id: item.id,
    person_id: item.userid,
    space: item.space,
    method: item.method,
    suspended: item.status === 'suspended',
    time_start: milliseconds(item.timestart),
    time_end: milliseconds(item.timeend),
    time_created: item.timecreated * 1000,
    time_modified: item.timemodified * 1000,
  }),
});

/**
 * How many people, enrolments, and enrolments running at `at` (epoch milliseconds). Status alone
 * does not say: an enrolment that runs out by its date keeps its status and fires no event. The
 * end itself is outside, as in Moodle.
 */
export const countPeople = async (
  db: Db,
  at: number,
): Promise<{ people: number; enrolments: number; active: number }> => {
  const countOf = async (query: Promise<{ n: number | string }[]>): Promise<number> =>
    Number((await query)[0]?.n ?? 0);
  const running = db('enrolment')
    .where('suspended', false)
    .where((q) => {
      void q.whereNull('time_start').orWhere('time_start', '<=', at);
    })
    .where((q) => {
      void q.whereNull('time_end').orWhere('time_end', '>', at);
    });
  return {
    people: await countOf(db('person').count({ n: '*' })),
    enrolments: await countOf(db('enrolment').count({ n: '*' })),
    active: await countOf(running.count({ n: '*' })),
  };
};
