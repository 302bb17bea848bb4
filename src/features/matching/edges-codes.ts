/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from the columns made here; a guard at each would hide what is done */
/**
 * People as columns of whole numbers, so that millions of pairs can be looked at in a second. What
 * the numbers say is the same as `feasible.ts` and `score.ts` say of two people; a test holds the
 * two together.
 */
import {
  type Candidate,
  consentsTo,
  type Member,
  type Mentor,
  type Need,
  NEEDS,
  SCHOOLS,
  SERVICES,
  CATEGORIES,
} from '../people/index.ts';
import { needsOf } from './feasible.ts';
import type { Ground } from './match-ground.ts';
import type { Marks } from './score-marks.ts';
import { isNear, type Nearness, NEARNESSES, nearnessOf } from './metier-nearness.ts';
import { metierThousandths, NO_MARK, phaseThousandths, waitedThousandths } from './score.ts';
import type { Weights } from './weights.ts';

/** Lists of different lengths, one after another: row i is `items[start[i]] … items[start[i + 1] − 1]`. */
export type Lists = { start: Int32Array; items: Int32Array };

/** What both sides have; 0: none, or `other`, which is nothing in common. */
export type Columns = {
  service: Uint8Array;
  school: Uint8Array;
  category: Uint8Array;
  /** A bit for each need: asked for, or offered. */
  needs: Uint16Array;
  /** A bit for each letter of NAF. */
  sectors: Int32Array;
  /** Numbers of métiers. */
  metiers: Lists;
  /** Bits of the spaces they are in, `words` numbers a person. */
  spaces: Int32Array;
  partners: Uint8Array;
  /** Tenths of a kilometre from which on, and thousandths of a point up to which, they refused. */
  far: Int32Array;
  metierRefused: Int32Array;
};

export type Codes = {
  candidates: Columns & {
    /** Thousandths of a point that do not depend on the mentor. */
    base: Int32Array;
    unknown: Uint8Array;
    /** Wants someone who stays. */
    lasting: Uint8Array;
  };
  mentors: Columns & { oneOff: Uint8Array };
  words: number;
  /** How near each métier is to those a candidate wishes for; valid until it is asked again. */
  nearnessTo: (i: number) => Near;
  /** Thousandths of a point by such a number. */
  nearnessWorth: Int32Array;
  /** The number of `listening`. */
  listening: number;
};

/** By number of a métier: how much nearness is worth, as a rank (0: nothing), and whether it `isNear`. */
export type Near = { rank: Uint8Array; close: Uint8Array };

const BITS = 31;
export const LISTENING = 1 << NEEDS.indexOf('listening');
export const NEVER = 0x7fffffff;

const listsOf = (rows: readonly (readonly number[])[]): Lists => {
  const start = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    start[i + 1] = (start[i] ?? 0) + row.length;
  });
  return { start, items: Int32Array.from(rows.flat()) };
};

/** Gives each text a number in the order they are first seen. */
const numbering = () => {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    let number = numbers.get(text);
    if (number === undefined) numbers.set(text, (number = numbers.size));
    return number;
  };
  return { numbers, numberOf };
};

const codeIn = (codes: readonly string[], value: string | null): number =>
  value === null || value === 'other' ? 0 : codes.indexOf(value) + 1;

const bitsOf = (letters: readonly string[]): number =>
  letters.reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 97)), 0);

type Numbers = ReturnType<typeof numbering>;

const columnsOf = <M extends Member>(
  people: readonly M[],
  read: {
    needs: (one: M) => readonly Need[];
    sectors: (one: M) => readonly string[];
    metiers: (one: M) => readonly string[];
  },
  marks: Marks['candidates'],
  { metiers, spaces, words }: { metiers: Numbers; spaces: Numbers; words: number },
): Columns => {
  const inSpaces = new Int32Array(people.length * words);
  people.forEach((one, i) => {
    for (const code of one.spaces) {
      const bit = spaces.numberOf(code);
      const word = i * words + Math.floor(bit / BITS);
      inSpaces[word] = (inSpaces[word] ?? 0) | (1 << (bit % BITS));
    }
  });
  const markOf = ({ id }: M) => marks.get(id) ?? NO_MARK;
  return {
    service: Uint8Array.from(people, (one) => codeIn(SERVICES, one.service)),
    school: Uint8Array.from(people, (one) => codeIn(SCHOOLS, one.school)),
    category: Uint8Array.from(people, (one) => codeIn(CATEGORIES, one.category)),
    needs: Uint16Array.from(people, (one) =>
      read.needs(one).reduce((bits, need) => bits | (1 << NEEDS.indexOf(need)), 0),
    ),
    sectors: Int32Array.from(people, (one) => bitsOf(read.sectors(one))),
    metiers: listsOf(people.map((one) => read.metiers(one).map(metiers.numberOf))),
    spaces: inSpaces,
    partners: Uint8Array.from(people, (one) => Number(consentsTo(one, 'partners'))),
    far: Int32Array.from(people, (one) => {
      const { far } = markOf(one);
      return far === Infinity ? NEVER : Math.round(10 * far);
    }),
    metierRefused: Int32Array.from(people, (one) => markOf(one).metier),
  };
};

