/**
 * Which figures of a period stay hidden: tables that say something of one another are looked at
 * together (docs/reports.md, Small groups). Pure.
 */
import { CATEGORIES } from '../people/index.ts';
import type { Facts } from './fact.ts';
import type { Column, Tree } from './grid.ts';
import type { Dimension, Item } from './indicator.ts';
import { activeAt } from './indicators/candidates.ts';
import { indicatorOf } from './indicators/index.ts';
import type { Period } from './period.ts';
import { cellKey, suppress } from './suppress.ts';
import { NATION, summed } from './trees.ts';

type Hidden = ReadonlySet<string>;
/** What is asked of all tables of a report. */
export type Frame = {
  facts: Facts;
  period: Period;
  threshold: number;
  /** The rows of each dimension. */
  trees: ReadonlyMap<Dimension, Tree>;
};

/** The values that are told together, so that none is told by what is left; the code of that column. */
export const OTHER = 'other';
/** The code of the column of those of whom it is not known. */
export const UNKNOWN = 'unknown';

const union = (sets: readonly Hidden[]): Set<string> => new Set(sets.flatMap((set) => [...set]));

/** The hidden rows of a column. */
const rowsOf = (hidden: Hidden, column: string): Set<string> => {
  const prefix = cellKey('', column);
  return new Set(
    [...hidden].flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : [])),
  );
};

/** The sum of all stands above several tables: hidden in one, it is hidden in all. */
const agreed = (run: (also: Hidden) => Set<string>): Hidden => {
  let also: Hidden = new Set();
  for (;;) {
    const hidden = run(also);
    const tops = [...hidden].filter((key) => key.endsWith(` ${NATION}`));
    const known = also;
    if (tops.every((key) => known.has(key))) return hidden;
    also = union([also, new Set(tops)]);
  }
};

const treeOf = ({ trees }: Frame, dimension: Dimension): Tree =>
  trees.get(dimension) ?? { id: NATION, children: [] };

/** A column by itself. */
const alone = (
  frame: Frame,
  dimension: Dimension,
  { column, items, also }: { column: string; items: readonly Item[]; also: Hidden },
): Hidden =>
  suppress(
    {
      tree: treeOf(frame, dimension),
      columns: [{ id: column, sign: 1 }],
      leaves: new Map([[column, summed(items, dimension)]]),
      balanced: false,
    },
    { threshold: frame.threshold, also },
  );

/** What was before, what came, what went, and what is: whoever knows three knows the fourth. */
const balance = (
  frame: Frame,
  dimension: Dimension,
  known: Hidden,
  columns: readonly { id: string; sign: 1 | -1; items: readonly Item[]; stock?: true }[],
  also: Hidden,
): Hidden =>
  suppress(
    {
      tree: treeOf(frame, dimension),
      columns: columns.map(({ id, sign, stock }): Column =>
        stock ? { id, sign, decided: rowsOf(known, id) } : { id, sign },
      ),
      leaves: new Map(columns.map(({ id, items }) => [id, summed(items, dimension)])),
      balanced: true,
    },
    { threshold: frame.threshold, also },
  );

/** How a column that is known splits, row by row. */
const split = (
  frame: Frame,
  known: Hidden,
  {
    total,
    parts,
    keepTop,
  }: { total: string; parts: ReadonlyMap<string, Item[]>; keepTop: boolean },
): Hidden => {
  const all = [...parts.values()].flat();
  return suppress(
    {
      tree: treeOf(frame, 'groupement'),
      columns: [
        { id: total, sign: -1, decided: rowsOf(known, total) },
        ...[...parts.keys()].map((id) => ({ id, sign: 1 as const })),
      ],
      leaves: new Map([
        [total, summed(all, 'groupement')],
        ...[...parts].map(([id, items]) => [id, summed(items, 'groupement')] as const),
      ]),
      balanced: true,
    },
    { threshold: frame.threshold, whole: true, keepTop },
  );
};

/** The two parts of something, by whether it belongs to the part told. */
export const partsOf = (id: string, items: readonly Item[]): Map<string, Item[]> =>
  new Map([
    [`${id}/part`, items.filter(({ part }) => part === true)],
    [`${id}/rest`, items.filter(({ part }) => part !== true)],
  ]);

/** The categories of those followed that do not show in the whole network, as rows. */
export const awayIn = (hidden: Hidden): ReadonlySet<string> => rowsOf(hidden, 'candidates.active');

/** Those followed by category, where the categories that do not show are told together. */
export const categoriesOf = (hidden: Hidden, items: readonly Item[]): Map<string, Item[]> => {
  const away = awayIn(hidden);
  const codeOf = (item: Item): string => {
    const code = item.of?.category ?? '';
    return away.has(`category:${code}`) ? OTHER : code === '' ? UNKNOWN : code;
  };
  const codes = [...CATEGORIES, UNKNOWN, OTHER];
  const parts = codes.map(
    (code) => [`candidates.active/${code}`, items.filter((item) => codeOf(item) === code)] as const,
  );
  return new Map(parts.filter(([, list]) => list.length > 0));
};

const BEFORE = '@before';
const FLOWS = [
  ['candidates.arrived', -1],
  ['candidates.settled', 1],
  ['candidates.left', 1],
] as const;

