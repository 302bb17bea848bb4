import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../../test/support/databases.ts';
import {
  candidate,
  companion,
  HIDDEN,
  mentor,
  opening,
  REFERENT,
  says,
  scene,
  wishes,
} from '../../../../test/support/openings.ts';
import { askPiece, moment, tell, tellMember, untell } from '../../../../test/support/told.ts';
import type { Db } from '../../../db/index.ts';
import { asksOf } from '../../asks/index.ts';
import { addEvents } from '../../people/index.ts';

/** What the sheet says, and what in it is for the referents alone. */
const TEXT = {
  ...HIDDEN,
  contract: 'CDI',
  deadline: '24/12/2026',
  description: '<p>Diriger <b>quarante</b> personnes.</p><script>alert(1)</script>',
  source: 'Colonel Durand',
  contact: 'drh@safran.example',
  introducer: 'Madame Petit',
};
const asked = (id: number, about = 7): string => `mel/ask/opening_mentor-${about}-${id}`;

describeEachDatabase('mentors who can recommend for an opening', ({ fresh }) => {
  type Here = { db: Db; cycle: (db: Db, days?: number) => Promise<string[]> };
  /** Two mentors of the métier, and the referent was asked whom the opening could suit. */
  const open = async (): Promise<Here> => {
    const db = await scene(await fresh());
    await mentor(db, 11);
    await mentor(db, 12);
    await opening(db, 7, TEXT);
    const cycle = companion();
    await cycle(db);
    return { db, cycle };
  };
  const referentsAsk = async (db: Db, about = 7) =>
    (await wishes(db, 'ask')).find(
      ({ key, body }) =>
        key.startsWith('mel/ask/opening-') && body.includes(`Opening no. ${about}:`),
    );
  /** The referent wishes that they are asked. */
  const searchFor = async ({ db, cycle }: Here, about = 7): Promise<void> => {
    const ask = await referentsAsk(db, about);
    expect(await says(db, ask?.key ?? '', 'ask')).toEqual(['openings.answered.ask']);
    await cycle(db);
  };
  const searching = async (): Promise<Here> => {
    const here = await open();
    await searchFor(here);
    return here;
  };
  /** Which mentors read the text. */
  const readers = async (db: Db): Promise<number[]> =>
    (await wishes(db, 'ask')).flatMap(({ body }) =>
      body.includes('Directrice') ? (JSON.parse(body) as { people: number[] }).people : [],
    );
  const messages = async (db: Db): Promise<string[]> =>
    (await wishes(db, 'message')).map(({ key }) => key);

  it('read its text once its referent wishes it, and no name', async () => {
    const { db, cycle } = await open();
    const ask = await referentsAsk(db);
    expect(ask?.body).toContain('"code":"ask"');
    expect(await readers(db)).toEqual([]);
    await says(db, ask?.key ?? '', 'ask');
    await cycle(db);
    const [first, ...others] = (await wishes(db, 'ask')).filter(({ key }) => key !== ask?.key);
    expect(others).toEqual([]);
    expect(first?.key).toBe(asked(11));
    const body = JSON.parse(first?.body ?? '{}') as Record<
      'about' | 'title' | 'text',
      { fr: string; en: string }
    >;
    expect(body).toMatchObject({ people: [11] });
    for (const part of ['Directrice adjointe', 'Safran', 'Angers', 'CDI', '24 décembre 2026']) {
      expect(body.text.fr).toContain(part);
    }
    expect(body.text.fr).toContain('Diriger quarante personnes.');
    expect(body.text.en).toContain('Employer: Safran');
    expect(first?.body).not.toMatch(/Durand|drh@|Petit|Nom\d|alert/);
    // What goes out by e-mail holds nothing of it.
    expect(JSON.stringify([body.about, body.title])).not.toMatch(/Directrice|Safran/);
    // What its referent writes anew is what they read.
    await opening(db, 7, { ...TEXT, employer: 'Thales' });
    await cycle(db, 1);
    const [now] = (await wishes(db, 'ask')).filter(({ key }) => key === asked(11));
    expect(now?.body).toContain('Thales');
    expect(now?.body).not.toContain('Safran');
  });

  it('are asked one after the other, and a yes is told to the referent once', async () => {
    const { db, cycle } = await searching();
    expect(await readers(db)).toEqual([11]);
    expect(await says(db, asked(11), 'no', { by: 11 })).toEqual(['openings.answered.no']);
    expect(await readers(db)).toEqual([12]);
    expect(await says(db, asked(12), 'yes', { by: 12 })).toEqual(['openings.answered.yes']);
    await cycle(db, 1);
    await cycle(db, 9);
    const [message, ...others] = await wishes(db, 'message');
    expect(others).toEqual([]);
    expect(message?.key).toBe(`mel/message/opening-7-12-${REFERENT}`);
    expect(message?.body).toContain('Prénom12 Nom12');
    expect(message?.body).not.toMatch(/Directrice|Safran|Prénom1 /);
    // Who can recommend reads on what for; who declined is not asked again.
    expect(await readers(db)).toEqual([12]);
  });

  it('are asked on where one is silent or gone, and the referent is told that nobody can', async () => {
    const { db, cycle } = await searching();
    await cycle(db, 6);
    expect(await readers(db)).toEqual([11]);
    await cycle(db, 7);
    expect(await readers(db)).toEqual([12]);
    await cycle(db, 8);
    await mentor(db, 12, { mara_consents: '' });
    await cycle(db, 9);
    expect(await readers(db)).toEqual([]);
    await cycle(db, 30);
    expect(await messages(db)).toEqual([`mel/message/opening-7-none-${REFERENT}`]);
    // Consent given again: nobody is asked twice.
    await mentor(db, 12);
    // Nor is the referent told twice, once their message is erased.
    await db('wish').where({ type: 'message' }).delete();
    await cycle(db, 31);
    expect(await readers(db)).toEqual([]);
    expect(await messages(db)).toEqual([]);
  });

  it('lose the text with the opening, with their consent, and while nobody is left to recommend', async () => {
    const here = await searching();
    const { db, cycle } = here;
    const another = async (about: number): Promise<void> => {
      await opening(db, about, TEXT);
      await cycle(db);
      await searchFor(here, about);
    };
    await opening(db, 7, { ...TEXT, diffusion: 'Ouverte' });
    await cycle(db, 1);
    expect(await wishes(db, 'ask')).toEqual([]);

    await another(8);
    const told = await messages(db);
    await says(db, asked(11, 8), 'yes', { by: 11 });
    expect(await messages(db)).toHaveLength(told.length + 1);
    await tellMember(db, 11, { mara_quality: 'mentor' }, { suspended: true });
    await cycle(db, 1);
    // Whoever said yes is gone: the next one is asked.
    expect(await readers(db)).toEqual([12]);
    expect(await messages(db)).toEqual(told);

    await another(9);
    await addEvents(db, [{ personId: 1, kind: 'stop' }], moment());
    await cycle(db, 1);
    expect(await readers(db)).toEqual([12, 12]);
    await candidate(db, 2, { mara_consents: '' });
    await cycle(db, 1);
    expect(await wishes(db, 'ask')).toEqual([]);
  });

  it('are asked on once somebody is sought again, with the time that was left', async () => {
    const { db, cycle } = await searching();
    const leave = async (days: number): Promise<void> => {
      for (const id of [1, 2]) await tellMember(db, id, {}, { suspended: true });
      await cycle(db, days);
      expect(await readers(db)).toEqual([]);
      for (const id of [1, 2]) await candidate(db, id);
    };
    await leave(1);
    // What was withdrawn is still there in Moodle: asked now, nobody could answer it.
    await tell(db, 'pieces', [askPiece(asked(11), { state: 'closed' })]);
    await cycle(db, 2);
    expect(await readers(db)).toEqual([]);
    await untell(db, 'pieces', [1]);
    await cycle(db, 3);
    expect(await readers(db)).toEqual([11]);
    await leave(4);
    await cycle(db, 7);
    expect(await readers(db)).toEqual([12]);
  });

  it('are left in peace once one of them can recommend', async () => {
    const { db, cycle } = await searching();
    await cycle(db, 7);
    expect(await readers(db)).toEqual([12]);
    // The first one said yes in time, and it was read late.
    expect(await says(db, asked(11), 'yes', { by: 11 })).toEqual(['openings.answered.yes']);
    expect(await says(db, asked(12), 'no', { by: 12 })).toEqual(['openings.answered.no']);
    await cycle(db, 7);
    expect(await readers(db)).toEqual([]);
    await cycle(db, 20);
    expect(await messages(db)).toEqual([`mel/message/opening-7-11-${REFERENT}`]);
  });

  it('are no candidates', async () => {
    const both = { mara_quality: 'candidate;mentor', mara_phase: 'search', mara_metiers: 'M1402' };
    const { db, cycle } = await open();
    // Who has settled recommends others.
    await mentor(db, 12, { ...both, mara_phase: 'settled' });
    await mentor(db, 13, both);
    await opening(db, 8, TEXT);
    await cycle(db);
    const named = (await asksOf(db, 'opening')).find(({ subject }) => subject['opening'] === '8');
    expect(named?.subject).toMatchObject({ candidates: '1,2,13', mentors: '11,12' });
    await searchFor({ db, cycle });
    expect(await readers(db)).toEqual([11]);
    await mentor(db, 11, both);
    await cycle(db, 1);
    expect(await readers(db)).toEqual([12]);
  });

  it('are asked no more, nor is the referent, once Moodle has erased the answers', async () => {
    const { db, cycle } = await searching();
    await says(db, asked(11), 'yes', { by: 11 });
    await untell(db, 'answers', await db('answer').pluck<number[]>('id'));
    await candidate(db, 2, { mara_consents: '' });
    await cycle(db, 20);
    await cycle(db, 21);
    expect(await referentsAsk(db)).toBeUndefined();
    expect((await wishes(db, 'ask')).map(({ key }) => key)).toEqual([asked(11)]);
  });
});
