/**
 * On a real Moodle, a peer group from what people say of themselves to what stands there: formed by the
 * weekly job, agreed by the referent, given a date by who leads it, met by its members alone; who
 * withdraws the consent in « Mon parcours » is gone from it by the next cycle. Left out unless
 * MOODLE_URL, MOODLE_TOKEN and MOODLE_CLI are given.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { jobsOf } from '../../src/jobs/index.ts';
import type { PieceItem } from '../../src/moodle/index.ts';
import { faultsOf, launch } from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { realMoodle } from '../support/moodle-under-test-real.ts';
import { openRealSpace, type RealSpace } from '../support/real-space.ts';

const startable = realMoodle(process.env);
const where = startable === undefined || chromiumPath === undefined ? describe.skip : describe;
/** Moodle's pages take their time on a small machine. */
const SLOW = 400_000;
const PEERS = ['jeanne', 'karim', 'anne', 'louis'] as const;
const CAST = {
  odile: { role: 'referent' },
  paul: { role: 'candidate' },
  ines: { role: 'candidate' },
  jeanne: { role: 'candidate' },
  karim: { role: 'candidate' },
  anne: { role: 'candidate' },
  louis: { role: 'candidate' },
} as const;
/** Where no other test has people. */
const BELFORT = { name: 'Territoire de Belfort', departements: ['90'] };
const CONSENTS = 'matching=2026-11-01/1';
const PREPARING = {
  mara_quality: 'candidate',
  mara_phase: 'preparation',
  mara_places: '90010',
  mara_needs: 'network',
  mara_contact: '06 00 00 00 01',
  mara_consents: CONSENTS,
};

