/**
 * HTML as a tree, and one way of writing for all ways of writing the same text: what an editor
 * rewrites when someone saves without editing is no difference (as html_tree.php of the plugin).
 */
import { createHash } from 'node:crypto';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const parser = unified().use(rehypeParse, { fragment: true });
const writer = unified().use(rehypeStringify);

type Root = ReturnType<typeof parser.parse>;
export type Node = Exclude<Root['children'][number], { type: 'doctype' }>;
export type Element = Extract<Node, { type: 'element' }>;

export const parseTree = (html: string): Node[] =>
  parser.parse(html.replace(/\r\n?/g, '\n')).children.filter((node) => node.type !== 'doctype');

export const writeTree = (nodes: readonly Node[]): string =>
  writer.stringify({ type: 'root', children: [...nodes] });

export const isElement = (node: Node): node is Element => node.type === 'element';

/** Elements that end a line: white space beside them is not seen. */
const BLOCKS = new Set(
  (
    'address article aside blockquote br caption col colgroup dd div dl dt figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr li nav ol p pre section table tbody td tfoot th thead tr ul'
  ).split(' '),
);
/** Elements that editors write under another name. */
const ALIASES: Readonly<Record<string, string>> = { b: 'strong', i: 'em', strike: 's', del: 's' };

/** Whether it stands on lines of its own. A line break at the top level belongs to its line. */
export const isBlock = (node: Node): boolean =>
  isElement(node) && node.tagName !== 'br' && BLOCKS.has(node.tagName);

/** How two trees are compared: an attribute for which this is true plays no part. */
type Ignores = (name: string, value: string, node: Element) => boolean;

type Piece = { kind: 'text' | 'verbatim' | 'block' | 'inline'; text: string };

/** Only what HTML collapses: a no-break space is a character like any other. */
const collapse = (text: string): string => text.replace(/[ \t\n\f\r]+/g, ' ');
const trimStart = (text: string): string => text.replace(/^[ \t\n\f\r]+/, '');
const trimEnd = (text: string): string => text.replace(/[ \t\n\f\r]+$/, '');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const styleOf = (style: string): string =>
  style
    .split(';')
    .flatMap((rule) => {
      const [name = '', ...value] = rule.split(':');
      if (value.length === 0) return [];
      const said = value
        .join(':')
        .trim()
        .replace(/\s*,\s*/g, ',');
      return [`${name.trim()}:${said}`.toLowerCase()];
    })
    .join(';');

const attributesOf = (node: Element, ignores: Ignores): string => {
  const isImage = node.tagName === 'img';
  return Object.entries<Element['properties'][string]>({
    ...(isImage ? { alt: '' } : {}),
    ...node.properties,
  })
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]): [string, string] => {
      const text = collapse(Array.isArray(value) ? value.join(' ') : String(value)).trim();
      if (name === 'style') return [name, styleOf(text)];
      // Moodle's editor gives every picture this one.
      if (name !== 'className' || !isImage) return [name, text];
      return [
        name,
        text
          .split(' ')
          .filter((one) => one !== 'img-fluid')
          .join(' '),
      ];
    })
    .filter(([name, value]) => value !== '' || (name !== 'style' && name !== 'className'))
    .filter(([name, value]) => !ignores(name, value, node))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
};

/** Joins pieces; white space that is not seen goes. `block`: they stand in a block of their own. */
const join = (list: readonly Piece[], block: boolean): string => {
  let out = '';
  // Whether the last thing written swallows white space that follows.
  let open = block;
  for (const { kind, text } of list) {
    if (kind === 'text') {
      const said = open ? trimStart(collapse(text)) : collapse(text);
      if (said === '') continue;
      out += escaped(said);
      open = said.endsWith(' ');
    } else {
      out = kind === 'block' ? trimEnd(out) + text : out + text;
      open = kind === 'block';
    }
  }
  return block ? trimEnd(out) : out;
};

const insideOf = (node: Element): Node[] => {
  const inside = node.content === undefined ? node.children : node.content.children;
  return inside.filter((child) => child.type !== 'doctype');
};

const piecesOf = (nodes: readonly Node[], ignores: Ignores, verbatim = false): Piece[] =>
  nodes.flatMap((node): Piece[] => {
    if (node.type === 'text') {
      return [
        verbatim
          ? { kind: 'verbatim', text: escaped(node.value) }
          : { kind: 'text', text: node.value },
      ];
    }
    if (!isElement(node)) return [];
    const attributes = attributesOf(node, ignores);
    // Every browser adds it.
    if (node.tagName === 'tbody' && attributes === '') {
      return piecesOf(node.children, ignores, verbatim);
    }
    const name = ALIASES[node.tagName] ?? node.tagName;
    const isPre = verbatim || name === 'pre' || name === 'textarea';
    const block = BLOCKS.has(name);
    let inner = join(piecesOf(insideOf(node), ignores, isPre), block);
    // Editors fill an empty block so that the cursor can stand in it, and drop a last line break.
    if (block && inner === '\u00a0') inner = '';
    else if (block && inner.endsWith('<br></br>')) inner = inner.slice(0, -'<br></br>'.length);
    return [{ kind: block ? 'block' : 'inline', text: `<${name}${attributes}>${inner}</${name}>` }];
  });

/** The tree as text. Words that stand outside any block count as a paragraph: editors make one. */
export const canonical = (nodes: readonly Node[], ignores: Ignores = () => false): string => {
  const out: Piece[] = [];
  let loose: Piece[] = [];
  const close = (): void => {
    const inner = join(loose, true);
    if (inner !== '') out.push({ kind: 'block', text: `<p>${inner}</p>` });
    loose = [];
  };
  for (const node of nodes) {
    const pieces = piecesOf([node], ignores);
    if (isBlock(node)) {
      close();
      out.push(...pieces);
    } else loose.push(...pieces);
  }
  close();
  return join(out, true);
};

/** Names what a tree says and shows (64 hexadecimal digits). */
export const treeDigest = (nodes: readonly Node[], ignores?: Ignores): string =>
  createHash('sha256').update(canonical(nodes, ignores)).digest('hex');

/** What says nothing by itself: a person who leaves nothing else has left nothing. */
const SILENT = new Set(['p', 'div', 'br', 'span', 'strong', 'b', 'em', 'i', 'u']);

/** Whether a reader would see nothing of it. */
export const isEmpty = (nodes: readonly Node[]): boolean =>
  nodes.every((node) => {
    if (node.type === 'text') return !/[^\s\u200b\ufeff]/u.test(node.value);
    return !isElement(node) || (SILENT.has(node.tagName) && isEmpty(insideOf(node)));
  });
