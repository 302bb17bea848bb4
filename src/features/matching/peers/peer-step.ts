/** The one way a peer group changes: what follows from it happens in the same transaction. */
import type { Db } from '../../../db/index.ts';
import { MaraError } from '../../../shared/errors.ts';
import { message } from '../../../shared/i18n.ts';
import { asksOf, withdrawAsk } from '../../asks/index.ts';
import type { Space } from '../../network/index.ts';
import { type Moment, stir } from '../../sync/index.ts';
import { makeWish, takeBack } from '../../wishes/index.ts';
import { nextGroup, type PeerEvent, type PeerGroup } from './peer-group.ts';
import { keepGroup } from './peer-store.ts';
import { cancelledWords, invitationWords, meetingName, type Places } from './peer-words.ts';
import { placesNow } from './places-now.ts';

export const PURPOSES = { approval: 'peers', date: 'peers_date' } as const;

/** One for each date: a meeting that was put off is told anew. */
const keyOf = ({ space, id, meetsAt }: PeerGroup, person: number, about: 'at' | 'off'): string =>
  `${space}/message/peers-${id.toLowerCase()}-${person}-${about}-${(meetsAt ?? 0) / 1000}`;

type Ground = { space: Space; places: Places };

const groundFor = async (tx: Db, code: string): Promise<Ground | null> => {
  const places = await placesNow(tx);
  const space = places.spaces.get(code);
  return space === undefined ? null : { space, places };
};

const invite = async (tx: Db, group: PeerGroup, meetsAt: number, moment: Moment): Promise<void> => {
  const ground = await groundFor(tx, group.space);
  if (ground === null) return;
  const words = invitationWords(group, meetsAt, ground);
  for (const userid of group.members) {
    const key = keyOf(group, userid, 'at');
    const name = meetingName(group);
    await makeWish(tx, { key, type: 'message', name, body: { userid, ...words } }, moment);
  }
};

/** Takes back what was told of a date; those who counted on it are told that it is off. */
const callOff = async (
  tx: Db,
  before: PeerGroup,
  remaining: readonly number[],
  moment: Moment,
): Promise<void> => {
  for (const person of before.members) await takeBack(tx, keyOf(before, person, 'at'));
  const { meetsAt } = before;
  const ground = await groundFor(tx, before.space);
  if (meetsAt === null || meetsAt <= moment.now || ground === null) return;
  const words = cancelledWords(meetsAt, ground.space);
  for (const userid of remaining) {
    const key = keyOf(before, userid, 'off');
    const name = meetingName(before);
    await makeWish(tx, { key, type: 'message', name, body: { userid, ...words } }, moment);
  }
};

/** What was read about somebody who leaves is not to be read on, in answered questions neither. */
export const forgetAsks = async (tx: Db, id: string, moment: Moment): Promise<void> => {
  for (const purpose of Object.values(PURPOSES)) {
    for (const ask of await asksOf(tx, purpose)) {
      if (ask.subject['group'] !== id) continue;
      await withdrawAsk(tx, ask, moment);
      await takeBack(tx, ask.key);
    }
  }
};

const follow = async (
  tx: Db,
  before: PeerGroup,
  after: PeerGroup,
  event: PeerEvent,
  moment: Moment,
): Promise<void> => {
  if (event.kind === 'leave') {
    await forgetAsks(tx, before.id, moment);
    for (const person of event.people) await takeBack(tx, keyOf(before, person, 'at'));
  }
  if (event.kind === 'date') await invite(tx, after, event.meetsAt, moment);
  const isOff = before.state === 'set' && after.state !== 'set' && event.kind !== 'close';
  if (isOff) {
    const leader = before.facilitatorId === null ? [] : [before.facilitatorId];
    const remaining = event.kind === 'decline' ? after.members : [...after.members, ...leader];
    await callOff(tx, before, remaining, moment);
  }
  // Group and event in Moodle follow from what is kept.
  if (before.state === 'set' || after.state === 'set') await stir(tx, [after.space]);
};

/**
 * Carries an event out.
 * @returns the group after it; null: it cannot happen to it, and nothing is written
 * @throws {MaraError} where somebody else changed it meanwhile; the caller's transaction is undone
 */
export const stepGroup = async (
  tx: Db,
  group: PeerGroup,
  event: PeerEvent,
  moment: Moment,
): Promise<PeerGroup | null> => {
  const after = nextGroup(group, event, moment.now);
  if (after === null) return null;
  if (!(await keepGroup(tx, after, group.state))) {
    throw new MaraError(message('peers.meanwhile', { id: group.id }));
  }
  await follow(tx, group, after, event, moment);
  return after;
};
