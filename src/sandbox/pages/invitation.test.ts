import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Page, type Person, personAt } from '../../../test/support/person.ts';
import { DAY, sandboxScene, type Scene } from '../../../test/support/sandbox-scene.ts';
import type { PieceToPut } from '../../moodle/pieces.ts';

const PASSWORD = 'Angers-2026';
const CLOSED = 'Ce lien ne fonctionne pas, ou ne fonctionne plus.';

describe('the page of an invitation', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await sandboxScene();
    await scene.sandbox.admin.allows({ accounts: true });
  });
  afterEach(() => scene.sandbox.close());

  /** Invites and mails; tells the link of the mail, as an administrator reads it. */
  const invite = async (email = 'odile@exemple.test', lang = 'fr'): Promise<string> => {
    const names = { firstname: 'Odile', lastname: 'Rivet' };
    const expires = scene.now() + 7 * DAY;
    const piece: PieceToPut = {
      key: `mel/invitation/${lang}`,
      type: 'invitation',
      source: 's',
      body: { email, ...names, lang, expires, quality: 'mentor' },
    };
    await scene.put(piece);
    await scene.sandbox.admin.sendNotices();
    const admin = await scene.logIn('admin', 'mara-2026');
    const { html } = await admin.open('/mailbox');
    const link = /href="([^"]*\/local\/mara\/invitation\.php\?token=[^"]+)"/.exec(html)?.[1];
    if (link === undefined) throw new Error('No invitation in the mailbox');
    return link;
  };
  const press = (person: Person, page: Page, button: 'accept' | 'decline') =>
    person.submitForm(page, button, {}, button);
  const choose = (person: Person, page: Page, password: string, password2 = password) =>
    person.submitForm(page, 'password', { password, password2 });

  it('names the space and nobody, and does nothing by being opened', async () => {
    const link = await invite();
    const person = personAt(scene.sandbox.url);
    const page = await person.open(link);
    expect(page.html).toContain(
      'On vous invite à rejoindre l’espace «\u00A0Maine-et-Loire\u00A0».',
    );
    expect(page.html).not.toMatch(/Odile|odile@/);
    await person.open(`${link}&accept=1`);
    await person.open(`${link}&decline=1`);
    const forged = await person.submitForm(page, 'decline', { sesskey: 'forged' }, 'decline');
    expect(forged.html).toContain('invalidsesskey');
    expect((await person.open(link)).html).toContain('On vous invite');
  });

  it('makes the account when a good password was given twice, and ends at the log-in page', async () => {
    const link = await invite();
    const person = personAt(scene.sandbox.url);
    const asked = await press(person, await person.open(link), 'accept');
    expect(asked.html).toContain('Choisissez un mot de passe');
    const different = await choose(person, asked, PASSWORD, 'Angers-2027');
    expect(different.html).toMatch(/id="password2-problem">\s*Les deux mots de passe/);
    const weak = await choose(person, different, 'angers');
    expect(weak.html).toMatch(/id="password-problem">\s*Ce mot de passe est trop simple/);
    const done = await choose(person, weak, PASSWORD);
    expect(done.url.pathname).toBe('/login/index.php');
    expect(done.html).toContain('votre compte est créé');
    const mine = await person.submitForm(done, 'username', {
      username: 'odile@exemple.test',
      password: PASSWORD,
    });
    expect(mine.html).toContain('Odile Rivet');
    expect((await personAt(scene.sandbox.url).open(link)).html).toContain(CLOSED);
  });

  it('takes a refusal, after which the link opens nothing', async () => {
    const link = await invite();
    const person = personAt(scene.sandbox.url);
    const declined = await press(person, await person.open(link), 'decline');
    expect(declined.html).toContain('C’est noté\u00A0: vous avez décliné.');
    expect((await person.open(link)).html).toContain(CLOSED);
  });

  it('opens nothing with another token, or once it expired', async () => {
    const link = await invite();
    const person = personAt(scene.sandbox.url);
    const page = await person.open(link);
    expect((await person.open(`${link}0`)).html).toContain(CLOSED);
    scene.pass(7 * DAY);
    const late = await press(personAt(scene.sandbox.url), page, 'accept');
    expect(late.html).toContain(CLOSED);
  });

  it('asks whoever has an account to log in, and then takes their acceptance', async () => {
    const id = await scene.createPerson('odile', 'fin', 'mara_candidate');
    await scene.sandbox.admin.updateUser(id, { email: 'Odile@exemple.test' });
    const link = await invite();
    const person = personAt(scene.sandbox.url);
    const login = await press(person, await person.open(link), 'accept');
    expect(login.url.pathname).toBe('/login/index.php');
    expect(login.html).toContain('Ce site connaît déjà votre adresse.');
    const back = await person.submitForm(login, 'username', { username: 'odile', password: 'x' });
    const joined = await press(person, back, 'accept');
    expect(joined.html).toContain('Merci. Votre invitation est acceptée.');
  });

  it('is not accepted by somebody else’s account', async () => {
    await scene.createPerson('c', 'mel', 'mara_candidate');
    const link = await invite();
    const other = await scene.logIn('c');
    const refused = await press(other, await other.open(link), 'accept');
    expect(refused.html).toContain('Vous utilisez ici un autre compte');
    expect((await personAt(scene.sandbox.url).open(link)).html).toContain('On vous invite');
  });

  it('says so where the site makes no accounts any more, and loses nothing', async () => {
    const link = await invite();
    await scene.sandbox.admin.allows({ accounts: false });
    const person = personAt(scene.sandbox.url);
    const asked = await press(person, await person.open(link), 'accept');
    const refused = await choose(person, asked, PASSWORD);
    expect(refused.html).toContain('Ce site ne crée pas de compte sur invitation pour le moment.');
    expect((await person.open(link)).html).toContain('On vous invite');
  });

  it('speaks the language of the e-mail until another is chosen', async () => {
    const link = await invite('mary@exemple.test', 'en');
    const person = personAt(scene.sandbox.url);
    const english = await person.open(link);
    expect(english.html).toContain('<html lang="en">');
    expect(english.html).toContain('You are invited to join the space “Maine-et-Loire”.');
    expect((await person.open(`${link}&lang=fr`)).html).toContain('On vous invite');
  });
});
