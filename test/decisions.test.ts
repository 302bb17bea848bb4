/** What people decide where their work and ours differ, what waits for them, what they approved. */
import { afterEach, expect, it } from '@jest/globals';
import { approve, decide, overviewOf, runCycle, savePlan } from '../src/features/sync/index.ts';
import { bookAt, chapterAt } from './support/books.ts';
import { describeEachDatabase } from './support/databases.ts';
import { personAt } from './support/person.ts';
import { losingAnswers, openSite, type Site, sheet } from './support/site.ts';

const BOOK = 'mel/living-area';
const CHAPTER = `${BOOK}/landlord`;

describeEachDatabase('decisions', ({ freshUrl }) => {
  let site: Site | undefined;
  const open = async (sheets: number): Promise<Site> => {
    const opened = await openSite((await freshUrl()).url);
    // Who decides here does so at the console: nobody is asked in Moodle, and no page tells of it.
    const sync = { ...opened.app.sync, reactions: [], reporters: [] };
    const whole = { command: 'sync', pulls: true, applies: true };
    site = { ...opened, cycle: () => runCycle(sync, whole) };
    for (let n = 0; n < sheets; n++) await add(site, sheet(`Bailleur ${n}`));
    await site.cycle();
    return site;
  };
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });

  const add = (here: Site, fields: Record<string, string>): Promise<number> =>
    here.sandbox.admin.createEntry({ space: 'mel', userId: here.referent, fields });

  const referentAt = async (here: Site) => {
    const person = personAt(here.sandbox.url);
    await person.login('ref', 'mara-2026');
    return person;
  };
  const edit = async (here: Site, html: string): Promise<void> => {
    const { cmid, id } = await chapterAt(here.app, CHAPTER);
    const person = await referentAt(here);
    await person.editChapter(cmid, id, { html });
  };
  const reads = async (here: Site): Promise<string> => {
    const person = await referentAt(here);
    return (await person.open((await chapterAt(here.app, CHAPTER)).url)).html;
  };
  const seen = (here: Site) => overviewOf(here.app.sync);

  it('shows what differs, and puts ours back once someone decides so', async () => {
    const here = await open(1);
    await edit(here, '<p>Fermé le lundi.</p>');
    await here.cycle();
    const [conflict] = (await seen(here)).conflicts;
    expect(conflict).toMatchObject({ object: CHAPTER, decided: null });
    expect(conflict?.difference).toContainEqual({ of: 'theirs', text: 'Fermé le lundi.' });
    expect(conflict?.difference).toContainEqual({ of: 'ours', text: 'Bailleur 0' });

    await decide(here.app.sync, CHAPTER, 'ours', 'Odile');
    expect((await seen(here)).conflicts).toMatchObject([{ decided: 'ours' }]);
    expect((await here.cycle()).applied).toMatchObject({ updated: 1, conflicts: 0 });
    expect(await reads(here)).toContain('Bailleur 0');
    expect((await seen(here)).conflicts).toEqual([]);

    // The decision was about that edit: the next one is theirs again.
    await edit(here, '<p>Fermé le mardi.</p>');
    expect((await here.cycle()).applied).toMatchObject({ conflicts: 1, updated: 0 });
    expect(await reads(here)).toContain('Fermé le mardi.');
  });

  it('never puts ours over an edit made after the decision', async () => {
    const here = await open(1);
    await edit(here, '<p>Première.</p>');
    await here.cycle();
    await decide(here.app.sync, CHAPTER, 'ours');
    await edit(here, '<p>Seconde.</p>');
    // Once known to the companion, once not: Moodle itself compares.
    const apply = { command: 'apply', pulls: false, applies: true };
    expect((await runCycle(here.app.sync, apply)).applied).toMatchObject({ conflicts: 1 });
    expect((await here.cycle()).applied).toMatchObject({ conflicts: 1, updated: 0 });
    expect(await reads(here)).toContain('Seconde.');
    expect((await seen(here)).conflicts).toMatchObject([{ decided: null }]);
  });

  it('asks anew about the same words written again, though it never heard it had put ours back', async () => {
    const here = await open(1);
    await edit(here, '<p>Fermé le lundi.</p>');
    await here.cycle();
    await decide(here.app.sync, CHAPTER, 'ours');
    const { sync } = here.app;
    const moodle = losingAnswers(sync.moodle, 'publish');
    const dying = { ...sync, reactions: [], reporters: [], moodle };
    const whole = { command: 'sync', pulls: true, applies: true };
    await expect(runCycle(dying, whole)).rejects.toThrow('the answer was lost');
    await here.cycle();
    expect(await reads(here)).toContain('Bailleur 0');
    await edit(here, '<p>Fermé le lundi.</p>');
    await here.cycle();
    expect(await reads(here)).toContain('Fermé le lundi.');
    expect((await seen(here)).conflicts).toMatchObject([{ decided: null }]);
  });

  it('keeps theirs for good, without a call, until the decision is taken back', async () => {
    const here = await open(1);
    await edit(here, '<p>À moi.</p>');
    await here.cycle();
    await decide(here.app.sync, CHAPTER, 'theirs');
    await here.sandbox.admin.changeEntry(1, { name: 'Nouveau nom' });
    expect(await here.cycle()).toMatchObject({ writes: 0, applied: { conflicts: 1 } });
    await edit(here, '<p>Toujours à moi.</p>');
    expect(await here.cycle()).toMatchObject({ writes: 0, applied: { conflicts: 1 } });
    expect((await seen(here)).conflicts).toMatchObject([{ decided: 'theirs' }]);
    await decide(here.app.sync, CHAPTER, 'later');
    expect(await here.cycle()).toMatchObject({ writes: 1, applied: { conflicts: 1 } });
  });

  it('makes a deleted Book again only when someone says so, and then as it should be', async () => {
    const here = await open(1);
    const { cmid } = await bookAt(here.app, BOOK);
    await here.sandbox.admin.deleteActivity(cmid ?? 0);
    expect((await here.cycle()).applied).toMatchObject({ gone: 2, created: 0 });
    expect((await seen(here)).deleted).toMatchObject([{ object: BOOK, chapter: '' }]);
    await decide(here.app.sync, BOOK, 'ours');
    expect((await here.cycle()).applied).toMatchObject({ booksCreated: 1, created: 2 });
    expect(await reads(here)).toContain('Bailleur 0');
    expect(await seen(here)).toMatchObject({ deleted: [], conflicts: [] });
    expect(await here.cycle()).toMatchObject({ writes: 0, applied: { unchanged: 5 } });
  });

  it('asks nobody about the Books of a space that is gone', async () => {
    const here = await open(1);
    const { cmid } = await bookAt(here.app, BOOK);
    await here.sandbox.admin.deleteActivity(cmid ?? 0);
    await here.sandbox.admin.deleteCourse('mel');
    await here.cycle();
    expect(await seen(here)).toMatchObject({ deleted: [], conflicts: [], holds: [], books: 0 });
  });

  it('says when there is nothing to decide under a key', async () => {
    const here = await open(1);
    await expect(decide(here.app.sync, CHAPTER, 'ours')).rejects.toMatchObject({
      told: { key: 'sync.decide.none' },
    });
  });

  it('holds a space whose sheets would vanish, and only that one', async () => {
    const here = await open(10);
    const { admin } = here.sandbox;
    await admin.createSpace({ code: 'var', name: 'Var' });
    await admin.createEntry({ space: 'var', userId: here.referent, fields: sheet('Toulon') });
    for (let id = 1; id <= 4; id++) await admin.changeEntry(id, { state: 'À retirer' });
    const held = await here.cycle();
    expect(held.applied).toMatchObject({ held: 1, created: 2, updated: 0 });
    expect(await reads(here)).toContain('Bailleur 0');
    const { holds } = await seen(here);
    expect(holds).toMatchObject([{ space: 'mel', total: 10, approvedBy: null }]);
    expect(holds[0]?.objects.map(({ name }) => name)).toEqual([
      'Bailleur 0',
      'Bailleur 1',
      'Bailleur 2',
      'Bailleur 3',
    ]);

    const approvers = ['Anne', 'Luc'];
    const by = (name: string, may = approvers) => approve(here.app.sync, 'mel', name, may);
    await expect(by('Odile')).rejects.toMatchObject({ told: { key: 'sync.approve.notYou' } });
    await expect(by('Anne', [])).rejects.toMatchObject({ told: { key: 'sync.approve.nobody' } });
    expect(await here.cycle()).toMatchObject({ writes: 0, applied: { held: 1 } });

    await by('Anne');
    expect((await here.cycle()).applied).toMatchObject({ held: 0, updated: 1 });
    expect(await reads(here)).not.toContain('Bailleur 0');
    expect(await here.cycle()).toMatchObject({ writes: 0, applied: { held: 0 } });
    expect((await seen(here)).holds).toEqual([]);
    await expect(by('Anne')).rejects.toMatchObject({ told: { key: 'sync.approve.none' } });
  });

  it('takes an approval for these removals alone, and lets go what became small', async () => {
    const here = await open(10);
    const { admin } = here.sandbox;
    for (let id = 1; id <= 4; id++) await admin.changeEntry(id, { state: 'À retirer' });
    await here.cycle();
    await approve(here.app.sync, 'mel', 'Anne', ['Anne']);
    await admin.changeEntry(5, { state: 'À retirer' });
    expect((await here.cycle()).applied).toMatchObject({ held: 1 });
    expect((await seen(here)).holds).toMatchObject([{ approvedBy: null }]);
    for (const id of [1, 2]) await admin.changeEntry(id, { state: 'À publier' });
    expect((await here.cycle()).applied).toMatchObject({ held: 0, updated: 1 });
    expect((await seen(here)).holds).toEqual([]);
  });

  it('holds when the whole database vanishes', async () => {
    const here = await open(5);
    const { items } = await here.app.sync.moodle.snapshot('spaces', 0);
    const database = items[0]?.databases.find(({ sheet: of }) => of === 'living_area');
    await here.sandbox.admin.deleteActivity(database?.cmid ?? 0);
    expect((await here.cycle()).applied).toMatchObject({ held: 1, updated: 0 });
    expect(await reads(here)).toContain('Bailleur 4');
  });

  it('applies a saved plan as it was seen, once, or refuses it as stale', async () => {
    const here = await open(1);
    const apply = (plan: string) =>
      runCycle(here.app.sync, { command: 'apply', pulls: false, applies: true, plan });
    const pull = () => runCycle(here.app.sync, { command: 'sync', pulls: true, applies: false });

    await here.sandbox.admin.changeEntry(1, { name: 'Nouveau' });
    await pull();
    const stale = await savePlan(here.app.sync);
    await here.sandbox.admin.changeEntry(1, { name: 'Plus nouveau' });
    await pull();
    await expect(apply(stale)).rejects.toMatchObject({ told: { key: 'sync.plan.stale' } });
    expect(await reads(here)).toContain('Bailleur 0');

    const fresh = await savePlan(here.app.sync);
    expect((await apply(fresh)).applied).toMatchObject({ updated: 1 });
    expect(await reads(here)).toContain('Plus nouveau');
    await expect(apply(fresh)).rejects.toMatchObject({ told: { key: 'sync.plan.applied' } });
    await expect(apply('01')).rejects.toMatchObject({ told: { key: 'sync.plan.unknown' } });
  });
});
