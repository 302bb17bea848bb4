import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const parser = unified().use(rehypeParse, { fragment: true });

export type Root = ReturnType<typeof parser.parse>;
export type Node = Root['children'][number];
export type Element = Extract<Node, { type: 'element' }>;

export const parseHtml = (html: string): Root => parser.parse(html);

const writer = unified().use(rehypeStringify, {
  characterReferences: { useNamedReferences: true },
  closeSelfClosing: true,
});

export const writeHtml = (tree: Root): string => writer.stringify(tree);

/** Elements around which white space means nothing. */
const BLOCKS = new Set(
  (
    'address blockquote br caption center col colgroup dd div dl dt fieldset form h1 h2 h3 h4 h5 h6 ' +
    'hr li ol p pre table tbody td tfoot th thead tr ul'
  ).split(' '),
);

export const isBlock = (node: Node | undefined): boolean =>
  node?.type === 'element' && BLOCKS.has(node.tagName);

/** White space inside it is text, not layout. */
export const isPreformatted = (node: Node): boolean =>
  node.type === 'element' && node.tagName === 'pre';
