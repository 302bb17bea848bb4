/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from the columns made here; a guard at each would hide what is done */
/** Each candidate's feasible mentors with their points. */
import { type Candidate, isAvoided, type Mentor, nameKey } from '../people/index.ts';
import { type Codes, codesOf, LISTENING } from './edges-codes.ts';
import { type Mentors, placeIndex, UNKNOWN } from './edges-places.ts';
import { PAIR_RULES, type PairRule, understand } from './feasible.ts';
import type { Ground } from './match-ground.ts';
import type { Marks } from './score-marks.ts';
import { distanceThousandths, needsThousandths, thousandths } from './score.ts';
import type { Weights } from './weights.ts';

/** Mentors, each once, with the points (0–100) of the pair. */
export type Row = { mentors: Mentors; points: Uint8Array };

/** Candidates and mentors who take part, each sorted by id. */
export type Field = {
  candidates: readonly Candidate[];
  mentors: readonly Mentor[];
  ground: Ground;
  weights: Weights;
  marks: Marks;
  /** Days by candidate id. */
  waited: ReadonlyMap<number, number>;
  /** Mentors that each candidate was refused with before, by the candidate's id. */
  refused: ReadonlyMap<number, ReadonlySet<number>>;
};

/** Pairs that are remembered (3 bytes each, 5 beyond 65,536 mentors); others are found anew each time. */
const REMEMBERED = 24_000_000;

/** Kinds of candidates of whom it is remembered which mentors the rules leave them: a byte a mentor. */
const MOST_OPEN = 2000;

/** The mentors whom a candidate avoids by name: only those who share a word are looked at. */
const avoiding = (mentors: readonly Mentor[]): ((avoids: readonly string[]) => number[]) => {
  const byWord = new Map<string, number[]>();
  const names = mentors.map(({ firstname, lastname }) => `${firstname} ${lastname}`);
  names.forEach((name, j) => {
    for (const word of nameKey(name).split(' ')) {
      const list = byWord.get(word);
      if (list === undefined) byWord.set(word, [j]);
      else list.push(j);
    }
  });
  return (avoids) => {
    const words = avoids.flatMap((avoid) => avoid.split(' '));
    const alike = new Set(words.flatMap((word) => byWord.get(word) ?? []));
    return [...alike].filter((j) => isAvoided(avoids, names[j] ?? ''));
  };
};

/** Bits of a mask, one for each hard rule. */
export const ruleBit = (rule: PairRule): number => 1 << PAIR_RULES.indexOf(rule);
const [SELF, REFUSED, AVOIDED, LANGUAGE] = (
  ['self', 'refused', 'avoided', 'language'] as const
).map(ruleBit) as [number, number, number, number];
const PARTNERS = ruleBit('partners');
const LASTING = ruleBit('lasting');
const PLACE = ruleBit('place');

/** Notes the mentors whom a candidate's own wishes and past leave out, with the rule's bit. */
const barring = ({ candidates, mentors, refused }: Field) => {
  const placeOf = new Map(mentors.map(({ id }, j) => [id, j]));
  const avoided = avoiding(mentors);
  return (i: number, bar: (j: number, bit: number) => void): void => {
    const candidate = candidates[i]!;
    const self = placeOf.get(candidate.id);
    if (self !== undefined) bar(self, SELF);
    for (const id of refused.get(candidate.id) ?? []) {
      const j = placeOf.get(id);
      if (j !== undefined) bar(j, REFUSED);
    }
    if (candidate.avoids.length > 0) for (const j of avoided(candidate.avoids)) bar(j, AVOIDED);
    if (candidate.withoutFrench) {
      mentors.forEach((mentor, j) => {
        if (!understand(candidate, mentor)) bar(j, LANGUAGE);
      });
    }
  };
};

const bitCounts = Uint8Array.from(
  { length: 512 },
  (_, bits) => bits.toString(2).split('1').length - 1,
);

/** Points of a pair at a distance (tenths of a kilometre, or UNKNOWN). */
type PointsAt = (i: number, j: number, tenths: number) => number;

/** The same sum as `scoreOf`, from tables. */
const pointsBy = (codes: Codes, weights: Weights): PointsAt => {
  const { candidates: c, mentors: m, nearness, nearnessWorth } = codes;
  const mentorCount = m.service.length;
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
  const { start: wishedStart, items: wished } = c.metiers;

  return (i, j, tenths) => {
    let near = c.unknown[i] === 1 && (m.needs[j]! & LISTENING) !== 0 ? codes.listening : 0;
    for (let w = wishedStart[i]!, end = wishedStart[i + 1]!; w < end; w++) {
      const other = nearness[wished[w]! * mentorCount + j]!;
      if (other > near) near = other;
    }
    const metier = nearnessWorth[near]!;
    const asked = c.needs[i]!;
    let sum =
      c.base[i]! + metier + byNeeds[(bitCounts[asked]! << 4) | bitCounts[asked & m.needs[j]!]!]!;
    if ((c.sectors[i]! & m.sectors[j]!) !== 0) sum += sector;
    if (c.service[i] !== 0 && c.service[i] === m.service[j]) sum += service;
    if (c.school[i] !== 0 && c.school[i] === m.school[j]) sum += school;
    if (c.category[i] !== 0 && c.category[i] === m.category[j]) sum += category;
    if (tenths !== UNKNOWN) sum += byDistance[tenths]!;
    if (
      metier <= c.metierRefused[i]! ||
      metier <= m.metierRefused[j]! ||
      (tenths !== UNKNOWN && (tenths >= c.far[i]! || tenths >= m.far[j]!))
    ) {
      sum += refused;
    }
    return Math.min(100, Math.max(0, Math.round(sum / 1000)));
  };
};

