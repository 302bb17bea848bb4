/** Which groups could be formed today, and keeping them. */
import type { Db } from '../../../db/index.ts';
import { MaraError } from '../../../shared/errors.ts';
import { message } from '../../../shared/i18n.ts';
import { allSpaces, type Space } from '../../network/index.ts';
import {
  type Candidate,
  consentsTo,
  contactsOf,
  NEEDS,
  type Need,
  networkNow,
  peopleNow,
  type Phase,
  PHASES,
  stoppedNow,
  type Wished,
} from '../../people/index.ts';
import { inTurn, type Moment } from '../../sync/index.ts';
import type { Ground } from '../match-ground.ts';
import { groundFor } from '../match-read.ts';
import { dayAt } from '../../../shared/days.ts';
import { commonGround, type Peers } from './common-ground.ts';
import { facilitatorFor, type Leader, leadersAmong } from './facilitator.ts';
import { formGroups, type Sizes } from './form-groups.ts';
import { bestSite, groupValue } from './group-value.ts';
import { neighboursIn } from './neighbours.ts';
import { formerOf, isOpenGroup, type PeerGroup } from './peer-group.ts';
import { addGroup, allGroups } from './peer-store.ts';

export type PlannedGroup = Pick<
  PeerGroup,
  'space' | 'phase' | 'place' | 'needs' | 'members' | 'facilitatorId'
> & {
  /** 0 to 100 a member. */
  points: number;
};

type PeersNow = {
  planned: PlannedGroup[];
  /** Willing people without a group, and how many each could meet by twos. */
  left: { id: number; reach: number }[];
  /** Groups that stand: nothing is changed in them. */
  open: PeerGroup[];
};

/** Who asks for peers, or is where peers help most, and may be asked. */
const isWilling = (candidate: Candidate, today: string): boolean => {
  const { needs, phase, pausedUntil } = candidate;
  if (phase === 'settled' || !consentsTo(candidate, 'matching')) return false;
  if (pausedUntil !== null && pausedUntil >= today) return false;
  const asks = needs.includes('network') || needs.includes('listening');
  return asks || phase === 'preparation' || phase === 'integration';
};

/** The phase most of them are in; of equal ones the earlier. */
const phaseOf = (members: readonly Candidate[]): Phase => {
  const count = (phase: Phase): number => members.filter((one) => one.phase === phase).length;
  return PHASES.reduce((best, phase) => (count(phase) > count(best) ? phase : best));
};

/** What at least two of them need, what most need first. */
const sharedNeeds = (members: readonly Candidate[]): Need[] => {
  const count = (need: Need): number => members.filter(({ needs }) => needs.includes(need)).length;
  return NEEDS.filter((need) => count(need) >= 2).sort((a, b) => count(b) - count(a));
};

/** The spaces that cover a place. */
const covering = (place: Wished | null, { communes, areas, spaces }: Ground): readonly string[] => {
  if (place === null) return [];
  if (place.kind === 'space') return [place.code];
  const departements =
    place.kind === 'departement'
      ? [place.code]
      : place.kind === 'area'
        ? (areas.get(place.code) ?? [])
        : [communes.get(place.code)?.departement ?? ''];
  return departements.flatMap((code) => spaces.get(code) ?? []);
};

/** The space of all: that of the meeting's place, else a groupement's, else the national one. */
const spaceOf = (
  members: readonly Candidate[],
  place: Wished | null,
  { spaces, ground }: { spaces: ReadonlyMap<string, Space>; ground: Ground },
): string | null => {
  const [first, ...others] = members;
  const shared = (first?.spaces ?? []).filter(
    (code) => spaces.has(code) && others.every((one) => one.spaces.includes(code)),
  );
  const local = covering(place, ground);
  return (
    shared.find((code) => local.includes(code)) ??
    shared.find((code) => spaces.get(code)?.national === false) ??
    shared[0] ??
    null
  );
};

type Reading = {
  peers: Peers;
  open: PeerGroup[];
  leaders: readonly Leader[];
  spaces: ReadonlyMap<string, Space>;
  ground: Ground;
  today: string;
};

