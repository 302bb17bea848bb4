import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import type { Db } from '../../db/index.ts';
import type { EnrolmentItem, PersonItem, RoleItem, SpaceItem } from '../../moodle/index.ts';
import { ulidsBy } from '../../shared/ids.ts';
import { spaceReceiver } from '../network/index.ts';
import { addEvents } from './event-store.ts';
import { roleReceiver } from './membership-store.ts';
import { networkNow } from './network-now.ts';
import { type PeoplePage, peopleNow, peoplePages } from './people-now.ts';
import { enrolmentReceiver, personReceiver } from './people-store.ts';

/** 22 November 2026, 10:00 in Paris, in seconds. */
const NOW = Date.parse('2026-11-22T09:00:00Z') / 1000;

const space = (id: number, code: string, departements: string[], national = false): SpaceItem => ({
  id,
  code,
  name: code,
  national,
  departements,
  visible: true,
  url: 'http://127.0.0.1/',
  activities: [],
  resources: [],
  databases: [],
});
const person = (id: number, fields: Record<string, string>, suspended = false): PersonItem => ({
  id,
  firstname: 'Zoé',
  lastname: `N° ${id}`,
  lang: 'fr',
  suspended,
  fields,
  timemodified: NOW - 1000,
});
const enrolment = (
  id: number,
  userid: number,
  where: string,
  change: Partial<EnrolmentItem> = {},
): EnrolmentItem => ({
  id,
  userid,
  courseid: 1,
  space: where,
  method: 'manual',
  status: 'active',
  timestart: null,
  timeend: null,
  timecreated: NOW - 5000,
  timemodified: 0,
  ...change,
});
const role = (id: number, userid: number, where: string, name: string): RoleItem => ({
  id,
  userid,
  space: where,
  role: name,
  timemodified: 0,
});

const fill = async (db: Db): Promise<void> => {
  await spaceReceiver.receive(
    db,
    [space(1, 'nat', [], true), space(3, 'mel', ['49']), space(2, 'var', ['83'])],
    'a',
  );
  await personReceiver.receive(
    db,
    [
      person(30, { mara_quality: 'mentor;resource', mara_helps: 'cv', mara_capacity: '-1' }),
      person(4, { mara_quality: 'candidate', mara_departure: '2027-03', mara_places: 'Angers' }),
      person(5, { mara_quality: 'candidate' }, true),
      person(6, { mara_quality: 'candidate' }),
      person(7, { mara_service: 'army' }),
      person(8, { mara_quality: 'candidate;mentor' }),
      person(9, { mara_pause: '2026-11-22' }),
      person(10, { mara_pause: '2026-11-21' }),
      person(11, {}, true),
    ],
    'a',
  );
  await enrolmentReceiver.receive(
    db,
    [
      enrolment(1, 4, 'var'),
      enrolment(2, 4, 'mel', { timestart: NOW - 100 }),
      enrolment(3, 4, 'mel', { method: 'self' }),
      enrolment(4, 4, 'nat', { status: 'suspended' }),
      enrolment(5, 5, 'mel'),
      enrolment(6, 6, 'mel', { timeend: NOW }),
      enrolment(7, 7, 'mel'),
      enrolment(8, 8, 'nat'),
      enrolment(9, 30, 'mel'),
    ],
    'a',
  );
};

