/** Whole cycles: sheets grow old, people are asked in Moodle, and what they answer stands in the sheets. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { runCycle } from '../src/features/sync/index.ts';
import {
  campaignsNow,
  pauseSpace,
  resumeSpace,
  startCampaign,
  stopCampaign,
  toldSheets,
} from '../src/features/upkeep/index.ts';
import type { ItemOf } from '../src/moodle/index.ts';
import { describeEachDatabase } from './support/databases.ts';
import { personAt } from './support/person.ts';
import { openSite, type Site, sheet } from './support/site.ts';

const ASKS = '/local/mara/asks.php';
const DAY = 86_400_000;
const OLD = '2025-10-01';

describeEachDatabase('sheets kept alive', ({ freshUrl }) => {
  let site: Site | undefined;
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });

  const open = async (settings: Record<string, string> = {}): Promise<Site> => {
    site = await openSite((await freshUrl()).url, {
      settings,
      async seed({ admin }) {
        await admin.createSpace({ code: 'mel', name: 'Maine-et-Loire', departements: '49' });
        await admin.createSpace({ code: 'nat', name: 'Espace national', national: true });
        const make = (username: string, firstname: string, lastname: string) =>
          admin.createUser({ username, password: 'mara-2026', firstname, lastname });
        const referent = await make('ref', 'Odile', 'Rivet');
        await admin.enrol(referent, 'mel', 'mara_referent');
        await admin.enrol(await make('nat', 'Anne', 'Martin'), 'nat', 'mara_referent');
        return referent;
      },
    });
    return site;
  };
  const write = ({ sandbox, referent }: Site, name: string, more: Record<string, string> = {}) =>
    sandbox.admin.createEntry({
      space: 'mel',
      userId: referent,
      fields: sheet(name, { verified_on: OLD, ...more }),
    });
  const writeMany = async (here: Site, count: number, more: Record<string, string> = {}) => {
    for (let n = 1; n <= count; n++) await write(here, `Bailleur ${n}`, more);
  };
  const snapshot = async <K extends 'entries' | 'pieces'>({ app }: Site, kind: K) =>
    (await app.sync.moodle.snapshot(kind, 0)).items as ItemOf<K>[];
  const asksOf = async (here: Site, purpose = 'freshness') =>
    (await snapshot(here, 'pieces')).flatMap((piece) =>
      piece.type === 'ask' && piece.key.includes(`/ask/${purpose}-`) ? [piece] : [],
    );
  const openAsks = async (here: Site, purpose?: string) =>
    (await asksOf(here, purpose)).filter(({ detail }) => detail.status === 'open');
  const messagesOf = async (here: Site, about: string) =>
    (await snapshot(here, 'pieces')).filter(
      ({ type, key }) => type === 'message' && key.includes(about),
    );
  const verifiedDays = async (here: Site) =>
    (await snapshot(here, 'entries')).map(({ fields }) => fields['verified_on']);
  const at = async ({ sandbox }: Site, username = 'ref') => {
    const person = personAt(sandbox.url);
    await person.login(username, 'mara-2026');
    return person;
  };
  const answer = async (
    here: Site,
    title: string,
    label: string,
    more: Record<string, string> = {},
    username = 'ref',
  ) => {
    const person = await at(here, username);
    await person.answerAsk(await person.open(ASKS), title, label, more);
  };
  const move = async (here: Site, days: number) => {
    here.clock.move(days * DAY);
    await here.sandbox.admin.sendNotices();
  };

  describe('« C’est toujours exact »', () => {
    it('is asked of all at once, written into the sheets, and said by the Book', async () => {
      const here = await open();
      await writeMany(here, 3, { phone: '02 41 88 12 34', contact: 'Mme Secret' });
      await write(here, 'Bailleur récent', { verified_on: '2026-11-01' });
      await here.cycle();
      await here.sandbox.admin.sendNotices();
      const told = JSON.stringify(await here.sandbox.admin.notificationsOf(here.referent));
      expect(told).toContain('Des fiches à revoir');
      const { html } = await (await at(here)).open(ASKS);
      expect(html).toContain('ces 3 fiches sont-elles toujours exactes');
      expect(html).toContain('02 41 88 12 34');
      expect(html).not.toMatch(/Secret|Bailleur récent/);

      await answer(here, 'sont-elles toujours exactes', 'C’est toujours exact pour toutes');
      await here.cycle();
      await here.cycle();
      const entries = await snapshot(here, 'entries');
      expect(entries.slice(0, 3).map(({ fields }) => fields['verified_on'])).toEqual(
        Array(3).fill('2026-11-22'),
      );
      expect(entries[0]?.fields['verified_by']).toBe('Odile Rivet');
      expect(entries[3]?.fields).toMatchObject({ verified_on: '2026-11-01' });
      const { items } = await here.app.sync.moodle.snapshot('books', 0);
      const book = items.find(({ key }) => key === 'mel/living-area');
      const page = await (await at(here)).open(book?.chapters[1]?.url ?? '');
      expect(page.html).toMatch(/Vérifiée le 22\snovembre\s2026/);
      expect(await here.cycle()).toMatchObject({ writes: 0 });
      expect(await openAsks(here)).toEqual([]);
    });

    it('leaves those alone that a person says have changed', async () => {
      const here = await open();
      await writeMany(here, 3);
      await here.cycle();
      await answer(here, 'sont-elles toujours exactes', 'Une ou plusieurs ont changé', {
        remark: 'la 2',
      });
      await here.cycle();
      await here.cycle();
      expect(await verifiedDays(here)).toEqual(['2026-11-22', OLD, '2026-11-22']);
      // They have a week to mend it; then it is asked about by itself.
      expect(await openAsks(here)).toEqual([]);
      await move(here, 8);
      await here.cycle();
      const { html } = await (await at(here)).open(ASKS);
      expect(html).toContain('Bailleur 2\u00A0»\u00A0: est-ce toujours exact');
      await answer(here, 'est-ce toujours exact', 'À retirer');
      await here.cycle();
      await here.cycle();
      const entries = await snapshot(here, 'entries');
      expect(entries.map(({ fields }) => fields['state'])).toEqual([
        'À publier',
        'À retirer',
        'À publier',
      ]);
      expect(await openAsks(here)).toEqual([]);
    });

    it('writes over nothing that a person wrote meanwhile', async () => {
      const here = await open();
      await writeMany(here, 1);
      await here.cycle();
      await answer(here, 'est-ce toujours exact', 'C’est toujours exact');
      const { moodle } = here.app.sync;
      // The referent saves the form between the reading and the writing.
      const slow = {
        ...here.app.sync,
        moodle: {
          ...moodle,
          put: async (batch: Parameters<typeof moodle.put>[0]) => {
            await here.sandbox.admin.changeEntry(1, { verified_on: '2026-11-20' });
            return await moodle.put(batch);
          },
        },
      };
      await runCycle(slow, { command: 'sync', pulls: true, applies: true });
      await here.cycle();
      expect(await verifiedDays(here)).toEqual(['2026-11-20']);
      const edits = (await snapshot(here, 'pieces')).filter(({ type }) => type === 'entry_edit');
      expect(edits).toMatchObject([{ detail: { status: 'superseded' } }]);
      expect(await openAsks(here)).toEqual([]);
    });

    it('is asked ten at a time, one question at a time, and left for a week when it expires', async () => {
      const here = await open();
      await writeMany(here, 12);
      await here.cycle();
      expect(await openAsks(here)).toHaveLength(1);
      await move(here, 22);
      await here.cycle();
      expect((await asksOf(here)).map(({ detail }) => detail.status)).toEqual(['expired']);
      await move(here, 5);
      await here.cycle();
      expect(await openAsks(here)).toEqual([]);
      await move(here, 3);
      await here.cycle();
      expect(await openAsks(here)).toHaveLength(1);
      await answer(here, 'ces 10 fiches', 'C’est toujours exact pour toutes');
      await here.cycle();
      await here.cycle();
      const { html } = await (await at(here)).open(ASKS);
      expect(html).toContain('ces 2 fiches');
      expect(await openAsks(here)).toHaveLength(1);
    });

    it('is put to the national space where a space has nobody', async () => {
      const here = await open();
      await writeMany(here, 1);
      await here.sandbox.admin.unenrol(here.referent, 'mel');
      await here.cycle();
      expect(await openAsks(here)).toMatchObject([{ space: 'nat' }]);
      await answer(here, 'est-ce toujours exact', 'C’est toujours exact', {}, 'nat');
      await here.cycle();
      await here.cycle();
      expect(await verifiedDays(here)).toEqual(['2026-11-22']);
    });

    it('tells nothing of an opening that the network passed on', async () => {
      const here = await open();
      const databases = await here.app.sync.moodle.snapshot('spaces', 0);
      expect(databases.items).toHaveLength(2);
      await here.sandbox.admin.createEntry({
        space: 'mel',
        sheet: 'opening',
        userId: here.referent,
        fields: {
          title: 'Directeur caché',
          diffusion: 'Transmise par le réseau',
          employer: 'Employeur caché',
          commune: 'Angers',
          state: 'À publier',
          verified_on: '2026-09-20',
        },
      });
      await here.cycle();
      const { html } = await (await at(here)).open(ASKS);
      expect(html).toContain('offre n°');
      expect(html).not.toMatch(/caché/);
      const wishes = JSON.stringify(await here.app.db('wish').select());
      expect(wishes).not.toMatch(/caché/);
    });
  });

  describe('a sheet of two years', () => {
    it('leaves the Books three weeks after its referent was told, and comes back', async () => {
      const here = await open();
      await write(here, 'Vieux bailleur', { verified_on: '2024-01-10' });
      await write(here, 'Bailleur récent', { verified_on: '2026-11-01' });
      await here.cycle();
      expect(await toldSheets(here.app.db, 'mel')).toEqual(new Map([[1, '2026-11-22']]));
      const { html } = await (await at(here)).open(ASKS);
      expect(html).toContain('elle quittera les Livres le 13 décembre 2026');
      const shown = async () => JSON.stringify(await here.app.db('publication').select('objects'));
      expect(await shown()).toContain('Vieux bailleur');
      await move(here, 22);
      await here.cycle();
      await here.cycle();
      expect(await shown()).not.toContain('Vieux bailleur');
      await here.sandbox.admin.changeEntry(1, { verified_on: '2026-12-14' });
      await here.cycle();
      await here.cycle();
      expect(await shown()).toContain('Vieux bailleur');
      expect(await toldSheets(here.app.db, 'mel')).toEqual(new Map());
    });
  });

  describe('the message of the week', () => {
    it('comes once a week while something waits', async () => {
      const here = await open();
      await write(here, 'Bailleur sans téléphone', { phone: 'abc' });
      await here.cycle();
      await here.cycle();
      expect(await messagesOf(here, 'digest')).toMatchObject([
        { key: `mel/message/digest-2026-w47-${here.referent}` },
      ]);
      const bodies: unknown[] = await here.app.db('wish').where({ type: 'message' }).pluck('body');
      expect(String(bodies[0])).toContain('1 fiche à corriger');
      await move(here, 1);
      await here.cycle();
      expect(await messagesOf(here, 'digest')).toHaveLength(2);
      await here.sandbox.admin.changeEntry(1, { phone: '', verified_on: '2026-11-23' });
      await move(here, 7);
      await here.cycle();
      expect(await messagesOf(here, 'digest')).toHaveLength(2);
    });
  });

  describe('a pause', () => {
    it('takes back what is asked, and what is due is asked after it', async () => {
      const here = await open();
      await writeMany(here, 2);
      await here.cycle();
      expect(await openAsks(here)).toHaveLength(1);
      await pauseSpace(here.app.sync, { space: 'mel', from: '2026-11-22', to: '2026-12-31' });
      await here.cycle();
      expect(await openAsks(here)).toEqual([]);
      const region = (await snapshot(here, 'pieces')).find(({ type }) => type === 'page');
      const { html } = await (await at(here)).open(region?.url ?? '');
      expect(html).toContain('En pause jusqu’au 31 décembre 2026');
      await move(here, 8);
      await here.cycle();
      expect(await messagesOf(here, 'digest')).toHaveLength(1);
      await move(here, 33);
      await here.cycle();
      expect(await openAsks(here)).toHaveLength(1);
      await expect(
        pauseSpace(here.app.sync, { space: 'xyz', from: '2027-01-10', to: '2027-01-12' }),
      ).rejects.toMatchObject({ told: { key: 'upkeep.space' } });
      await expect(
        pauseSpace(here.app.sync, { space: 'mel', from: '2026-01-10', to: '2026-01-12' }),
      ).rejects.toMatchObject({ told: { key: 'upkeep.pause.past' } });
      await resumeSpace(here.app.sync, 'mel');
      await expect(resumeSpace(here.app.sync, 'mel')).rejects.toMatchObject({
        told: { key: 'upkeep.pause.none' },
      });
    });

    it('may be every year', async () => {
      const here = await open({ MARA_QUIET: '11-20..11-25' });
      await writeMany(here, 2);
      await here.cycle();
      expect(await openAsks(here)).toEqual([]);
      await move(here, 4);
      await here.cycle();
      expect(await openAsks(here)).toHaveLength(1);
    });
  });

  describe('a campaign', () => {
    const ALL = {
      families: ['living_area'] as const,
      olderThan: null,
      by: 'Cellule nationale',
    };

    it('asks about all sheets, ten a question, to its end', async () => {
      const here = await open();
      await writeMany(here, 12, { verified_on: '2026-10-01' });
      await here.cycle();
      expect(await openAsks(here)).toEqual([]);
      const { started } = await startCampaign(here.app.sync, { space: 'all', ...ALL });
      expect(started).toMatchObject([{ space: 'mel', total: 12, left: 12 }]);
      await expect(startCampaign(here.app.sync, { space: 'mel', ...ALL })).rejects.toMatchObject({
        told: { key: 'upkeep.campaign.open' },
      });
      await here.cycle();
      expect(await openAsks(here)).toHaveLength(2);
      await answer(here, 'ces 10 fiches', 'C’est toujours exact pour toutes');
      await here.cycle();
      expect(await campaignsNow(here.app.db)).toMatchObject([
        { answered: 10, asked: 2, left: 0, endedAt: null, by: 'Cellule nationale' },
      ]);
      await answer(here, 'ces 2 fiches', 'C’est toujours exact pour toutes');
      await here.cycle();
      await here.cycle();
      expect(await campaignsNow(here.app.db, 'mel')).toMatchObject([
        { answered: 12, endedAt: here.clock.now() },
      ]);
      expect(new Set(await verifiedDays(here))).toEqual(new Set(['2026-11-22']));
      expect(await here.cycle()).toMatchObject({ writes: 0 });
    });

    it('is ended, and what was asked is withdrawn', async () => {
      const here = await open();
      await writeMany(here, 2, { verified_on: '2026-10-01' });
      await here.cycle();
      await startCampaign(here.app.sync, { space: 'mel', ...ALL });
      await here.cycle();
      expect(await openAsks(here)).toHaveLength(1);
      expect(await stopCampaign(here.app.sync, 'mel')).toMatchObject([{ space: 'mel' }]);
      await here.cycle();
      expect(await openAsks(here)).toEqual([]);
      const none = await startCampaign(here.app.sync, { space: 'mel', ...ALL, olderThan: 12 });
      expect(none).toEqual({ started: [], skipped: [] });
    });
  });

  describe('who takes over a space', () => {
    it('is told once, and never those who were there', async () => {
      const here = await open();
      const { admin } = here.sandbox;
      await writeMany(here, 2);
      await here.cycle();
      expect(await messagesOf(here, 'handover')).toEqual([]);
      await admin.unenrol(here.referent, 'mel');
      await here.cycle();
      const next = await admin.createUser({
        username: 'suite',
        password: 'mara-2026',
        firstname: 'Paul',
        lastname: 'Durand',
      });
      await admin.enrol(next, 'mel', 'mara_referent');
      await here.cycle();
      await here.cycle();
      expect(await messagesOf(here, 'handover')).toMatchObject([
        { key: `mel/message/handover-${next}` },
      ]);
      await admin.sendNotices();
      const told = JSON.stringify(await admin.notificationsOf(next));
      expect(told).toContain('Vous reprenez l’espace Maine-et-Loire');
      await admin.enrol(here.referent, 'mel', 'mara_referent');
      await here.cycle();
      expect(await messagesOf(here, 'handover')).toHaveLength(1);
    });
  });

  describe('sheets that look alike', () => {
    const RECENT = { verified_on: '2026-11-01' };
    const TITLE = 'est-ce la même fiche';

    it('are asked about once: what was decided is remembered', async () => {
      const here = await open();
      await write(here, 'Mission locale', RECENT);
      await write(here, 'MISSION  LOCALE', { ...RECENT, commune: '49000 Angers' });
      await here.cycle();
      expect(await openAsks(here, 'duplicate')).toHaveLength(1);
      await answer(here, TITLE, 'Ce sont des fiches différentes');
      await here.cycle();
      await here.cycle();
      expect(await openAsks(here, 'duplicate')).toEqual([]);
      await here.sandbox.admin.changeEntry(1, { siret: '73282932000074' });
      await here.sandbox.admin.changeEntry(2, { siret: '732 829 320 00074' });
      await here.cycle();
      expect(await openAsks(here, 'duplicate')).toHaveLength(1);
    });

    it('are one: the other is withdrawn', async () => {
      const here = await open();
      await write(here, 'Caf', { verified_on: '2026-10-01', phone: '0241881234' });
      await write(here, 'CAF de Maine-et-Loire', { ...RECENT, phone: '02 41 88 12 34' });
      await here.cycle();
      await answer(here, 'est-ce la même fiche', 'C’est la même');
      await here.cycle();
      await here.cycle();
      const entries = await snapshot(here, 'entries');
      expect(entries.map(({ fields }) => fields['state'])).toEqual(['À retirer', 'À publier']);
      expect(await here.cycle()).toMatchObject({ writes: 0 });
    });
  });
});
