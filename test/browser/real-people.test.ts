/**
 * On a real Moodle, from what people say of themselves to what stands there: a pairing is proposed,
 * agreed by all three, and brought together; who withdraws a consent in « Mon parcours » is gone from
 * it by the next cycle. Left out unless MOODLE_URL, MOODLE_TOKEN and MOODLE_CLI are given.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { applyMatch, readWeights } from '../../src/features/matching/index.ts';
import type { PieceItem } from '../../src/moodle/index.ts';
import { faultsOf, launch } from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { realMoodle } from '../support/moodle-under-test-real.ts';
import { openRealSpace, type RealSpace } from '../support/real-space.ts';

const startable = realMoodle(process.env);
const where = startable === undefined || chromiumPath === undefined ? describe.skip : describe;
/** Moodle's pages take their time on a small machine. */
const SLOW = 240_000;
const CAST = {
  odile: { role: 'referent' },
  jeanne: { role: 'candidate' },
  paul: { role: 'candidate' },
} as const;
const CONSENTS = 'matching=2026-11-01/1';

where('people of a real Moodle', () => {
  let browser: Browser;
  let here: RealSpace<typeof CAST>;

  beforeAll(async () => {
    if (startable === undefined) return;
    browser = await launch();
    here = await openRealSpace(startable, browser, CAST);
    const { fixture } = here.moodle;
    await fixture.updateUser(here.ids.jeanne, {
      fields: {
        mara_quality: 'candidate',
        mara_service: 'army',
        mara_departure: '2027-09',
        mara_places: `space:${here.space.code}`,
        mara_needs: 'cv;interview',
        mara_contact: '06 00 00 00 01',
        mara_consents: CONSENTS,
      },
    });
    await fixture.updateUser(here.ids.paul, {
      fields: {
        mara_quality: 'mentor',
        mara_service: 'navy',
        mara_mentor_places: `space:${here.space.code}`,
        mara_helps: 'cv;interview',
        mara_contact: '06 00 00 00 07',
        mara_consents: CONSENTS,
      },
    });
    await here.cycle();
  }, SLOW);
  afterAll(async () => {
    await browser.close();
    await here.close();
  });

  const pieces = async (): Promise<PieceItem[]> => {
    const found: PieceItem[] = [];
    let after: number | null = 0;
    while (after !== null) {
      const { items, next }: { items: PieceItem[]; next: number | null } =
        await here.app.sync.moodle.snapshot('pieces', after);
      found.push(...items);
      after = next;
    }
    return found.filter(({ space }) => space === here.space.code);
  };
  const group = async () =>
    (await pieces()).find(({ key, state }) => state === 'live' && key.includes('/group/pairing-'));
  const answer = async (who: keyof typeof CAST, title: string, label: string) => {
    const person = await here.by(who);
    await person.answerAsk(await person.open('/local/mara/asks.php'), title, label);
  };

  it(
    'are proposed to each other, agree, and are brought together once',
    async () => {
      const { app, ids } = here;
      const weights = await readWeights(app.config.templatesDir);
      const moment = { now: Date.now(), newId: app.sync.newId };
      const { now } = await applyMatch(app.db, moment, weights);
      expect(now.result.proposals).toContainEqual(
        expect.objectContaining({ candidateId: ids.jeanne, mentorId: ids.paul }),
      );
      await here.cycle();
      const odile = await here.enter('odile');
      await odile.goto(`${here.moodle.url}/local/mara/asks.php`);
      expect(await odile.locator('.local_mara_asks').innerText()).toContain('jeanne Essai');
      expect(await faultsOf(odile, 'real-pairing-ask', '.local_mara_asks')).toEqual([]);
      await odile.context().close();
      const asked = (await (await here.by('jeanne')).open('/local/mara/asks.php')).html;
      expect(asked).not.toContain('06 00 00 00 07');

      await answer('odile', 'qu’en pensez-vous', 'Oui, proposez-le-leur');
      await here.cycle();
      expect(await group()).toBeUndefined();
      await answer('jeanne', 'Un parrain pour vous', 'Oui, avec plaisir');
      await answer('paul', 'Un candidat à accompagner', 'Oui, avec plaisir');
      await here.cycle();
      await here.cycle();
      expect(await group()).toMatchObject({
        type: 'group',
        detail: { members: expect.arrayContaining([ids.jeanne, ids.paul]) as unknown, others: 0 },
      });
      await here.moodle.fixture.sendNotices();
      const told = await here.moodle.fixture.notificationsOf(ids.jeanne);
      expect(told.length).toBeGreaterThan(0);
      const before = (await pieces()).map(({ key }) => key).sort();
      await here.cycle();
      expect(await here.cycle()).toMatchObject({ writes: 0 });
      expect((await pieces()).map(({ key }) => key).sort()).toEqual(before);
    },
    SLOW,
  );

  it(
    'who withdraw a consent in « Mon parcours » are gone from it by the next cycle',
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
      expect(await group()).toBeUndefined();
      expect(await here.app.db('pairing').orderBy('id').pluck('end_reason')).toContain('consent');
      const left = (await pieces()).filter(({ key }) => key.includes('pairing'));
      // All that remains is the word to the other one that it is over.
      const live = left.filter(({ state }) => state === 'live').map(({ key }) => key);
      expect(live).toEqual([expect.stringMatching(/\/message\/pairing-\w+-end-mentor$/)]);
      await here.cycle();
      expect(await here.cycle()).toMatchObject({ writes: 0 });
    },
    SLOW,
  );
});
