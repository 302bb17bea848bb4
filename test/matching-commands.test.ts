/** Proposals from the people in the database, by the commands that an administrator types. */
import { afterEach, expect, it } from '@jest/globals';
import type { Db } from '../src/db/index.ts';
import { openPairings } from '../src/features/matching/index.ts';
import { spaceReceiver } from '../src/features/network/index.ts';
import { addEvents, peopleReceivers } from '../src/features/people/index.ts';
import { describeEachDatabase } from './support/databases.ts';
import { mara as run } from './support/mara.ts';

const DAY = 86_400_000;
const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

const mara = (url: string, ...args: string[]) => {
  process.env = { ...before, DATABASE_URL: url, MARA_LANG: 'fr', LOG_LEVEL: 'silent' };
  return run(...args);
};
const json = async (url: string, ...args: string[]) =>
  JSON.parse((await mara(url, ...args, '--json')).out) as Record<string, unknown>;

const CONSENT = { mara_consents: 'matching=2026-01-01/1' };
const wishing = { ...CONSENT, mara_quality: 'candidate', mara_needs: 'cv', mara_places: 'dep:49' };
const helping = {
  ...CONSENT,
  mara_quality: 'mentor',
  mara_helps: 'cv',
  mara_mentor_places: 'dep:49',
};
/** Two who wait for Durand's place, one without consent, one far from everyone, and a mentor on pause. */
const PEOPLE: [number, string, Record<string, string>][] = [
  [1, 'Petit', { ...wishing, mara_service: 'navy', mara_category: 'civilian' }],
  [2, 'Moreau', wishing],
  [3, 'Simon', { ...wishing, mara_consents: '' }],
  [4, 'Laurent', { ...wishing, mara_places: 'dep:83' }],
  [11, 'Durand', { ...helping, mara_service: 'navy' }],
  [12, 'Leroy', { ...helping, mara_pause: '2099-01-01' }],
];

const fill = async (db: Db): Promise<void> => {
  const now = Math.floor(Date.now() / 1000);
  await spaceReceiver.receive(
    db,
    ['mel', 'var'].map((code, i) => ({
      id: i + 1,
      code,
      name: `Espace ${code}`,
      national: false,
      departements: [['49'], ['83']][i] ?? [],
      visible: true,
      url: 'http://127.0.0.1/',
      activities: [],
      resources: [],
      databases: [],
    })),
    'a',
  );
  const receiverOf = (kind: string) => peopleReceivers.find((one) => one.kind === kind)!;
  await receiverOf('people').receive(
    db,
    PEOPLE.map(([id, lastname, fields]) => ({
      id,
      firstname: 'Camille',
      lastname,
      lang: 'fr',
      suspended: false,
      fields,
      timemodified: now - 1000,
    })) as never,
    'a',
  );
  await receiverOf('enrolments').receive(
    db,
    PEOPLE.map(([id]) => ({
      id,
      userid: id,
      courseid: 1,
      space: 'mel',
      method: 'manual',
      status: 'active',
      timestart: null,
      timeend: null,
      timecreated: now - 5000,
      timemodified: 0,
    })) as never,
    'a',
  );
  let made = 0;
  await db.transaction((tx) =>
    addEvents(tx, [{ personId: 1, kind: 'arrived', at: Date.now() - 45 * DAY }], {
      now: Date.now(),
      newId: () => String(made++).padStart(26, '0'),
    }),
  );
};

