import type { Db } from '../../db/index.ts';
import { message, type Message } from '../../shared/i18n.ts';
import { answererOf, type Handler, withdrawAsk } from '../asks/index.ts';
import { type StandingSheet, standingSheets } from '../content/index.ts';
import { nameOf } from '../people/index.ts';
import { dayAt } from '../../shared/days.ts';
import { noteAnswered } from './campaign-store.ts';
import { letRest, REST } from './care-store.ts';
import { idsIn, placesNamed } from './due.ts';
import { DUE } from './due-asks.ts';
import { verify, withdraw } from './edits.ts';

/** The field is for the names of people: a number is none. */
const verifierOf = async (tx: Db, answer: Parameters<typeof answererOf>[1]) =>
  (await nameOf(tx, answer.personId)) === null ? null : await answererOf(tx, answer);

/** Which sheets an answer says are right, and which someone will see to. */
const split = (
  choice: string,
  remark: string | null,
  ids: readonly number[],
): { right: readonly number[]; resting: readonly number[] } => {
  if (choice === 'all' || choice === 'same') return { right: ids, resting: [] };
  if (choice !== 'some') return { right: [], resting: choice === 'mend' ? ids : [] };
  // What cannot be told for certain is verified by nobody.
  const places = placesNamed(remark, ids.length);
  const named = places === null ? ids : places.flatMap((place) => ids[place - 1] ?? []);
  return { right: ids.filter((id) => !named.includes(id)), resting: named };
};

/** Writes into the sheets what was answered of them; those that stand no more are left alone. */
export const dueAnswers: Handler = {
  purpose: DUE,
  async carryOut(tx, { ask, answer }, moment): Promise<Message[]> {
    const { space = '', sheets: listed, campaign } = ask.subject;
    const ids = idsIn(listed);
    const standing = await standingSheets(tx, space, moment.now);
    const among = (some: readonly number[]): StandingSheet[] =>
      standing.filter(({ id }) => some.includes(id));
    const { right, resting } = split(answer.choice, answer.remark, ids);
    const day = dayAt(answer.answeredAt);
    const asked = { space, ask: ask.key };
    const unseen = among(right).filter(({ age }) => (age.verifiedOn ?? '') < day);
    await verify(tx, asked, unseen, { day, by: await verifierOf(tx, answer) }, moment);
    if (answer.choice === 'withdraw') await withdraw(tx, asked, among(ids), moment);
    await letRest(tx, space, resting, answer.answeredAt + REST);
    if (campaign !== undefined) await noteAnswered(tx, campaign, ids);
    await withdrawAsk(tx, ask, moment);
    return [
      message('upkeep.due.answered', { space, right: unseen.length, others: resting.length }),
    ];
  },
};
