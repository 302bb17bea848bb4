/**
 * Which sheets may be one and the same: those that share a SIRET, a name in a commune, a telephone
 * number or a mail address. Pure; a person decides. The order of the sheets does not matter.
 */

/** What is compared, in comparable forms; '' and null never match. */
export type Marked = {
  id: number;
  siret: string | null;
  name: string;
  commune: string;
  /** E.164 */
  phones: readonly string[];
  mails: readonly string[];
};

export const REASONS = ['siret', 'name', 'phone', 'mail'] as const;
export type Reason = (typeof REASONS)[number];

/** `first` is the smaller id. */
export type Pair = { first: number; second: number; reasons: Reason[] };
/** Ids in their order; two or more. */
export type Group = { ids: number[]; reasons: Reason[] };

/** A number or address of more sheets than this is a switchboard's: it tells nothing. */
const SWITCHBOARD = 4;
/** Of more sheets than this each is compared with the next alone: all of them come together anyhow. */
const ALL_WITH_ALL = 20;

const marksOf = ({ siret, name, commune, phones, mails }: Marked): [Reason, string][] => [
  ...(siret === null || siret === '' ? [] : [['siret', siret] satisfies [Reason, string]]),
  ...(name === '' || commune === ''
    ? []
    : [['name', JSON.stringify([name, commune])] satisfies [Reason, string]]),
  ...[...new Set(phones)].map((phone): [Reason, string] => ['phone', phone]),
  ...[...new Set(mails)].map((mail): [Reason, string] => ['mail', mail]),
];

/** The sheets that share a mark, by the mark. */
const blocksOf = (sheets: readonly Marked[]): Map<string, { reason: Reason; ids: number[] }> => {
  const blocks = new Map<string, { reason: Reason; ids: number[] }>();
  for (const sheet of sheets) {
    for (const [reason, mark] of marksOf(sheet)) {
      const key = `${reason} ${mark}`;
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, { reason, ids: [sheet.id] });
      else block.ids.push(sheet.id);
    }
  }
  return blocks;
};

const inOrder = (a: number, b: number): number => a - b;

/** Each pair once, by its ids. */
export const pairsOf = (sheets: readonly Marked[]): Pair[] => {
  const pairs = new Map<string, Pair>();
  const add = (first: number, second: number, reason: Reason): void => {
    const key = `${first} ${second}`;
    const pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, { first, second, reasons: [reason] });
    else if (!pair.reasons.includes(reason)) pair.reasons.push(reason);
  };
  for (const { reason, ids: found } of blocksOf(sheets).values()) {
    const ids = [...new Set(found)].sort(inOrder);
    const isContact = reason === 'phone' || reason === 'mail';
    if (isContact && ids.length > SWITCHBOARD) continue;
    const reach = ids.length > ALL_WITH_ALL ? 1 : ids.length;
    for (const [place, first] of ids.entries()) {
      for (const second of ids.slice(place + 1, place + 1 + reach)) add(first, second, reason);
    }
  }
  return [...pairs.values()]
    .map(({ reasons, ...pair }) => ({
      ...pair,
      reasons: REASONS.filter((reason) => reasons.includes(reason)),
    }))
    .sort((a, b) => a.first - b.first || a.second - b.second);
};

/** What people see at once: a sheet that pairs with several is one question, not several. */
export const groupsOf = (pairs: readonly Pair[]): Group[] => {
  const parents = new Map<number, number>();
  const rootOf = (id: number): number => {
    let root = id;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root))
      root = up;
    // Later looks are short.
    for (let at = id; at !== root;) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  for (const { first, second } of pairs) {
    const [a, b] = [rootOf(first), rootOf(second)];
    parents.set(Math.max(a, b), Math.min(a, b));
    parents.set(Math.min(a, b), Math.min(a, b));
  }
  const groups = new Map<number, { ids: Set<number>; reasons: Set<Reason> }>();
  for (const { first, second, reasons } of pairs) {
    const root = rootOf(first);
    const group = groups.get(root) ?? { ids: new Set(), reasons: new Set() };
    groups.set(root, group);
    for (const id of [first, second]) group.ids.add(id);
    for (const reason of reasons) group.reasons.add(reason);
  }
  return [...groups.values()]
    .map(({ ids, reasons }) => ({
      ids: [...ids].sort(inOrder),
      reasons: REASONS.filter((reason) => reasons.has(reason)),
    }))
    .sort((a, b) => (a.ids[0] ?? 0) - (b.ids[0] ?? 0));
};
