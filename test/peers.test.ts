/** Whole cycles: a peer group is formed by itself, people answer in Moodle, and the group meets. */
import { afterEach, expect, it, jest } from '@jest/globals';
import { peers } from '../src/cli/commands/peers.ts';
import { contextFor } from '../src/cli/program.ts';
import { addEvents } from '../src/features/people/index.ts';
import { jobsOf } from '../src/jobs/index.ts';
import { runDue, turnAt } from '../src/jobs/schedule.ts';
import { describeEachDatabase } from './support/databases.ts';
import { openSite, type Site } from './support/site.ts';

const DAY = 86_400_000;
const CONSENTS = 'matching=2026-11-01/1';
const OF_ANGERS = {
  mara_quality: 'candidate',
  mara_phase: 'preparation',
  mara_places: '49007',
  mara_needs: 'network',
  mara_consents: CONSENTS,
};

jest.setTimeout(60_000);

type Scene = Site & { mentor: number; candidates: number[] };

describeEachDatabase('peer groups in Moodle', ({ freshUrl }) => {
  let site: Scene | undefined;
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });

  /** `mel` with a referent, a mentor and four candidates of Angers. */
  const open = async (): Promise<Scene> => {
    const ids = { mentor: 0, candidates: [] as number[] };
    const here = await openSite((await freshUrl()).url, {
      async seed({ admin }) {
        await admin.createSpace({ code: 'mel', name: 'Maine-et-Loire', departements: '49' });
        const make = async (
          username: string,
          firstname: string,
          lastname: string,
          role: 'mara_referent' | 'mara_candidate',
          fields: Record<string, string> = {},
        ) => {
          const password = 'mara-2026';
          const id = await admin.createUser({ username, password, firstname, lastname, fields });
          await admin.enrol(id, 'mel', role);
          return id;
        };
        const referent = await make('ref', 'Odile', 'Rivet', 'mara_referent');
        ids.mentor = await make('men', 'Paul', 'Lemoine', 'mara_candidate', {
          mara_quality: 'mentor',
          mara_mentor_places: '49007',
          mara_helps: 'network',
          mara_consents: CONSENTS,
        });
        for (const [i, name] of ['Jeanne', 'Karim', 'Anne', 'Louis'].entries()) {
          ids.candidates.push(
            await make(`can${i}`, name, `Duval${i}`, 'mara_candidate', OF_ANGERS),
          );
        }
        return referent;
      },
    });
    site = { ...here, ...ids };
    await here.cycle();
    return site;
  };

  const mara = async ({ app }: Scene, action = '', apply = false) =>
    peers.run(contextFor(app), { values: { action }, switches: apply ? { apply } : {} });
  /** The schedule's turn, as it is due by now. */
  const turn = async ({ app, clock }: Scene): Promise<void> => {
    const jobs = jobsOf(app).filter(({ name }) => name === 'peers');
    expect(jobs).toHaveLength(1);
    for (const job of jobs) await runDue(app, job, turnAt(job, clock.now()));
  };
  const groups = (here: Scene): Promise<{ id: string; state: string }[]> =>
    here.app.db('peer_group').orderBy('id').select('id', 'state');
  const pieces = async ({ app }: Scene) =>
    (await app.sync.moodle.snapshot('pieces', 0)).items.filter(({ key }) => key.includes('peers'));
  const standing = async (here: Scene): Promise<string[]> =>
    (await pieces(here))
      .filter(({ state }) => state === 'live')
      .map(({ type }) => type)
      .sort();
  const says = async (here: Scene, userId: number, pick: (choices: string[]) => string) => {
    const rows = await here.app
      .db('wish')
      .where({ type: 'ask' })
      .select<{ key: string; body: string }[]>('key', 'body');
    const live = new Set(
      (await pieces(here)).filter(({ state }) => state === 'live').map(({ key }) => key),
    );
    const ask = rows.find(({ key }) => live.has(key));
    const { choices } = JSON.parse(ask?.body ?? '{"choices":[]}') as {
      choices: { code: string }[];
    };
    const choice = pick(choices.map(({ code }) => code));
    const { admin } = here.sandbox;
    expect(await admin.answerAsk({ ask: ask?.key ?? '', userId, choice })).toBeNull();
  };
  /** As far as a date. */
  const dated = async (): Promise<Scene> => {
    const here = await open();
    await mara(here, '', true);
    await here.cycle();
    await says(here, here.referent, () => 'accept');
    await here.cycle();
    await says(here, here.mentor, ([first = '']) => first);
    await here.cycle();
    return here;
  };

  it('come about by the command and three answers, and rest then', async () => {
    const here = await open();
    const shown = await mara(here);
    expect(shown.lines[0]).toContain('Angers');
    expect(shown.lines[0]).not.toContain('49007');
    expect((await mara(here, 'list')).lines).toEqual(['Aucun groupe en cours.']);
    await mara(here, '', true);
    const listed = await mara(here, 'list');
    expect(listed).toMatchObject({ exit: 3, lines: [expect.stringContaining('Angers')] });
    await here.cycle();
    expect(await standing(here)).toEqual(['ask']);
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    await says(here, here.referent, () => 'accept');
    await here.cycle();
    expect(await standing(here)).toEqual(['ask']);
    await says(here, here.mentor, ([first = '']) => first);
    await here.cycle();
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    expect(await standing(here)).toEqual([
      'event',
      'group',
      ...here.candidates.map(() => 'message'),
    ]);
    const group = (await pieces(here)).find(({ type }) => type === 'group');
    expect(group).toMatchObject({
      space: 'mel',
      detail: { members: [here.mentor, ...here.candidates], waiting: [] },
    });
    const lines = await here.app.db('run_line').pluck<string[]>('message');
    expect(lines.join()).not.toMatch(/Duval|Lemoine|Jeanne|Paul/);
  });

  it('come about by themselves once a week, and are not proposed again once they were refused', async () => {
    const here = await open();
    await turn(here);
    expect(await groups(here)).toMatchObject([{ state: 'formed' }]);
    expect(await here.app.db('job').where({ name: 'peers' }).first()).toMatchObject({
      state: 'done',
    });
    await here.cycle();
    expect(await standing(here)).toEqual(['ask']);
    here.clock.move(7 * DAY);
    await turn(here);
    await here.cycle();
    expect(await groups(here)).toHaveLength(1);
    await says(here, here.referent, () => 'refuse');
    await here.cycle();
    here.clock.move(7 * DAY);
    await turn(here);
    await here.cycle();
    expect(await groups(here)).toMatchObject([{ state: 'ended' }]);
    expect(await standing(here)).toEqual([]);
  });

  it('are looked for anew once one that had a date became too small', async () => {
    const here = await dated();
    const [first = 0, second = 0, ...others] = here.candidates;
    for (const id of [first, second]) {
      await here.sandbox.admin.updateUser(id, { fields: { mara_consents: '' } });
    }
    await here.cycle();
    await here.sandbox.admin.sendNotices();
    const told = JSON.stringify(await here.sandbox.admin.notificationsOf(others[0] ?? 0));
    expect(told).toContain('Une autre sera cherchée dès que possible');
    const { admin } = here.sandbox;
    for (const username of ['new1', 'new2']) {
      const about = { username, firstname: username, lastname: 'Duval', fields: OF_ANGERS };
      const id = await admin.createUser({ ...about, password: 'mara-2026' });
      await admin.enrol(id, 'mel', 'mara_candidate');
      others.push(id);
    }
    here.clock.move(7 * DAY);
    await here.cycle();
    await turn(here);
    const [, after] = await groups(here);
    expect(after).toMatchObject({ state: 'formed' });
    expect(
      await here.app
        .db('peer_member')
        .where({ group_id: after?.id })
        .orderBy('person_id')
        .pluck('person_id'),
    ).toEqual(others);
  });

  it('invite each once, and leave Moodle four weeks after the meeting', async () => {
    const here = await dated();
    here.clock.move(2 * 3_600_000);
    await here.sandbox.admin.sendNotices();
    const told = await here.sandbox.admin.notificationsOf(here.candidates[0] ?? 0);
    expect(JSON.stringify(told)).toMatch(/1er décembre 2026.*Angers/);
    expect(JSON.stringify(told)).not.toMatch(/Karim|Paul/);
    here.clock.move(39 * DAY);
    await here.cycle();
    await here.cycle();
    expect(await standing(here)).toEqual([]);
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    expect(await here.sandbox.admin.notificationsOf(here.candidates[0] ?? 0)).toEqual(told);
  });

  it('lose whoever wishes no follow-up any more, in the same cycle, and may have them back', async () => {
    const here = await dated();
    const [first = 0] = here.candidates;
    const stop = { personId: first, kind: 'stop' as const, byId: first };
    await addEvents(here.app.db, [stop], { now: here.clock.now(), newId: () => 'stop' });
    await here.cycle();
    const group = (await pieces(here)).find(({ type }) => type === 'group');
    expect(JSON.stringify(group?.detail)).not.toContain(String(first));
    expect(await standing(here)).toEqual(['event', 'group', 'message', 'message', 'message']);
    await here.cycle();
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    here.clock.move(DAY);
    await here.sandbox.admin.updateUser(first, { fields: { mara_travel: '40' } });
    await here.cycle();
    const { left } = (await mara(here)).json as { left: { id: number }[] };
    expect(left.map(({ id }) => id)).toEqual([first]);
  });

  it('lose whoever withdraws their consent, and end with them, in the same cycle', async () => {
    const here = await dated();
    const [first = 0, second = 0] = here.candidates;
    await here.sandbox.admin.updateUser(first, { fields: { mara_consents: '' } });
    await here.cycle();
    const group = (await pieces(here)).find(({ type }) => type === 'group');
    expect(JSON.stringify(group?.detail)).not.toContain(String(first));
    expect(await standing(here)).toEqual(['event', 'group', 'message', 'message', 'message']);
    await here.sandbox.admin.updateUser(second, { fields: { mara_consents: '' } });
    await here.cycle();
    expect((await standing(here)).filter((type) => type !== 'message')).toEqual([]);
    // What was withdrawn is forgotten once Moodle told that it is.
    await here.cycle();
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    // Of other questions, about the intake of each, nothing is said here.
    const wishes = await here.app
      .db('wish')
      .where('key', 'like', '%peers%')
      .pluck<string[]>('body');
    expect(wishes.join()).not.toMatch(/Jeanne|Karim/);
  });
});
