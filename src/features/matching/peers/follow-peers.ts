/** What each cycle does about peer groups: people leave, meetings end, and questions are asked. */
import type { Db } from '../../../db/index.ts';
import { message, type Message } from '../../../shared/i18n.ts';
import { type Ask, askAbout, asksOf, type Waiting } from '../../asks/index.ts';
import { allSpaces, type Space } from '../../network/index.ts';
import {
  type Candidate,
  consentsTo,
  contactsOf,
  isAvoided,
  nameOf,
  networkNow,
  type People,
  peopleNow,
  stoppedNow,
} from '../../people/index.ts';
import type { Moment, Reaction } from '../../sync/index.ts';
import { pausedSpaces } from '../../upkeep/index.ts';
import { ANSWERED_WITHIN, tooManyGone } from '../pairing-facts.ts';
import { dayAt } from '../../../shared/days.ts';
import { wishedKeys } from '../../wishes/index.ts';
import { peopleAt } from '../pairing-people.ts';
import { responsibleIn } from '../responsible-in.ts';
import { avoiders } from './avoiders.ts';
import { eveningsFrom } from './meeting-days.ts';
import { isOpenGroup, isOver, type PeerEvent, type PeerGroup } from './peer-group.ts';
import { forgetAsks, PURPOSES, stepGroup } from './peer-step.ts';
import { eraseMembers, groupUnder, openGroups } from './peer-store.ts';
import { approvalWords, dateWords, type Places } from './peer-words.ts';

const DAY = 24 * 60 * 60 * 1000;
/** As the history of people (docs/people.md, « The course of a person »). */
const KEPT = 365 * DAY;

type Known = {
  people: People;
  candidates: ReadonlyMap<number, Candidate>;
  /** Ids of those who do not wish to be followed any more. */
  stopped: ReadonlySet<number>;
  network: Awaited<ReturnType<typeof networkNow>>;
  spaces: ReadonlyMap<string, Space>;
  places: Places;
  /** Codes of the spaces left in peace today. */
  paused: ReadonlySet<string>;
  today: string;
};

const knownAt = async (tx: Db, { now }: Moment): Promise<Known> => {
  const people = await peopleNow(tx, now);
  const network = await networkNow(tx, now);
  const spaces = new Map((await allSpaces(tx)).map((one) => [one.code, one]));
  return {
    people,
    candidates: new Map(people.candidates.map((one) => [one.id, one])),
    stopped: await stoppedNow(tx),
    network,
    spaces,
    places: { spaces, areas: network.areas },
    paused: await pausedSpaces(tx, now),
    today: dayAt(now),
  };
};

/** Why somebody is in a group no longer; null: they are. */
const lossOf = (
  id: number,
  { space, state, members }: PeerGroup,
  { candidates, stopped, today }: Known,
): 'gone' | 'consent' | 'stopped' | 'settled' | 'avoids' | 'paused' | null => {
  const one = candidates.get(id);
  if (one?.spaces.includes(space) !== true) return 'gone';
  if (!consentsTo(one, 'matching')) return 'consent';
  if (stopped.has(id)) return 'stopped';
  if (state === 'set') return null;
  if (one.phase === 'settled') return 'settled';
  // Whoever avoids another goes: that it is them is nobody's to read.
  const others = members.flatMap((other) => (other === id ? [] : (candidates.get(other) ?? [])));
  const names = others.map(({ firstname, lastname }) => `${firstname} ${lastname}`);
  if (names.some((name) => isAvoided(one.avoids, name))) return 'avoids';
  return (one.pausedUntil ?? '') >= today ? 'paused' : null;
};

/** Whoever leads, or is asked to: a mentor or resource member of the space, or who answers for it. */
const leads = async (tx: Db, id: number, space: string, known: Known): Promise<boolean> => {
  const { people, network } = known;
  const isThere = (one: { id: number; spaces: readonly string[] }): boolean =>
    one.id === id && one.spaces.includes(space);
  return (
    people.mentors.some((one) => isThere(one) && consentsTo(one, 'matching')) ||
    people.resources.some(isThere) ||
    network.cell.includes(id) ||
    (await contactsOf(tx, space)).some((one) => one.id === id)
  );
};

/** Lets go whoever cannot stay; where half of all are gone at once it is a mistake, and they wait. */
const letGo = async (
  tx: Db,
  open: readonly PeerGroup[],
  known: Known,
  moment: Moment,
): Promise<PeerGroup[]> => {
  const losses = open.map((group) =>
    group.members.map((id) => ({ id, reason: lossOf(id, group, known) })),
  );
  const isMistake = tooManyGone(
    losses.flat().map(({ reason }) => (reason === 'gone' ? { kind: 'lose', reason } : null)),
  );
  const left: PeerGroup[] = [];
  for (const [at, group] of open.entries()) {
    const people = (losses[at] ?? []).flatMap(({ id, reason }) =>
      reason === null || (isMistake && reason === 'gone') ? [] : [id],
    );
    const after =
      people.length === 0 ? group : await stepGroup(tx, group, { kind: 'leave', people }, moment);
    if (after !== null && isOpenGroup(after)) left.push(after);
  }
  return left;
};

