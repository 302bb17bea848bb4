/**
 * HTML that Moodle keeps as it is: the elements and attributes `clean_text()` was seen to keep
 * on Moodle 4.4 and 4.5 (docs/bridge.md, publish, rule 4), nested as its purifier wants them.
 * `rel` and `lang` are left out: the purifier drops the one and doubles the other (`xml:lang`).
 * What these functions return, they return again unchanged.
 */
import { toText } from 'hast-util-to-text';
import rehypeParse from 'rehype-parse';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { collapse, isBlank, isRightToLeft, stripControls } from './text.ts';
import { parseUrl } from './url.ts';

const parser = unified().use(rehypeParse, { fragment: true });
type Root = ReturnType<typeof parser.parse>;
type Element = Extract<Root['children'][number], { type: 'element' }>;
type Child = Element['children'][number];
type Attributes = NonNullable<Options['attributes']>[string];

const INLINE = ['a', 'abbr', 'br', 'em', 'span', 'strong'];
const HEADINGS = ['h2', 'h3', 'h4'];
const BLOCK = ['div', 'p', ...HEADINGS, 'ul', 'ol', 'dl', 'table'];
const PARTS = ['li', 'dt', 'dd', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'];

const named = (to: string, ...from: string[]): [string, string][] => from.map((name) => [name, to]);
/** Elements kept under another name: what they mean is kept, or at least their own line. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ...named('strong', 'b'),
  ...named('em', 'i'),
  ...named('h2', 'h1'),
  ...named('h4', 'h5', 'h6'),
  ...named('p', 'pre', 'address'),
  ...named('ul', 'menu', 'dir'),
  ...named('tbody', 'tfoot'),
  ...named('div', 'section', 'article', 'aside', 'header', 'footer', 'main', 'nav', 'form'),
  ...named('div', 'figure', 'figcaption', 'details', 'summary', 'fieldset', 'legend'),
  ...named('div', 'blockquote', 'center', 'hgroup', 'search', 'option', 'optgroup'),
]);
/** Gone with all they hold. Any other unknown element only leaves its content behind. */
const STRIPPED = [
  ...['script', 'style', 'template', 'noscript', 'noembed', 'noframes', 'iframe', 'object'],
  ...['embed', 'applet', 'svg', 'math', 'audio', 'video', 'canvas', 'title', 'textarea'],
];

const ANY: Attributes = [
  ['id', /^mara-[a-z0-9-]+$/],
  ['className', /^[a-z][a-z0-9_-]*$/],
  ['dir', 'ltr', 'rtl'],
  'title',
];
const SCHEMA: Options = {
  tagNames: [...INLINE, ...BLOCK, ...PARTS, ...RENAMED.keys()],
  strip: STRIPPED,
  attributes: {
    '*': ANY,
    a: ['href'],
    th: [['scope', 'row', 'col'], 'colSpan', 'rowSpan'],
    td: ['colSpan', 'rowSpan'],
  },
  ancestors: {},
  required: {},
  clobber: [],
};

const HOST =
  /^(?:(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?|\d+(?:\.\d+){3})$/;
const MAILTO = /^mailto:([\w.+'-]+@[a-z0-9.-]+)$/i;

const hex = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
/** Escapes as the purifier does: all that RFC 3986 gives no place, and nothing that needs none. */
const escapeAsPurifier = (part: string): string =>
  part
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/%[0-9a-f]{2}/gi, (escaped) => {
      const char = String.fromCharCode(parseInt(escaped.slice(1), 16));
      return /[\w.~-]/.test(char) ? char : escaped.toUpperCase();
    })
    .replace(/[^\w\-.~!$&'()*+,;=:@/?%]/gu, (char) =>
      Array.from(new TextEncoder().encode(char), hex).join(''),
    );

/**
 * The link as it may be published, or `null`: http(s) to a public name without a password,
 * `mailto:` one address, or a place of ours on the same page (`#mara-…`).
 */
export const safeLink = (link: string): string | null => {
  const text = stripControls(link).trim();
  if (/^#mara-[a-z0-9-]+$/.test(text)) return text;
  if (MAILTO.test(text)) return text;
  const url = text.length > 2000 ? null : parseUrl(text);
  if (url === null) return null;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.username !== '' || url.password !== '' || !HOST.test(url.hostname)) return null;
  const path = escapeAsPurifier(url.pathname);
  const query = escapeAsPurifier(url.search.slice(1));
  const fragment = escapeAsPurifier(url.hash.slice(1));
  return `${url.origin}${path}${query && `?${query}`}${fragment && `#${fragment}`}`;
};

const isElement = (node: Child): node is Element => node.type === 'element';
const isA = (node: Child, ...names: string[]): node is Element =>
  isElement(node) && names.includes(node.tagName);
const isBlock = (node: Child): boolean => isA(node, ...BLOCK, ...PARTS);

const textOf = (nodes: readonly Child[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (!isElement(node)) return '';
      const inside = node.tagName === 'br' ? ' ' : textOf(node.children);
      return isBlock(node) ? ` ${inside} ` : inside;
    })
    .join('');

const holdsNothing = (nodes: readonly Child[]): boolean =>
  nodes.every((node) =>
    node.type === 'text' ? isBlank(node.value) : !isElement(node) || holdsNothing(node.children),
  );
const space = (): Child => ({ type: 'text', value: ' ' });
const element = (tagName: string, children: Child[], properties = {}): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
/** With other children, or nothing at all when those say nothing. */
const unlessBlank = (node: Element, children: Child[]): Child[] =>
  holdsNothing(children) ? [] : [{ ...node, children }];

/** Puts what is not one of `kinds` into a new `wrapper`; neighbours share it. */
const wrapOthers = (nodes: readonly Child[], kinds: string[], wrapper: string): Element[] => {
  const out: Element[] = [];
  let loose: Child[] = [];
  const close = (): void => {
    if (!holdsNothing(loose)) out.push(element(wrapper, loose));
    loose = [];
  };
  for (const node of nodes) {
    if (isA(node, ...kinds)) {
      close();
      out.push(node);
    } else loose.push(node);
  }
  close();
  return out;
};

/** Only what may stand within a line. */
const inline = (nodes: readonly Child[], inLink = false): Child[] =>
  nodes.flatMap((node): Child[] => {
    if (!isElement(node)) return [node];
    if (node.tagName === 'br') return [element('br', [])];
    if (isBlock(node)) return [space(), ...inline(node.children, inLink), space()];
    const link = node.tagName === 'a';
    const children = inline(node.children, inLink || link);
    if (holdsNothing(children) || (link && inLink)) return children;
    return [{ ...node, children }];
  });

const cells = (row: Element): Child[] =>
  row.children
    .filter((node) => isA(node, 'th', 'td'))
    .map((cell) => ({ ...cell, children: flow(cell.children) }));

const table = (node: Element): Child[] => {
  const rowsOf = (group: Element): Child[] =>
    group.children
      .filter((child) => isA(child, 'tr'))
      .map((row) => ({ ...row, children: cells(row) }))
      .filter((row) => row.children.length > 0);
  const groups = node.children
    .filter((child) => isA(child, 'thead', 'tbody'))
    .map((group) => ({ ...group, children: rowsOf(group) }))
    .filter((group) => group.children.length > 0);
  const [first, ...others] = groups;
  if (first === undefined || holdsNothing(groups)) return [];
  const captions = node.children.filter((child) => isA(child, 'caption')).slice(0, 1);
  const caption = captions.flatMap((child) => unlessBlank(child, inline(child.children)));
  // A head can only come first, and not alone.
  const alone = others.length === 0 ? { ...first, tagName: 'tbody' } : first;
  const bodies = others.map((group) => ({ ...group, tagName: 'tbody' }));
  return [{ ...node, children: [...caption, alone, ...bodies] }];
};

const block = (node: Element): Child[] => {
  switch (node.tagName) {
    case 'ul':
    case 'ol': {
      const items = wrapOthers(node.children, ['li'], 'li');
      return unlessBlank(
        node,
        items.flatMap((item) => unlessBlank(item, flow(item.children))),
      );
    }
    case 'dl': {
      const items = wrapOthers(
        node.children.flatMap((child) => (isA(child, 'div') ? child.children : [child])),
        ['dt', 'dd'],
        'dd',
      );
      const children = items.flatMap((item) =>
        unlessBlank(item, item.tagName === 'dt' ? inline(item.children) : flow(item.children)),
      );
      return unlessBlank(node, children);
    }
    case 'table':
      return table(node);
    case 'div':
      return unlessBlank(node, flow(node.children));
    case 'p':
      return node.children.some(isBlock)
        ? unlessBlank(element('div', []), flow(node.children))
        : unlessBlank(node, inline(node.children));
    case 'h2':
    case 'h3':
    case 'h4':
      return unlessBlank(node, inline(node.children));
    default: // A part without its whole.
      return unlessBlank(element('div', []), flow(node.children));
  }
};

const holdsBlock = (node: Element): boolean =>
  node.children.some((child) => isBlock(child) || (isElement(child) && holdsBlock(child)));

/** What may stand in a div, a list item or a cell. */
const flow = (nodes: readonly Child[]): Child[] =>
  nodes.flatMap((node): Child[] => {
    if (!isElement(node)) return [node];
    if (isBlock(node)) return block(node);
    // Structure is worth more than the bold type around it.
    if (node.tagName !== 'a' && holdsBlock(node)) return flow(node.children);
    return inline([node]);
  });

const numeric = (value: unknown): boolean => Number(value) >= 2 && Number(value) <= 50;

/** The attributes that stay, in a form that stays. Ids and classes are for us to give. */
const attributes = (node: Element, fromPeople: boolean, ids: Set<string>): Element['properties'] =>
  Object.fromEntries(
    Object.entries(node.properties).flatMap(([name, value]) => {
      if (name === 'id' || name === 'className') {
        if (fromPeople || (Array.isArray(value) && value.length === 0)) return [];
        if (name === 'id' && ids.size === ids.add(String(value)).size) return [];
      }
      if ((name === 'colSpan' || name === 'rowSpan') && !numeric(value)) return [];
      return [[name, name === 'title' ? collapse(String(value)) : value]];
    }),
  );

/** Names, texts and attributes put right; nesting is left to `flow`. */
const refine = (nodes: readonly Child[], fromPeople: boolean, ids: Set<string>): Child[] =>
  nodes.flatMap((node): Child[] => {
    if (node.type === 'text') return [{ type: 'text', value: stripControls(node.value) }];
    if (!isElement(node)) return [];
    const tagName = RENAMED.get(node.tagName) ?? node.tagName;
    const properties = attributes(node, fromPeople, ids);
    const children = refine(node.children, fromPeople, ids);
    if (tagName !== 'a') return [element(tagName, children, properties)];
    const href = safeLink(properties['href']?.toString() ?? '');
    if (href === null || (fromPeople && href.startsWith('#'))) return children;
    return [element('a', children, { ...properties, href })];
  });

const PLAIN_BLOCK = ['p', 'ul', 'ol', 'dl', 'table'];

/** Paragraphs, lists and tables only: no divs, and a heading is a paragraph in bold. */
const plainBlocks = (nodes: readonly Child[]): Child[] =>
  wrapOthers(nodes.flatMap(plain), PLAIN_BLOCK, 'p');

const plain = (node: Child): Child[] => {
  if (!isElement(node)) return [node];
  if (node.tagName === 'div') return plainBlocks(node.children);
  if (HEADINGS.includes(node.tagName)) {
    const words = node.children.flatMap((child) => (isA(child, 'strong') ? child.children : child));
    return [element('p', [element('strong', words)], node.properties)];
  }
  return [{ ...node, children: node.children.flatMap(plain) }];
};

/** Browsers guess the direction of `dir="auto"` only, which the purifier drops: say it. */
const directed = (node: Child): Child => {
  if (!isElement(node)) return node;
  const children = node.children.map(directed);
  const turned =
    isBlock(node) && !('dir' in node.properties) && isRightToLeft(textOf(node.children));
  return {
    ...node,
    children,
    properties: turned ? { ...node.properties, dir: 'rtl' } : node.properties,
  };
};

/** People's tables in the site's own look; a wide one scrolls by itself on a small screen. */
const dressed = (node: Child): Child => {
  if (!isElement(node)) return node;
  const children = node.children.map(dressed);
  if (node.tagName !== 'table') return { ...node, children };
  const properties = { ...node.properties, className: ['table', 'table-sm'] };
  return element('div', [{ ...node, properties, children }], { className: ['table-responsive'] });
};

const sanitiser = unified().use(rehypeSanitize, SCHEMA);
const writer = unified().use(rehypeStringify);

const parse = (html: string): Child[] =>
  sanitiser.runSync(parser.parse(html)).children.filter((node) => node.type !== 'doctype');
const write = (children: Child[]): string => writer.stringify({ type: 'root', children });

/** Repeats until nothing changes: what is taken away can make the rest parse differently. */
const settled = (html: string, pass: (html: string) => string): string => {
  let text = stripControls(html);
  for (let round = 0; round < 6; round++) {
    const next = pass(text);
    if (next === text) return text;
    text = next;
  }
  return write([element('p', [{ type: 'text', value: plainText(text) }])]);
};

const VOID = /^(?:area|br|col|hr|img|input|link|meta|source|track|wbr)$/i;
/** Elements that a sibling closes, so that many of them are not many levels. */
const SELF_CLOSING = /^(?:p|li|dt|dd|td|th|tr|option|thead|tbody)$/i;

/** How many elements are open at the deepest place, at most; without building a tree. */
const depthOf = (html: string): number => {
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (VOID.test(name) || SELF_CLOSING.test(name)) continue;
    depth = Math.max(0, depth + (slash === '/' ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
};

/** Far deeper than an editor makes: only an attack, or a broken paste, looks like this. */
export const isTangled = (html: string, depth = 60): boolean => depthOf(html) > depth;

/** Our own HTML, people's words in it, as Moodle keeps it. Ids and classes of ours stay. */
export const sanitise = (html: string): string =>
  isTangled(html, 200)
    ? ''
    : settled(html, (text) => write(flow(refine(parse(text), false, new Set()))));

/**
 * What people wrote in an editor, made fit to stand under a heading of ours: paragraphs, lists,
 * tables, bold, links; no id, heading or class of theirs. Tangled HTML gives nothing.
 */
export const sanitiseFromPeople = (html: string): string =>
  isTangled(html)
    ? ''
    : settled(html, (text) =>
        write(
          plainBlocks(flow(refine(parse(text), true, new Set())))
            .map(directed)
            .map(dressed),
        ),
      );

/** The words of some HTML, on one line. */
export const plainText = (html: string): string =>
  isTangled(html, 200) ? '' : collapse(textOf(refine(parse(html), false, new Set())));

/** The words of some HTML as they stand on the page, a line each; blank lines are left out. */
export const textLines = (html: string): string[] =>
  isTangled(html, 200)
    ? []
    : toText(parser.parse(html))
        .split('\n')
        .map(collapse)
        .filter((line) => line !== '');