/** Those exercised that have anything to do with one that is wished for. */
type Related = readonly { job: number; rank: number; close: number }[];

/** @param named the métiers by their numbers */
const nearnessBy = (
  wishes: Lists,
  { items: exercised }: Lists,
  named: readonly string[],
  { rankOf, parents }: { rankOf: (near: Nearness) => number; parents: Ground['parents'] },
): Codes['nearnessTo'] => {
  const jobs = [...new Set(exercised)];
  const known = new Map<number, Related>();
  const relatedTo = (wished: number): Related => {
    let related = known.get(wished);
    if (related === undefined) {
      related = jobs.flatMap((job) => {
        const near = nearnessOf(named[wished]!, named[job]!, parents);
        return near === null ? [] : [{ job, rank: rankOf(near), close: Number(isNear(near)) }];
      });
      known.set(wished, related);
    }
    return related;
  };
  const near: Near = {
    rank: new Uint8Array(named.length),
    close: new Uint8Array(named.length),
  };
  return (i) => {
    near.rank.fill(0);
    near.close.fill(0);
    for (let at = wishes.start[i]!, end = wishes.start[i + 1]!; at < end; at++) {
      for (const { job, rank, close } of relatedTo(wishes.items[at]!)) {
        if (rank > near.rank[job]!) near.rank[job] = rank;
        near.close[job]! |= close;
      }
    }
    return near;
  };
};

/** Puts people into numbers; each keeps their place in the lists. */
export const codesOf = (
  candidates: readonly Candidate[],
  mentors: readonly Mentor[],
  {
    ground,
    weights,
    marks,
    waited,
  }: { ground: Ground; weights: Weights; marks: Marks; waited: ReadonlyMap<number, number> },
): Codes => {
  const [metiers, spaces] = [numbering(), numbering()];
  for (const one of [...candidates, ...mentors])
    for (const code of one.spaces) spaces.numberOf(code);
  const words = Math.max(1, Math.ceil(spaces.numbers.size / BITS));
  const numbers = { metiers, spaces, words };
  const wishing = columnsOf<Candidate>(
    candidates,
    { needs: needsOf, sectors: (one) => one.sectors, metiers: (one) => one.metiers },
    marks.candidates,
    numbers,
  );
  const helping = columnsOf<Mentor>(
    mentors,
    { needs: (one) => one.helps, sectors: (one) => one.sectors, metiers: (one) => one.jobs },
    marks.mentors,
    numbers,
  );
  const worth = (one: Nearness | null) => metierThousandths(one, weights);
  const ranked = [null, ...[...NEARNESSES].sort((a, b) => worth(a) - worth(b))];
  return {
    candidates: {
      ...wishing,
      base: Int32Array.from(
        candidates,
        (one) =>
          phaseThousandths(one.phase, weights) +
          waitedThousandths(waited.get(one.id) ?? 0, weights),
      ),
      unknown: Uint8Array.from(candidates, (one) => Number(one.metierUnknown)),
      lasting: Uint8Array.from(candidates, (one) => Number(needsOf(one).includes('sponsorship'))),
    },
    mentors: {
      ...helping,
      oneOff: Uint8Array.from(mentors, (one) => Number(!one.supports.includes('lasting'))),
    },
    words,
    nearnessTo: nearnessBy(wishing.metiers, helping.metiers, [...metiers.numbers.keys()], {
      rankOf: (near) => ranked.indexOf(near),
      parents: ground.parents,
    }),
    nearnessWorth: Int32Array.from(ranked, worth),
    listening: ranked.indexOf('listening'),
  };
};
