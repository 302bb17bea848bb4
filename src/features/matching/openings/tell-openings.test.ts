import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../../test/support/databases.ts';
import {
  candidate,
  companion,
  HIDDEN,
  mentor,
  OPEN,
  opening,
  REFERENT,
  says,
  scene as sceneIn,
  weights,
  wishes,
} from '../../../../test/support/openings.ts';
import {
  book,
  DAY,
  entry,
  moment,
  NOW,
  tell,
  tellReferent,
  tellSpace,
  untell,
} from '../../../../test/support/told.ts';
import type { Db } from '../../../db/index.ts';
import { MaraError } from '../../../shared/errors.ts';
import { message } from '../../../shared/i18n.ts';
import { addEvents } from '../../people/index.ts';
import { candidatesOfEntry, openingsOfPerson } from './openings-now.ts';
import { tellOpenings } from './tell-openings.ts';

describeEachDatabase('openings that are told', ({ fresh }) => {
  const scene = async (count = 2): Promise<Db> => sceneIn(await fresh(), count);
  const told = async (db: Db) =>
    db('opening_told')
      .orderBy(['told_at', 'opening_id', 'candidate_id'])
      .select<{ opening: number; candidate: number; place: number }[]>(
        'opening_id as opening',
        'candidate_id as candidate',
        'place',
      );

  it('are told once to each, with the time it took, and where to read on', async () => {
    const db = await scene();
    const cycle = companion();
    await candidate(db, 3, { mara_consents: 'matching=2026-11-01/1' });
    await tell(db, 'books', [
      book({}, { key: 'mel/openings', url: 'https://moodle.example/mod/book/view.php?id=77' }),
    ]);
    await opening(db, 7, OPEN, -2);
    expect(await cycle(db)).toEqual(['openings.told']);
    expect(await told(db)).toEqual([
      { opening: 7, candidate: 1, place: 1 },
      { opening: 7, candidate: 2, place: 2 },
    ]);
    const row: unknown = await db('opening_told').first('opened_at', 'told_at');
    expect(Object.values(row as object).map(Number)).toEqual([(NOW - 2 * DAY) * 1000, NOW * 1000]);
    const messages = await wishes(db, 'message');
    // The 22nd of November 2026 is a Sunday, the last day of week 47.
    expect(messages.map(({ key }) => key)).toEqual([
      'mel/message/openings-1-2026-w47',
      'mel/message/openings-2-2026-w47',
    ]);
    expect(messages[0]?.body).toContain('Responsable d’exploitation – Safran – Angers');
    expect(messages[0]?.body).toContain('un métier que vous visez');
    expect(messages[0]?.body).toContain('view.php?id=77');
    expect(await cycle(db)).toEqual([]);
    expect(await companion()(db)).toEqual([]);
    expect(await wishes(db, 'message')).toEqual(messages);
  });

  it('reach five first, once a week, ten in a message', async () => {
    const db = await scene(7);
    const cycle = companion();
    await opening(db, 7);
    await cycle(db);
    expect((await told(db)).map((one) => one.candidate)).toEqual([1, 2, 3, 4, 5]);
    for (let id = 20; id < 32; id += 1) await opening(db, id);
    await cycle(db);
    // The five wait for next week, and nobody takes their place.
    expect(await told(db)).toHaveLength(5);
    await cycle(db, 1);
    const rows = await told(db);
    expect(rows.filter((one) => one.candidate === 1)).toHaveLength(1 + 10);
    expect(rows.some((one) => one.candidate > 5)).toBe(false);
    await cycle(db, 2);
    expect(await told(db)).toHaveLength(rows.length);
    await cycle(db, 8);
    expect((await told(db)).filter((one) => one.candidate === 1)).toHaveLength(13);
  });

  it('come with three contacts of theirs at most, each once, where the métier, the sector or settling speaks for them', async () => {
    const db = await scene(1);
    const contact = (id: number, more: Record<string, string> = {}) =>
      tell(db, 'entries', [
        entry(id, 'job_market', {
          name: `Entreprise ${id}`,
          kind: 'Employeur',
          commune: 'Angers',
          metiers: 'M1402',
          state: 'À publier',
          ...more,
        }),
      ]);
    for (const id of [101, 102, 103, 104]) await contact(id);
    await contact(105, { metiers: '' });
    await contact(106, { metiers: 'A1203' });
    await contact(107, { state: 'Brouillon' });
    await tell(db, 'entries', [
      entry(108, 'living_area', {
        name: 'Logis',
        category: 'Bailleur',
        commune: 'Angers',
        state: 'À publier',
      }),
    ]);
    const cycle = companion();
    const named = async (): Promise<string[]> =>
      (await wishes(db, 'message')).map(({ body }) =>
        [...(JSON.parse(body) as { text: { fr: string } }).text.fr.matchAll(/Entreprise (\d+)/g)]
          .map(([, id]) => id)
          .join(),
      );
    // By themselves they are no news.
    expect(await cycle(db)).toEqual([]);
    await opening(db, 7);
    await cycle(db);
    expect(await named()).toEqual(['101,102,103']);
    const [first] = await wishes(db, 'message');
    expect(first?.body).toMatch(/aussi vous adresser à.*Entreprise 101 – Angers \(c’est un métier/);
    await opening(db, 8);
    await candidate(db, 1, { mara_needs: 'settling' });
    await cycle(db, 8);
    expect(await named()).toEqual(['101,102,103', '104']);
    expect((await wishes(db, 'message'))[1]?.body).toMatch(/Logis – Angers \(pour s’installer/);
    await opening(db, 9);
    await cycle(db, 15);
    expect((await wishes(db, 'message'))[2]?.body).not.toMatch(/Entreprise|Logis|adresser/);
    expect(await db('contact_told').orderBy('entry_id').pluck('entry_id')).toEqual([
      101, 102, 103, 104, 108,
    ]);
    // They go with the message.
    await candidate(db, 1, { mara_consents: '' });
    await cycle(db, 16);
    expect(await wishes(db, 'message')).toEqual([]);
  });

  it('without a métier stand in the Book, and nobody is written to', async () => {
    const db = await scene(1);
    await opening(db, 7, { ...OPEN, metier: '' });
    await opening(db, 8, { ...HIDDEN, metier: '' });
    expect(await companion()(db)).toEqual([]);
    expect(await db('wish').select()).toEqual([]);
  });

  it('are told to nobody at night', async () => {
    const db = await scene(1);
    const cycle = companion();
    await opening(db, 7);
    // Three in the morning in France, then a quarter past eight.
    expect(await cycle(db, 16 / 24)).toEqual([]);
    expect(await cycle(db, 21.25 / 24)).toEqual(['openings.told']);
  });

  it('are taken back with the consent, while they wait, and told no more', async () => {
    const db = await scene(1);
    const cycle = companion();
    await opening(db, 7);
    await cycle(db);
    await candidate(db, 1, { mara_consents: 'matching=2026-11-01/1' });
    await opening(db, 8);
    await cycle(db, 1);
    expect(await wishes(db, 'message')).toEqual([]);
    expect(await told(db)).toHaveLength(1);
  });

  it('wait while somebody is on pause, and are not told when they are over', async () => {
    const db = await scene(1);
    const cycle = companion();
    await candidate(db, 1, { mara_pause: '2026-11-24' });
    await opening(db, 7, { ...OPEN, deadline: '24/11/2026' });
    await opening(db, 8);
    await cycle(db);
    expect(await told(db)).toEqual([]);
    await cycle(db, 3);
    expect((await told(db)).map((one) => one.opening)).toEqual([8]);
  });

  it('passed on by the network are for their referents alone, who read whom they could suit', async () => {
    const db = await scene();
    const cycle = companion();
    await mentor(db, 11);
    await opening(db, 7, HIDDEN);
    await cycle(db);
    await cycle(db, 1);
    expect(await told(db)).toEqual([]);
    expect(await wishes(db, 'message')).toEqual([]);
    const asks = await wishes(db, 'ask');
    expect(asks).toHaveLength(1);
    const body = JSON.parse(asks[0]?.body ?? '{}') as {
      people: number[];
      about: unknown;
      title: unknown;
    };
    expect(body.people).toEqual([REFERENT]);
    expect(asks[0]?.body).toMatch(/Prénom1 Nom1.*Prénom2 Nom2.*Prénom11 Nom11/);
    expect(asks[0]?.body).not.toMatch(/Directrice|Safran/);
    expect(JSON.stringify([body.about, body.title])).not.toMatch(/Nom/);
    // Who fits better later is no reason to ask again.
    await candidate(db, 3);
    await cycle(db, 2);
    expect(await wishes(db, 'ask')).toEqual(asks);
    expect(await says(db, asks[0]?.key ?? '', 'done')).toEqual(['openings.answered.done']);
    await cycle(db, 3);
    expect((await wishes(db, 'ask')).map(({ key }) => key)).toEqual(asks.map(({ key }) => key));
    // A pause or a job is no reason to ask again either, not even where nobody listens any more.
    await candidate(db, 1, { mara_phase: 'settled' });
    await candidate(db, 2, { mara_pause: '2026-12-24' });
    await cycle(db, 3);
    await candidate(db, 3, { mara_consents: '' });
    await cycle(db, 3);
    expect(await wishes(db, 'ask')).toEqual(asks);
    // Whoever takes their consent back is named no more; what was answered is not asked again.
    await candidate(db, 1);
    await candidate(db, 2, { mara_consents: '' });
    await cycle(db, 4);
    await cycle(db, 4);
    expect(await wishes(db, 'ask')).toEqual([]);
    await untell(db, 'entries', [7]);
    await cycle(db, 5);
    expect(await wishes(db, 'ask')).toEqual([]);
  });

  it('are asked about without whoever takes their consent back, while nobody answered', async () => {
    const db = await scene();
    const cycle = companion();
    await opening(db, 7, HIDDEN);
    await cycle(db);
    await candidate(db, 2, { mara_consents: '' });
    await cycle(db, 1);
    const [ask, ...others] = await wishes(db, 'ask');
    expect(others).toEqual([]);
    expect(ask?.body).toContain('Nom1');
    expect(ask?.body).not.toContain('Nom2');
  });

  it('are asked of the national cell in its own space where nobody else answers', async () => {
    const db = await fresh();
    await tellSpace(db, 'nat', { national: true });
    await tellSpace(db, 'mel');
    await tellReferent(db, REFERENT, ['nat']);
    await candidate(db, 1);
    await opening(db, 7, HIDDEN);
    const cycle = companion();
    await cycle(db);
    const [ask] = await wishes(db, 'ask');
    expect(ask?.key).toMatch(/^nat\/ask\/opening-/);
    const body = JSON.parse(ask?.body ?? '{}') as { people: number[]; link: string };
    const [url = ''] = await db('space').where({ code: 'nat' }).pluck<string[]>('url');
    expect(body).toMatchObject({ people: [REFERENT], link: url });
    // Once the space has a referent they are asked, with names.
    await tellReferent(db, 91, ['mel']);
    await cycle(db, 1);
    const open = await db('ask').where({ ended_at: null }).pluck<string[]>('key');
    expect(open).toHaveLength(1);
    expect(open[0]).toMatch(/^mel\/ask\/opening-/);
    const moved = (await wishes(db, 'ask')).find(({ key }) => key === open[0]);
    expect(moved?.body).toContain('Nom1');
  });

  it('are taken back with the consent although the weights cannot be read', async () => {
    const db = await scene();
    await opening(db, 7);
    await opening(db, 8, HIDDEN);
    await companion()(db);
    expect(await wishes(db, 'message')).toHaveLength(2);
    await candidate(db, 2, { mara_consents: '' });
    const broken = tellOpenings(() =>
      Promise.reject(new MaraError(message('matching.weights.file', { file: 'w', detail: 'd' }))),
    );
    const lines = await db.transaction((tx) => broken.react(tx, moment(1)));
    expect(lines.map(({ key }) => key)).toEqual(['matching.weights.file']);
    expect((await wishes(db, 'message')).map(({ key }) => key)).toEqual([
      'mel/message/openings-1-2026-w47',
    ]);
    expect(await wishes(db, 'ask')).toEqual([]);
  });

  it('are told to nobody who does not wish to be followed any more', async () => {
    const db = await scene();
    const cycle = companion();
    await opening(db, 8, HIDDEN);
    await cycle(db);
    expect((await wishes(db, 'ask')).map(({ body }) => body).join()).toContain('Nom1');
    await addEvents(db, [{ personId: 1, kind: 'stop' }], moment());
    await opening(db, 7);
    await cycle(db);
    expect((await told(db)).map((one) => one.candidate)).toEqual([2]);
    const asks = (await wishes(db, 'ask')).map(({ body }) => body).join();
    expect(asks).toContain('Nom2');
    expect(asks).not.toContain('Nom1');
  });

  it('are shown with their reasons on the console', async () => {
    const db = await scene();
    await opening(db, 7);
    await opening(db, 8, HIDDEN);
    await opening(db, 9, { ...OPEN, state: 'Brouillon' });
    const { now } = moment();
    const mine = await openingsOfPerson(db, now, await weights(), 1);
    expect(mine?.openings.map(({ lead, points }) => [lead.id, points])).toEqual([[7, 95]]);
    expect(await openingsOfPerson(db, now, await weights(), 55)).toBeNull();
    const theirs = await candidatesOfEntry(db, now, await weights(), 8);
    expect(theirs?.candidates.map(({ lead }) => lead.id)).toEqual([1, 2]);
    expect(theirs?.opening.title).toBe('');
    expect(await candidatesOfEntry(db, now, await weights(), 9)).toBeNull();
  });
});
