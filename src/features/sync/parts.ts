/**
 * A chapter as a row of parts: elements at the top level that carry an id of ours. Pure. Parts are
 * known by their ids; where an editor lost them, by what they say.
 */
import { isTangled } from '../../shared/html.ts';
import {
  type Element,
  isBlock,
  isElement,
  isEmpty,
  type Node,
  parseTree,
  treeDigest,
  writeTree,
} from '../../shared/html-tree.ts';

/** A part, and the name of what it says (64 characters at most). */
export type Part = { part: string; digest: string };
/** A part of the text that we want to stand. */
export type OwnPart = Part & { node: Element };

/** Deeper than this no editor nests: such a text is not taken apart. */
const DEEPEST = 200;

/** The id of ours that an element carries. */
export const idOf = (node: Node): string | null => {
  const id = isElement(node) ? node.properties['id'] : null;
  return typeof id === 'string' && /^mara-[a-z0-9-]+$/.test(id) ? id : null;
};

/** Ids of ours say nothing to a reader; what the outermost element looks like is not its text. */
const digestOf = (nodes: readonly Node[]): string =>
  treeDigest(
    nodes,
    (name, _value, node) =>
      (name === 'id' && idOf(node) !== null) || (name === 'className' && nodes.includes(node)),
  );

/** Whether a text holds anything of ours, as far as can be seen without knowing what. */
export const looksLikeParts = (html: string | null): boolean =>
  html !== null && !isTangled(html, DEEPEST) && idsIn(parseTree(html)).length > 0;

/** Every id of ours in these nodes. */
export const idsIn = (nodes: readonly Node[]): string[] =>
  nodes.flatMap((node) =>
    isElement(node) ? [...[idOf(node) ?? []].flat(), ...idsIn(node.children)] : [],
  );

export const partKey = (chapter: string, part: string): string => `${chapter}#${part}`;

/** The parts of a text of ours, in order; null where it is no row of parts. */
export const ownParts = (html: string): OwnPart[] | null => {
  if (isTangled(html, DEEPEST)) return null;
  const nodes = parseTree(html).filter((node) => isElement(node) || !isEmpty([node]));
  const parts = nodes.flatMap((node): OwnPart[] => {
    const part = idOf(node);
    return part === null || !isElement(node) ? [] : [{ part, digest: digestOf([node]), node }];
  });
  const ids = new Set(parts.map(({ part }) => part));
  return parts.length === 0 || parts.length < nodes.length || ids.size < parts.length
    ? null
    : parts;
};

/** Our HTML of each part, by its id. */
export const partHtml = (html: string): ReadonlyMap<string, string> =>
  new Map((ownParts(html) ?? []).map(({ part, node }) => [part, writeTree([node])]));

/** What stands by itself in a person's text. */
export type Unit = {
  /** Which part of ours it is; null: a person's own. */
  part: string | null;
  nodes: Node[];
  /** Words in a row outside any block. */
  isLoose: boolean;
  digest: string;
  /** It says what we published last, or what ours says now. */
  isOurs: boolean;
};

/** Whether this text is what ours said, or says. */
export type IsOurs = (part: string, digest: string) => boolean;

/** A unit made of a part that stood inside another element. */
export const unitOfPart = (node: Element, part: string, isOurs: IsOurs): Unit => {
  const digest = digestOf([node]);
  return { part, nodes: [node], isLoose: false, digest, isOurs: isOurs(part, digest) };
};

const WRAPPERS = new Set(['div', 'section', 'article', 'main']);
/** Whether an editor may have put it around our parts, and it means nothing. */
const wraps = (node: Node, known: ReadonlySet<string>): node is Element =>
  isElement(node) &&
  WRAPPERS.has(node.tagName) &&
  Object.entries(node.properties).every(
    ([name, value]) =>
      name === 'dir' ||
      (name === 'className' &&
        Array.isArray(value) &&
        value.every((one) => String(one).startsWith('mara-'))),
  ) &&
  node.children.some((child) => known.has(idOf(child) ?? '') || wraps(child, known));

