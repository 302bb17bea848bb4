/** What a person may do in the editor to a chapter that is a row of parts. Pure. */
import { idOf } from '../../src/features/sync/parts.ts';
import {
  type Element,
  isElement,
  type Node,
  parseTree,
  writeTree,
} from '../../src/shared/html-tree.ts';

export type PartEdit =
  'write into a part' | 'write between parts' | 'take a part out' | 'lose the ids';

const isPart = (node: Node): node is Element => isElement(node) && idOf(node) !== null;

const firstIn = (nodes: readonly Node[], is: (node: Element) => boolean): Element | null => {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const found = is(node) ? node : firstIn(node.children, is);
    if (found !== null) return found;
  }
  return null;
};

/** The field that a sheet is known by. */
const isName = ({ properties: { className } }: Element): boolean =>
  Array.isArray(className) && className.includes('mara-f-name');

/** The text as the person leaves it; the same where there is nothing to do. */
export const editParts = (html: string, edit: PartEdit, at: number, words: string): string => {
  const nodes = parseTree(html);
  const parts = nodes.filter(isPart);
  const part = parts[at % parts.length];
  if (edit === 'lose the ids') return html.replaceAll(/ id="mara-[a-z0-9-]+"/g, '');
  if (edit === 'write between parts') {
    nodes.splice(at % (nodes.length + 1), 0, ...parseTree(`<p>${words}</p>`));
    return writeTree(nodes);
  }
  if (part === undefined) return html;
  if (edit === 'take a part out') {
    // Moodle takes no chapter without a text.
    return writeTree(nodes.filter((node) => node !== part)).trim() || html;
  }
  const inName = at % 2 === 0 ? firstIn([part], isName) : null;
  (inName ?? part).children.push({ type: 'text', value: ` ${words}` });
  return writeTree(nodes);
};

/** The HTML of a part, wherever it stands; empty: nowhere. */
export const partIn = (html: string, part: string): string => {
  const found = firstIn(parseTree(html), (node) => idOf(node) === part);
  return found === null ? '' : writeTree([found]);
};
