import { type Element, isBlock, isPreformatted, type Node, parseHtml, writeHtml } from './tree.ts';

const lineBreak = (): Node => ({ type: 'text', value: '\n' });

const isBlank = (text: string): boolean => /^[ \t\n\f\r]*$/.test(text);

const isLayout = (node: Node): boolean => node.type === 'text' && isBlank(node.value);

const ALIASES: Record<string, string> = { b: 'strong', i: 'em', strike: 's' };

const opensLine = (node: Node | undefined): boolean =>
  isBlock(node) && !(node?.type === 'element' && node.tagName === 'br');

const trimmed = (node: Node, before: Node | undefined, after: Node | undefined): Node => {
  if (node.type !== 'text') return node;
  let { value } = node;
  if (opensLine(before)) value = value.replace(/^[ \t\n\f\r]+/, '');
  if (opensLine(after)) value = value.replace(/[ \t\n\f\r]+$/, '');
  return { ...node, value };
};

/** White space beside blocks goes; a line break comes before and after each of them. */
const layOut = (children: readonly Node[], inBlock: boolean): Node[] => {
  const kept = children.filter(
    (child, place) =>
      !isLayout(child) || !(opensLine(children[place - 1]) || opensLine(children[place + 1])),
  );
  return kept.flatMap((child, place): Node[] => {
    const next = kept[place + 1];
    if (child.type === 'element') rewrite(child);
    const parted = next !== undefined && (opensLine(child) || opensLine(next));
    const opens = place === 0 && inBlock && opensLine(child);
    const closes = next === undefined && inBlock && opensLine(child);
    return [
      ...(opens ? [lineBreak()] : []),
      trimmed(child, kept[place - 1], next),
      ...(parted || closes ? [lineBreak()] : []),
    ];
  });
};

const rewrite = (node: Element): void => {
  node.tagName = ALIASES[node.tagName] ?? node.tagName;
  if (!isPreformatted(node))
    node.children = layOut(node.children, isBlock(node)) as Element['children'];
};

/** Words that stand alone are put into a paragraph. */
const wrapLoose = (children: readonly Node[]): Node[] => {
  const blocks: Node[] = [];
  let loose: Node[] = [];
  const flush = (): void => {
    if (
      loose.some(
        (node) => node.type === 'element' || (node.type === 'text' && !isBlank(node.value)),
      )
    ) {
      blocks.push({
        type: 'element',
        tagName: 'p',
        properties: {},
        children: loose as Element['children'],
      });
    }
    loose = [];
  };
  for (const child of children) {
    if (opensLine(child)) {
      flush();
      blocks.push(child);
    } else loose.push(child);
  }
  flush();
  return blocks;
};

/**
 * What the editor of Moodle 4.5 does to a text on its way through an untouched form: line
 * breaks between elements change and entities become characters.
 */
export const throughEditor = (html: string): string => {
  const tree = parseHtml(html);
  tree.children = layOut(wrapLoose(tree.children), false);
  return writeHtml(tree);
};
