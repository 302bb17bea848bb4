import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { answer, askPiece, moment, NOW, tell, tellSpace } from '../../../test/support/told.ts';
import type { Db } from '../../db/index.ts';
import { message, type Message } from '../../shared/i18n.ts';
import { eraseAsks, type Handler, openAsk, takeAnswers, withdrawAsk } from './index.ts';
import { choice } from './words.ts';

const KEY = 'mel/ask/test-1';

describeEachDatabase('answers', ({ fresh }) => {
  const asked = async (key = KEY, purpose = 'test'): Promise<Db> => {
    const db = await fresh();
    await tellSpace(db, 'mel');
    await ask(db, key, purpose);
    return db;
  };
  const ask = (db: Db, key: string, purpose: string) =>
    openAsk(
      db,
      {
        key,
        purpose,
        subject: { of: key },
        people: [41],
        words: {
          about: { fr: 'Une question' },
          title: { fr: 'Titre' },
          text: { fr: '' },
          link: null,
          choices: [choice('keep', 'asks.edit.keep')],
        },
      },
      moment(),
    );
  /** A handler that leaves a job's row behind for each answer it carries out. */
  const handler = (fails = false): Handler => ({
    purpose: 'test',
    async carryOut(tx, { answer: given }) {
      const name = `${given.id} ${given.choice}`;
      await tx('job').insert({ name, scheduled_for: 0, claimed_by: 'test', state: 'done' });
      if (fails) throw new Error('the handler failed');
      return [message('asks.removal.left', { space: 'mel' })];
    },
  });
  const take = (db: Db, ...handlers: Handler[]): Promise<Message[]> =>
    db.transaction((tx) => takeAnswers(handlers).react(tx, moment()));
  const carriedOut = (db: Db): Promise<string[]> => db('job').orderBy('name').pluck('name');

  it('are carried out once, and once more when they were changed', async () => {
    const db = await asked();
    await tell(db, 'answers', [answer(KEY, 'keep'), answer(KEY, 'ours', { id: 32, userid: 12 })]);
    expect(await take(db, handler())).toHaveLength(2);
    expect(await take(db, handler())).toEqual([]);
    // Told again as it was, and with its remark erased: nothing new.
    await tell(db, 'answers', [answer(KEY, 'keep')]);
    expect(await take(db, handler())).toEqual([]);
    await tell(db, 'answers', [answer(KEY, 'later', { timeanswered: NOW + 60 })]);
    await take(db, handler());
    expect(await carriedOut(db)).toEqual(['31 keep', '31 later', '32 ours']);
  });

  it('wait for the next cycle where their handler fails, and undo what it did', async () => {
    const db = await asked();
    await tell(db, 'answers', [answer(KEY, 'keep'), answer('mel/ask/none', 'keep', { id: 30 })]);
    const told = await take(db, handler(true));
    expect(told.map(({ key }) => key)).toEqual([
      'asks.answer.unknown',
      'asks.answer.failed',
      'error.unexpected',
    ]);
    expect(await carriedOut(db)).toEqual([]);
    expect(await take(db, handler())).toHaveLength(1);
    expect(await carriedOut(db)).toEqual(['31 keep']);
  });

  it('happen together with what they cause: both, or neither', async () => {
    const db = await asked();
    await tell(db, 'answers', [answer(KEY, 'keep')]);
    const killed = db.transaction(async (tx) => {
      await takeAnswers([handler()]).react(tx, moment());
      throw new Error('killed before the commit');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await carriedOut(db)).toEqual([]);
    await take(db, handler());
    expect(await carriedOut(db)).toEqual(['31 keep']);
  });

  it('are told in the log, once, where nobody can carry them out', async () => {
    const db = await asked(KEY, 'unheard-of');
    await ask(db, 'mel/ask/test-2', 'test');
    await withdrawAsk(db, { key: 'mel/ask/test-2', space: 'mel' }, moment());
    await tell(db, 'answers', [
      answer(KEY, 'keep'),
      answer('mel/ask/test-2', 'keep', { id: 32 }),
      answer('mel/ask/test-3', 'keep', { id: 33 }),
    ]);
    expect((await take(db, handler())).map(({ key }) => key)).toEqual([
      'asks.answer.purpose',
      'asks.answer.late',
      'asks.answer.unknown',
    ]);
    expect(await take(db, handler())).toEqual([]);
  });

  it('lose their remarks 30 days after the ask closed, and are not carried out again', async () => {
    const db = await asked();
    const given = answer(KEY, 'keep', { remark: 'Je suis d’accord.' });
    await tell(db, 'answers', [given]);
    await take(db, handler());
    const detail = { status: 'answered', closed: NOW, unreachable: [] } as const;
    await tell(db, 'pieces', [
      askPiece(KEY, { state: 'closed', detail: { ...detail, unreachable: [] } }),
    ]);
    await eraseAsks.react(db, moment(29));
    expect(await db('answer').pluck('remark')).toEqual(['Je suis d’accord.']);
    await eraseAsks.react(db, moment(30));
    expect(await db('answer').pluck('remark')).toEqual([null]);
    expect(await take(db, handler())).toEqual([]);
  });

  it('are forgotten with their ask, once nothing of it is left', async () => {
    const db = await asked();
    await tell(db, 'answers', [answer(KEY, 'keep')]);
    await take(db, handler());
    await eraseAsks.react(db, moment(90));
    expect(await db('ask').pluck('key')).toEqual([KEY]);
    await withdrawAsk(db, { key: KEY, space: 'mel' }, moment(90));
    await eraseAsks.react(db, moment(90));
    expect(await db('ask').pluck('key')).toEqual([]);
    expect(await db('answer_taken').pluck('answer_id')).toEqual([]);
  });
});
