import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { personAt } from '../../test/support/person.ts';
import { ask } from '../../test/support/rest.ts';
import { ITEM_SCHEMAS, type ItemOf, type Kind, StatusSchema } from '../moodle/wire.ts';
import { SHEETS } from './bridge/sheet-fields.ts';
import { type Sandbox, seedExampleSite, startSandbox } from './index.ts';

describe('the example site', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ file: ':memory:' });
    await seedExampleSite(sandbox);
  });
  afterAll(() => sandbox.close());

  const all = async <K extends Kind>(kind: K): Promise<ItemOf<K>[]> => {
    const answer = await ask(sandbox, 'local_mara_get_snapshot', { kind, limit: 2000 });
    const { items } = z.object({ items: z.array(z.unknown()) }).parse(answer);
    return items.map((item) => ITEM_SCHEMAS[kind].parse(item) as ItemOf<K>);
  };

  it('has its spaces, its people and nothing to mend', async () => {
    expect((await all('spaces')).map(({ code }) => code)).toEqual([
      'nat',
      'mel',
      'fin',
      'var',
      'hga',
    ]);
    const people = await all('people');
    expect(people.length).toBeGreaterThanOrEqual(40);
    expect(new Set(people.map(({ lastname }) => lastname)).size).toBe(people.length);
    const enrolments = await all('enrolments');
    expect(enrolments.filter(({ status }) => status === 'suspended').length).toBeGreaterThan(0);
    const { now, findings } = StatusSchema.parse(await ask(sandbox, 'local_mara_get_status'));
    expect(
      enrolments.filter(({ timeend }) => timeend !== null && timeend < now).length,
    ).toBeGreaterThan(0);
    expect(findings).toEqual([]);
  });

  it('has sheets of every category in every region, odd ones among them', async () => {
    const entries = (await all('entries')).filter(({ sheet }) => sheet === 'living_area');
    expect(entries.length).toBeGreaterThanOrEqual(64);
    const states = new Set(entries.map(({ fields }) => fields['state']));
    expect(states).toEqual(new Set(['À publier', 'Brouillon', 'À retirer']));
    for (const code of ['mel', 'fin', 'var', 'hga']) {
      const here = entries.filter(({ space }) => space === code);
      expect(new Set(here.map(({ fields }) => fields['category'])).size).toBe(7);
      // The numbers that the ARCEP keeps for fiction.
      for (const { fields } of here)
        expect(fields['phone']).toMatch(/^(02 61 91|04 65 71|05 36 49) \d\d \d\d/);
    }
    const names = entries.map(({ space, fields }) => `${space} ${fields['name']}`);
    expect(names.length - new Set(names).size).toBe(1);
  });

  it('has a job market and openings in every region, in words that the forms offer', async () => {
    const entries = await all('entries');
    const offered: Record<string, string[]> = {};
    for (const [sheet, { fields }] of Object.entries(SHEETS))
      for (const { code, options } of fields)
        if (options.length > 0) offered[`${sheet} ${code}`] = options;
    const strange = entries.flatMap(({ sheet, fields }) =>
      Object.entries(fields).flatMap(([code, text]) =>
        text.split('\n').filter((one) => !(offered[`${sheet} ${code}`] ?? [one]).includes(one)),
      ),
    );
    expect(strange).toEqual([]);
    for (const code of ['mel', 'fin', 'var', 'hga']) {
      const of = (sheet: string) =>
        entries.filter((one) => one.space === code && one.sheet === sheet);
      const bodies = of('job_market');
      expect(bodies.length).toBeGreaterThanOrEqual(8);
      expect(new Set(bodies.map(({ fields }) => fields['kind'])).size).toBe(5);
      for (const { fields } of bodies)
        expect(fields['phone']).toMatch(/^(02 61 91|04 65 71|05 36 49) \d\d \d\d$/);
      const openings = of('opening').map(({ fields }) => fields);
      expect(openings.length).toBeGreaterThanOrEqual(4);
      expect(openings.map(({ diffusion }) => diffusion)).toContain('Transmise par le réseau');
    }
    expect(entries.filter(({ fields }) => fields['themes']).length).toBeGreaterThanOrEqual(8);
  });

  it('has resources for everybody in the national space, and a coordinator of two regions', async () => {
    const spaces = await all('spaces');
    for (const { national, resources } of spaces) expect(resources.length > 0).toBe(national);
    const held = (await all('roles')).filter(({ role }) => role === 'mara_coordinator');
    expect(held.map(({ space }) => space)).toEqual(['mel', 'fin']);
    expect(new Set(held.map(({ userid }) => userid)).size).toBe(1);
  });

  it('has people to invite, one of whom agreed, and lets them make accounts', async () => {
    const sheets = (await all('entries')).filter(({ sheet }) => sheet === 'invitation');
    expect(sheets.map(({ fields }) => fields['agreed'])).toEqual(['Oui', 'Pas encore']);
    for (const { fields } of sheets) expect(fields['mail']).toMatch(/@example\.org$/);
    const { allows } = StatusSchema.parse(await ask(sandbox, 'local_mara_get_status'));
    expect(allows).toEqual({ roles: [], cohorts: [], accounts: true });
  });

  it('has groups, a cohort, and candidates who come and get on', async () => {
    const [cohort, ...others] = await all('cohorts');
    expect(cohort).toMatchObject({ name: 'Congé de reconversion' });
    expect(others).toEqual([]);
    for (const code of ['mel', 'fin', 'var', 'hga']) {
      const of = async (kind: 'groups' | 'group_members' | 'accesses' | 'activity_completions') =>
        (await all(kind)).filter(({ space }) => space === code).length;
      expect(await of('groups')).toBe(1);
      expect(await of('group_members')).toBeGreaterThan(1);
      expect(await of('activity_completions')).toBeGreaterThan(1);
      expect(await of('accesses')).toBeGreaterThan(3);
    }
    const people = new Set((await all('people')).map(({ id }) => id));
    for (const kind of ['cohort_members', 'course_completions'] as const)
      for (const { userid } of await all(kind)) expect(people).toContain(userid);
  });

  it('is filled once', async () => {
    const before = (await all('people')).length;
    await seedExampleSite(sandbox);
    expect((await all('people')).length).toBe(before);
  });

  it('lets every account of the front page in by its button', async () => {
    const { html } = await personAt(sandbox.url).open('/');
    const accounts = [
      ...html.matchAll(/name="username" value="([^"]+)"[^]*?name="password" value="([^"]+)"/g),
    ];
    expect(accounts.map(([, username]) => username)).toEqual(
      expect.arrayContaining(['guest', 'candidat.mel', 'referent.mel', 'referent.fin']),
    );
    for (const [, username, password] of accounts)
      await personAt(sandbox.url).login(username!, password!);
    const referent = personAt(sandbox.url);
    await referent.login('referent.mel', 'mara-2026');
    const mine = await referent.open('/my/');
    expect(mine.html).toContain('Maine-et-Loire');
    expect(mine.html).not.toContain('Finistère');
  });
});