where('peers of a real Moodle', () => {
  let browser: Browser;
  let here: RealSpace<typeof CAST>;

  beforeAll(async () => {
    if (startable === undefined) return;
    browser = await launch();
    here = await openRealSpace(startable, browser, CAST, BELFORT);
    const { updateUser } = here.moodle.fixture;
    for (const who of PEERS) await updateUser(here.ids[who], { fields: PREPARING });
    // She is in preparation too, but did not agree to be matched.
    await updateUser(here.ids.ines, { fields: { ...PREPARING, mara_consents: '' } });
    await updateUser(here.ids.paul, {
      fields: {
        mara_quality: 'mentor',
        mara_mentor_places: '90010',
        mara_helps: 'network',
        mara_consents: CONSENTS,
      },
    });
    await here.cycle();
  }, SLOW);
  afterAll(async () => {
    // A Moodle that lives on proposes them to nobody else.
    for (const id of Object.values(here.ids)) await here.moodle.fixture.deleteUser(id);
    await browser.close();
    await here.close();
  }, SLOW);

  /** The weekly turn. */
  const form = async (): Promise<void> => {
    const job = jobsOf(here.app).find(({ name }) => name === 'peers');
    expect(job).toBeDefined();
    await job?.run();
  };
  const formed = () => here.app.db('peer_group').pluck<string[]>('state');
  const pieces = async (): Promise<PieceItem[]> => {
    const found: PieceItem[] = [];
    let after: number | null = 0;
    while (after !== null) {
      const { items, next }: { items: PieceItem[]; next: number | null } =
        await here.app.sync.moodle.snapshot('pieces', after);
      found.push(...items);
      after = next;
    }
    return found.filter(
      ({ space, key, state }) =>
        space === here.space.code && state === 'live' && key.includes('/peers-'),
    );
  };
  const group = async () => (await pieces()).find(({ type }) => type === 'group');
  const answer = async (who: keyof typeof CAST, title: string, label: string) => {
    const person = await here.by(who);
    await person.answerAsk(await person.open('/local/mara/asks.php'), title, label);
  };
  /** How the first evening of those proposed is written. */
  const firstEvening = async (): Promise<string> => {
    const row = await here.app
      .db('wish')
      .where('key', 'like', '%/ask/peers_date-%')
      .first<{ body: string }>('body');
    const { choices } = JSON.parse(row.body) as { choices: { label: { fr: string } }[] };
    return choices[0]?.label.fr ?? '';
  };
  const sees = async (who: keyof typeof CAST): Promise<{ meeting: boolean; group: boolean }> => {
    const person = await here.by(who);
    const calendar = `/calendar/view.php?view=upcoming&course=${here.space.id}`;
    const profile = `/user/view.php?id=${here.ids[who]}&course=${here.space.id}`;
    return {
      meeting: (await person.open(calendar)).html.includes('Rencontre entre pairs'),
      group: /Rencontre \w{6}/.test((await person.open(profile)).html),
    };
  };

  it(
    'are brought together by the weekly turn and two answers, once',
    async () => {
      await form();
      await form();
      expect(await formed()).toEqual(['formed']);
      await here.cycle();
      const odile = await here.enter('odile');
      await odile.goto(`${here.moodle.url}/local/mara/asks.php`);
      const asked = odile.locator('.local_mara_asks').filter({ hasText: 'Rencontre' }).first();
      expect(await asked.innerText()).toMatch(/jeanne\s: étape «\sPréparation\s»/);
      expect(await asked.innerText()).not.toMatch(/\bines\b|06 00/);
      expect(await faultsOf(odile, 'real-peers-ask', '.local_mara_asks')).toEqual([]);
      await odile.context().close();

      await answer('odile', 'Rencontre', 'Oui, qu’ils se rencontrent');
      await here.cycle();
      expect(await group()).toBeUndefined();
      await answer('paul', 'quel soir vous convient', await firstEvening());
      await here.cycle();
      await here.cycle();
      const members = [...PEERS, 'paul' as const].map((who) => here.ids[who]);
      expect(await group()).toMatchObject({
        detail: { members: expect.arrayContaining(members) as unknown, others: 0 },
      });
      expect((await pieces()).filter(({ type }) => type === 'event')).toHaveLength(1);
      expect(await sees('jeanne')).toEqual({ meeting: true, group: true });
      expect(await sees('paul')).toEqual({ meeting: true, group: true });
      expect(await sees('ines')).toEqual({ meeting: false, group: false });
      await here.moodle.fixture.sendNotices();
      const told = await here.moodle.fixture.notificationsOf(here.ids.anne);
      expect(told.map(({ subject }) => subject)).toContain('Une rencontre entre pairs pour vous');

      const before = (await pieces()).map(({ key }) => key).sort();
      await form();
      await here.cycle();
      expect(await here.cycle()).toMatchObject({ writes: 0 });
      expect(await formed()).toEqual(['set']);
      expect((await pieces()).map(({ key }) => key).sort()).toEqual(before);
    },
    SLOW,
  );

  it(
    'who withdraw the consent in « Mon parcours » are gone from it by the next cycle',
    async () => {
      const jeanne = await here.enter('jeanne', 320);
      await jeanne.goto(`${here.moodle.url}/local/mara/profile.php`);
      const consent = jeanne.locator('input[type=checkbox][name="consent_matching"]');
      expect(await consent.isChecked()).toBe(true);
      await consent.uncheck();
      await jeanne.locator('input[type=submit][name="submitbutton"]').click();
      await jeanne.locator('.alert-success').waitFor();
      await jeanne.context().close();
      await here.cycle();
      const members = (await group())?.detail as { members: number[] } | undefined;
      expect(members?.members).toHaveLength(PEERS.length);
      expect(members?.members).not.toContain(here.ids.jeanne);
      expect(await sees('jeanne')).toEqual({ meeting: false, group: false });
      expect(await sees('karim')).toEqual({ meeting: true, group: true });
      await form();
      await here.cycle();
      expect(await here.cycle()).toMatchObject({ writes: 0 });
      expect(await formed()).toEqual(['set']);
    },
    SLOW,
  );
});
