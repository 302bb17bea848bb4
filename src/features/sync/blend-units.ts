/** What becomes of each unit of a person’s text when it is blended with ours. Pure. */
import {
  type Element,
  isElement,
  isEmpty,
  type Node,
  parseTree,
  writeTree,
} from '../../shared/html-tree.ts';
import type { Choice } from './decision.ts';
import { idOf, type IsOurs, type OwnPart, type Unit, unitOfPart } from './parts.ts';

/** What was decided about this work of a person's on a part: the digest of their text, or `gone`. */
export type Choose = (part: string, about: string) => Choice | null;

/** Something of the blended text. */
export type Item = {
  /** Which of the parts we want; null: it stays behind the part it follows. */
  part: string | null;
  /** A person's words; null: ours. */
  nodes: Node[] | null;
  isLoose: boolean;
  /** The id of ours that it keeps, though we want no such part any more. */
  id: string | null;
};

export type Resolved = {
  /** In a person's order. */
  items: Item[];
  /** The parts that their text holds, wherever. */
  stands: ReadonlySet<string>;
  /** Those of them that stay as they are. */
  kept: ReadonlySet<string>;
  /** Those that are ours again, as decided. */
  carriedOut: string[];
};

/**
 * A part that stands inside another element is a person's, as the element around it is: what cannot
 * be told apart is theirs. Where one of the two was decided to be ours, the other goes its own way.
 */
export const resolveUnits = (
  units: readonly Unit[],
  own: ReadonlyMap<string, OwnPart>,
  known: ReadonlySet<string>,
  { isOurs, choose }: { isOurs: IsOurs; choose: Choose },
): Resolved => {
  const items: Item[] = [];
  const kept = new Set<string>();
  const carriedOut: string[] = [];
  const stands = new Set(units.flatMap(({ part }) => part ?? []));

  /** The same nodes without the parts inside them that leave, which come to stand behind. */
  const parted = (nodes: readonly Node[], leaves: (unit: Unit) => boolean) => {
    const left: Unit[] = [];
    const within = (node: Element): Element => ({
      ...node,
      children: node.children.flatMap((child): Element['children'] => {
        if (!isElement(child)) return [child];
        const part = idOf(child);
        if (part !== null && known.has(part) && !stands.has(part)) {
          stands.add(part);
          const unit = unitOfPart(child, part, isOurs);
          if (leaves(unit)) {
            left.push(unit);
            return [];
          }
          kept.add(part);
        }
        return [within(child)];
      }),
    });
    return { nodes: nodes.map((node) => (isElement(node) ? within(node) : node)), left };
  };
  const isDecided = ({ part, digest }: Unit): boolean =>
    part !== null && choose(part, digest) === 'ours';

  const visit = (unit: Unit): void => {
    const { part, isLoose } = unit;
    const wanted = part !== null && own.has(part) ? part : null;
    if (unit.isOurs || isDecided(unit)) {
      if (wanted !== null) items.push({ part: wanted, nodes: null, isLoose, id: wanted });
      if (unit.isOurs) return;
      if (part !== null) carriedOut.push(part);
      parted(unit.nodes, () => true).left.forEach(visit);
      return;
    }
    const { nodes, left } = parted(unit.nodes, isDecided);
    if (!isEmpty(nodes)) {
      if (part !== null) kept.add(part);
      items.push({ part: wanted, nodes, isLoose, id: part });
    }
    left.forEach(visit);
  };
  units.forEach(visit);
  return { items, stands, kept, carriedOut };
};

/** Words in a row keep a line of their own, whatever comes to stand beside them. */
export const asBlock = (nodes: readonly Node[]): Node[] => {
  const inner = writeTree(nodes);
  const paragraph = parseTree(`<p>${inner}</p>`);
  return paragraph.length === 1 ? paragraph : parseTree(`<div>${inner}</div>`);
};

/**
 * Without the ids of ours that are taken; what is seen is taken then. The outermost element may
 * keep `own`.
 */
export const withoutDoubles = (
  nodes: readonly Node[],
  taken: Set<string>,
  own: string | null,
): Node[] => {
  const single = <N extends Node>(node: N, mine: string | null): N => {
    if (!isElement(node)) return node;
    const id = idOf(node);
    const isDouble = id !== null && id !== mine && taken.has(id);
    if (id !== null) taken.add(id);
    return {
      ...node,
      properties: isDouble ? { ...node.properties, id: undefined } : node.properties,
      children: node.children.map((child) => single(child, null)),
    };
  };
  return nodes.map((node) => single(node, own));
};
