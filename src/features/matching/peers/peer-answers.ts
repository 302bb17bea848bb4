/** Carries out what people answered about peer groups. */
import type { Db } from '../../../db/index.ts';
import { message, type Message } from '../../../shared/i18n.ts';
import type { Handler } from '../../asks/index.ts';
import { nameOf, peopleNow } from '../../people/index.ts';
import type { Moment } from '../../sync/index.ts';
import { avoiders } from './avoiders.ts';
import type { PeerEvent, PeerGroup } from './peer-group.ts';
import { PURPOSES, stepGroup } from './peer-step.ts';
import { groupUnder } from './peer-store.ts';
import { eveningOf } from './peer-words.ts';

/** What a choice means; null: the plugin told one that was not offered. */
const eventOf = (choice: string, by: number): PeerEvent | null => {
  switch (choice) {
    case 'accept':
    case 'refuse':
    case 'none':
      return { kind: choice };
    case 'decline':
      return { kind: 'decline', silent: false };
    default: {
      const meetsAt = eveningOf(choice);
      return meetsAt === null ? null : { kind: 'date', meetsAt, by };
    }
  }
};

/**
 * Nobody is led by whom they do not wish to meet: another is asked, or, where the responsible people
 * chose the date, they leave first.
 */
const dateOf = async (
  tx: Db,
  group: PeerGroup,
  event: PeerEvent & { kind: 'date' },
  moment: Moment,
): Promise<PeerGroup | null> => {
  const { candidates } = await peopleNow(tx, moment.now);
  const byId = new Map(candidates.map((one) => [one.id, one]));
  const people = avoiders(group, await nameOf(tx, event.by), byId);
  if (people.length === 0 || group.state !== 'agreed') {
    return await stepGroup(tx, group, event, moment);
  }
  if (group.facilitatorId !== null) {
    return await stepGroup(tx, group, { kind: 'decline', silent: true }, moment);
  }
  const left = await stepGroup(tx, group, { kind: 'leave', people }, moment);
  return left?.state === 'agreed' ? await stepGroup(tx, left, event, moment) : left;
};

const carryOut: Handler['carryOut'] = async (tx: Db, { ask, answer }, moment) => {
  const id = ask.subject['group'] ?? '';
  const late: Message[] = [message('peers.answered.late', { id })];
  const group = await groupUnder(tx, id);
  const event = eventOf(answer.choice, answer.personId);
  if (group === null || event === null) return late;
  // An answer that Moodle told weeks late names an evening that is past.
  if (event.kind === 'date' && event.meetsAt <= moment.now) return late;
  const after =
    event.kind === 'date'
      ? await dateOf(tx, group, event, moment)
      : await stepGroup(tx, group, event, moment);
  return after === null ? late : [message(`peers.answered.${after.state}`, { id })];
};

/** To be registered beside the other handlers. */
export const peerAnswers: readonly Handler[] = Object.values(PURPOSES).map((purpose) => ({
  purpose,
  carryOut,
}));
