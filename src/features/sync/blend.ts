/**
 * A chapter that a person edited, brought up to date part by part (docs/content.md, « People's words
 * in a chapter »). Pure. Nothing that a person wrote is lost unless someone decided so.
 */
import { canonical, type Node, parseTree, writeTree } from '../../shared/html-tree.ts';
import { GONE } from './decision.ts';
import { idsIn, type IsOurs, ownParts, type OwnPart, type Part, unitsOf } from './parts.ts';
import { asBlock, type Choose, type Item, resolveUnits, withoutDoubles } from './blend-units.ts';

export type ToBlend = {
  /** What was last published here, part by part, in our order; null: not known. */
  base: readonly Part[] | null;
  /** The text that stands; null: it could not be told. */
  theirs: string | null;
  ours: string;
  choose: Choose;
};

export type Blend = {
  html: string;
  /** Whether it differs from ours; else `html` is ours. */
  blended: boolean;
  /** Whether the text that stands says so already. */
  stands: boolean;
  /** What to remember as published once it stands. */
  base: Part[];
  /** Parts that stay as a person left them, or left out. */
  kept: string[];
  /** Parts that are ours again, as decided. */
  carriedOut: string[];
};

/** As long as a text may be for Moodle to tell it back (bytes; docs/bridge.md, `html`). */
const LARGEST = 262_144;

const isSorted = (places: readonly number[]): boolean =>
  places.every((place, n) => n === 0 || (places[n - 1] ?? 0) < place);

/** Ours where theirs is still the one we published; else theirs, with new parts put in. */
const orderOf = (
  theirs: readonly string[],
  wanted: readonly string[],
  published: readonly string[],
): string[] => {
  const places = theirs.map((part) => published.indexOf(part)).filter((place) => place >= 0);
  if (isSorted(places)) return [...wanted];
  const order = [...theirs];
  for (const [n, part] of wanted.entries()) {
    if (order.includes(part)) continue;
    const before = wanted.slice(0, n).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, part);
  }
  return order;
};

/** The items behind each part, what stands before the first one under ''. */
const byPart = (items: readonly Item[]): ReadonlyMap<string, readonly Item[]> => {
  const groups = new Map<string, Item[]>([['', []]]);
  let group = groups.get('') ?? [];
  for (const item of items) {
    if (item.part !== null) groups.set(item.part, (group = []));
    group.push(item);
  }
  return groups;
};

/** The whole text: parts in order, each with what stays behind it. */
const assemble = (
  order: readonly string[],
  items: readonly Item[],
  own: ReadonlyMap<string, OwnPart>,
): Node[] => {
  const groups = byPart(items);
  const laid = ['', ...order].flatMap(
    (part): readonly Item[] =>
      groups.get(part) ?? [{ part, nodes: null, isLoose: false, id: null }],
  );
  const ownNodes = (part: string | null): Node[] => {
    const mine = own.get(part ?? '');
    return mine === undefined ? [] : [mine.node];
  };
  const ours = laid.flatMap(({ part, nodes }) => (nodes === null ? ownNodes(part) : []));
  const taken = new Set([...idsIn(ours), ...laid.flatMap(({ id }) => id ?? [])]);
  return laid.flatMap(({ part, nodes, isLoose, id }) => {
    if (nodes === null) return ownNodes(part);
    return withoutDoubles(isLoose ? asBlock(nodes) : nodes, taken, id);
  });
};

/**
 * Blends a person's text with ours. Blending what comes of it again, with the `base` that comes of
 * it, changes nothing. Null: it cannot be blended, the chapter stays as the person left it.
 */
export const blend = ({ base, theirs, ours, choose }: ToBlend): Blend | null => {
  const parts = ownParts(ours);
  if (parts === null) return null;
  const own = new Map(parts.map((one) => [one.part, one]));
  const was = new Map((base ?? []).map(({ part, digest }) => [part, digest]));
  const known = [...new Set([...was.keys(), ...own.keys()])];
  const isOurs: IsOurs = (part, digest) =>
    was.get(part) === digest || own.get(part)?.digest === digest;
  const units = unitsOf(theirs, known, isOurs);
  if (units === null || theirs === null) return null;
  const { items, stands, kept, carriedOut } = resolveUnits(units, own, new Set(known), {
    isOurs,
    choose,
  });

  const missing = [...was.keys()].filter((part) => own.has(part) && !stands.has(part));
  const again = missing.filter((part) => choose(part, GONE) === 'ours');
  const deleted = new Set(missing.filter((part) => !again.includes(part)));
  const placed = items.flatMap(({ part }) => part ?? []);
  const wanted = [...own.keys()].filter(
    (part) => placed.includes(part) || !(stands.has(part) || deleted.has(part)),
  );
  const published = was.size > 0 ? [...was.keys()] : [...own.keys()];
  const nodes = assemble(orderOf(placed, wanted, published), items, own);
  const result = canonical(nodes);
  const blended = result !== canonical(parseTree(ours));
  const html = blended ? nodes.map((node) => writeTree([node])).join('\n') : ours;
  // What would be read otherwise than it was written, or never be told back, is left alone.
  if (canonical(parseTree(html)) !== result || Buffer.byteLength(html) > LARGEST) return null;

  const isKept = (part: string): boolean => kept.has(part) || deleted.has(part);
  return {
    html,
    blended,
    stands: canonical(parseTree(theirs)) === result,
    base: [
      ...parts.map(({ part, digest }) => ({
        part,
        digest: isKept(part) ? (was.get(part) ?? digest) : digest,
      })),
      ...(base ?? []).filter(({ part }) => !own.has(part) && kept.has(part)),
    ],
    kept: known.filter(isKept),
    carriedOut: [...carriedOut, ...again],
  };
};
