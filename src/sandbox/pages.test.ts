import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { personAt } from '../../test/support/person.ts';
import { ask } from '../../test/support/rest.ts';
import { type BookItem, PublishedSchema, type SpaceItem, StatusSchema } from '../moodle/wire.ts';
import { type Sandbox, startSandbox } from './index.ts';

const HTML =
  '<div id="mara-a" class="mara"><p>L’&eacute;t&eacute; &amp; apr&egrave;s</p><ul><li>un</li></ul></div>';

describe('the pages', () => {
  let sandbox: Sandbox;
  let space: SpaceItem;
  beforeEach(async () => {
    sandbox = await startSandbox({ file: ':memory:' });
    space = await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
  });
  afterEach(() => sandbox.close());

  const publish = async (run = 'r'): Promise<BookItem> => {
    const { site } = StatusSchema.parse(await ask(sandbox, 'local_mara_get_status'));
    const key = 'mel/living-area';
    const chapter = { key: `${key}/a`, title: 'Bailleurs', html: HTML, source: 's', after: null };
    const book = { key, space: 'mel', name: 'Bassin de vie', intro: '', chapters: [chapter] };
    const batch = JSON.stringify({ run, instance: site.instance, books: [book] });
    const [result] = PublishedSchema.parse(
      await ask(sandbox, 'local_mara_publish', { batch }),
    ).results;
    return result!.state!;
  };
  const someone = async (username: string, role: 'mara_referent' | 'mara_candidate') => {
    const id = await sandbox.admin.createUser({
      username,
      password: 'x',
      firstname: username,
      lastname: 'X',
    });
    await sandbox.admin.enrol(id, 'mel', role);
    const person = personAt(sandbox.url);
    await person.login(username, 'x');
    return person;
  };

  it('rewrite a text as an editor does, where the page’s script runs, and that is no edit', async () => {
    const book = await publish();
    const referent = await someone('r', 'mara_referent');
    const { id } = book.chapters[0]!;
    const form = await referent.open(`/mod/book/edit.php?cmid=${book.cmid}&id=${id}`);
    await referent.submitForm(
      form,
      'content_editor[text]',
      { 'content_editor[touched]': '1' },
      'submitbutton',
    );
    const stored = await referent.chapterText(book.cmid!, id);
    expect(stored).toContain('<p>L’été &amp; après</p>\n<ul>');
    const after = await publish('r2');
    expect(after.chapters[0]).toMatchObject({ edited: false, html: null, kept: [] });
  });

  it('show a person’s text without what would harm a reader', async () => {
    const book = await publish();
    const referent = await someone('r', 'mara_referent');
    const html = '<p>Mien</p><script>alert(1)</script><img src="x" onerror="alert(1)" alt="">';
    await referent.editChapter(book.cmid!, book.chapters[0]!.id, { html });
    const page = await (await someone('c', 'mara_candidate')).open(book.url!);
    expect(page.html).toContain('<p>Mien</p>');
    expect(page.html).not.toMatch(/alert|onerror/);
  });

  it('say on each that this is no real Moodle, under a strict policy', async () => {
    for (const path of ['/', '/login/index.php', '/course/view.php?id=99']) {
      const response = await fetch(sandbox.url + path);
      expect(await response.text()).toContain('Moodle simulé');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
    }
  });

  it('open a space to guests when an administrator does, and only what guests may read', async () => {
    const book = await publish();
    await sandbox.admin.setGuestAccess('mel', true);
    const guest = personAt(sandbox.url);
    await guest.loginAsGuest();
    expect((await guest.open(book.url!)).html).toContain('L’été');
    const database = await guest.open(space.databases[0]!.url);
    expect(database.url.pathname).toBe('/course/view.php');
    expect(database.html).toContain('Désolé, cette activité est cachée actuellement.');
    await sandbox.admin.setGuestAccess('mel', false);
    expect((await guest.open(book.url!)).url.pathname).toBe('/enrol/index.php');
  });

  it('lead a stranger to the log-in page and then where they wanted to go', async () => {
    const book = await publish();
    await someone('c', 'mara_candidate');
    const stranger = personAt(sandbox.url);
    const login = await stranger.open(book.url!);
    expect(login.url.pathname).toBe('/login/index.php');
    const wrong = await stranger.submitForm(login, 'username', { username: 'c', password: 'y' });
    expect(wrong.html).toContain('incorrect');
    const right = await stranger.submitForm(wrong, 'username', { username: 'c', password: 'x' });
    expect(right.url.href).toContain(`/mod/book/view.php?id=${book.cmid}`);
    expect(right.html).toContain('L’été');
  });

  it('let an administrator, and nobody else, delete an activity', async () => {
    const book = await publish();
    const admin = personAt(sandbox.url);
    await admin.login('admin', 'mara-2026');
    const asked = await admin.follow(`/course/mod.php?delete=${book.cmid}`);
    await admin.submitForm(asked, 'confirm', {});
    expect((await publish('r2')).state).toBe('gone');
  });

  it('are closed to all but administrators during maintenance', async () => {
    const candidate = await someone('c', 'mara_candidate');
    sandbox.admin.setMaintenance('site');
    expect((await candidate.open('/my/')).status).toBe(503);
    const admin = personAt(sandbox.url);
    await admin.login('admin', 'mara-2026');
    expect((await admin.open('/my/')).status).toBe(200);
  });
});
