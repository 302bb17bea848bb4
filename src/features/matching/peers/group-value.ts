/** What a group is worth, and whether these people can be one at all (docs/matching.md, « Peer groups »). Pure. */
import { NEEDS, PHASES } from '../../people/index.ts';
import { ACTION, type Peers, TIME } from './common-ground.ts';

/** Nobody meets three people of their last group again. */
const MOST_MET_BEFORE = 2;

const PRESSING: ReadonlySet<number> = new Set([
  PHASES.indexOf('preparation'),
  PHASES.indexOf('integration'),
]);
const INTEGRATION = PHASES.indexOf('integration');
/** What somebody who has found work can tell those who seek it. */
const TOLD_BY_ARRIVED = (['testimony', 'job_inquiry', 'interview', 'network'] as const).reduce(
  (bits, need) => bits | (1 << NEEDS.indexOf(need)),
  0,
);
const SETTLING = 1 << NEEDS.indexOf('settling');

const bitsIn = (bits: number): number => {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
};

const at = (list: readonly number[], i: number): number => list[i] ?? 0;

/** Whether one has behind them, or around them, what the other asks for. */
const gives = ({ phases, needs, posting, wished }: Peers, one: number, other: number): boolean => {
  const asked = at(needs, other);
  const arrived = at(phases, one) === INTEGRATION && at(phases, other) !== INTEGRATION;
  if (arrived && (asked & TOLD_BY_ARRIVED) !== 0) return true;
  const home = posting[one] ?? null;
  return (asked & SETTLING) !== 0 && home !== null && wished[other]?.has(home) === true;
};

/** Time and action of two people, 0 to 70; who is more than one phase apart is never together. */
const pairPoints = (peers: Peers, a: number, b: number): number => {
  const [first, second] = [at(peers.phases, a), at(peers.phases, b)];
  const same = PRESSING.has(first) ? TIME.pressing : TIME.same;
  const shared = bitsIn(at(peers.needs, a) & at(peers.needs, b));
  const action = ACTION.shared * Math.min(shared, ACTION.mostShared);
  const complementary = gives(peers, a, b) || gives(peers, b, a) ? ACTION.complementary : 0;
  return (first === second ? same : TIME.next) + action + complementary;
};

/** Phase, language and what was before keep nobody from anybody else. */
const fitTogether = (peers: Peers, members: readonly number[]): boolean => {
  let [low, high, languages]: [number, number, number] = [PHASES.length, -1, -1];
  for (const one of members) {
    const phase = at(peers.phases, one);
    low = Math.min(low, phase);
    high = Math.max(high, phase);
    languages &= at(peers.languages, one);
  }
  if (high - low > 1 || languages === 0) return false;
  return members.every((one) => {
    const [former, apart] = [peers.former[one], peers.apart[one]];
    if (former === undefined || apart === undefined) return false;
    if (apart.size > 0 && members.some((other) => apart.has(other))) return false;
    return (
      former.size <= MOST_MET_BEFORE ||
      members.filter((other) => former.has(other)).length <= MOST_MET_BEFORE
    );
  });
};

/** A space all are enrolled in: their group in Moodle is made there. */
const shareSpace = ({ people }: Peers, [first, ...others]: readonly number[]): boolean => {
  const own = first === undefined ? undefined : people[first];
  return (
    own?.spaces.some((code) =>
      others.every((other) => people[other]?.spaces.includes(code) === true),
    ) === true
  );
};

/**
 * The site that is best for all within the least of their limits, and its points for all; null:
 * there is none.
 */
export const bestSite = (
  peers: Peers,
  members: readonly number[],
): { site: number; points: number } | null => {
  const [first, ...others] = members;
  if (first === undefined) return null;
  const width = peers.sites.length;
  let limit = Infinity;
  for (const one of members) limit = Math.min(limit, at(peers.limits, one));
  let best: { site: number; points: number } | null = null;
  for (const { site, points, tenths } of peers.reaches[first] ?? []) {
    if (tenths > limit) continue;
    let sum = points;
    for (const one of others) {
      const own = peers.points[one * width + site] ?? 0;
      if (own === 0 || (peers.tenths[one * width + site] ?? 0) > limit) {
        sum = 0;
        break;
      }
      sum += own;
    }
    // Equal ones: the first in the list, whoever stands first in the group.
    if (sum > 0 && (best === null || sum > best.points)) best = { site, points: sum };
  }
  return best;
};

/**
 * Whole points: for each member how well they fit the others on average, and their way. −1: these
 * people cannot be a group. The number of members is not looked at.
 */
export const groupValue = (peers: Peers, members: readonly number[]): number => {
  if (!fitTogether(peers, members) || !shareSpace(peers, members)) return -1;
  const place = bestSite(peers, members);
  if (place === null) return -1;
  let sum = 0;
  for (const [i, a] of members.entries()) {
    for (let j = i + 1; j < members.length; j += 1) sum += pairPoints(peers, a, at(members, j));
  }
  return place.points + Math.round((2 * sum) / Math.max(1, members.length - 1));
};