describeEachDatabase('mara match and mara why', ({ freshUrl }) => {
  it('plan, keep once, and tell everybody why', async () => {
    const { db, url } = await freshUrl();
    await fill(db);

    const plan = await mara(url, 'match');
    expect(plan).toMatchObject({ exit: 0, err: '' });
    expect(plan.out).toContain('avec une proposition\u00A0: 1 sur 3. Parrains\u00A0: 1');
    expect(plan.out).toContain('Camille Petit (1) → Camille Durand (11), 41 points');
    expect(plan.out).toContain(
      'Espace mel\u00A0: 1 sur 2 (candidats en tout\u00A0: 3), points en moyenne\u00A0: 41, plus longue attente en jours\u00A0: 45',
    );
    expect(await db('pairing')).toEqual([]);
    expect(await db('matching_run')).toEqual([]);

    // Needs 20, département 12 · (1 − 50 / 200) = 9, same service 6, information 6 · 0.2 = 1.2,
    // 45 of 90 days 5: 41.2; see the parts below.
    const kept = await json(url, 'match', '--apply');
    expect(kept).toMatchObject({ added: 1, kept: 0, superseded: 0 });
    const [run] = await db('matching_run').select<Record<string, string>[]>();
    expect(run?.['id']).toBe(kept['run']);
    expect(JSON.parse(run?.['figures'] ?? '')).toMatchObject({ served: 1, eligible: 3 });
    expect(JSON.parse(run?.['weights'] ?? '')).toMatchObject({ parts: { metier: 30 } });
    expect(JSON.parse(run?.['unmatched'] ?? '')).toMatchObject({
      people: [
        { candidateId: 2, kind: 'scarce' },
        { candidateId: 4, kind: 'no_edge', excludes: { place: 1, mentor_paused: 1 } },
      ],
      scarcities: [{ mentors: 1, served: 1, waiting: 1, places: 1 }],
    });
    expect(await openPairings(db)).toMatchObject([
      { candidateId: 1, mentorId: 11, space: 'mel', state: 'proposed', run: kept['run'] },
    ]);

    // The same again changes nothing.
    expect(await json(url, 'match', '--apply')).toMatchObject({ added: 0, kept: 1, superseded: 0 });
    expect(await openPairings(db)).toHaveLength(1);

    const one = await mara(url, 'why', '1');
    expect(one).toMatchObject({ exit: 0, err: '' });
    expect(one.out).toContain('Camille Durand (11)\u00A0: proposé');
    expect(one.out).toContain('vient de la même armée ou du même service que vous');
    expect(one.out).toContain('Aucun autre parrain ne conviendrait.');
    expect((await mara(url, 'why', '2')).out).toContain('2 personnes se partagent une place');
    expect((await mara(url, 'why', '3')).out).toContain('N’a pas donné son accord');
    expect((await mara(url, 'why', '4')).out).toContain(
      'Aucun parrain ne convient\u00A0: un est en pause, un n’est pas à portée.',
    );
    expect((await mara(url, 'why', '11')).out).toContain('Camille Petit (1)');
    expect((await mara(url, 'why', '12')).out).toContain('Ce parrain a demandé une pause.');
    expect(await mara(url, 'why', '99')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('n’est ni candidat ni parrain'),
    });
    expect(await mara(url, 'why', 'Petit')).toMatchObject({
      exit: 2,
      err: expect.stringContaining('« Petit »'.replaceAll(' ', '\u00A0')),
    });
    expect(await mara(url, 'match', '--plan', '--apply')).toMatchObject({ exit: 2 });
  });

  it('propose one pairing that a person chose, or say what stands against it', async () => {
    const { db, url } = await freshUrl();
    await fill(db);
    const propose = (...args: string[]) => mara(url, 'pairing', 'propose', ...args);
    const look = await propose('2', '11', '--plan');
    expect(look).toMatchObject({ exit: 0, err: '' });
    expect(look.out).toContain('peuvent être proposés l’un à l’autre, 30 points.');
    expect(look.out).toContain('Propose l’aide demandée');
    expect(await openPairings(db)).toEqual([]);
    const kept = await propose('2', '11', '--as', 'Anne Martin');
    const [made] = await openPairings(db);
    expect(made).toMatchObject({ candidateId: 2, mentorId: 11, decidedBy: 'Anne Martin' });
    expect(kept.out).toContain(`Binôme ${made?.id}\u00A0: proposé, 30 points.`);
    expect((await propose('2', '11')).out).toContain('déjà proposé');
    expect(await openPairings(db)).toHaveLength(1);

    const refused = await propose('4', '12');
    expect(refused.exit).toBe(1);
    expect(refused.out).toContain('Le parrain n° 12 a demandé une pause.');
    expect(refused.out).toContain('Ils ne peuvent pas se rencontrer');
    expect(await json(url, 'pairing', 'propose', '3', '11')).toMatchObject({
      against: ['consent'],
      id: null,
    });
    for (const [args, told] of [
      [['2'], 'les deux numéros'],
      [['Petit', '11'], 'numéro de personne'],
    ] as const) {
      expect(await propose(...args)).toMatchObject({
        exit: 2,
        err: expect.stringContaining(told) as unknown,
      });
    }
    expect(await mara(url, 'pairing', 'refuse', made?.id ?? '', '--plan')).toMatchObject({
      exit: 2,
    });
    expect(await openPairings(db)).toHaveLength(1);
  });

  it('say so where nobody waits', async () => {
    const { url } = await freshUrl();
    expect(await mara(url, 'match')).toMatchObject({
      exit: 0,
      out: 'Personne n’attend de parrain.',
    });
    expect(await json(url, 'match', '--apply')).toMatchObject({ added: 0 });
  });
});
