/** Two texts of a chapter as two columns of blocks, what differs marked in each. Pure. */
import { diffArrays } from 'diff';
import {
  canonical,
  isBlock,
  isElement,
  isEmpty,
  type Node,
  parseTree,
  writeTree,
} from '../../shared/html-tree.ts';
import { sanitise } from '../../shared/html.ts';

/** What stands by itself in a text. `mark`: it is in this text only. */
export type Block = { mark: 'gone' | 'new' | null; html: string };
export type Columns = { stands: Block[]; wanted: Block[] };

/** Elements that are blocks; words in a row. */
const rowsOf = (html: string): Node[][] => {
  const rows: { nodes: Node[]; isLoose: boolean }[] = [];
  for (const node of parseTree(sanitise(html))) {
    const isLoose = !isBlock(node);
    const last = rows.at(-1);
    if (isLoose && last?.isLoose === true) last.nodes.push(node);
    else rows.push({ nodes: [node], isLoose });
  }
  return rows.map(({ nodes }) => nodes).filter((nodes) => !isEmpty(nodes));
};

/** Both columns stand on one page: each has ids, and links to them, of its own. */
const named = (nodes: readonly Node[], prefix: string): Node[] =>
  nodes.map((node) => {
    if (!isElement(node)) return node;
    const { id, href } = node.properties;
    const properties = {
      ...node.properties,
      ...(typeof id === 'string' ? { id: `${prefix}-${id}` } : {}),
      ...(typeof href === 'string' && href.startsWith('#')
        ? { href: `#${prefix}-${href.slice(1)}` }
        : {}),
    };
    return { ...node, properties, children: named(node.children, prefix) };
  });

type Row = { nodes: Node[]; said: string };

const toBlock = (prefix: string, mark: Block['mark'], { nodes }: Row): Block => ({
  mark,
  html: writeTree(named(nodes, prefix)),
});

/** Made safe to be shown; what a person's text holds beyond that is left out. */
export const columnsOf = (stands: string, wanted: string): Columns => {
  const rows = (html: string): Row[] =>
    rowsOf(html).map((nodes) => ({ nodes, said: canonical(nodes) }));
  const columns: Columns = { stands: [], wanted: [] };
  const [before, after] = [rows(stands), rows(wanted)];
  const parts = diffArrays(
    before.map(({ said }) => said),
    after.map(({ said }) => said),
  );
  const [left, right] = [before.values(), after.values()];
  const take = (from: Iterator<Row>, prefix: 'stands' | 'wanted', mark: Block['mark']): void => {
    const next = from.next();
    if (next.done !== true) columns[prefix].push(toBlock(prefix, mark, next.value));
  };
  for (const { value, added, removed } of parts) {
    value.forEach(() => {
      if (!added) take(left, 'stands', removed ? 'gone' : null);
      if (!removed) take(right, 'wanted', added ? 'new' : null);
    });
  }
  return columns;
};
