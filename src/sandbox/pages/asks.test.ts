import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Person, personAt } from '../../../test/support/person.ts';
import { aQuestion, DAY, sandboxScene, type Scene } from '../../../test/support/sandbox-scene.ts';

const ASKS = '/local/mara/asks.php';
const TITLE = 'Bailleurs : quel texte garder ?';
const EMPTY = 'Aucune demande n’attend votre réponse.';

describe('the page of asks', () => {
  let scene: Scene;
  let referent: number;
  let other: number;
  beforeEach(async () => {
    scene = await sandboxScene();
    referent = await scene.createPerson('ra', 'mel', 'mara_referent');
    other = await scene.createPerson('rb', 'mel', 'mara_referent');
    await scene.createPerson('c', 'mel', 'mara_candidate');
  });
  afterEach(() => scene.sandbox.close());

  const open = async (username: string, query = ''): Promise<[Person, string]> => {
    const person = await scene.logIn(username);
    return [person, (await person.open(ASKS + query)).html];
  };
  const answer = async (person: Person, label: string, values: Record<string, string> = {}) =>
    person.answerAsk(await person.open(ASKS), TITLE, label, values);
  /** The number in the link of the notification; the first ask of a new site. */
  const ASK = '?ask=1';

  it('takes an answer, thanks, and shows it among the answered ones for 30 days', async () => {
    await scene.put(aQuestion(scene, 'mel/ask/a', [referent]));
    const [person, before] = await open('ra');
    expect(before).toContain('Mes demandes (1)');
    const after = await answer(person, 'Garder mon texte');
    expect(after.html).toContain('Votre réponse est enregistrée. Merci.');
    expect(after.html).toContain(EMPTY);
    expect(after.html).toContain('vous avez répondu\u00A0: «\u00A0Garder mon texte\u00A0».');
    expect(after.html).not.toContain('Mes demandes (');
    expect((await person.open(ASKS + ASK)).html).toContain('Vous avez déjà répondu');
    scene.pass(29 * DAY);
    expect((await open('ra'))[1]).toContain('vous avez répondu');
    scene.pass(2 * DAY);
    expect((await open('ra'))[1]).not.toContain('vous avez répondu');
  });

  it('says at the field what is missing, keeps what was written, and has answered nothing', async () => {
    await scene.put(aQuestion(scene, 'mel/ask/a', [referent]));
    const [person] = await open('ra');
    const unchosen = await answer(person, 'Autre chose', { choice: '', remark: 'Je réfléchis' });
    expect(unchosen.html).toMatch(/id="ask-1-choice-problem">\s*Choisissez une des réponses\./);
    expect(unchosen.html).toContain('aria-describedby="ask-1-choice-problem"');
    expect(unchosen.html).toContain('Je réfléchis</textarea');
    const silent = await answer(person, 'Autre chose', { remark: '  ' });
    expect(silent.html).toMatch(
      /id="ask-1-remark-problem">\s*Avec cette réponse, une remarque est nécessaire\./,
    );
    expect(silent.html).toContain('aria-invalid="true"');
    expect(silent.html).toMatch(/value="other"[^>]*checked/);
    const long = await answer(person, 'Autre chose', { remark: 'é'.repeat(2001) });
    expect(long.html).toContain('La remarque est trop longue\u00A0: 2000 caractères au plus.');
    expect(long.html).toContain('Mes demandes (1)');
  });

  it('answers nothing by an address, nor without the session’s key', async () => {
    await scene.put(aQuestion(scene, 'mel/ask/a', [referent]));
    const [person] = await open('ra');
    const sesskey = await person.sesskey();
    await person.open(`${ASKS}${ASK}&choice=keep&sesskey=${sesskey}`);
    const forged = await answer(person, 'Garder mon texte', { sesskey: 'forged' });
    expect(forged.html).toContain('invalidsesskey');
    expect((await person.open(ASKS)).html).toContain('Mes demandes (1)');
  });

  it('shows an ask to those named alone, and tells nobody else that it exists', async () => {
    await scene.put(aQuestion(scene, 'mel/ask/a', [referent]));
    for (const username of ['rb', 'c']) {
      const [, html] = await open(username, ASK);
      expect(html).toContain('ou ne vous est pas adressée.');
      expect(html).toContain(EMPTY);
      expect(html).not.toContain(TITLE);
    }
    const guest = await scene.logIn('guest', 'guest');
    expect((await guest.open(ASKS + ASK)).html).toContain('nopermissions');
    expect((await guest.open('/')).html).not.toContain(ASKS);
  });

  it('says that another has answered, without a name', async () => {
    await scene.put(aQuestion(scene, 'mel/ask/a', [referent, other]));
    const [second] = await open('rb');
    const late = await second.open(ASKS);
    await answer((await open('ra'))[0], 'Garder mon texte');
    const refused = await second.answerAsk(late, TITLE, 'Garder mon texte');
    expect(refused.html).toContain('Quelqu’un d’autre a déjà répondu');
    expect(refused.html).not.toContain('ra Essai');
    expect(refused.html).toContain(EMPTY);
  });

  it('says that time is over, or that the ask was withdrawn', async () => {
    const question = aQuestion(scene, 'mel/ask/a', [referent], { expires: scene.now() + DAY });
    await scene.put(question, aQuestion(scene, 'mel/ask/b', [referent]));
    await scene.put({ key: 'mel/ask/b', type: 'ask', remove: true });
    scene.pass(DAY);
    expect((await open('ra', ASK))[1]).toContain('Le délai est passé');
    expect((await open('ra', '?ask=2'))[1]).toContain('Cette demande a été retirée');
  });

  it('lets an answer be changed where the ask says so, and counts it no longer', async () => {
    const people = [referent, other];
    await scene.put(aQuestion(scene, 'mel/ask/a', people, { mode: 'each', change: true }));
    const [person] = await open('ra');
    const answered = await answer(person, 'Garder mon texte');
    expect(answered.html).toContain('Vous pourrez changer votre réponse');
    expect(answered.html).not.toContain('Mes demandes (');
    const changed = await answer(person, 'Autre chose', { remark: 'Ceci\nplutôt' });
    expect(changed.html).toContain('vous avez répondu\u00A0: «\u00A0Autre chose\u00A0».');
    expect(changed.html).toContain('Ceci\nplutôt</textarea');
  });

  it('refuses who has left the space since', async () => {
    await scene.put(aQuestion(scene, 'mel/ask/a', [referent]));
    const [person] = await open('ra');
    const page = await person.open(ASKS);
    await scene.sandbox.admin.unenrol(referent, 'mel');
    const refused = await person.answerAsk(page, TITLE, 'Garder mon texte');
    expect(refused.html).toContain('vous ne participez pas à cet espace en ce moment');
    expect(refused.html).not.toContain(TITLE);
  });

  it('puts the ask of the link before those that end earlier', async () => {
    const soon = aQuestion(scene, 'mel/ask/a', [referent], { expires: scene.now() + DAY });
    const title = { fr: 'Une seconde question' };
    await scene.put(soon, aQuestion(scene, 'mel/ask/b', [referent], { title }));
    const places = (html: string) => [html.indexOf(TITLE), html.indexOf(title.fr)];
    const [first, second] = places((await open('ra'))[1]);
    expect(first).toBeLessThan(second!);
    const [last, named] = places((await open('ra', '?ask=2'))[1]);
    expect(named).toBeLessThan(last!);
  });

  it('speaks the reader’s language, or the one they choose for the session', async () => {
    const english = await scene.createPerson('en', 'mel', 'mara_referent', 'en');
    await scene.put(aQuestion(scene, 'mel/ask/a', [english]));
    const [person, html] = await open('en');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Landlords: which text to keep?');
    expect(html).toContain('My questions (1)');
    expect((await person.open(`${ASKS}?lang=fr`)).html).toContain(TITLE);
    expect((await person.open(ASKS)).html).toContain('<html lang="fr">');
  });

  it('leads a stranger to the log-in page and back', async () => {
    await scene.put(aQuestion(scene, 'mel/ask/a', [referent]));
    const stranger = personAt(scene.sandbox.url);
    const login = await stranger.open(ASKS + ASK);
    expect(login.url.pathname).toBe('/login/index.php');
    const page = await stranger.submitForm(login, 'username', { username: 'ra', password: 'x' });
    expect(page.url.pathname + page.url.search).toBe(ASKS + ASK);
    expect(page.html).toContain(TITLE);
  });
});
