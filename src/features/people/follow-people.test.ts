import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import type { Db } from '../../db/index.ts';
import type { EnrolmentItem, PersonItem } from '../../moodle/index.ts';
import { say } from '../../shared/i18n.ts';
import { ulidsBy } from '../../shared/ids.ts';
import { courseOf } from './course.ts';
import type { NewEvent } from './event.ts';
import { addEvents, eraseEvents, eventsOf, stoppedNow } from './event-store.ts';
import { followPeople } from './follow-people.ts';
import { enrolmentReceiver, personReceiver } from './people-store.ts';
import { accessReceiver } from './progress-store.ts';

const DAY = 24 * 3_600_000;
const START = Date.parse('2026-11-22T09:00:00Z');
const newId = ulidsBy({ now: () => START });

const person = (id: number, fields: Record<string, string>, change: Partial<PersonItem> = {}) => ({
  id,
  firstname: 'Zoé',
  lastname: 'Durand',
  lang: 'fr',
  suspended: false,
  fields,
  timemodified: 0,
  ...change,
});
const enrolment = (id: number, userid: number, start: number): EnrolmentItem => ({
  id,
  userid,
  courseid: 5,
  space: 'mel',
  method: 'manual',
  status: 'active',
  timestart: start / 1000,
  timeend: null,
  timecreated: 0,
  timemodified: 0,
});
const react = async (db: Db, now: number): Promise<string[]> => {
  const told = await db.transaction((tx) => followPeople.react(tx, { now, newId }));
  return told.map((sentence) => say('fr', sentence));
};
const kindsOf = async (db: Db, id: number): Promise<string[]> =>
  ((await eventsOf(db, [id])).get(id) ?? []).map(({ kind, value }) =>
    value === null ? kind : `${kind} ${value}`,
  );