const hiddenCandidates = (frame: Frame): Hidden => {
  const { facts, period } = frame;
  const itemsOf = (id: string, when = period): Item[] => indicatorOf(id).compute(facts, when);
  // Who was followed when the period began: at the end of whatever came before.
  const then = { ...period, end: period.start };
  const active = 'candidates.active';
  const stocks = [
    { column: active, items: itemsOf(active) },
    { column: `${active}${BEFORE}`, items: itemsOf(active, then) },
  ];
  // Both sides of the balance are grouped alike. A reader, who does not know who moved in between, knows less.
  const before = activeAt(facts.candidates, period.start, period);
  const flows = FLOWS.map(([id, sign]) => ({ id, sign, items: itemsOf(id) }));
  const hidden = agreed((also) => {
    const known = union(
      (['groupement', 'category', 'service', 'phase'] as const).flatMap((dimension) =>
        stocks.map((stock) => alone(frame, dimension, { ...stock, also })),
      ),
    );
    const courses = (['groupement', 'category', 'service'] as const).map((dimension) =>
      balance(
        frame,
        dimension,
        known,
        [
          { id: active, sign: 1, items: stocks[0]?.items ?? [], stock: true },
          { id: `${active}${BEFORE}`, sign: -1, items: before, stock: true },
          ...flows,
        ],
        also,
      ),
    );
    const arrived = { column: 'candidates.arrived', items: itemsOf('candidates.arrived'), also };
    return union([known, ...courses, alone(frame, 'arrival', arrived)]);
  });
  const late = ['overdue.contact', 'overdue.mentor', 'overdue.sign'].map((id) =>
    split(frame, hidden, { total: active, parts: partsOf(id, itemsOf(id)), keepTop: false }),
  );
  const parts = categoriesOf(hidden, itemsOf(active));
  // The categories of the whole network are told in a table of their own.
  const keepTop = !hidden.has(cellKey(NATION, active));
  return union([hidden, ...late, split(frame, hidden, { total: active, parts, keepTop })]);
};

const hiddenShares = (frame: Frame): Hidden =>
  union(
    ['contact.within', 'mentor.within'].map((id) => {
      const items = indicatorOf(id).compute(frame.facts, frame.period);
      const known = alone(frame, 'groupement', { column: id, items, also: new Set() });
      const parts = partsOf(id, items);
      return union([known, split(frame, known, { total: id, parts, keepTop: false })]);
    }),
  );

const hiddenMentors = (frame: Frame): Hidden => {
  const itemsOf = (id: string): Item[] => indicatorOf(id).compute(frame.facts, frame.period);
  const dimensions = ['groupement', 'domain'] as const;
  const renamed = (hidden: Hidden, to: string): Set<string> =>
    new Set([...rowsOf(hidden, 'mentors')].map((row) => cellKey(row, to)));
  return agreed((also) => {
    const mentors = union(
      dimensions.map((each) =>
        alone(frame, each, { column: 'mentors', items: itemsOf('mentors'), also }),
      ),
    );
    const used = dimensions.map((each) =>
      alone(frame, each, {
        column: 'capacity.used',
        items: itemsOf('capacity.used'),
        also: union([also, renamed(mentors, 'capacity.used')]),
      }),
    );
    return union([mentors, renamed(mentors, 'capacity.offered'), ...used]);
  });
};

const hiddenPairings = (frame: Frame): Hidden => {
  const { facts, period } = frame;
  const itemsOf = (id: string, when = period): Item[] => indicatorOf(id).compute(facts, when);
  const then = { ...period, end: period.start };
  const active = 'pairings.active';
  const stocks = [
    { column: active, items: itemsOf(active) },
    { column: `${active}${BEFORE}`, items: itemsOf(active, then) },
  ];
  const [now = [], earlier = []] = stocks.map(({ items }) => items);
  return agreed((also) => {
    const known = union(stocks.map((stock) => alone(frame, 'groupement', { ...stock, also })));
    const course = balance(
      frame,
      'groupement',
      known,
      [
        { id: active, sign: 1, items: now, stock: true },
        { id: `${active}${BEFORE}`, sign: -1, items: earlier, stock: true },
        { id: 'pairings.begun', sign: -1, items: itemsOf('pairings.begun') },
        { id: 'pairings.ended', sign: 1, items: itemsOf('pairings.ended') },
      ],
      also,
    );
    const byReason = ['pairings.ended', 'pairings.declined'].map((column) =>
      alone(frame, 'reason', { column, items: itemsOf(column), also }),
    );
    const others = ['pairings.proposed', 'pairings.approved', 'pairings.declined'].map((column) =>
      alone(frame, 'groupement', { column, items: itemsOf(column), also }),
    );
    return union([known, course, ...byReason, ...others]);
  });
};

const LONE = ['peers.people', 'enrolments', 'completions'];

/** All cells about people that do not show, as `cellKey` of row and indicator (or indicator and part). */
export const hiddenIn = (frame: Frame): Hidden =>
  union([
    hiddenCandidates(frame),
    hiddenShares(frame),
    hiddenMentors(frame),
    hiddenPairings(frame),
    ...LONE.map((column) => {
      const items = indicatorOf(column).compute(frame.facts, frame.period);
      return alone(frame, 'groupement', { column, items, also: new Set() });
    }),
  ]);