const unwrapped = (nodes: readonly Node[], known: ReadonlySet<string>): Node[] =>
  nodes.flatMap((node) => (wraps(node, known) ? unwrapped(node.children, known) : [node]));

type Row = Pick<Unit, 'nodes' | 'isLoose'>;

/** What stands by itself: an element that is a block or has an id of ours; words in a row. */
const rowsOf = (nodes: readonly Node[]): Row[] => {
  const rows: Row[] = [];
  for (const node of nodes) {
    const isLoose = !isBlock(node) && idOf(node) === null;
    const last = rows.at(-1);
    if (node.type === 'comment') continue;
    if (isLoose && last?.isLoose === true) last.nodes.push(node);
    else rows.push({ nodes: [node], isLoose });
  }
  return rows.filter((row) => !isEmpty(row.nodes));
};

/**
 * A person's text, unit by unit; null where it cannot be taken apart, or nothing of ours is left.
 * Of several with one id the first that nobody touched is the part, else the first.
 * @param known the parts it may hold
 */
export const unitsOf = (
  html: string | null,
  known: readonly string[],
  isOurs: IsOurs,
): Unit[] | null => {
  if (html === null || isTangled(html, DEEPEST)) return null;
  const ids = new Set(known);
  const units = rowsOf(unwrapped(parseTree(html), ids)).map((row): Unit => ({
    ...row,
    part: null,
    digest: digestOf(row.nodes),
    isOurs: false,
  }));
  const idIn = ({ nodes: [first] }: Unit): string | null => (first ? idOf(first) : null);
  const claim = (unit: Unit, part: string): void => {
    unit.part = part;
    unit.isOurs = isOurs(part, unit.digest);
    ids.delete(part);
  };
  for (const part of known) {
    const named = units.filter((unit) => idIn(unit) === part);
    const mine = named.find(({ digest }) => isOurs(part, digest)) ?? named[0];
    if (mine !== undefined) claim(mine, part);
  }
  for (const unit of units.filter((one) => one.part === null && idIn(one) === null)) {
    const part = [...ids].find((one) => isOurs(one, unit.digest));
    if (part !== undefined) claim(unit, part);
  }
  return units.some(({ part }) => part !== null) ? units : null;
};

/** A part that a person changed or took out. */
export type TheirPart = Part & { kind: 'edited' | 'deleted'; nodes: Node[] };

/** The parts of `ids` that stand inside these nodes, the outermost of each, in order. */
const insideOf = (nodes: readonly Node[], ids: ReadonlySet<string>): [string, Element][] =>
  nodes.flatMap((node): [string, Element][] => {
    if (!isElement(node)) return [];
    return node.children.flatMap((child): [string, Element][] => {
      const id = idOf(child);
      const self: [string, Element][] =
        id !== null && ids.has(id) && isElement(child) ? [[id, child]] : [];
      return [...self, ...insideOf([child], ids)];
    });
  });

/**
 * Where a person's text differs from what was published, part by part and in that order; null where
 * it cannot be told. `digest` names the person's text; of a part taken out it is empty.
 */
export const theirParts = (html: string | null, base: readonly Part[]): TheirPart[] | null => {
  const was = new Map(base.map(({ part, digest }) => [part, digest]));
  const isOurs: IsOurs = (part, digest) => was.get(part) === digest;
  const units = unitsOf(html, [...was.keys()], isOurs);
  if (units === null) return null;
  const found = new Map(units.flatMap((unit) => (unit.part === null ? [] : [[unit.part, unit]])));
  const within = units
    .filter((unit) => !unit.isOurs)
    .flatMap(({ nodes }) => insideOf(nodes, new Set(was.keys())));
  const held = new Map(within.toReversed());
  return base.flatMap(({ part }): TheirPart[] => {
    const unit = found.get(part);
    if (unit?.isOurs === true) return [];
    if (unit !== undefined)
      return [{ part, kind: 'edited', digest: unit.digest, nodes: unit.nodes }];
    const inside = held.get(part);
    return inside === undefined
      ? [{ part, kind: 'deleted', digest: '', nodes: [] }]
      : [{ part, kind: 'edited', digest: digestOf([inside]), nodes: [inside] }];
  });
};
