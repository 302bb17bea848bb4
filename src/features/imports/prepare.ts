/** Rows checked one after the other, and what is to be done about each. */
import { message } from '../../shared/i18n.ts';
import type { Family } from '../content/index.ts';
import { type Checked, checkRow, type CheckTools, type RawRow } from './check-row.ts';
import { entryKey, nameKey, sourceOf } from './keys.ts';
import type { Place, Problem } from './problem.ts';
import type { Standing } from './standing.ts';

/** `new`: not there as far as is known; `changed`: there, and the file says otherwise. */
export type Doing = 'new' | 'changed' | 'same';
export type Prepared = Place & {
  family: Family;
  key: string;
  source: string;
  reference: string | null;
  fields: Record<string, string>;
  doing: Doing;
};

export type PreparedAll = {
  rows: number;
  ready: Prepared[];
  /** Rows left out because of what is wrong with them, or that stand in the file twice. */
  left: number;
  /** Rows whose sheet a person wrote already. */
  own: number;
};

/** Rows that stand in a template to show how it is filled in. */
const EXAMPLE = /^exemple$|^example$/i;
const LONGEST_REFERENCE = 255;

/** Tells of every problem through `onProblem`, in the order of the rows. */
export const prepare = (
  space: string,
  raws: Iterable<RawRow>,
  checking: (family: Family) => { tools: CheckTools; standing: Standing },
  onProblem: (problem: Problem) => void,
): PreparedAll => {
  const result: PreparedAll = { rows: 0, ready: [], left: 0, own: 0 };
  const [keys, names] = [new Map<string, number>(), new Map<string, number>()];

  /** Why a row stands aside, if it does; a second row of one sheet is told with the first. */
  const asideOf = ({ named, out }: Checked, raw: RawRow, key: string): 'left' | 'own' | null => {
    const { tab, row, family } = raw;
    const tell = (effect: Problem['effect'], told: Problem['told']): void => {
      onProblem({ tab, row, column: null, effect, told });
    };
    if (out) return 'left';
    const first = keys.get(key);
    if (first !== undefined) {
      tell('row', message('imports.row.twice', { first }));
      return 'left';
    }
    keys.set(key, row);
    const own = checking(family).standing.ownOf(named);
    if (own !== null) {
      tell('row', message('imports.row.own', { url: own.url }));
      return 'own';
    }
    const name = `${family} ${nameKey(named.name, named.where)}`;
    const alike = names.get(name);
    if (alike !== undefined) tell('note', message('imports.row.alike', { first: alike }));
    else names.set(name, row);
    return null;
  };

  for (const raw of raws) {
    if (EXAMPLE.test(raw.identifier)) continue;
    result.rows += 1;
    const { tools, standing } = checking(raw.family);
    const checked = checkRow(raw, tools);
    checked.problems.forEach(onProblem);
    const { fields, named } = checked;
    const key = entryKey(space, raw.family, named);
    const aside = asideOf(checked, raw, key);
    if (aside !== null) {
      result[aside] += 1;
      continue;
    }
    const source = sourceOf(raw.family, fields);
    const there = standing.byKey.get(key);
    result.ready.push({
      tab: raw.tab,
      row: raw.row,
      family: raw.family,
      key,
      source,
      reference: named.identifier === '' ? null : named.identifier.slice(0, LONGEST_REFERENCE),
      fields,
      doing: there === undefined ? 'new' : there.source === source ? 'same' : 'changed',
    });
  }
  return result;
};
