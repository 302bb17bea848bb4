import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import type { EnrolmentItem } from '../../moodle/index.ts';
import { countPeople, enrolmentReceiver, personReceiver } from './people-store.ts';

const NOW = 1_795_309_550;
const enrolment = (id: number, change: Partial<EnrolmentItem> = {}): EnrolmentItem => ({
  id,
  userid: 1,
  courseid: 5,
  space: 'mel',
  method: 'manual',
  status: 'active',
  timestart: null,
  timeend: null,
  timecreated: 0,
  timemodified: 0,
  ...change,
});

describeEachDatabase('people', ({ fresh }) => {
  it('counts as running what its status and its dates both allow', async () => {
    const db = await fresh();
    await personReceiver.receive(
      db,
      [
        {
          id: 1,
          firstname: 'Zoé',
          lastname: '🌊',
          lang: 'fr',
          suspended: false,
          fields: { mara_departure: '2027-09' },
          timemodified: NOW,
        },
      ],
      'a',
    );
    await enrolmentReceiver.receive(
      db,
      [
        enrolment(1),
        enrolment(2, { timestart: NOW, timeend: NOW + 1 }),
        enrolment(3, { timeend: NOW }),
        enrolment(4, { timestart: NOW + 1 }),
        enrolment(5, { status: 'suspended' }),
      ],
      'a',
    );
    expect(await countPeople(db, NOW * 1000)).toEqual({ people: 1, enrolments: 5, active: 2 });
  });

  it('replaces by id, forgets, and sweeps what a whole reading did not see', async () => {
    const db = await fresh();
    const many = Array.from({ length: 450 }, (_, i) => enrolment(i + 1));
    await enrolmentReceiver.receive(db, many, 'a');
    await enrolmentReceiver.receive(db, [enrolment(1, { status: 'suspended' })], 'b');
    await enrolmentReceiver.forget(db, [2, 3, 999]);
    expect(await countPeople(db, NOW)).toMatchObject({ enrolments: 448, active: 447 });
    expect(await enrolmentReceiver.sweep(db, 'b', [450])).toBe(446);
    expect(await db('enrolment').orderBy('id').pluck('id')).toEqual([1, 450]);
  });
});
