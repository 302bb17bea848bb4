/** Whole cycles: people are asked in Moodle, answer there, and the next cycle does as they said. */
import { afterEach, expect, it } from '@jest/globals';
import { runCycle } from '../src/features/sync/index.ts';
import { bookAt, chapterAt } from './support/books.ts';
import { describeEachDatabase } from './support/databases.ts';
import { personAt } from './support/person.ts';
import { losingAnswers, openSite, type Site, sheet } from './support/site.ts';

const ASKS = '/local/mara/asks.php';
const DAY = 86_400_000;
const BOOK = 'mel/living-area';
const CHAPTER = `${BOOK}/landlord`;

describeEachDatabase('asks', ({ freshUrl }) => {
  let site: Site | undefined;
  let second = 0;
  /** `mel` with a referent and so many sheets, published; the national space with another referent. */
  const open = async (sheets: number): Promise<Site> => {
    const here = await openSite((await freshUrl()).url, {
      async seed({ admin }) {
        await admin.createSpace({ code: 'mel', name: 'Maine-et-Loire', departements: '49' });
        await admin.createSpace({ code: 'nat', name: 'Espace national', national: true });
        const make = (username: string, firstname: string, lastname: string) =>
          admin.createUser({ username, password: 'mara-2026', firstname, lastname });
        const referent = await make('ref', 'Odile', 'Rivet');
        await admin.enrol(referent, 'mel', 'mara_referent');
        second = await make('nat', 'Anne', 'Martin');
        await admin.enrol(second, 'nat', 'mara_referent');
        return referent;
      },
    });
    site = here;
    for (let n = 0; n < sheets; n++) {
      const fields = sheet(`Bailleur ${n}`);
      await here.sandbox.admin.createEntry({ space: 'mel', userId: here.referent, fields });
    }
    await here.cycle();
    return here;
  };
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });

  const at = async ({ sandbox }: Site, username: string) => {
    const person = personAt(sandbox.url);
    await person.login(username, 'mara-2026');
    return person;
  };
  const asksOf = async ({ app }: Site) => {
    const { items } = await app.sync.moodle.snapshot('pieces', 0);
    return items.flatMap((piece) => (piece.type === 'ask' ? [piece] : []));
  };
  const edit = async (here: Site, html: string): Promise<void> => {
    const { cmid, id } = await chapterAt(here.app, CHAPTER);
    await (await at(here, 'ref')).editChapter(cmid, id, { html });
  };
  const reads = async (here: Site): Promise<string> =>
    (await (await at(here, 'ref')).open((await chapterAt(here.app, CHAPTER)).url)).html;
  const answer = async (here: Site, username: string, title: string, label: string) => {
    const person = await at(here, username);
    await person.answerAsk(await person.open(ASKS), title, label);
  };
  const lines = async ({ app }: Site): Promise<string[]> => {
    const rows: { message: string }[] = await app.db('run_line').orderBy('id').select('message');
    return rows.map(({ message }) => message);
  };

  it.each([
    ['Reprendre le texte de MARA', 'Bailleur 0', 'Fermé le lundi.'],
    ['Garder mon texte', 'Fermé le lundi.', 'Bailleur 0'],
  ])('a text edited by hand: « %s »', async (label, stands, leaves) => {
    const here = await open(1);
    await edit(here, '<p>Fermé le lundi.</p>');
    await here.cycle();
    await here.sandbox.admin.sendNotices();
    const told = await here.sandbox.admin.notificationsOf(here.referent);
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toMatch(/Rivet|Bailleurs|Fermé/);

    // Opening the page, or its link, answers nothing.
    const person = await at(here, 'ref');
    expect((await person.open(ASKS)).html).toContain('Modifié à la main');
    await here.cycle();
    expect(await asksOf(here)).toMatchObject([{ state: 'live', detail: { status: 'open' } }]);

    await answer(here, 'ref', 'Modifié à la main', label);
    await here.cycle();
    expect(await reads(here)).toContain(stands);
    expect(await reads(here)).not.toContain(leaves);
    expect(await here.app.db('decision').pluck('decided_by')).toEqual(
      label.startsWith('Garder') ? ['Odile Rivet'] : [],
    );
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    expect(await asksOf(here)).toMatchObject([{ state: 'closed', detail: { status: 'answered' } }]);
    here.clock.move(31 * DAY);
    await here.cycle();
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    expect(await asksOf(here)).toEqual([]);
    expect(await here.app.db('wish').select()).toEqual([]);
  });

  it('a Book deleted by hand is published again where the referent says so', async () => {
    const here = await open(1);
    await here.sandbox.admin.deleteActivity((await bookAt(here.app, BOOK)).cmid ?? 0);
    await here.cycle();
    await answer(here, 'ref', 'Supprimé à la main', 'Publier à nouveau');
    await here.cycle();
    expect(await bookAt(here.app, BOOK)).toMatchObject({ state: 'live' });
    expect(await reads(here)).toContain('Bailleur 0');
  });

  it('a text written anew by hand is a new question, and the former one is withdrawn', async () => {
    const here = await open(1);
    await edit(here, '<p>Fermé.</p>');
    await here.cycle();
    expect(await asksOf(here)).toMatchObject([{ detail: { status: 'open' } }]);
    await edit(here, '<p>Ouvert.</p>');
    await here.cycle();
    const states = (await asksOf(here)).map(({ detail }) => detail.status).toSorted();
    expect(states).toEqual(['open', 'withdrawn']);
    const page = await (await at(here, 'ref')).open(ASKS);
    expect(page.html.match(/Reprendre le texte de MARA/g)).toHaveLength(1);
    await here.cycle();
    expect(await asksOf(here)).toHaveLength(1);
  });

  it('removals wait for a second person, who approves them in Moodle', async () => {
    const here = await open(10);
    const { admin } = here.sandbox;
    for (let id = 1; id <= 4; id++) await admin.changeEntry(id, { state: 'À retirer' });
    expect((await here.cycle()).applied).toMatchObject({ held: 1 });
    await here.cycle();
    expect((await (await at(here, 'ref')).open(ASKS)).html).not.toContain('Approuver');
    await answer(here, 'nat', 'Maine-et-Loire', 'Approuver ce retrait');
    expect((await here.cycle()).applied).toMatchObject({ held: 0, updated: 1 });
    expect(await reads(here)).not.toContain('Bailleur 0');
    await here.cycle();
    expect(await here.app.db('hold').select()).toEqual([]);
  });

  it('loses nothing of a week in which the companion was away', async () => {
    const here = await open(10);
    const { admin } = here.sandbox;
    await edit(here, '<p>Fermé le lundi.</p>');
    await here.cycle();
    here.clock.move(DAY);
    await answer(here, 'ref', 'Modifié à la main', 'Reprendre le texte de MARA');
    here.clock.move(7 * DAY);
    await admin.sendNotices();
    await here.cycle();
    expect(await reads(here)).toContain('Bailleur 0');
    expect(await asksOf(here)).toMatchObject([{ detail: { status: 'answered' } }]);
  });

  it('expires unanswered after three weeks, and is not asked again', async () => {
    const here = await open(1);
    const { admin } = here.sandbox;
    await edit(here, '<p>Fermé le lundi.</p>');
    await here.cycle();
    await admin.sendNotices();
    here.clock.move(8 * DAY);
    await admin.sendNotices();
    expect(await admin.notificationsOf(here.referent)).toHaveLength(2);
    for (let months = 1; months <= 3; months++) {
      here.clock.move(30 * DAY);
      await admin.sendNotices();
      await admin.eraseTexts();
      await here.cycle();
    }
    expect(await admin.notificationsOf(here.referent)).toHaveLength(2);
    expect(await asksOf(here)).toEqual([]);
    expect(await reads(here)).toContain('Fermé le lundi.');
  });

  it('asks and carries out once, though each cycle dies after Moodle did what it asked', async () => {
    const here = await open(1);
    const { sync } = here.app;
    const dying = { ...sync, moodle: losingAnswers(sync.moodle, 'publish', 'put') };
    const die = () => runCycle(dying, { command: 'sync', pulls: true, applies: true });
    await edit(here, '<p>Fermé le lundi.</p>');
    // First in publishing, where our text is offered beside theirs, then in putting the ask.
    await expect(die()).rejects.toThrow('the answer was lost');
    await expect(die()).rejects.toThrow('the answer was lost');
    await here.sandbox.admin.sendNotices();
    await here.cycle();
    expect(await here.sandbox.admin.notificationsOf(here.referent)).toHaveLength(1);
    await answer(here, 'ref', 'Modifié à la main', 'Reprendre le texte de MARA');
    await expect(die()).rejects.toThrow('the answer was lost');
    await here.cycle();
    expect(await reads(here)).toContain('Bailleur 0');
    const carriedOut = (await lines(here)).filter((line) => line.includes('asks.conflict.ours'));
    expect(carriedOut).toHaveLength(1);
  });
});