/** Groups whose present question nobody answered in time, by id. */
const unansweredIn = async (tx: Db, { now }: Moment): Promise<ReadonlyMap<string, string>> => {
  const late = new Map<string, string>();
  for (const purpose of Object.values(PURPOSES)) {
    for (const { subject, madeAt, endedAt } of await asksOf(tx, purpose)) {
      if (endedAt === null && madeAt + ANSWERED_WITHIN <= now) {
        late.set(subject['group'] ?? '', purpose);
      }
    }
  }
  return late;
};

const eventFor = async (
  tx: Db,
  group: PeerGroup,
  late: string | undefined,
  known: Known,
  { now }: Moment,
): Promise<PeerEvent | null> => {
  if (isOver(group, now)) return { kind: 'close' };
  if (group.state === 'formed') return late === PURPOSES.approval ? { kind: 'expire' } : null;
  const { facilitatorId, space } = group;
  const isGone =
    facilitatorId !== null &&
    (!(await leads(tx, facilitatorId, space, known)) ||
      (group.state === 'agreed' &&
        avoiders(group, await nameOf(tx, facilitatorId), known.candidates).length > 0));
  if (isGone) return { kind: 'decline', silent: true };
  const isLate = group.state === 'agreed' && late === PURPOSES.date;
  return isLate ? { kind: 'decline', silent: true } : null;
};

const goOn = async (
  tx: Db,
  groups: readonly PeerGroup[],
  known: Known,
  moment: Moment,
): Promise<PeerGroup[]> => {
  const late = await unansweredIn(tx, moment);
  const left: PeerGroup[] = [];
  for (const group of groups) {
    const event = await eventFor(tx, group, late.get(group.id), known, moment);
    const after = event === null ? group : await stepGroup(tx, group, event, moment);
    if (after !== null && isOpenGroup(after)) left.push(after);
  }
  return left;
};

type Question = Waiting & { purpose: string };

const questionAbout = (group: PeerGroup, known: Known, now: number): Question[] => {
  const place = known.spaces.get(group.space);
  if (place === undefined || group.state === 'set') return [];
  const members = group.members.flatMap((id) => known.candidates.get(id) ?? []);
  const { id, facilitatorId, turn } = group;
  const { people, home } =
    group.state === 'formed' || facilitatorId === null
      ? responsibleIn(place.code, known)
      : { people: [facilitatorId], home: place.code };
  const space = known.spaces.get(home) ?? place;
  const about = { members, space, places: known.places };
  // Whoever leaves takes the question along: it names them.
  const subject = { group: id, members: String(group.members.length) };
  if (group.state === 'formed') {
    const words = approvalWords(group, about);
    return [{ purpose: PURPOSES.approval, space: space.code, subject, people, words }];
  }
  const evenings = eveningsFrom(now, turn);
  const words = dateWords(group, about, { evenings, leads: facilitatorId !== null });
  const asked = { ...subject, turn: String(turn), of: facilitatorId === null ? 'space' : 'leader' };
  return [{ purpose: PURPOSES.date, space: space.code, subject: asked, people, words }];
};

/**
 * Takes away the answered questions about groups that ended once somebody whom they name no longer
 * consents or is gone; those of the open ones go with whoever leaves.
 */
const forgetWithdrawn = async (
  tx: Db,
  open: readonly PeerGroup[],
  moment: Moment,
): Promise<void> => {
  const standing = new Set(open.map(({ id }) => id));
  const asks: Ask[] = [];
  for (const purpose of Object.values(PURPOSES)) asks.push(...(await asksOf(tx, purpose)));
  const wished = new Set(asks.length === 0 ? [] : await wishedKeys(tx));
  const read = asks.flatMap(({ key, subject }) =>
    wished.has(key) ? [subject['group'] ?? ''] : [],
  );
  for (const id of new Set(read)) {
    if (standing.has(id)) continue;
    const members = (await groupUnder(tx, id))?.members ?? [];
    const { candidates } = await peopleAt(tx, moment);
    const may = members.every((one) =>
      consentsTo(candidates.get(one) ?? { consents: [] }, 'matching'),
    );
    if (!may) await forgetAsks(tx, id, moment);
  }
};

/**
 * Looks after the peer groups once the answers are carried out. With none open, and no question left to
 * be read, it reads nobody.
 */
export const followPeers: Reaction = {
  async react(tx, moment) {
    const open = await openGroups(tx);
    const told: Message[] = [];
    let questions: Question[] = [];
    let left: readonly PeerGroup[] = [];
    if (open.length > 0) {
      const known = await knownAt(tx, moment);
      left = await goOn(tx, await letGo(tx, open, known, moment), known, moment);
      questions = left.flatMap((group) => questionAbout(group, known, moment.now));
      const ended = open.length - left.length;
      const nobody = questions.filter(({ people }) => people.length === 0).length;
      if (ended > 0) told.push(message('peers.ended', { count: ended }));
      if (nobody > 0) told.push(message('peers.nobody', { count: nobody }));
    }
    for (const purpose of Object.values(PURPOSES)) {
      const waiting = questions.filter((one) => one.purpose === purpose);
      await askAbout(tx, purpose, waiting, moment);
    }
    await forgetWithdrawn(tx, left, moment);
    await eraseMembers(tx, moment.now - KEPT);
    return told;
  },
};
