/**
 * A person at a browser: cookies, redirects, forms sent back whole, hidden inputs too.
 * It knows Moodle's own pages, so one driver serves the real Moodle and the simulated one.
 */
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const documents = unified().use(rehypeParse);
const fragments = unified().use(rehypeParse, { fragment: true });
const stringifier = unified().use(rehypeStringify, {
  characterReferences: { useNamedReferences: true },
});

type Root = ReturnType<typeof documents.parse>;
type Node = Root | Root['children'][number];
type Element = Extract<Node, { type: 'element' }>;

export type Page = { status: number; url: URL; html: string };
type Values = Record<string, string>;

export type Person = ReturnType<typeof personAt>;

const MAX_REDIRECTS = 10;

/** Nobody yet: log in, come as a guest, or stay a stranger. */
export function personAt(site: string) {
  const base = site.replace(/\/$/, '');
  const cookies = new Map<string, string>();

  async function go(target: URL, request: RequestInit = {}): Promise<Page> {
    let url = target;
    let init = request;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
      keep(response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) {
        return { status: response.status, url, html: await response.text() };
      }
      await response.arrayBuffer();
      url = new URL(location, url);
      init = {};
    }
    throw new Error(`More than ${MAX_REDIRECTS} redirects from ${target.href}`);
  }

  function keep(lines: string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const equals = pair.indexOf('=');
      const [name, value] = [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
      if (value === 'deleted' || /;\s*max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
  }

  function open(path: string): Promise<Page> {
    return go(new URL(path.startsWith('http') ? path : base + path));
  }

  /** Sends the form that holds `control`, every input of it, `values` in place of its own. */
  function submitForm(page: Page, control: string, values: Values, button?: string): Promise<Page> {
    return sendForm(page, formWith(page, control), values, button);
  }

  function sendForm(page: Page, form: Element, values: Values, button?: string): Promise<Page> {
    const fields = fieldsOf(form, button);
    for (const [name, value] of Object.entries(values)) {
      const first = fields.findIndex(([known]) => known === name);
      if (first < 0) throw new Error(`The form at ${page.url.pathname} has no field ${name}`);
      fields[first] = [name, value];
    }
    // A browser sends the lines of a text ended by CR LF, whatever they were in the page.
    const sent = fields.map(([name, value]): [string, string] => [name, crlf(value)]);
    const action = new URL(text(form, 'action') || page.url.href, page.url);
    if ((text(form, 'method') || 'get').toLowerCase() === 'get') {
      action.search = new URLSearchParams(sent).toString();
      return go(action);
    }
    if (text(form, 'encType') !== 'multipart/form-data') {
      return go(action, { method: 'POST', body: new URLSearchParams(sent) });
    }
    const body = new FormData();
    for (const [name, value] of sent) body.append(name, value);
    return go(action, { method: 'POST', body });
  }

  async function login(username: string, password: string): Promise<void> {
    const page = await open('/login/index.php');
    const after = await submitForm(page, 'username', { username, password });
    if (after.url.pathname.includes('/login/')) throw new Error(`${username} may not log in`);
  }

  async function loginAsGuest(): Promise<void> {
    const page = await open('/login/index.php');
    const forms = elements(documents.parse(page.html), 'form');
    const form = forms.find((one) => fieldsOf(one).some(([, value]) => value === 'guest'));
    if (!form) throw new Error('This Moodle offers no guest login');
    await sendForm(page, form, {});
  }

  async function sesskey(): Promise<string> {
    const page = await open('/my/');
    const found = /sesskey["']?\s*(?:[:=]|value=)\s*["']?(\w+)/.exec(page.html)?.[1];
    if (!found) throw new Error(`No sesskey at ${page.url.href}`);
    return found;
  }

  /** A link of Moodle's that changes something: it carries the sesskey. */
  async function follow(path: string): Promise<Page> {
    return open(`${path}&sesskey=${await sesskey()}`);
  }

  /** The chapter's text as the editor is given it: what Moodle has stored. */
  async function chapterText(cmid: number, chapterId: number): Promise<string> {
    const page = await open(`/mod/book/edit.php?cmid=${cmid}&id=${chapterId}`);
    return valueOf(page, 'content_editor[text]');
  }

  async function saveChapter(page: Page, title?: string, html?: string): Promise<Page> {
    const text = html ?? asTheEditorSaves(valueOf(page, 'content_editor[text]'));
    const values: Values = { 'content_editor[text]': text };
    if (title !== undefined) values['title'] = title;
    const after = await submitForm(page, 'content_editor[text]', values, 'submitbutton');
    if (after.url.pathname.endsWith('/edit.php')) throw new Error('The chapter was not taken');
    return after;
  }

  return {
    open,
    submitForm,
    login,
    loginAsGuest,
    sesskey,
    follow,
    chapterText,

    /** Edits in the chapter form; what is not given goes back as the editor rewrites it. */
    async editChapter(cmid: number, chapterId: number, edit: { title?: string; html?: string }) {
      const page = await open(`/mod/book/edit.php?cmid=${cmid}&id=${chapterId}`);
      await saveChapter(page, edit.title, edit.html);
    },

    /** Opens the chapter and presses "save": the editor rewrites white space and entities. */
    async saveChapterUntouched(cmid: number, chapterId: number) {
      await saveChapter(await open(`/mod/book/edit.php?cmid=${cmid}&id=${chapterId}`));
    },

    /** Adds a chapter behind page `pagenum` of the Book and tells its id. */
    async addChapter(cmid: number, pagenum: number, title: string, html: string) {
      const page = await open(`/mod/book/edit.php?cmid=${cmid}&pagenum=${pagenum}&subchapter=0`);
      return idIn(await saveChapter(page, title, html), 'chapterid');
    },

    /** Hides a chapter that is shown, shows one that is hidden. */
    toggleChapter: (cmid: number, chapterId: number) =>
      follow(`/mod/book/show.php?id=${cmid}&chapterid=${chapterId}`),

    moveChapter: (cmid: number, chapterId: number, way: 'up' | 'down') =>
      follow(`/mod/book/move.php?id=${cmid}&chapterid=${chapterId}&up=${way === 'up' ? 1 : 0}`),

    deleteChapter: (cmid: number, chapterId: number) =>
      follow(`/mod/book/delete.php?id=${cmid}&chapterid=${chapterId}&confirm=1`),

    /** Adds an entry; `values` by the code of the field (docs/bridge.md, living_area). */
    async addEntry(databaseId: number, values: Values) {
      const page = await open(`/mod/data/edit.php?d=${databaseId}`);
      return idIn(await sendEntry(page, values), 'rid');
    },

    async editEntry(databaseId: number, entryId: number, values: Values) {
      await sendEntry(await open(`/mod/data/edit.php?d=${databaseId}&rid=${entryId}`), values);
    },

    async deleteEntry(databaseId: number, entryId: number) {
      const asked = await follow(`/mod/data/view.php?d=${databaseId}&delete=${entryId}`);
      await submitForm(asked, 'confirm', {});
    },
  };

  function sendEntry(page: Page, values: Values): Promise<Page> {
    return submitForm(page, 'rid', entryControls(page, values), 'saveandview');
  }
}

/** The fields of a living-area entry as a person sees them, French or English. */
const LABELS: Record<string, readonly string[]> = {
  category: ['Rubrique', 'Category'],
  name: ['Nom', 'Name'],
  purpose: ['Pour quoi faire', 'What for'],
  address: ['Adresse', 'Address'],
  commune: ['Commune'],
  phone: ['Téléphone', 'Phone'],
  mail: ['Courriel', 'E-mail'],
  site: ['Site internet', 'Web site'],
  hours: ['Horaires', 'Opening hours'],
  contact: ['Personne à contacter (réservé aux référents)', 'Contact person (referents only)'],
  remarks: ['Remarques', 'Remarks'],
  state: ['État', 'State'],
};

/** From values by code to values by the form's own controls, found by their labels. */
export function entryControls(page: Page, values: Values): Values {
  const form = formWith(page, 'rid');
  const labels = elements(form, 'label').map((one) => ({
    of: text(one, 'htmlFor'),
    says: content(one).replace(/\s+/g, ' ').trim(),
  }));
  const controls = controlsOf(form);
  const named: Values = {};
  for (const [code, value] of Object.entries(values)) {
    if (code === 'verified_on') {
      Object.assign(named, dateControls(controls, value));
      continue;
    }
    const label = labels.find(({ says }) => (LABELS[code] ?? []).includes(says));
    const control = label && controls.find((one) => text(one, 'id') === label.of);
    if (!control) throw new Error(`No control for ${code} at ${page.url.href}`);
    named[text(control, 'name')] =
      control.tagName === 'select' ? optionSaying(control, value) : value;
  }
  return named;
}

/** The one date of the form is three menus without a label of their own. */
function dateControls(controls: Element[], day: string): Values {
  const name = controls.map((one) => text(one, 'name')).find((one) => one.endsWith('_day'));
  const [year, month, date] = day.split('-').map(Number);
  const stem = name?.slice(0, -'day'.length) ?? '';
  return { [`${stem}day`]: `${date}`, [`${stem}month`]: `${month}`, [`${stem}year`]: `${year}` };
}

/** A menu is set by what its option says; `a|b` names it in either language. */
function optionSaying(select: Element, wanted: string): string {
  const options = elements(select, 'option');
  const option = options.find((one) => wanted.split('|').includes(content(one).trim()));
  if (!option) throw new Error(`No option ${wanted}`);
  return text(option, 'value') || content(option).trim();
}

function idIn(page: Page, parameter: string): number {
  const id = Number(page.url.searchParams.get(parameter));
  if (!(id > 0)) throw new Error(`No ${parameter} at ${page.url.href} (HTTP ${page.status})`);
  return id;
}

function formWith(page: Page, control: string): Element {
  const forms = elements(documents.parse(page.html), 'form');
  const form = forms.find((one) => controlsOf(one).some((each) => text(each, 'name') === control));
  if (!form) throw new Error(`No form with ${control} at ${page.url.href} (HTTP ${page.status})`);
  return form;
}

function valueOf(page: Page, name: string): string {
  const control = controlsOf(formWith(page, name)).find((one) => text(one, 'name') === name)!;
  return valuesOf(control)[0] ?? '';
}

function controlsOf(form: Element): Element[] {
  return elements(form, 'input', 'select', 'textarea', 'button');
}

/** What a browser sends of a form when `button` is pressed. */
function fieldsOf(form: Element, button?: string): [string, string][] {
  return controlsOf(form).flatMap((control) => {
    const name = text(control, 'name');
    if (!name || control.properties['disabled'] === true) return [];
    const pressed = control.tagName === 'button' || BUTTONS.includes(text(control, 'type'));
    if (pressed && name !== button) return [];
    return valuesOf(control).map((value): [string, string] => [name, value]);
  });
}

const BUTTONS = ['submit', 'button', 'image', 'reset', 'file'];

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

function elements(node: Node, ...names: string[]): Element[] {
  const found: Element[] = node.type === 'element' && names.includes(node.tagName) ? [node] : [];
  if (!('children' in node)) return found;
  return [...found, ...node.children.flatMap((child) => elements(child, ...names))];
}

function content(node: Node): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  return node.children.map(content).join('');
}

function text(element: Element, property: string): string {
  const value = element.properties[property];
  return Array.isArray(value) ? value.join(' ') : String(value ?? '');
}

function crlf(value: string): string {
  return value.replace(/\r\n|\r|\n/g, '\r\n');
}
