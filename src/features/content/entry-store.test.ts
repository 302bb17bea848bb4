import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { entry, NOW, tell } from '../../../test/support/told.ts';
import { countSheets, entriesOf } from './entry-store.ts';

describeEachDatabase('entries as they are kept', ({ fresh }) => {
  it('are counted in all families of content, and no invitation among them', async () => {
    const db = await fresh();
    await tell(db, 'entries', [
      entry(1, 'living_area', { name: 'CAF' }),
      entry(2, 'job_market', { name: 'Medef' }),
      entry(3, 'opening', { title: 'Chef' }),
      entry(4, 'invitation', { firstname: 'Jean' }),
      { ...entry(5, 'opening', { title: 'Chef' }), space: 'var', approved: false },
      { ...entry(6, 'invitation', { firstname: 'Jean' }), space: 'hga' },
    ]);
    expect(await countSheets(db)).toEqual(
      new Map([
        ['mel', 3],
        ['var', 1],
      ]),
    );
  });

  it('say when they were made and changed', async () => {
    const db = await fresh();
    const times = { timecreated: NOW - 60, timemodified: NOW };
    await tell(db, 'entries', [{ ...entry(1, 'opening', { title: 'Chef' }), ...times }]);
    expect(await entriesOf(db, 'mel', 'opening')).toMatchObject([
      { id: 1, madeAt: (NOW - 60) * 1000, modifiedAt: NOW * 1000 },
    ]);
  });
});