export type Rows = {
  /** The feasible mentors of candidate i, whether or not they have a place left. */
  row: (i: number) => Row;
  /**
   * By mentor the bits (`ruleBit`) of the rules that keep candidate i from them, but for the
   * capacity; valid until the next are asked for.
   */
  masks: (i: number) => Uint16Array;
  /** Whether any of these mentors would do if only the place did not matter. */
  wouldDo: (i: number, mentors: readonly number[]) => boolean;
  /** Whole kilometres to the nearest of some mentors, rounded up; null: no place of theirs has a point. */
  nearest: (i: number, mentors: readonly number[]) => number | null;
  /** Those of some mentors who are within so many kilometres. */
  within: (i: number, mentors: readonly number[], km: number) => number[];
};

export const rowsOf = (field: Field): Rows => {
  const { candidates, mentors, weights } = field;
  const codes = codesOf(candidates, mentors, field);
  const { candidates: c, mentors: m, words } = codes;
  const index = placeIndex(mentors, field);
  const bars = barring(field);
  const pointsOf = pointsBy(codes, weights);
  const barred = new Int32Array(mentors.length).fill(-1);
  const points = new Uint8Array(mentors.length);
  const mask = new Uint16Array(mentors.length);
  let turn = 0;

  const barAll = (i: number): void => {
    turn++;
    bars(i, (j) => {
      barred[j] = turn;
    });
  };

  const isPartner = (i: number, j: number): boolean => {
    for (let word = 0; word < words; word++) {
      if ((c.spaces[i * words + word]! & m.spaces[j * words + word]!) !== 0) return false;
    }
    return true;
  };
  const mayPartner = (i: number, j: number): boolean =>
    (c.partners[i] === 1 && m.partners[j] === 1) || !isPartner(i, j);
  const lasts = (i: number, j: number): boolean => c.lasting[i] === 0 || m.oneOff[j] === 0;

  /** The mentors whom `lasts` and `mayPartner` leave: the same for many candidates. */
  const opens = new Map<string, Uint8Array>();
  const openTo = (i: number): Uint8Array => {
    const own = c.spaces.subarray(i * words, (i + 1) * words).join();
    const name = `${c.partners[i]} ${c.lasting[i]} ${own}`;
    let open = opens.get(name);
    if (open === undefined) {
      open = Uint8Array.from(mentors, (_, j) => Number(lasts(i, j) && mayPartner(i, j)));
      if (opens.size >= MOST_OPEN) opens.clear();
      opens.set(name, open);
    }
    return open;
  };

  const look = (i: number): Row => {
    barAll(i);
    const found = index.find(candidates[i]!, openTo(i));
    let count = 0;
    for (let n = 0; n < found.count; n++) {
      const j = found.mentors[n]!;
      if (barred[j] === turn) continue;
      found.mentors[count] = j;
      points[count++] = pointsOf(i, j, found.tenthsTo(j));
    }
    return { mentors: found.mentors.slice(0, count), points: points.slice(0, count) };
  };

  const rows: (Row | undefined)[] = [];
  let room = REMEMBERED;
  return {
    row(i) {
      const known = rows[i];
      if (known !== undefined) return known;
      const row = look(i);
      if (room >= row.mentors.length) {
        room -= row.mentors.length;
        rows[i] = row;
      }
      return row;
    },
    masks(i) {
      for (let j = 0; j < mask.length; j++) {
        mask[j] = PLACE | (lasts(i, j) ? 0 : LASTING) | (mayPartner(i, j) ? 0 : PARTNERS);
      }
      bars(i, (j, bit) => {
        mask[j]! |= bit;
      });
      const found = index.find(candidates[i]!);
      for (let n = 0; n < found.count; n++) mask[found.mentors[n]!]! &= ~PLACE;
      return mask;
    },
    wouldDo(i, some) {
      barAll(i);
      return some.some((j) => barred[j] !== turn && lasts(i, j) && mayPartner(i, j));
    },
    nearest: (i, some) => index.nearest(candidates[i]!, some),
    within: (i, some, km) => index.within(candidates[i]!, some, km),
  };
};