const referentsIn = async (
  db: Db,
  network: Awaited<ReturnType<typeof networkNow>>,
): Promise<Pick<Leader, 'id' | 'name' | 'spaces'>[]> => {
  const found: Pick<Leader, 'id' | 'name' | 'spaces'>[] = [];
  const answering = new Map([...network.spaces].map(([code, { referents }]) => [code, referents]));
  if (network.national !== null) answering.set(network.national, network.cell);
  for (const [code, referents] of answering) {
    if (referents.length === 0) continue;
    for (const { id, name } of await contactsOf(db, code)) {
      if (referents.includes(id)) found.push({ id, name, spaces: [code] });
    }
  }
  return found;
};

const read = async (db: Db, now: number): Promise<Reading> => {
  const people = await peopleNow(db, now);
  const network = await networkNow(db, now);
  const groups = await allGroups(db);
  const open = groups.filter(isOpenGroup);
  const today = dayAt(now);
  const busy = new Set(open.flatMap(({ members }) => members));
  const stopped = await stoppedNow(db);
  const willing = people.candidates.filter(
    (one) => !busy.has(one.id) && !stopped.has(one.id) && isWilling(one, today),
  );
  const helpers = [...people.mentors, ...people.resources];
  const ground = await groundFor(db, [...willing, ...helpers], network);
  return {
    peers: commonGround(willing, ground, formerOf(groups, now)),
    open,
    leaders: leadersAmong({ ...people, referents: await referentsIn(db, network) }),
    spaces: new Map((await allSpaces(db)).map((one) => [one.code, one])),
    ground,
    today,
  };
};

const leadingIn = (open: readonly PeerGroup[]): Map<number, number> => {
  const led = new Map<number, number>();
  for (const { facilitatorId: id } of open) {
    if (id !== null) led.set(id, (led.get(id) ?? 0) + 1);
  }
  return led;
};

const planned = (reading: Reading, groups: readonly (readonly number[])[]): PlannedGroup[] => {
  const { peers, open, leaders, ground, today } = reading;
  const led = leadingIn(open);
  return groups.flatMap((places) => {
    const members = places.flatMap((at) => peers.people[at] ?? []);
    const site = peers.sites[bestSite(peers, places)?.site ?? -1];
    const place = site === undefined || site === 'online' ? null : site;
    const space = spaceOf(members, place, reading);
    if (space === null) return [];
    const facilitatorId = facilitatorFor({ space, place, members }, leaders, {
      led,
      today,
      ground,
    });
    if (facilitatorId !== null) led.set(facilitatorId, (led.get(facilitatorId) ?? 0) + 1);
    return [
      {
        space,
        phase: phaseOf(members),
        place,
        needs: sharedNeeds(members),
        members: members.map(({ id }) => id),
        facilitatorId,
        points: Math.round(groupValue(peers, places) / places.length),
      },
    ];
  });
};

/**
 * What could be formed today; nothing is kept.
 * @param now epoch milliseconds, by Moodle's clock
 */
export const peersNow = async (db: Db, now: number, sizes: Sizes): Promise<PeersNow> => {
  const reading = await read(db, now);
  const { peers, open } = reading;
  const { groups, left } = formGroups(peers, sizes);
  const neighbours = neighboursIn(peers);
  return {
    planned: planned(reading, groups),
    left: left.map((at) => ({
      id: peers.people[at]?.id ?? 0,
      reach: neighbours[at]?.length ?? 0,
    })),
    open,
  };
};

const idsOf = (groups: readonly PeerGroup[]): string => groups.map(({ id }) => id).join();

/**
 * Keeps what could be formed: the next cycle asks the responsible people.
 * @throws {MaraError} where groups came or ended meanwhile; nothing is written then
 */
export const applyPeers = async (db: Db, moment: Moment, sizes: Sizes): Promise<PeersNow> => {
  const made = await peersNow(db, moment.now, sizes);
  await inTurn(db, async (tx) => {
    const standing = (await allGroups(tx)).filter(isOpenGroup);
    if (idsOf(standing) !== idsOf(made.open)) throw new MaraError(message('peers.meanwhileAll'));
    for (const { space, phase, place, needs, members, facilitatorId } of made.planned) {
      await addGroup(tx, {
        ...{ space, phase, place, needs, members, facilitatorId },
        id: moment.newId(),
        state: 'formed',
        turn: 0,
        formedAt: moment.now,
        meetsAt: null,
        endedAt: null,
        endReason: null,
      });
    }
  });
  return made;
};
