/** What the editor in a form of Moodle's does to a text that nobody touched. */
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { Element, Node, Root } from './forms.ts';

const fragments = unified().use(rehypeParse, { fragment: true });

const stringifier = unified().use(rehypeStringify, {
  characterReferences: { useNamedReferences: true },
});

const BLOCKS = new Set(
  'div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tr td th caption'.split(' '),
);

/**
 * What TinyMCE sends back of a text nobody touched (seen on 4.5): each block on a line of
 * its own, named entities turned into characters.
 */
export function asTheEditorSaves(html: string): string {
  const tree = fragments.parse(html);
  return stringifier.stringify({ type: 'root', children: onLines(tree.children) });
}

function onLines(children: Root['children']): Root['children'] {
  const blank = (node: Node) => node.type === 'text' && node.value.trim() === '';
  const isBlock = (node: Node | undefined) => node?.type === 'element' && BLOCKS.has(node.tagName);
  const spread = children.some(isBlock);
  return children
    .filter((node) => !(spread && blank(node)))
    .flatMap((node): Root['children'] => {
      if (node.type !== 'element') return [node];
      const inner = { ...node, children: onLines(node.children) } as Element;
      return isBlock(node) ? [inner, { type: 'text', value: '\n' }] : [inner];
    });
}