describeEachDatabase('the history of people', ({ fresh }) => {
  it('keeps events in order, of signs the last alone, and erases them', async () => {
    const db = await fresh();
    const moment = { now: START, newId };
    await addEvents(db, [], moment);
    await addEvents(
      db,
      [
        { personId: 1, kind: 'oriented', value: 'aea', byId: 41 },
        { personId: 1, kind: 'arrived', at: START - DAY },
        { personId: 1, kind: 'sign', at: START - 5 },
        { personId: 2, kind: 'sign' },
      ],
      moment,
    );
    await addEvents(db, [{ personId: 1, kind: 'sign', byId: 1 }], moment);
    const events = await eventsOf(db, [1, 1, 3]);
    expect([...events.keys()]).toEqual([1]);
    const id = expect.any(String);
    expect(events.get(1)).toEqual([
      { id, personId: 1, kind: 'arrived', value: null, byId: null, at: START - DAY },
      { id, personId: 1, kind: 'oriented', value: 'aea', byId: 41, at: START },
      { id, personId: 1, kind: 'sign', value: null, byId: 1, at: START },
    ]);
    expect([...(await eventsOf(db, 'all')).keys()].sort()).toEqual([1, 2]);
    await eraseEvents(db, [1]);
    expect([...(await eventsOf(db, 'all')).keys()]).toEqual([2]);
  });

  it('is written by what Moodle tells, once', async () => {
    const db = await fresh();
    expect(await react(db, START)).toEqual([]);
    const fields = { mara_quality: 'candidate', mara_consents: 'matching=2026-11-20/1' };
    const mentor = { mara_quality: 'mentor', mara_consents: 'matching=2026-11-20/1' };
    await personReceiver.receive(db, [person(1, fields), person(2, mentor)], 'a');
    await enrolmentReceiver.receive(
      db,
      [enrolment(1, 1, START - 400 * DAY), enrolment(2, 2, START - 400 * DAY)],
      'a',
    );
    expect(await react(db, START)).toEqual(['1 personne rejoint le suivi.']);
    expect(await kindsOf(db, 1)).toEqual(['arrived', 'phase information', 'consent matching']);
    expect(await kindsOf(db, 2)).toEqual(['consent matching']);
    const arrivedAt = START - 400 * DAY;
    expect(courseOf((await eventsOf(db, 'all')).get(1) ?? [])).toMatchObject({ arrivedAt });
    expect(await react(db, START + 1)).toEqual([]);
    expect(await db('person_event').pluck('id')).toHaveLength(4);

    // Consent withdrawn, a space opened.
    await personReceiver.receive(db, [person(1, { mara_quality: 'candidate' })], 'a');
    await accessReceiver.receive(
      db,
      [
        { id: 1, userid: 1, space: 'mel', day: '2026-11-22' },
        { id: 2, userid: 1, space: 'nat', day: '2026-11-23' },
      ],
      'a',
    );
    const next = START + DAY;
    expect(await react(db, next)).toEqual(['1 accord est retiré.']);
    expect(await react(db, next)).toEqual([]);
    expect((await kindsOf(db, 1)).slice(3)).toEqual(['sign', 'consent_withdrawn matching']);

    // Gone, and erased a year after; the mentor stays.
    await personReceiver.receive(db, [person(1, fields, { suspended: true })], 'a');
    expect(await react(db, next + DAY)).toEqual(['1 personne quitte le suivi.']);
    expect(await kindsOf(db, 1)).toContain('left');
    expect(await react(db, next + 366 * DAY)).toEqual([]);
    expect(await react(db, next + 366 * DAY + 1)).toEqual([
      'L’historique de 1 personne partie depuis plus d’un an est effacé.',
    ]);
    expect(await kindsOf(db, 1)).toEqual([]);
    expect(await kindsOf(db, 2)).toEqual(['consent matching']);
    expect(await react(db, next + 367 * DAY)).toEqual([]);
  });

  it('notes what figures group people by as long as they consent to be counted', async () => {
    const db = await fresh();
    const named = { id: 5, code: 'mel', name: 'Maine-et-Loire', url: '', mark: 'a' };
    await db('space').insert({ ...named, national: false, visible: true, departements: '["49"]' });
    const standingsAt = async (now: number, fields: Record<string, string>): Promise<string[]> => {
      const all = { mara_quality: 'candidate', mara_category: 'contract_officer', ...fields };
      await personReceiver.receive(db, [person(1, all)], 'a');
      await react(db, now);
      const events = (await eventsOf(db, [1])).get(1) ?? [];
      return events.flatMap(({ kind, value, at }) =>
        kind === 'standing' ? [`${(at - START) / DAY} ${value}`] : [],
      );
    };
    await enrolmentReceiver.receive(db, [enrolment(1, 1, START)], 'a');
    const counted = { mara_consents: 'figures=2026-11-20/1' };
    const settles = { ...counted, mara_places: 'dep:49' };
    expect(await standingsAt(START, {})).toEqual([]);
    const first = '1 contract_officer;;;';
    expect(await standingsAt(START + DAY, counted)).toEqual([first]);
    expect(await standingsAt(START + 2 * DAY, counted)).toEqual([first]);
    expect(await standingsAt(START + 3 * DAY, { ...settles, mara_needs: 'cv' })).toEqual([
      first,
      '3 contract_officer;;mel;seeks',
    ]);
    expect(await standingsAt(START + 4 * DAY, { mara_places: 'dep:49' })).toEqual([]);
    expect(await kindsOf(db, 1)).toContain('consent_withdrawn figures');
  });

  it('does not erase on the very day who is found gone after years', async () => {
    const db = await fresh();
    await addEvents(db, [{ personId: 1, kind: 'arrived', at: START - 900 * DAY }], {
      now: 0,
      newId,
    });
    expect(await react(db, START)).toEqual(['1 personne quitte le suivi.']);
    expect(await kindsOf(db, 1)).toEqual(['arrived', 'left']);
  });

  it('neither notes nor forgets anybody where Moodle names nobody all at once, and says so', async () => {
    const db = await fresh();
    const known = Array.from({ length: 12 }, (_, place) => place + 1);
    await addEvents(
      db,
      known.map((personId) => ({ personId, kind: 'arrived', at: START - 900 * DAY })),
      { now: 0, newId },
    );
    const told = [
      expect.stringMatching(/^Moodle ne cite plus 12 candidats d’un coup.*aucun départ n’est noté/),
    ];
    expect(await react(db, START)).toEqual(told);
    expect(await react(db, START + DAY)).toEqual(told);
    expect(await kindsOf(db, 12)).toEqual(['arrived']);
  });

  it('believes a departure by all there are, not by those of one page', async () => {
    const db = await fresh();
    const known = Array.from({ length: 600 }, (_, place) => place + 1);
    const fields = { mara_quality: 'candidate' };
    const tellFrom = async (first: number): Promise<void> => {
      const here = known.filter((id) => id >= first);
      await personReceiver.receive(
        db,
        here.map((id) => person(id, fields)),
        'a',
      );
      await enrolmentReceiver.receive(
        db,
        here.map((id) => enrolment(id, id, START)),
        'a',
      );
    };
    await addEvents(
      db,
      known.map((personId) => ({ personId, kind: 'arrived', at: START - 9 * DAY })),
      { now: 0, newId },
    );
    await tellFrom(301);
    expect(await react(db, START)).toEqual([
      expect.stringMatching(/^Moodle ne cite plus 300 candidats d’un coup/),
    ]);
    expect(await kindsOf(db, 300)).toEqual(['arrived']);
    await tellFrom(300);
    expect(await react(db, START)).toEqual(['299 personnes quittent le suivi.']);
    expect(await kindsOf(db, 299)).toEqual(['arrived', 'left']);
  });

  it('knows who wishes no follow-up, until they ask for help or come back', async () => {
    const db = await fresh();
    const moment = { now: START, newId };
    expect([...(await stoppedNow(db))]).toEqual([]);
    const stopped = [1, 2, 3].flatMap((personId): NewEvent[] => [
      { personId, kind: 'arrived', at: START - 9 * DAY },
      { personId, kind: 'stop', byId: personId, at: START - 5 * DAY },
    ]);
    await addEvents(db, [...stopped, { personId: 4, kind: 'arrived' }], moment);
    expect([...(await stoppedNow(db))].sort()).toEqual([1, 2, 3]);
    await addEvents(
      db,
      [
        { personId: 2, kind: 'help', byId: 2 },
        { personId: 3, kind: 'returned' },
      ],
      moment,
    );
    expect([...(await stoppedNow(db))]).toEqual([1]);
  });

  it('counts who comes back', async () => {
    const db = await fresh();
    await addEvents(
      db,
      [
        { personId: 1, kind: 'arrived', at: START - 9 * DAY },
        { personId: 1, kind: 'left', at: START - 5 * DAY },
      ],
      { now: START, newId },
    );
    await personReceiver.receive(db, [person(1, { mara_quality: 'candidate' })], 'a');
    await enrolmentReceiver.receive(db, [enrolment(1, 1, START - 9 * DAY)], 'a');
    expect(await react(db, START)).toEqual(['1 personne rejoint le suivi.']);
    expect(courseOf((await eventsOf(db, 'all')).get(1) ?? [])).toMatchObject({
      arrivedAt: START,
      leftAt: null,
      phases: [{ phase: 'information', at: START }],
    });
  });
});
