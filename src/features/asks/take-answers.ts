/** Carries out what people answered. */
import type { Db } from '../../db/index.ts';
import { tellError } from '../../shared/errors.ts';
import { message, type Message } from '../../shared/i18n.ts';
import type { Moment, Reaction } from '../sync/index.ts';
import { answersToTake, markTaken } from './answer-store.ts';
import type { Answer, Ask } from './ask.ts';
import { askUnder } from './ask-store.ts';

/** Carries out the answers to the asks of one purpose. */
export type Handler = {
  purpose: string;
  /** In a transaction of this answer alone. Returns sentences for the run's log. */
  carryOut(tx: Db, asked: { ask: Ask; answer: Answer }, moment: Moment): Promise<Message[]>;
};

const carryOut = async (
  tx: Db,
  answer: Answer,
  handlers: readonly Handler[],
  moment: Moment,
): Promise<Message[]> => {
  const ask = await askUnder(tx, answer.ask);
  if (ask === null) return [message('asks.answer.unknown', { ask: answer.ask })];
  const { key, purpose } = ask;
  if (ask.endedAt !== null) return [message('asks.answer.late', { ask: key })];
  const handler = handlers.find((one) => one.purpose === purpose);
  if (handler === undefined) return [message('asks.answer.purpose', { ask: key, purpose })];
  return await handler.carryOut(tx, { ask, answer }, moment);
};

/**
 * Hands each answer, and each changed one, to the handler of its purpose, exactly once: it is noted
 * as carried out in the transaction of what it causes. Where a handler fails, that answer waits for
 * the next cycle and the log says so; the others go on. What nobody can carry out is told too.
 */
export const takeAnswers = (handlers: readonly Handler[]): Reaction => ({
  async react(tx, moment) {
    const told: Message[] = [];
    for (const answer of await answersToTake(tx)) {
      try {
        const lines = await tx.transaction(async (inner) => {
          const done = await carryOut(inner, answer, handlers, moment);
          await markTaken(inner, answer);
          return done;
        });
        told.push(...lines);
      } catch (error) {
        told.push(message('asks.answer.failed', { ask: answer.ask }), tellError(error));
      }
    }
    return told;
  },
});
