/** The task compare_states: whatever happened, the log tells it after one run. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Kind } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { bookIn, chapterOf, publishedBook } from './book-steps.ts';
import { anAsk, answersTo, anEvent, ASKS_PAGE, french, made } from './piece-steps.ts';
import {
  atBrowser,
  changesSince,
  enrolled,
  enrolmentsOf,
  itemOf,
  lastOf,
  newSpace,
  position,
  readStatus,
  referentOf,
  unique,
} from './steps.ts';

const ENTRY = { category: 'Bailleur|Landlord', name: 'Habitat', state: 'Brouillon|Draft' };

/** An object of a kind, and the edit of a row that its state must show. */
type Subject = {
  kind: Kind;
  id: number;
  row: [table: string, id: number];
  values: Record<string, string | number>;
  shown: object;
};

describe.each(moodles)('$name: comparing', ({ start }) => {
  let moodle: MoodleUnderTest;
  let subjects: Subject[];
  beforeAll(async () => {
    moodle = await start();
    subjects = await oneOfEach();
    await moodle.fixture.compareStates();
  });
  afterAll(() => moodle.close());

  async function oneOfEach(): Promise<Subject[]> {
    const { fixture } = moodle;
    const space = await newSpace(moodle);
    const { code } = space;
    const [who, other] = [
      await enrolled(moodle, space, 'candidate'),
      await enrolled(moodle, space, 'candidate'),
    ];
    const person = await referentOf(moodle, space);
    const role = await fixture.giveRole(who.id, code, 'referent');
    const groups = [await fixture.createGroup(code, 'A'), await fixture.createGroup(code, 'B')];
    const member = await fixture.addToGroup(groups[0]!, who.id);
    const cohort = await fixture.createCohort(unique('C'), unique('c'));
    const inCohort = await fixture.addToCohort(cohort, who.id);
    await fixture.addToCohort(cohort, other.id);
    const otherCohort = await fixture.createCohort(unique('D'), unique('d'));
    await fixture.addToCohort(otherCohort, other.id);
    const cmid = await fixture.createPage(code, 'À lire');
    const done = await fixture.completeActivity(cmid, who.id);
    const completed = await fixture.completeCourse(code, who.id, 1_790_000_000);
    const access = await fixture.openCourse(code, who.id, 1_790_000_000);
    const database = space.databases[0]!.id;
    const entry = await person.addEntry(database, ENTRY);
    await fixture.editRow('data', database, { approval: 1 });
    await fixture.editRow('data_records', entry, { approved: 1 });
    const book = await publishedBook(moodle, bookIn(space, ['a']));
    const event = await made(moodle, anEvent(moodle, space));
    const question = anAsk(moodle, space, [who.id]);
    await made(moodle, question);
    const reader = await atBrowser(moodle, who);
    const { title, yes } = french(question);
    await reader.answerAsk(await reader.open(ASKS_PAGE), title, yes);
    const answer = (await answersTo(moodle, question))[0]!.id;
    const enrolment = (await enrolmentsOf(moodle, who.id))[0]!.id;
    const subject = (
      kind: Kind,
      id: number,
      table: string,
      values: Subject['values'],
      shown: object = values,
      rowId = id,
    ): Subject => ({ kind, id, row: [table, rowId], values, shown });
    const chapter = chapterOf(book, 'a').id;
    const edited = { chapters: [expect.objectContaining({ edited: true })] };
    return [
      subject('spaces', space.id, 'course', { fullname: 'Dans l’ombre' }, { name: 'Dans l’ombre' }),
      subject('people', who.id, 'user', { lastname: 'Ombre' }),
      subject('enrolments', enrolment, 'user_enrolments', { timeend: 1_995_300_000 }),
      subject('roles', role, 'role_assignments', { timemodified: 1_700_000_001 }),
      subject('groups', groups[0]!, 'groups', { name: 'Ombre' }),
      subject('group_members', member, 'groups_members', { groupid: groups[1]! }),
      subject('cohorts', cohort, 'cohort', { name: 'Ombre' }),
      subject('cohort_members', inCohort, 'cohort_members', { cohortid: otherCohort }),
      subject('course_completions', completed, 'course_completions', {
        timecompleted: 1_790_000_777,
      }),
      subject(
        'activity_completions',
        done,
        'course_modules_completion',
        { completionstate: 2 },
        { state: 'passed' },
      ),
      subject(
        'accesses',
        access,
        'user_lastaccess',
        { timeaccess: 1_780_012_800 },
        { day: '2026-05-29' },
      ),
      subject('entries', entry, 'data_records', { approved: 0 }, { approved: false }),
      subject('books', book.id, 'book_chapters', { content: '<p>Ombre</p>' }, edited, chapter),
      subject('pieces', event.id, 'event', { name: 'Ombre' }, { edited: true }, event.objectid!),
      subject('answers', answer, 'local_mara_answer', { choice: 'no' }),
    ];
  }

  it('finds an edit of the database itself, of every kind, and tells each once', async () => {
    for (const { row, values } of subjects) await moodle.fixture.editRow(...row, values);
    const from = await position(moodle);
    const before = await changesSince(moodle, from);
    for (const { kind, id } of subjects)
      expect([kind, lastOf(before, kind, id)]).toEqual([kind, undefined]);

    await moodle.fixture.compareStates();
    const changes = await changesSince(moodle, from);
    for (const { kind, id, shown } of subjects) {
      const told = { kind, ...lastOf(changes, kind, id) };
      expect(told).toMatchObject({ kind, run: null, state: shown });
      expect(await itemOf(moodle, kind, id)).toEqual(lastOf(changes, kind, id)?.state);
    }
  });

  it('tells nothing when nothing changed', async () => {
    await moodle.fixture.compareStates();
    const from = await position(moodle);
    await moodle.fixture.compareStates();
    const changes = await changesSince(moodle, from);
    for (const { kind, id } of subjects) expect(lastOf(changes, kind, id)).toBeUndefined();
  });

  it('finds rows that were deleted in the database itself', async () => {
    // Without the rows that others hang from.
    const kept = new Set<Kind>([
      'spaces',
      'people',
      'enrolments',
      'groups',
      'cohorts',
      'books',
      'pieces',
    ]);
    const lost = subjects.filter(({ kind }) => !kept.has(kind));
    expect(lost.length).toBeGreaterThan(6);
    const from = await position(moodle);
    for (const { row } of lost) await moodle.fixture.deleteRow(...row);
    await moodle.fixture.compareStates();
    const changes = await changesSince(moodle, from);
    for (const { kind, id } of lost)
      expect([kind, lastOf(changes, kind, id)]).toEqual([kind, { run: null, state: null }]);
  });

  it('finds what was put back silently after an event had told of it', async () => {
    const space = await newSpace(moodle);
    const group = await moodle.fixture.createGroup(space.code, 'Avant');
    await moodle.fixture.compareStates();
    await moodle.fixture.renameGroup(group, 'Après');
    const from = await position(moodle);
    await moodle.fixture.editRow('groups', group, { name: 'Avant' });
    await moodle.fixture.compareStates();
    const told = lastOf(await changesSince(moodle, from), 'groups', group);
    expect(told?.state).toMatchObject({ name: 'Avant' });
  });

  it('finds that what an event had told was deleted before the task ever saw it', async () => {
    const space = await newSpace(moodle);
    const group = await moodle.fixture.createGroup(space.code, 'Éphémère');
    const from = await position(moodle);
    await moodle.fixture.deleteRow('groups', group);
    await moodle.fixture.compareStates();
    const told = lastOf(await changesSince(moodle, from), 'groups', group);
    expect(told).toEqual({ run: null, state: null });
  });

  it('is missed in the status after 26 hours', async () => {
    const stale = async () =>
      (await readStatus(moodle)).findings.filter(({ code }) => code === 'compare_stale');
    expect(await stale()).toEqual([]);
    await moodle.fixture.setCompared(25);
    expect(await stale()).toEqual([]);
    await moodle.fixture.setCompared(27);
    const url = expect.stringContaining(`${moodle.url}/admin/`);
    expect(await stale()).toEqual([{ code: 'compare_stale', space: null, detail: null, url }]);
    await moodle.fixture.compareStates();
    expect(await stale()).toEqual([]);
  });
});
