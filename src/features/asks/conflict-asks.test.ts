import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import {
  answer,
  askPiece,
  book,
  eventPiece,
  moment,
  NOW,
  tell,
  tellReferent,
  tellSpace,
} from '../../../test/support/told.ts';
import type { Db } from '../../db/index.ts';
import type { BodyOf } from '../../moodle/index.ts';
import { decide } from '../sync/index.ts';
import { wishSource } from '../wishes/index.ts';
import { asksNow, conflictAnswers, conflictAsks, takeAnswers } from './index.ts';

const CHAPTER = 'mel/living-area/landlord';
const EDITED = book({ edited: true, text: 'one', html: '<p>Mon secret</p>' });

describeEachDatabase('texts that wait for a referent', ({ fresh }) => {
  const opened = async (...books: ReturnType<typeof book>[]): Promise<Db> => {
    const db = await fresh();
    await tellSpace(db, 'mel');
    await tellReferent(db, 41, ['mel']);
    await tellReferent(db, 12, ['mel']);
    await tell(db, 'books', books);
    await react(db);
    return db;
  };
  const react = (db: Db, days = 0) => db.transaction((tx) => conflictAsks.react(tx, moment(days)));
  const asks = async (db: Db) => {
    const question = { space: 'mel', now: NOW * 1000, published: new Set<string>() };
    const { pieces } = await wishSource.desired(db, question);
    return pieces as { key: string; name: string; body: BodyOf<'ask'> }[];
  };
  const answered = async (db: Db, choice: string) => {
    const [ask] = await asks(db);
    await tell(db, 'answers', [answer(ask?.key ?? '', choice)]);
    return await db.transaction((tx) => takeAnswers([conflictAnswers]).react(tx, moment()));
  };
  const decision = (db: Db): Promise<unknown> =>
    db('decision').where({ object: CHAPTER }).first('choice', 'about', 'decided_by');

  it('are put to all referents of their space at once, without a text or a name', async () => {
    const db = await opened(EDITED);
    await tellReferent(db, 7, ['var']);
    const [ask, ...more] = await asks(db);
    expect(more).toEqual([]);
    expect(ask?.key).toMatch(/^mel\/ask\/conflict-[0-9a-f]{16}$/);
    expect(ask?.body).toMatchObject({
      about: { fr: 'Un texte à décider', en: 'A text to decide about' },
      link: 'https://moodle.example/mod/book/view.php?id=14&chapterid=3',
      mode: 'first',
      people: [12, 41],
    });
    expect(ask?.body.choices.map(({ code, label }) => [code, label.fr])).toEqual([
      ['keep', 'Garder mon texte'],
      ['ours', 'Reprendre le texte de MARA'],
    ]);
    expect(ask?.body.title.fr).toContain('Bailleurs');
    expect(JSON.stringify(ask)).not.toMatch(/Rivet|secret/);
  });

  it('are asked about once, whatever time passes', async () => {
    const db = await opened(EDITED);
    const before = await asks(db);
    await react(db, 40);
    expect(await asks(db)).toEqual(before);
    await tell(db, 'pieces', [
      askPiece(before[0]?.key ?? '', {
        state: 'closed',
        detail: { status: 'expired', closed: NOW, unreachable: [] },
      }),
    ]);
    await db('wish').delete();
    await react(db, 60);
    expect(await asks(db)).toEqual([]);
  });

  it('are asked about anew when the person writes something else', async () => {
    const db = await opened(EDITED);
    const [first] = await asks(db);
    await tell(db, 'books', [book({ edited: true, text: 'two' })]);
    await react(db);
    const [second, ...more] = await asks(db);
    expect(more).toEqual([]);
    expect(second?.key).not.toBe(first?.key);
  });

  it('are asked about anew when the same text comes back after it was settled', async () => {
    const db = await opened(EDITED);
    const [first] = await asks(db);
    await tell(db, 'books', [book()]);
    await react(db);
    expect(await asks(db)).toEqual([]);
    await tell(db, 'books', [EDITED]);
    await react(db);
    expect((await asks(db)).map(({ key }) => key)).not.toContain(first?.key);
    expect(await asks(db)).toHaveLength(1);
  });

  it('are put to whoever is a referent now', async () => {
    const db = await opened(EDITED);
    await db('space_role').where({ person_id: 12 }).delete();
    await tellReferent(db, 50, ['mel']);
    await tellReferent(db, 51, ['mel'], { suspended: true });
    await react(db);
    expect((await asks(db))[0]?.body.people).toEqual([41, 50]);
    await db('space_role').delete();
    await react(db);
    expect(await asks(db)).toEqual([]);
  });

  it.each([
    ['keep', { choice: 'theirs', about: '' }],
    ['ours', { choice: 'ours', about: 'one' }],
  ])('%s: the answer decides, in the name of who gave it', async (choice, decided) => {
    const db = await opened(EDITED);
    expect(await answered(db, choice)).toMatchObject([{ key: `asks.conflict.${decided.choice}` }]);
    expect(await decision(db)).toEqual({ ...decided, decided_by: 'Odile Rivet 41' });
  });

  it('are not decided by an answer about an earlier text', async () => {
    const db = await opened(EDITED);
    await tell(db, 'books', [book({ edited: true, text: 'two' })]);
    expect(await answered(db, 'ours')).toMatchObject([{ key: 'asks.conflict.late' }]);
    expect(await decision(db)).toBeUndefined();
  });

  it('are no longer asked about once the administrator decided; answers stay readable', async () => {
    const db = await opened(EDITED);
    const [ask] = await asks(db);
    await tell(db, 'pieces', [
      askPiece(ask?.key ?? '', {
        state: 'closed',
        detail: { status: 'answered', closed: NOW, unreachable: [] },
      }),
    ]);
    await decide({ db, clock: { now: () => NOW } }, CHAPTER, 'theirs');
    await react(db);
    expect(await asks(db)).toHaveLength(1);
    expect(await asksNow(db)).toMatchObject([{ status: 'answered', people: 2, answers: 0 }]);
  });

  it('are asked about as deletions where they were deleted', async () => {
    const db = await opened(book({ state: 'gone' }));
    const [ask] = await asks(db);
    expect(ask?.body.about.fr).toBe('Une suppression à confirmer');
    expect(ask?.body.choices.map(({ label }) => label.fr)).toEqual([
      'Laisser supprimé',
      'Publier à nouveau',
    ]);
    expect(ask?.body.link).toMatch(/course\/view\.php/);
    await answered(db, 'ours');
    expect(await decision(db)).toMatchObject({ choice: 'ours', about: 'gone' });
  });

  it('are asked about in other words once ours would take them away', async () => {
    const db = await opened();
    const edited = eventPiece('mel/event/9', { edited: true, text: 'one', offered: 'new' });
    await tell(db, 'pieces', [edited]);
    await react(db);
    const [before] = await asks(db);
    expect(before?.body.choices.at(-1)?.label.fr).toBe('Reprendre le texte de MARA');
    await tell(db, 'pieces', [{ ...edited, offered: 'remove' }]);
    await react(db);
    const [ask, ...more] = await asks(db);
    expect(more).toEqual([]);
    expect(ask?.key).not.toBe(before?.key);
    expect(ask?.body.choices.at(-1)?.label.fr).toBe('Laisser MARA le retirer');
    await tell(db, 'answers', [answer(before?.key ?? '', 'ours', { id: 30 })]);
    expect(await answered(db, 'keep')).toMatchObject([
      { key: 'asks.answer.late' },
      { key: 'asks.conflict.theirs' },
    ]);
  });

  it('are nobody’s concern in a space that is gone', async () => {
    const db = await opened(book({ state: 'gone' }, { space: 'alpes', key: 'alpes/living-area' }));
    expect(await asks(db)).toEqual([]);
    expect(await asksNow(db)).toEqual([]);
  });
});