describeEachDatabase('people as they are now', ({ fresh }) => {
  it('are those with an open account, a quality and a running enrolment, by id', async () => {
    const db = await fresh();
    await fill(db);
    const people = await peopleNow(db, NOW * 1000);
    expect(people.candidates.map(({ id, spaces }) => [id, spaces])).toEqual([
      [4, ['mel', 'var']],
      [8, ['nat']],
    ]);
    expect(people.candidates[0]).toMatchObject({
      firstname: 'Zoé',
      phase: 'preparation',
      places: [{ kind: 'commune', code: '49007' }],
    });
    expect(people.mentors.map(({ id, capacity }) => [id, capacity])).toEqual([
      [8, 1],
      [30, 1],
    ]);
    expect(people.resources.map(({ id, helps }) => [id, helps])).toEqual([[30, ['cv']]]);
    expect(people.remarks).toMatchObject([
      { personId: 30, field: 'mara_capacity', spaces: ['mel'] },
    ]);
  });

  it('are walked a page at a time, beside whoever has but a history', async () => {
    const db = await fresh();
    await fill(db);
    const newId = ulidsBy({ now: () => NOW * 1000 });
    const arrived = [2, 8, 1000].map((personId) => ({ personId, kind: 'arrived' }) as const);
    await addEvents(db, arrived, { now: NOW * 1000, newId });
    const pages: PeoplePage[] = [];
    for await (const page of peoplePages(db, NOW * 1000, 2)) pages.push(page);
    const ranges = pages.map(({ range }) => range);
    // No id lies in two of them.
    expect(ranges.flat()).toEqual([...ranges.flat()].sort((a, b) => a - b));
    expect([ranges[0]?.[0], ranges.at(-1)?.[1]]).toEqual([2, 1000]);
    const { candidates, mentors, resources, remarks } = await peopleNow(db, NOW * 1000);
    expect(pages.flatMap((page) => page.candidates)).toEqual(candidates);
    expect(pages.flatMap((page) => page.mentors)).toEqual(mentors);
    expect(pages.flatMap((page) => page.resources)).toEqual(resources);
    expect(pages.flatMap((page) => page.remarks)).toEqual(remarks);
  });

  it('are nobody on an empty site', async () => {
    const db = await fresh();
    expect(await peopleNow(db, NOW * 1000)).toEqual({
      candidates: [],
      mentors: [],
      resources: [],
      remarks: [],
    });
    const { spaces, ...network } = await networkNow(db, NOW * 1000);
    expect([spaces.size, network]).toEqual([0, { national: null, cell: [], areas: new Map() }]);
  });
});

describeEachDatabase('the network as it is now', ({ fresh }) => {
  it('leaves out who is on pause or whose account is closed, but never the whole cell', async () => {
    const db = await fresh();
    await fill(db);
    await roleReceiver.receive(
      db,
      [
        role(1, 12, 'mel', 'mara_referent'),
        role(2, 10, 'mel', 'mara_referent'),
        role(3, 10, 'mel', 'mara_coordinator'),
        role(4, 9, 'mel', 'mara_referent'),
        role(5, 11, 'mel', 'mara_referent'),
        role(6, 12, 'var', 'mara_coordinator'),
        role(7, 10, 'mel', 'mara_candidate'),
        role(8, 9, 'nat', 'mara_referent'),
      ],
      'a',
    );
    await db('territory_commune').insert([
      { kind: 'employment_basin', commune: '85191', departement: '85', territory: '5203' },
      { kind: 'employment_basin', commune: '49007', departement: '49', territory: '5203' },
      { kind: 'employment_basin', commune: '49328', departement: '49', territory: '5203' },
    ]);
    const network = await networkNow(db, NOW * 1000);
    expect([...network.spaces.keys()]).toEqual(['mel', 'var']);
    expect(network.spaces.get('mel')).toEqual({
      code: 'mel',
      name: 'mel',
      departements: ['49'],
      referents: [10, 12],
      coordinators: [10],
    });
    expect(network.spaces.get('var')).toMatchObject({ referents: [], coordinators: [12] });
    expect([network.national, network.cell]).toEqual(['nat', [9]]);
    expect(network.areas).toEqual(new Map([['employment_basin:5203', ['49', '85']]]));

    await roleReceiver.receive(db, [role(9, 13, 'nat', 'mara_referent')], 'a');
    expect((await networkNow(db, NOW * 1000)).cell).toEqual([13]);
  });
});
