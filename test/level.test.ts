/**
 * The companion follows what is, not what happened: however long it was away, and whatever it has
 * forgotten since, it comes to stand where a companion stands that reads everything today.
 */
import { afterEach, expect, it } from '@jest/globals';
import { contentsOf, putBack } from './faults/memory.ts';
import { withoutMarks } from './faults/observe.ts';
import { describeEachDatabase } from './support/databases.ts';
import { companion, cycleOf, openSite, type Site, sheet } from './support/site.ts';

const DAY = 86_400_000;

describeEachDatabase('a companion that was away', ({ freshUrl }) => {
  let site: Site | undefined;
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });

  const open = async (): Promise<Site> => {
    site = await openSite((await freshUrl()).url);
    for (let n = 0; n < 5; n++) await add(site, sheet(`Bailleur ${n}`));
    await site.cycle();
    return site;
  };
  const add = (here: Site, fields: Record<string, string>): Promise<number> =>
    here.sandbox.admin.createEntry({ space: 'mel', userId: here.referent, fields });

  /** People come, go and change; sheets too; a space comes. */
  const muchHappens = async (here: Site): Promise<void> => {
    const { admin } = here.sandbox;
    const [stays, goes] = [
      await admin.createUser({ username: 'ana', firstname: 'Ana', lastname: 'Ruiz' }),
      await admin.createUser({ username: 'luc', firstname: 'Luc', lastname: 'Le Goff' }),
    ];
    for (const id of [stays, goes]) await admin.enrol(id, 'mel', 'mara_candidate');
    await admin.unenrol(goes, 'mel');
    await admin.changeEntry(1, { name: 'Nouveau nom' });
    await admin.deleteEntry(2);
    await add(here, sheet('Mairie', { category: 'Institution' }));
    await admin.createSpace({ code: 'var', name: 'Var', departements: '83' });
    await admin.enrol(here.referent, 'var', 'mara_referent');
  };

  /** All it knows, but for the day on which it met each referent first. */
  const known = async ({ db }: Site['app']) => {
    const tables = withoutMarks(await contentsOf(db));
    delete tables['known_referent'];
    return tables;
  };
  /** What a companion with an empty database makes of the same Moodle. */
  const afresh = async (here: Site) => {
    const other = await companion((await freshUrl()).url, here.sandbox, here.clock);
    try {
      await other.migrate();
      await cycleOf(other);
      return await known(other);
    } finally {
      await other.close();
    }
  };
  const expectAsAfresh = async (here: Site): Promise<void> => {
    expect(await known(here.app)).toEqual(await afresh(here));
    expect(await here.cycle()).toMatchObject({ calls: 1, writes: 0 });
  };

  it.each([
    ['a week: the changes tell', 7, 'changes'],
    ['longer than the log is kept: everything is read again', 41, 'whole'],
  ])('for %s', async (_name, days, way) => {
    const here = await open();
    await muchHappens(here);
    // An answer that was given and lost: Moodle may prune what it told.
    const { position } = await here.app.sync.moodle.snapshot('spaces', 0);
    await here.app.sync.moodle.changes(position);
    here.clock.move(days * DAY);
    expect((await here.cycle()).pulled).toMatchObject({ way });
    await expectAsAfresh(here);
  });

  it('and was restored from yesterday’s backup', async () => {
    const here = await open();
    const backup = await contentsOf(here.app.db);
    here.clock.move(DAY);
    await muchHappens(here);
    await here.cycle();
    await here.sandbox.admin.changeEntry(3, { name: 'Encore un nom' });
    await here.cycle();
    await putBack(here.app.db, backup);
    expect((await here.cycle()).applied).toMatchObject({ conflicts: 0, failed: 0 });
    await expectAsAfresh(here);
  });

  it('while things were changed that no event tells, once Moodle has compared', async () => {
    const here = await open();
    const { admin } = here.sandbox;
    here.clock.move(DAY);
    await admin.compareStates();
    await here.cycle();
    await admin.silently.change('user', here.referent, { lastname: 'Rivet-Morel' });
    expect((await here.cycle()).pulled).toMatchObject({ received: 0 });
    await admin.compareStates();
    expect((await here.cycle()).pulled).toMatchObject({ way: 'changes', received: 1 });
    await expectAsAfresh(here);
  });
});
