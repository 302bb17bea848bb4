/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from the columns made here; a guard at each would hide what is done */
/** Each candidate's feasible mentors with their points. */
import { type Candidate, isAvoided, type Mentor, nameKey } from '../people/index.ts';
import { codesOf, LISTENING, type Near } from './edges-codes.ts';
import { type Mentors, type Open, placeIndex } from './edges-places.ts';
import { pointsBy } from './edges-points.ts';
import { PAIR_RULES, type PairRule, understand } from './feasible.ts';
import type { Ground } from './match-ground.ts';
import type { Marks } from './score-marks.ts';
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
const HELP = ruleBit('help');
const PLACE = ruleBit('place');

/** Notes the mentors whom a candidate's own wishes and past leave out, with the rule's bit. */
const barring = ({ candidates, mentors, refused }: Field) => {
  const placeOf = new Map(mentors.map(({ id }, j) => [id, j]));
  const avoided = avoiding(mentors);
  /** By the languages of who does not speak French: who shares none. */
  const strangers = new Map<string, number[]>();
  const strangersTo = (candidate: Candidate): number[] => {
    const name = candidate.languages.join();
    let list = strangers.get(name);
    if (list === undefined) {
      list = mentors.flatMap((mentor, j) => (understand(candidate, mentor) ? [] : [j]));
      strangers.set(name, list);
    }
    return list;
  };
  return (i: number, bar: (j: number, bit: number) => void): void => {
    const candidate = candidates[i]!;
    const self = placeOf.get(candidate.id);
    if (self !== undefined) bar(self, SELF);
    for (const id of refused.get(candidate.id) ?? []) {
      const j = placeOf.get(id);
      if (j !== undefined) bar(j, REFUSED);
    }
    if (candidate.avoids.length > 0) for (const j of avoided(candidate.avoids)) bar(j, AVOIDED);
    if (candidate.withoutFrench) for (const j of strangersTo(candidate)) bar(j, LANGUAGE);
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
  /** Kinds of help of which any will do. */
  const wanted = c.needs.map((needs, i) => (c.unknown[i] === 1 ? needs | LISTENING : needs));
  const index = placeIndex(mentors, field);
  const bars = barring(field);
  const putPoints = pointsBy(codes, weights);
  const barred = new Int32Array(mentors.length).fill(-1);
  const points = new Uint8Array(mentors.length);
  const mask = new Uint16Array(mentors.length);
  const everyone: Open = { has: new Uint8Array(mentors.length).fill(1), remotes: index.remotes };
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

  /** Whether the mentor has something to give (`mayHelp`). */
  const helps = (i: number, j: number, { close }: Near): boolean => {
    const offered = m.needs[j]!;
    if (offered === 0 || (offered & wanted[i]!) !== 0) return true;
    for (let at = m.metiers.start[j]!, end = m.metiers.start[j + 1]!; at < end; at++) {
      if (close[m.metiers.items[at]!] === 1) return true;
    }
    return false;
  };

  /** The mentors whom `lasts` and `mayPartner` leave: the same for many candidates. */
  const opens = new Map<string, Open>();
  const openTo = (i: number): Open => {
    const name = `${c.partners[i]} ${c.lasting[i]} ${candidates[i]!.spaces.join(' ')}`;
    let open = opens.get(name);
    if (open === undefined) {
      const has = new Uint8Array(mentors.length);
      for (let j = 0; j < has.length; j++) has[j] = Number(lasts(i, j) && mayPartner(i, j));
      open = { has, remotes: index.remotes.filter((j) => has[j] === 1) };
      if (opens.size >= MOST_OPEN) opens.clear();
      opens.set(name, open);
    }
    return open;
  };

  const look = (i: number): Row => {
    const near = codes.nearnessTo(i);
    const found = index.find(candidates[i]!, openTo(i));
    barAll(i);
    let count = 0;
    for (let n = 0; n < found.count; n++) {
      const j = found.mentors[n]!;
      if (barred[j] !== turn && helps(i, j, near)) found.mentors[count++] = j;
    }
    found.count = count;
    index.measure(found);
    putPoints(i, found, near, points);
    return { mentors: found.mentors.slice(0, found.count), points: points.slice(0, found.count) };
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
      const near = codes.nearnessTo(i);
      for (let j = 0; j < mask.length; j++) {
        mask[j] =
          PLACE |
          (lasts(i, j) ? 0 : LASTING) |
          (helps(i, j, near) ? 0 : HELP) |
          (mayPartner(i, j) ? 0 : PARTNERS);
      }
      bars(i, (j, bit) => {
        mask[j]! |= bit;
      });
      const found = index.find(candidates[i]!, everyone);
      for (let n = 0; n < found.count; n++) mask[found.mentors[n]!]! &= ~PLACE;
      return mask;
    },
    wouldDo(i, some) {
      barAll(i);
      const near = codes.nearnessTo(i);
      return some.some(
        (j) => barred[j] !== turn && lasts(i, j) && mayPartner(i, j) && helps(i, j, near),
      );
    },
    nearest: (i, some) => index.nearest(candidates[i]!, some),
    within: (i, some, km) => index.within(candidates[i]!, some, km),
  };
};
