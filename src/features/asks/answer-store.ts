import { z } from 'zod';
import { type Db, mirrorOf } from '../../db/index.ts';
import type { AnswerItem } from '../../moodle/index.ts';
import type { Receiver } from '../sync/index.ts';
import type { Answer, Subject } from './ask.ts';

/** Keeps the answers as people gave them in Moodle. */
export const answerReceiver: Receiver<'answers'> = mirrorOf({
  kind: 'answers',
  table: 'answer',
  toRow: ({ id, ask, space, userid, choice, remark, timeanswered }: AnswerItem) => ({
    id,
    ask,
    space,
    person_id: userid,
    choice,
    remark,
    time_answered: timeanswered * 1000,
  }),
});

const RowSchema = z
  .object({
    id: z.coerce.number(),
    ask: z.string(),
    person_id: z.coerce.number(),
    choice: z.string(),
    remark: z.string().nullable(),
    time_answered: z.coerce.number(),
  })
  .transform(({ person_id: personId, time_answered: answeredAt, ...rest }): Answer => ({
    ...rest,
    personId,
    answeredAt,
  }));

/** Answers not carried out yet, and those changed since they were, in the order they were given. */
export const answersToTake = async (db: Db): Promise<Answer[]> =>
  z.array(RowSchema).parse(
    await db('answer')
      .leftJoin('answer_taken', (join) => {
        join
          .on('answer_taken.answer_id', 'answer.id')
          .andOn('answer_taken.choice', 'answer.choice')
          .andOn('answer_taken.time_answered', 'answer.time_answered');
      })
      .whereNull('answer_taken.answer_id')
      .orderBy(['answer.time_answered', 'answer.id'])
      .select(
        'answer.id',
        'answer.ask',
        'answer.person_id',
        'answer.choice',
        'answer.remark',
        'answer.time_answered',
      ),
  );

/** Notes that this state of the answer was carried out. */
export const markTaken = async (db: Db, { id, ask, choice, answeredAt }: Answer): Promise<void> => {
  await db('answer_taken')
    .insert({ answer_id: id, ask, choice, time_answered: answeredAt })
    .onConflict('answer_id')
    .merge();
};

/** Whether these very words were to be carried into their sheet, as an earlier answer said. */
export const wasCarried = async (db: Db, object: string, about: string): Promise<boolean> => {
  const asked = z
    .array(z.object({ subject: z.string().transform((text) => JSON.parse(text) as Subject) }))
    .parse(
      await db('answer_taken')
        .join('ask', 'ask.key', 'answer_taken.ask')
        .where('answer_taken.choice', 'sheet')
        .select('ask.subject'),
    );
  return asked.some(({ subject }) => subject['object'] === object && subject['about'] === about);
};

/** How many answers each ask has, by its key. */
export const countAnswers = async (db: Db): Promise<ReadonlyMap<string, number>> => {
  const rows = z
    .array(z.object({ ask: z.string(), n: z.coerce.number() }))
    .parse(await db('answer').groupBy('ask').select('ask').count({ n: '*' }));
  return new Map(rows.map(({ ask, n }) => [ask, n]));
};

/**
 * What was said to each ask of a purpose that one answer closes, by its key. It stays as long as the
 * ask, also once Moodle erased the answer.
 */
export const choicesOf = async (db: Db, purpose: string): Promise<ReadonlyMap<string, string>> => {
  const choices = new Map<string, string>();
  // What was given since goes before what was carried out.
  for (const table of ['answer_taken', 'answer']) {
    const rows = z
      .array(z.object({ ask: z.string(), choice: z.string() }))
      .parse(
        await db(table)
          .join('ask', 'ask.key', `${table}.ask`)
          .where({ purpose })
          .select('ask', 'choice'),
      );
    for (const { ask, choice } of rows) choices.set(ask, choice);
  }
  return choices;
};

/** When each person last answered an ask (epoch milliseconds), by Moodle's user id. */
export const lastAnswers = async (db: Db): Promise<ReadonlyMap<number, number>> => {
  const rows = z
    .array(z.object({ person_id: z.coerce.number(), at: z.coerce.number() }))
    .parse(
      await db('answer').groupBy('person_id').select('person_id').max({ at: 'time_answered' }),
    );
  return new Map(rows.map(({ person_id: id, at }) => [id, at]));
};

/** The remarks people wrote to an ask are erased; their choices stay. */
export const eraseRemarks = async (db: Db, ask: string): Promise<void> => {
  await db('answer').where({ ask }).whereNotNull('remark').update({ remark: null });
};

/** An ask that is forgotten takes along which of its answers were carried out. */
export const forgetTaken = async (db: Db, ask: string): Promise<void> => {
  await db('answer_taken').where({ ask }).delete();
};
