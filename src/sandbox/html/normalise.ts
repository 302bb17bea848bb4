import { createHash } from 'node:crypto';
import { type Element, isBlock, isPreformatted, type Node, parseHtml } from './tree.ts';

type Canonical = string | [tag: string, attributes: [string, string][], children: Canonical[]];

type Piece = { text: string } | { node: Element };

/** Tags that editors write under another name. */
const ALIASES: Record<string, string> = { b: 'strong', i: 'em', strike: 's', del: 's' };

/** What Moodle's purifier adds: to links that open a new window, and beside the language. */
const ADDED = ['rel', 'xmlLang', 'xml:lang'];

/** Comments vanish and the texts they parted become one. */
const pieces = (children: readonly Node[]): Piece[] => {
  const list: Piece[] = [];
  for (const child of children) {
    const last = list.at(-1);
    if (child.type === 'element') list.push({ node: child });
    else if (child.type === 'text') {
      if (last && 'text' in last) last.text += child.value;
      else list.push({ text: child.value });
    }
  }
  return list;
};

const besideBlock = (piece: Piece | undefined, edge: boolean): boolean =>
  piece === undefined ? edge : 'node' in piece && isBlock(piece.node);

/** Only what HTML collapses: a no-break space is a character like any other. */
const collapse = (text: string): string => text.replace(/[ \t\n\f\r]+/g, ' ');

const attributesOf = (node: Element): [string, string][] =>
  Object.entries<Element['properties'][string]>({
    ...(node.tagName === 'img' ? { alt: '' } : {}),
    ...node.properties,
  })
    .filter(([name]) => !ADDED.includes(name))
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]): [string, string] => [
      name,
      collapse(Array.isArray(value) ? value.join(' ') : String(value)).trim(),
    ])
    .filter(([name, value]) => name !== 'style' || value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));

const element = (node: Element, verbatim: boolean): Canonical => {
  const inside = verbatim || isPreformatted(node);
  let children = canonical(pieces(node.children), isBlock(node), inside);
  const [only, ...more] = children;
  // Editors fill an empty block so that the cursor can stand in it.
  const filler = only === '\u00a0' || (Array.isArray(only) && only[0] === 'br');
  if (isBlock(node) && more.length === 0 && filler) children = [];
  return [ALIASES[node.tagName] ?? node.tagName, attributesOf(node), children];
};

const canonical = (list: readonly Piece[], inBlock: boolean, verbatim: boolean): Canonical[] =>
  list.flatMap((piece, place): Canonical[] => {
    if ('node' in piece) return [element(piece.node, verbatim)];
    if (verbatim) return [piece.text];
    let text = collapse(piece.text);
    if (besideBlock(list[place - 1], inBlock)) text = text.replace(/^ /, '');
    if (besideBlock(list[place + 1], inBlock)) text = text.replace(/ $/, '');
    return text === '' ? [] : [text];
  });

const standsAlone = (piece: Piece): boolean =>
  'text' in piece || !isBlock(piece.node) || piece.node.tagName === 'br';

/** Words outside any block count as a paragraph: editors make one of them. */
const canonicalRoot = (list: readonly Piece[]): Canonical[] => {
  const parts: Canonical[] = [];
  let loose: Piece[] = [];
  const flush = (): void => {
    const inner = canonical(loose, true, false);
    if (inner.length > 0) parts.push(['p', [], inner]);
    loose = [];
  };
  for (const piece of list) {
    if (standsAlone(piece)) loose.push(piece);
    else {
      flush();
      parts.push(...canonical([piece], true, false));
    }
  }
  flush();
  return parts;
};

/**
 * Names a text by what it says and shows: parsed, entities decoded, insignificant white space
 * gone, attributes sorted. A chapter saved untouched in the editor keeps its hash.
 */
export const treeHash = (html: string): string =>
  createHash('sha256')
    .update(JSON.stringify(canonicalRoot(pieces(parseHtml(html).children))))
    .digest('hex');
