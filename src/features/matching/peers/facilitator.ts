/** Who could lead a group's meeting (docs/matching.md, « Peer groups »). Pure. */
import {
  type Candidate,
  consentsTo,
  isAvoided,
  type Mentor,
  type ResourceMember,
  type Wished,
} from '../../people/index.ts';
import { chordOf, chordOfKm, type Spot, spotOf } from '../feasible-places.ts';
import type { Ground } from '../match-ground.ts';

/** Nobody leads more at once: volunteers are asked rarely. */
const MOST_LED = 2;
/** Near enough to come on an evening (kilometres). */
const NEAR = 50;

export type Leader = {
  id: number;
  name: string;
  spaces: readonly string[];
  pausedUntil: string | null;
  /** Empty: a referent, who is near by their space. */
  places: readonly Wished[];
  remote: boolean;
  /** Asked in this order: who offered to bring people together, then others, then referents. */
  rank: number;
};

/** Last: they have enough to do. */
const REFERENT = 4;

const wholeName = ({ firstname, lastname }: Pick<Mentor, 'firstname' | 'lastname'>): string =>
  `${firstname} ${lastname}`.trim();

const offersNetwork = ({ helps }: Pick<Mentor, 'helps'>): boolean =>
  helps.includes('network') || helps.includes('listening');

/** Mentors who consent to be matched, resource members, and the referents of spaces. */
export const leadersAmong = ({
  mentors,
  resources,
  referents,
}: {
  mentors: readonly Mentor[];
  resources: readonly ResourceMember[];
  /** Ids with names, and the spaces they answer for; those on pause are left out already. */
  referents: readonly Pick<Leader, 'id' | 'name' | 'spaces'>[];
}): Leader[] => [
  ...mentors
    .filter((one) => consentsTo(one, 'matching'))
    .map((one) => ({ ...one, name: wholeName(one), rank: offersNetwork(one) ? 0 : 2 })),
  ...resources.map((one) => ({
    ...one,
    name: wholeName(one),
    remote: false,
    rank: offersNetwork(one) ? 1 : 3,
  })),
  ...referents.map((one) => ({
    ...one,
    pausedUntil: null,
    places: [],
    remote: true,
    rank: REFERENT,
  })),
];

const isNear = (own: Spot, site: Spot): boolean => {
  if (own.commune !== null && own.commune === site.commune) return true;
  if (own.point !== null && site.point !== null) {
    return chordOf(own.point, site.point) <= chordOfKm(NEAR);
  }
  return (
    own.areas.some((code) => site.areas.includes(code)) ||
    own.departements.some((code) => site.departements.includes(code)) ||
    own.spaces.some((code) => site.spaces.includes(code))
  );
};

/**
 * Whoever is asked to lead the meeting; null: nobody is near.
 * @param led how many open groups each leads by now, by id
 */
export const facilitatorFor = (
  { space, place, members }: { space: string; place: Wished | null; members: readonly Candidate[] },
  leaders: readonly Leader[],
  { led, today, ground }: { led: ReadonlyMap<number, number>; today: string; ground: Ground },
): number | null => {
  const site = place === null ? null : spotOf(place, ground);
  const isClose = ({ places, remote, rank }: Leader): boolean => {
    if (rank === REFERENT) return true;
    if (site === null) return remote;
    return places.some((one) => isNear(spotOf(one, ground), site));
  };
  const fits = (one: Leader): boolean =>
    one.spaces.includes(space) &&
    (one.pausedUntil === null || one.pausedUntil < today) &&
    (led.get(one.id) ?? 0) < MOST_LED &&
    members.every(({ id, avoids }) => id !== one.id && !isAvoided(avoids, one.name)) &&
    isClose(one);
  const busy = ({ id }: Leader): number => led.get(id) ?? 0;
  return (
    leaders
      .filter(fits)
      .sort((a, b) => a.rank - b.rank || busy(a) - busy(b) || a.id - b.id)
      .at(0)?.id ?? null
  );
};
