import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { answer, moment, NOW, tell, tellReferent, tellSpace } from '../../../test/support/told.ts';
import type { Db } from '../../db/index.ts';
import type { BodyOf } from '../../moodle/index.ts';
import { holdsOf } from '../sync/index.ts';
import { wishSource } from '../wishes/index.ts';
import { removalAnswers, removalAsks, takeAnswers } from './index.ts';

describeEachDatabase('removals that wait', ({ fresh }) => {
  const hold = async (db: Db, digest: string, count = 4): Promise<void> => {
    const objects = Array.from({ length: count }, (_, i) => ({
      id: `living_area/${i}`,
      name: `<b>Bailleur ${i}</b>`,
    }));
    await db('hold')
      .insert({
        space: 'mel',
        digest,
        objects: JSON.stringify(objects),
        total: 50,
        since: NOW * 1000,
        approved_by: null,
        approved_at: null,
      })
      .onConflict('space')
      .merge();
  };
  const opened = async (count = 4): Promise<Db> => {
    const db = await fresh();
    await tellSpace(db, 'mel');
    await tellSpace(db, 'nat', { national: true });
    await tellReferent(db, 41, ['mel', 'nat']);
    await tellReferent(db, 12, ['nat']);
    await tellReferent(db, 7, ['mel']);
    await hold(db, 'first', count);
    await react(db);
    return db;
  };
  const react = (db: Db) => db.transaction((tx) => removalAsks.react(tx, moment()));
  const asks = async (db: Db) => {
    const question = { space: 'nat', now: NOW * 1000, published: new Set<string>() };
    const { pieces } = await wishSource.desired(db, question);
    return pieces as { key: string; body: BodyOf<'ask'> }[];
  };
  const answered = async (db: Db, key: string, choice: string) => {
    await tell(db, 'answers', [answer(key, choice, { userid: 12 })]);
    return await db.transaction((tx) => takeAnswers([removalAnswers]).react(tx, moment()));
  };
  const approvedBy = async (db: Db) => (await holdsOf(db)).get('mel')?.approvedBy;

  it('are put to national referents who are none of that space', async () => {
    const db = await opened(40);
    const [ask] = await asks(db);
    expect(ask?.key).toMatch(/^nat\/ask\/removal-[0-9a-f]{16}$/);
    expect(ask?.body.people).toEqual([12]);
    expect(ask?.body.about.fr).toBe('Un retrait à approuver');
    expect(ask?.body.title.fr).toBe('Espace Espace mel\u00A0: 40 éléments sur 50 à retirer\u202F?');
    expect(ask?.body.text.fr).toContain('<li>&lt;b&gt;Bailleur 29&lt;/b&gt;</li>');
    expect(ask?.body.text.fr).toContain('<li>… et 10 autres</li>');
  });

  it('are approved by the answer of a second person, in their name', async () => {
    const db = await opened();
    const [ask] = await asks(db);
    expect(await answered(db, ask?.key ?? '', 'approve')).toMatchObject([
      { key: 'asks.removal.approved', params: { space: 'mel' } },
    ]);
    expect(await approvedBy(db)).toBe('Odile Rivet 12');
    await react(db);
    expect(await asks(db)).toEqual([]);
  });

  it('stay where the answer is to leave them', async () => {
    const db = await opened();
    const [ask] = await asks(db);
    await answered(db, ask?.key ?? '', 'leave');
    expect(await approvedBy(db)).toBeNull();
    await react(db);
    expect(await asks(db)).toHaveLength(1);
  });

  it('are approved as they were asked about, or not at all', async () => {
    const db = await opened();
    const [first] = await asks(db);
    await hold(db, 'second');
    expect(await answered(db, first?.key ?? '', 'approve')).toMatchObject([
      { key: 'asks.removal.late' },
    ]);
    expect(await approvedBy(db)).toBeNull();
    await react(db);
    const [second, ...more] = await asks(db);
    expect(more).toEqual([]);
    expect(second?.key).not.toBe(first?.key);
  });

  it('wait for the administrator where no second person can be asked', async () => {
    const db = await opened();
    await db('space_role').where({ person_id: 12 }).delete();
    await react(db);
    expect(await asks(db)).toEqual([]);
    await db('space').where({ code: 'nat' }).delete();
    await react(db);
    expect(await asks(db)).toEqual([]);
  });

  it('names an unknown person by their number', async () => {
    const db = await opened();
    const [ask] = await asks(db);
    await db('person').delete();
    await answered(db, ask?.key ?? '', 'approve');
    expect(await approvedBy(db)).toBe('n° 12');
  });
});
