/**
 * What a person wrote into the part of a sheet, back in the fields of the sheet: by the classes
 * `mara-f-<field>` of the templates. Pure.
 */
import { textLines } from '../../shared/html.ts';
import {
  canonical,
  type Element,
  isElement,
  type Node,
  parseTree,
  writeTree,
} from '../../shared/html-tree.ts';

/** The HTML of a part as a person left it, and as ours would be. */
type Texts = { theirs: string; ours: string };

/** How a field holds what people write; menus and days cannot take just any words. */
type Form = 'line' | 'list' | 'link' | 'html';

const WHEREABOUTS: readonly [string, Form][] = [
  ['name', 'line'],
  ['address', 'line'],
  ['commune', 'line'],
  ['phone', 'list'],
  ['mail', 'list'],
  ['site', 'link'],
  ['hours', 'line'],
  ['remarks', 'html'],
  ['source', 'line'],
];
type Family = { forms: ReadonlyMap<string, Form>; required: string; rest: string };
/** `rest`: the field that takes what fits no other. */
const FAMILIES: Readonly<Record<string, Family>> = {
  living_area: {
    forms: new Map([...WHEREABOUTS, ['purpose', 'html'], ['for_whom', 'line'], ['cost', 'line']]),
    required: 'name',
    rest: 'remarks',
  },
  job_market: {
    forms: new Map([...WHEREABOUTS, ['mandate', 'line'], ['knowledge', 'html']]),
    required: 'name',
    rest: 'remarks',
  },
  opening: {
    forms: new Map([
      ['title', 'line'],
      ['employer', 'line'],
      ['commune', 'line'],
      ['salary', 'line'],
      ['experience', 'line'],
      ['description', 'html'],
      ['site', 'link'],
    ]),
    required: 'title',
    rest: 'description',
  },
};

const classesOf = (node: Element): string[] => {
  const { className } = node.properties;
  return Array.isArray(className) ? className.map(String) : [];
};
const fieldOf = (node: Element, forms: Family['forms']): string | undefined =>
  classesOf(node)
    .filter((one) => one.startsWith('mara-f-'))
    .map((one) => one.slice('mara-f-'.length))
    .find((code) => forms.has(code));

/** What stands in each field, and what stands in none. */
const taken = (html: string, { forms }: Family) => {
  const fields = new Map<string, Node[]>();
  const without = <N extends Node>(nodes: readonly N[]): N[] =>
    nodes.flatMap((node): N[] => {
      if (!isElement(node)) return [node];
      const code = fieldOf(node, forms);
      if (code === undefined) return [{ ...node, children: without(node.children) }];
      fields.set(code, [...(fields.get(code) ?? []), ...node.children]);
      return [];
    });
  const rest = without(parseTree(html));
  return { fields, lines: textLines(writeTree(rest)) };
};

const hrefIn = (nodes: readonly Node[]): string | null => {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const { href } = node.properties;
    if (typeof href === 'string') return href;
    const inside = hrefIn(node.children);
    if (inside !== null) return inside;
  }
  return null;
};

/** What goes into the field; null: it cannot take this. */
const valueOf = (form: Form, nodes: readonly Node[]): string | null => {
  if (form === 'html') return writeTree(nodes).trim();
  const lines = textLines(writeTree(nodes));
  if (form === 'list') return lines.join(' ; ');
  if (form === 'line' || lines.length === 0) return lines.join(' ');
  const [word = ''] = lines;
  // A link whose words were changed leads where the words say.
  const address = /^https?:\/\/\S+$/.test(word)
    ? word
    : /^[\w.-]+\.[a-z]{2,}(?:\/\S*)?$/i.test(word)
      ? `https://${word}`
      : hrefIn(nodes);
  return lines.length === 1 ? address : null;
};

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const paragraph = (line: string): string =>
  `<p>${line.replace(/[&<>]/g, (char) => ESCAPES[char] ?? char)}</p>`;

/**
 * The fields that a person's words change, with what they hold then; `present` are those of the
 * entry. What fits no field goes to the end of the remarks (of an opening, its description).
 */
export const fieldsOfPart = (
  family: string,
  { theirs, ours }: Texts,
  present: Readonly<Record<string, string>>,
): Record<string, string> => {
  const rules = FAMILIES[family];
  if (rules === undefined) return {};
  const [mine, own] = [taken(theirs, rules), taken(ours, rules)];
  const changed = new Map<string, string>();
  const left = mine.lines.filter((line) => !own.lines.includes(line));
  for (const [code, form] of rules.forms) {
    const nodes = mine.fields.get(code) ?? [];
    if (canonical(nodes) === canonical(own.fields.get(code) ?? [])) continue;
    const value = valueOf(form, nodes);
    if (value === null) left.push(...textLines(writeTree(nodes)));
    else if (value !== '' || code !== rules.required) changed.set(code, value);
  }
  if (left.length > 0) {
    const before = changed.get(rules.rest) ?? present[rules.rest] ?? '';
    changed.set(rules.rest, before + left.map(paragraph).join(''));
  }
  return Object.fromEntries(
    [...changed].filter(([code, value]) => value !== (present[code] ?? '')),
  );
};
