/**
 * A person at a browser: cookies, redirects, forms sent back whole, hidden inputs too.
 * It knows Moodle's own pages, so one driver serves the real Moodle and the simulated one.
 */
import { asTheEditorSaves } from './editor.ts';
import { entryControls } from './entry-form.ts';
import {
  buttonsOf,
  controlLabelled,
  controlsOf,
  documents,
  elements,
  fieldsOf,
  formAbout,
  formWith,
  text,
  valueOf,
} from './forms.ts';
import type { Element, Page, Sent, Values } from './forms.ts';

export { entryControls } from './entry-form.ts';
export type { Page } from './forms.ts';

export type Person = ReturnType<typeof personAt>;

const MAX_REDIRECTS = 10;

/** Nobody yet: log in, come as a guest, or stay a stranger. */
export function personAt(site: string) {
  const base = site.replace(/\/$/, '');
  const cookies = new Map<string, string>();

  /** On a connection each time: a kept one may be closed while this process parses a long page. */
  async function go(target: URL, request: RequestInit = {}): Promise<Page> {
    let url = target;
    let init = request;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(url, {
        ...init,
        redirect: 'manual',
        headers: { cookie, connection: 'close' },
      });
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
  function submitForm(page: Page, control: string, values: Sent, button?: string): Promise<Page> {
    return sendForm(page, formWith(page, control), values, button);
  }

  function sendForm(page: Page, form: Element, values: Sent, button?: string): Promise<Page> {
    const boxes = Object.entries(values).filter(([, value]) => Array.isArray(value));
    const fields = fieldsOf(form, button).filter(
      ([name, value]) => value === '' || !boxes.some(([box]) => box === name),
    );
    for (const [name, value] of Object.entries(values)) {
      if (Array.isArray(value)) {
        fields.push(...value.map((one): [string, string] => [name, one]));
        continue;
      }
      const first = fields.findIndex(([known]) => known === name);
      // Nothing of a group of radio buttons is sent before one is chosen.
      const unchosen = controlsOf(form).some((one) => text(one, 'name') === name);
      if (first < 0 && !unchosen) {
        throw new Error(`The form at ${page.url.pathname} has no field ${name}`);
      }
      fields.splice(first < 0 ? fields.length : first, first < 0 ? 0 : 1, [name, value]);
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

  /** Answers the ask of this title: a choice by its label, a remark beside it; `forged` over all. */
  async function answerAsk(
    page: Page,
    title: string,
    label: string,
    { remark, ...forged }: Values = {},
  ): Promise<Page> {
    const form = formAbout(page, title);
    const control = controlLabelled(form, label);
    const values = { [text(control, 'name')]: text(control, 'value'), ...forged };
    if (remark !== undefined) values[remarkName(form, text(control, 'value'))] = remark;
    return sendForm(page, form, values);
  }

  /** Presses the button that accepts an invitation, the first; with a password where one is asked. */
  async function acceptInvitation(page: Page, password = '', forged: Values = {}): Promise<Page> {
    const form = invitationForms(page)[0]!;
    const asked = passwordsOf(form);
    const button = text(buttonsOf(form)[0]!, 'name');
    const next = await sendForm(page, form, { ...filled(asked, password), ...forged }, button);
    const later = asked.length > 0 ? undefined : invitationForms(next).find(hasPasswords);
    return later && password !== ''
      ? sendForm(next, later, { ...filled(passwordsOf(later), password), ...forged })
      : next;
  }

  /** Presses the button that declines it, the last. */
  function declineInvitation(page: Page, forged: Values = {}): Promise<Page> {
    const form = invitationForms(page).at(-1)!;
    return sendForm(page, form, forged, text(buttonsOf(form).at(-1)!, 'name'));
  }

  return {
    open,
    submitForm,
    answerAsk,
    acceptInvitation,
    declineInvitation,
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

    /** Adds an entry; `values` by the code of the field (docs/bridge.md). */
    async addEntry(databaseId: number, values: Values) {
      const page = await open(`/mod/data/edit.php?d=${databaseId}`);
      return idIn(await sendEntry(page, values), 'rid');
    },

    async editEntry(databaseId: number, entryId: number, values: Values) {
      // By the link in the list: Moodle 4.4 opens the form of an entry with the sesskey only.
      await sendEntry(await follow(`/mod/data/edit.php?d=${databaseId}&rid=${entryId}`), values);
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

function idIn(page: Page, parameter: string): number {
  const id = Number(page.url.searchParams.get(parameter));
  if (!(id > 0)) throw new Error(`No ${parameter} at ${page.url.href} (HTTP ${page.status})`);
  return id;
}

function invitationForms(page: Page): Element[] {
  return elements(documents.parse(page.html), 'form').filter((one) =>
    text(one, 'action').includes('/local/mara/invitation.php'),
  );
}

function passwordsOf(form: Element): string[] {
  const inputs = controlsOf(form).filter((one) => text(one, 'type') === 'password');
  return inputs.map((one) => text(one, 'name'));
}

const hasPasswords = (form: Element): boolean => passwordsOf(form).length > 0;

const filled = (names: string[], value: string): Values =>
  Object.fromEntries(names.map((name) => [name, value]));

/** One remark for the whole form, or one for each choice. */
function remarkName(form: Element, choice: string): string {
  const names = controlsOf(form).map((one) => text(one, 'name'));
  return names.includes('remark') ? 'remark' : `remark[${choice}]`;
}

function crlf(value: string): string {
  return value.replace(/\r\n|\r|\n/g, '\r\n');
}
