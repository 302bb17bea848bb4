/** Whole cycles: somebody arrives in Moodle, their referent is asked there, and what they answer counts. */
import { afterEach, expect, it } from '@jest/globals';
import { waiting } from '../src/cli/commands/waiting.ts';
import { contextFor } from '../src/cli/program.ts';
import { describeEachDatabase } from './support/databases.ts';
import { personAt } from './support/person.ts';
import { openSite, type Site } from './support/site.ts';

const ASKS = '/local/mara/asks.php';
const DAY = 86_400_000;

describeEachDatabase('people looked after', ({ freshUrl }) => {
  let site: Site | undefined;
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });

  const open = async (): Promise<Site & { candidate: number }> => {
    let candidate = 0;
    site = await openSite((await freshUrl()).url, {
      async seed({ admin }) {
        await admin.createSpace({ code: 'mel', name: 'Maine-et-Loire', departements: '49' });
        await admin.createSpace({ code: 'nat', name: 'Espace national', national: true });
        const make = (
          username: string,
          firstname: string,
          lastname: string,
          fields: Record<string, string> = {},
        ) => admin.createUser({ username, password: 'mara-2026', firstname, lastname, fields });
        const referent = await make('ref', 'Odile', 'Rivet');
        await admin.enrol(referent, 'mel', 'mara_referent');
        await admin.enrol(await make('nat', 'Anne', 'Martin'), 'nat', 'mara_referent');
        candidate = await make('jean', 'Jean', 'Sauvage', {
          mara_quality: 'candidate',
          mara_places: 'space:mel',
          mara_needs: 'cv',
          mara_school: 'saint_cyr',
        });
        await admin.enrol(candidate, 'mel', 'mara_candidate');
        return referent;
      },
    });
    return { ...site, candidate };
  };
  const at = async ({ sandbox }: Site, username: string) => {
    const person = personAt(sandbox.url);
    await person.login(username, 'mara-2026');
    return person;
  };
  const page = async ({ app }: Site) => {
    const { items } = await app.sync.moodle.snapshot('pieces', 0);
    return items.filter(({ type }) => type === 'page');
  };
  const tell = async ({ app }: Site, space = '') =>
    waiting.run(contextFor(app), { switches: {}, values: { space } });

  it('the referent is asked in Moodle, and their answer is the end of it', async () => {
    const here = await open();
    await here.cycle();
    await here.sandbox.admin.sendNotices();
    const told = JSON.stringify(await here.sandbox.admin.notificationsOf(here.referent));
    expect(told).toContain('Une personne vient d’arriver');
    expect(told).not.toContain('Sauvage');
    const referent = await at(here, 'ref');
    const asks = await referent.open(ASKS);
    expect(asks.html).toContain('Jean Sauvage');
    expect(asks.html).toContain('La Saint-Cyrienne');
    await referent.answerAsk(asks, 'qui prend contact', 'Contact pris', {});
    await here.cycle();
    expect((await referent.open(ASKS)).html).toContain('Aucune demande n’attend');
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    here.clock.move(20 * DAY);
    await here.cycle();
    expect(await tell(here)).toMatchObject({ exit: 0, json: { waiting: [] } });
    expect((await tell(here)).lines).toEqual([
      'Aucun délai n’est dépassé.',
      '1 candidat est suivi, dans les délais.',
    ]);
  });

  it('who waits is told by the command, by « Ma région » and by the message of the week', async () => {
    const here = await open();
    await here.cycle();
    here.clock.move(8 * DAY);
    await here.cycle();
    await here.sandbox.admin.sendNotices();
    const { lines, json, exit } = await tell(here, 'mel');
    expect(exit).toBe(0);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`Jean Sauvage (${here.candidate})`);
    expect(lines[1]).toMatch(/un contact +30 novembre 2026 +les référents +Odile Rivet$/);
    expect(json).toMatchObject({
      waiting: [{ personId: here.candidate, clock: 'contact', overdueSince: '2026-11-30' }],
    });
    // Names are for the console alone.
    expect(JSON.stringify(json)).not.toMatch(/Sauvage|Rivet/);
    expect((await tell(here, 'nat')).lines).toEqual([
      'Aucun candidat n’est suivi dans l’espace nat.',
    ]);
    const [region] = await page(here);
    const referent = await at(here, 'ref');
    const { html } = await referent.open(region?.url ?? '');
    expect(html).toContain('Personnes à suivre');
    expect(html).toContain('1 personne attend un contact.');
    const messages = JSON.stringify(await here.sandbox.admin.notificationsOf(here.referent));
    expect(messages).toContain('1 personne attend de vos nouvelles');
  });
});
