/** Reads the pages that a person is shown: their forms, and what a browser would send of them. */
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

export const documents = unified().use(rehypeParse);

export type Root = ReturnType<typeof documents.parse>;

export type Node = Root | Root['children'][number];

export type Element = Extract<Node, { type: 'element' }>;

export type Page = { status: number; url: URL; html: string };

export type Values = Record<string, string>;

/** What is to be sent by the names of the controls; of boxes of one name, each that is ticked. */
export type Sent = Record<string, string | string[]>;

export function formWith(page: Page, control: string): Element {
  const forms = elements(documents.parse(page.html), 'form');
  const form = forms.find((one) => controlsOf(one).some((each) => text(each, 'name') === control));
  if (!form) throw new Error(`No form with ${control} at ${page.url.href} (HTTP ${page.status})`);
  return form;
}

/** The form of the smallest part of the page that says this. */
export function formAbout(page: Page, said: string): Element {
  const parts = elements(documents.parse(page.html), ...SECTIONING)
    .filter((one) => content(one).includes(said) && elements(one, 'form').length > 0)
    .sort((one, other) => content(one).length - content(other).length);
  const form = parts[0] && elements(parts[0], 'form')[0];
  if (!form) throw new Error(`No form about ${said} at ${page.url.href} (HTTP ${page.status})`);
  return form;
}

const SECTIONING = ['form', 'section', 'article', 'li', 'div', 'main', 'body'];

export function controlLabelled(form: Element, label: string): Element {
  const found = elements(form, 'label').find((one) => content(one).trim().startsWith(label));
  const control =
    found && controlsOf(form).find((one) => text(one, 'id') === text(found, 'htmlFor'));
  if (!control) throw new Error(`No control labelled ${label}`);
  return control;
}

export function valueOf(page: Page, name: string): string {
  const control = controlsOf(formWith(page, name)).find((one) => text(one, 'name') === name)!;
  return valuesOf(control)[0] ?? '';
}

export function controlsOf(form: Element): Element[] {
  return elements(form, 'input', 'select', 'textarea', 'button');
}

/** What a browser sends of a form when `button` is pressed. */
export function fieldsOf(form: Element, button?: string): [string, string][] {
  return controlsOf(form).flatMap((control) => {
    const name = text(control, 'name');
    if (!name || control.properties['disabled'] === true) return [];
    const pressed = control.tagName === 'button' || BUTTONS.includes(text(control, 'type'));
    if (pressed && name !== button) return [];
    return valuesOf(control).map((value): [string, string] => [name, value]);
  });
}

const BUTTONS = ['submit', 'button', 'image', 'reset', 'file'];

export function buttonsOf(form: Element): Element[] {
  return controlsOf(form).filter(
    (one) => one.tagName === 'button' || text(one, 'type') === 'submit',
  );
}

function valuesOf(control: Element): string[] {
  if (control.tagName === 'textarea') return [content(control)];
  if (control.tagName === 'select') {
    const options = elements(control, 'option');
    const chosen = options.filter((one) => one.properties['selected'] === true);
    const multiple = control.properties['multiple'] === true;
    return (chosen.length || multiple ? chosen : options.slice(0, 1)).map((one) =>
      'value' in one.properties ? text(one, 'value') : content(one),
    );
  }
  const boxed = ['checkbox', 'radio'].includes(text(control, 'type'));
  if (boxed && control.properties['checked'] !== true) return [];
  return [text(control, 'value') || (boxed ? 'on' : '')];
}

export function elements(node: Node, ...names: string[]): Element[] {
  const found: Element[] = node.type === 'element' && names.includes(node.tagName) ? [node] : [];
  if (!('children' in node)) return found;
  return [...found, ...node.children.flatMap((child) => elements(child, ...names))];
}

export function content(node: Node): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  return node.children.map(content).join('');
}

export function text(element: Element, property: string): string {
  const value = element.properties[property];
  return Array.isArray(value) ? value.join(' ') : String(value ?? '');
}
