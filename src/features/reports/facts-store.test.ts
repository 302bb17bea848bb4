/** From the tables to facts, and to the draft Book of the national space. */
import { expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import type { Db } from '../../db/index.ts';
import { readFacts } from './facts-store.ts';
import { lastQuarter } from './period.ts';
import { reportSource } from './report-source.ts';
import { writeReport } from './write-report.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const templatesDir = fileURLToPath(new URL('../../../templates', import.meta.url));
const SETTINGS = {
  intake: { contactDays: 7, mentorDays: 30, signWeeks: 6 },
  smallestGroup: 11,
};
const at = (day: string): number => Date.parse(`${day}T10:00:00Z`);
const COUNTED = 'figures=2026-01-01/1;matching=2026-01-01/1';

const space = (id: number, code: string, departements: string[], national = false) => ({
  ...{ id, code, name: `Espace ${code}`, national, visible: true, url: '', mark: 'a' },
  departements: JSON.stringify(departements),
});
const person = (id: number, fields: Record<string, string>) => ({
  ...{ id, firstname: 'A', lastname: `B${id}`, lang: 'fr', suspended: false },
  ...{ fields: JSON.stringify(fields), time_modified: 0, mark: 'a' },
});
const enrolment = (id: number, personId: number, code: string) => ({
  ...{ id, person_id: personId, space: code, method: 'manual', suspended: false, mark: 'a' },
  ...{ time_start: null, time_end: null },
  ...{ time_created: at('2026-07-01'), time_modified: 0 },
});
let events = 0;
const event = (personId: number, kind: string, day: string, value: string | null = null) => ({
  ...{ id: `0${String((events += 1)).padStart(25, '0')}`, person_id: personId, kind, value },
  ...{ by_id: null, at: at(day) },
});

/** Candidates from 1: `count` who consent to be counted, and one who does not. A mentor: 1000. */
const fill = async (db: Db, count: number): Promise<void> => {
  const ids = Array.from({ length: count + 1 }, (_, n) => n + 1);
  const fields = (id: number) => ({
    ...{ mara_quality: 'candidate', mara_places: '49007', mara_needs: 'cv' },
    ...{ mara_category: 'civilian', mara_service: 'navy' },
    ...(id <= count && { mara_consents: COUNTED }),
  });
  await db('space').insert([space(2, 'nat', [], true), space(5, 'mel', ['49', '53'])]);
  for (const id of ids) {
    await db('person').insert(person(id, fields(id)));
    await db('enrolment').insert(enrolment(id, id, 'mel'));
    await db('person_event').insert([
      event(id, 'arrived', '2026-07-02'),
      event(id, 'phase', '2026-07-02', 'search'),
      event(id, 'contacted', '2026-07-05'),
    ]);
  }
  const mentor = { mara_quality: 'mentor', mara_job: 'M1402', mara_capacity: '3' };
  await db('person').insert(person(1000, { ...mentor, mara_consents: COUNTED }));
  await db('enrolment').insert(enrolment(1000, 1000, 'mel'));
};

describeEachDatabase('facts', ({ fresh }) => {
  it('are read for who consents to be counted, with place, category and course', async () => {
    const db = await fresh();
    await fill(db, 1);
    const pairing = {
      ...{ candidate_id: 1, mentor_id: 1000, space: 'mel', state: 'active' },
      ...{ proposed_at: at('2026-07-10'), active_at: at('2026-07-20') },
    };
    await db('pairing').insert([
      { ...pairing, id: 'P1' },
      { ...pairing, id: 'P2', candidate_id: 2 },
    ]);
    const group = { space: 'mel', phase: 'search', online: false, needs: '[]' };
    // Those that are, or were, to meet count: not what waits, was refused or came to nothing.
    const groups =
      'agreed set ended/met formed ended/refused ended/no_date ended/expired ended/few';
    for (const [i, text] of groups.split(' ').entries()) {
      const [state, reason = null] = text.split('/');
      const days = { formed_at: at(`2026-08-0${i + 1}`), end_reason: reason };
      await db('peer_group').insert({ ...group, ...days, id: `G${i + 1}`, state });
    }
    await db('peer_member').insert([1, 2].map((id) => ({ group_id: 'G1', person_id: id })));
    await db('opening_told').insert(
      [1, 2].map((id) => ({
        ...{ opening_id: 7, candidate_id: id, space: 'mel', place: id },
        ...{ opened_at: at('2026-08-01'), told_at: at(`2026-08-0${id + 1}`) },
      })),
    );
    await db('course_completion').insert(
      [1, 2].map((id) => ({
        ...{ id, person_id: id, space: 'mel', time_completed: at('2026-08-01'), mark: 'a' },
      })),
    );
    const facts = await readFacts(db, NOW, SETTINGS.intake);
    expect(facts.groupements).toEqual([
      { code: 'mel', name: 'Espace mel', region: { code: '52', name: 'Pays de la Loire' } },
    ]);
    expect(facts.candidates).toEqual([
      {
        standings: [
          { groupement: 'mel', category: 'civilian', service: 'navy', seeks: true, at: 0 },
        ],
        phases: [{ phase: 'search', at: at('2026-07-02') }],
        stays: [
          {
            ...{ from: at('2026-07-02'), returned: false, to: null, end: null },
            contacts: [{ from: at('2026-07-02'), to: at('2026-07-05'), served: true }],
            ...{ waits: [], stops: [] },
            lastSignAt: at('2026-07-05'),
          },
        ],
      },
    ]);
    expect(facts.mentors).toEqual([{ groupement: 'mel', domain: 'M', offered: 3, used: 1 }]);
    expect(facts.pairings).toHaveLength(1);
    expect(facts.peerGroups).toEqual([
      { groupement: 'mel', formedAt: at('2026-08-01'), members: 1 },
      { groupement: 'mel', formedAt: at('2026-08-02'), members: 0 },
      { groupement: 'mel', formedAt: at('2026-08-03'), members: 0 },
    ]);
    expect(facts.openings).toEqual([
      { groupement: 'mel', receivedAt: at('2026-08-01'), toldAt: at('2026-08-02') },
    ]);
    expect(facts.enrolments).toHaveLength(2);
    expect(facts.completions).toHaveLength(1);
  });

  it('of who has left count as long as they had consented', async () => {
    const db = await fresh();
    await db('space').insert([space(5, 'mel', ['49'])]);
    await db('person_event').insert([
      event(1, 'arrived', '2026-07-01'),
      event(1, 'consent', '2026-07-01', 'figures'),
      event(1, 'left', '2026-08-01'),
      event(2, 'arrived', '2026-07-01'),
      event(2, 'consent', '2026-07-01', 'figures'),
      event(2, 'consent_withdrawn', '2026-07-20', 'figures'),
      event(2, 'left', '2026-08-01'),
    ]);
    await db('enrolment').insert({ ...enrolment(1, 1, 'mel'), suspended: true });
    const { candidates } = await readFacts(db, NOW, SETTINGS.intake);
    expect(
      candidates.map(({ standings, stays }) => [standings[0].groupement, stays[0]?.end]),
    ).toEqual([['mel', 'left']]);
  });

  it('keep how people stood, also of who has left', async () => {
    const db = await fresh();
    await db('space').insert([space(5, 'mel', ['49'])]);
    await db('person_event').insert([
      event(1, 'arrived', '2026-07-01'),
      event(1, 'consent', '2026-07-01', 'figures'),
      event(1, 'standing', '2026-07-03', 'contract_officer;army;gone;seeks'),
      event(1, 'standing', '2026-08-03', 'civilian;army;mel;'),
      event(1, 'left', '2026-09-01'),
    ]);
    const facts = await readFacts(db, NOW, SETTINGS.intake);
    expect(facts.standingsSince).toBe(at('2026-07-03'));
    expect(facts.candidates[0]?.standings).toEqual([
      // A groupement that is none any more: the cell's.
      {
        ...{ groupement: null, category: 'contract_officer', service: 'army', seeks: true },
        at: at('2026-07-03'),
      },
      {
        ...{ groupement: 'mel', category: 'civilian', service: 'army', seeks: false },
        at: at('2026-08-03'),
      },
    ]);
  });

  it('make a draft of the last quarter, for the national space alone and once', async () => {
    const db = await fresh();
    await fill(db, 12);
    const source = await reportSource(templatesDir, { lang: 'fr', settings: SETTINGS });
    const ask = (code: string, published: string[] = []) =>
      source.desired(db, { space: code, now: NOW, published: new Set(published) });
    expect((await ask('mel')).books).toEqual([]);
    const [book, ...others] = (await ask('nat')).books;
    expect(others).toEqual([]);
    expect(book).toMatchObject({
      key: 'nat/report-2026-q3',
      name: 'Rapport d’activité, 3e trimestre 2026',
      hidden: true,
    });
    expect(book?.chapters.every(({ once }) => once)).toBe(true);
    expect(book?.chapters.map(({ key }) => key.split('/')[2])).toEqual([
      ...['summary', 'candidates', 'intake', 'pairings', 'network', 'definitions'],
    ]);
    expect(book?.chapters[0]?.html).toContain('12 candidats sont suivis');
    expect(book?.chapters[1]?.html).toContain('<caption>');
    // The figures of a quarter that is over stay as they were told.
    await db('person_event').where({ person_id: 1 }).delete();
    expect((await ask('nat')).books).toEqual([book]);
    const both = await ask('nat', ['nat/report-2026-q2/summary']);
    expect(both.books.map(({ key }) => key)).toEqual(['nat/report-2026-q2', 'nat/report-2026-q3']);
  });

  it('make no draft of nothing', async () => {
    const db = await fresh();
    await db('space').insert([space(2, 'nat', [], true)]);
    const source = await reportSource(templatesDir, { lang: 'fr', settings: SETTINGS });
    const asked = { space: 'nat', now: NOW, published: new Set<string>() };
    expect((await source.desired(db, asked)).books).toEqual([]);
    const tools = { db, templatesDir, lang: 'fr' as const, settings: SETTINGS, now: NOW };
    expect(await writeReport(tools, lastQuarter(NOW))).toContain('rien à compter');
  });
});
