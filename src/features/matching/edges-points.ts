/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from the columns made by edges-codes.ts; a guard at each would hide what is done */
/** The points of one candidate with many mentors: the same sums as `scoreOf`, from tables. */
import { type Codes, LISTENING, type Near } from './edges-codes.ts';
import { type Found, UNKNOWN } from './edges-places.ts';
import { distanceThousandths, needsThousandths, thousandths } from './score.ts';
import type { Weights } from './weights.ts';

const bitCounts = Uint8Array.from(
  { length: 512 },
  (_, bits) => bits.toString(2).split('1').length - 1,
);

/** Puts the points of candidate i with each of those found into the same places of `points`. */
type PutPoints = (i: number, found: Found, near: Near, points: Uint8Array) => void;

export const pointsBy = (codes: Codes, weights: Weights): PutPoints => {
  const { candidates: c, mentors: m, nearnessWorth, listening } = codes;
  const farthest = Math.ceil(10 * weights.kilometres.farthest);
  const byDistance = Int32Array.from({ length: farthest + 1 }, (_, tenths) =>
    distanceThousandths(tenths / 10, weights),
  );
  const byNeeds = Int32Array.from({ length: 256 }, (_, at) =>
    needsThousandths(at & 15, at >> 4, weights),
  );
  const whole = (part: 'sector' | 'service' | 'school' | 'category' | 'refused') =>
    thousandths(weights.parts[part], 1);
  const sector = whole('sector');
  const service = whole('service');
  const school = whole('school');
  const category = whole('category');
  const refused = whole('refused');
  const { start: jobsStart, items: jobs } = m.metiers;

  return (i, { mentors, tenths, count }, { rank }, points) => {
    const unknown = c.unknown[i] === 1;
    const asked = c.needs[i]!;
    const askedRow = bitCounts[asked]! << 4;
    const [ownSectors, ownService] = [c.sectors[i]!, c.service[i]!];
    const [ownSchool, ownCategory] = [c.school[i]!, c.category[i]!];
    const [far, metierRefused] = [c.far[i]!, c.metierRefused[i]!];
    const base = c.base[i]!;
    for (let n = 0; n < count; n++) {
      const j = mentors[n]!;
      const helps = m.needs[j]!;
      let near = unknown && (helps & LISTENING) !== 0 ? listening : 0;
      for (let at = jobsStart[j]!, last = jobsStart[j + 1]!; at < last; at++) {
        near = Math.max(near, rank[jobs[at]!]!);
      }
      const metier = nearnessWorth[near]!;
      let sum = base + metier + byNeeds[askedRow | bitCounts[asked & helps]!]!;
      if ((ownSectors & m.sectors[j]!) !== 0) sum += sector;
      if (ownService !== 0 && ownService === m.service[j]) sum += service;
      if (ownSchool !== 0 && ownSchool === m.school[j]) sum += school;
      if (ownCategory !== 0 && ownCategory === m.category[j]) sum += category;
      const apart = tenths[n]!;
      if (apart !== UNKNOWN) sum += byDistance[apart]!;
      if (
        metier <= metierRefused ||
        metier <= m.metierRefused[j]! ||
        (apart !== UNKNOWN && (apart >= far || apart >= m.far[j]!))
      ) {
        sum += refused;
      }
      points[n] = Math.min(100, Math.max(0, ((sum + 500) / 1000) | 0));
    }
  };
};
