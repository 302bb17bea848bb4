import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ask } from '../../../test/support/rest.ts';
import { personAt } from '../../../test/support/person.ts';
import { aQuestion, DAY, sandboxScene, type Scene } from '../../../test/support/sandbox-scene.ts';
import type { PieceToPut } from '../../moodle/pieces.ts';

const PAGE: PieceToPut = {
  key: 'mel/page/region',
  type: 'page',
  source: 's',
  body: {
    sections: [
      {
        code: 'conflicts',
        title: { fr: 'À décider', en: 'To decide' },
        empty: { fr: 'Rien à décider.', en: 'Nothing to decide.' },
        items: [
          {
            text: { fr: 'Un chapitre <b>modifié</b>', en: 'An edited chapter' },
            url: 'https://moodle.example/mod/book/view.php?id=4',
            since: Date.UTC(2026, 4, 20) / 1000,
          },
          { text: { fr: 'Sans adresse' }, url: null, since: null },
        ],
      },
      { code: 'old', title: { fr: 'Vieillies' }, empty: { fr: 'Rien de vieilli.' }, items: [] },
    ],
  },
};

describe('« Ma région »', () => {
  let scene: Scene;
  let referent: number;
  let path: string;
  beforeEach(async () => {
    scene = await sandboxScene();
    referent = await scene.createPerson('ra', 'mel', 'mara_referent');
    await scene.createPerson('rb', 'fin', 'mara_referent');
    await scene.createPerson('c', 'mel', 'mara_candidate');
    path = `/local/mara/region.php?id=${scene.mel.id}`;
  });
  afterEach(() => scene.sandbox.close());

  const read = async (username: string, query = ''): Promise<string> =>
    (await (await scene.logIn(username)).open(path + query)).html;

  it('shows what was pushed, as plain text, in the reader’s language', async () => {
    await scene.put(PAGE);
    const french = await read('ra');
    expect(french).toContain('À décider');
    expect(french).toContain(
      '<a href="https://moodle.example/mod/book/view.php?id=4">Un chapitre &lt;b&gt;modifié&lt;/b&gt;</a>',
    );
    expect(french).toContain('depuis le 20 mai 2026');
    expect(french).toContain('Rien de vieilli.');
    const english = await read('ra', '&lang=en');
    expect(english).toContain('To decide');
    expect(english).toContain('since 20 May 2026');
    expect(english).toContain('Rien de vieilli.');
  });

  it('lists the reader’s own open asks, no one else’s', async () => {
    const title = { fr: 'Pour quelqu’un d’autre' };
    const other = await scene.createPerson('rc', 'mel', 'mara_referent');
    await scene.put(
      aQuestion(scene, 'mel/ask/a', [referent]),
      aQuestion(scene, 'mel/ask/b', [other], { title }),
    );
    const html = await read('ra');
    expect(html).toContain('<a href="/local/mara/asks.php?ask=1">Bailleurs : quel texte garder ?');
    expect(html).not.toContain(title.fr);
    expect(html).toContain('Le compagnon n’a encore rien écrit sur cet espace.');
  });

  it('says when the companion came by, and that it has been away for more than two days', async () => {
    await ask(scene.sandbox, 'local_mara_get_status');
    expect(await read('ra')).toContain('passé pour la dernière fois le 1er juin 2026');
    scene.pass(2 * DAY);
    expect(await read('ra')).toContain('passé pour la dernière fois');
    scene.pass(60);
    const html = await read('ra');
    expect(html).toContain('Le compagnon n’est pas passé depuis plus de deux jours.');
    expect(html).toContain('Rien n’est perdu');
    await ask(scene.sandbox, 'local_mara_get_status');
    expect(await read('ra')).toContain('passé pour la dernière fois le 3 juin 2026');
  });

  it('is linked from the course for its referents, and closed to all others', async () => {
    await scene.put(PAGE);
    const referentA = await scene.logIn('ra');
    expect((await referentA.open(scene.mel.url)).html).toContain(`href="${path}"`);
    const candidate = await scene.logIn('c');
    expect((await candidate.open(scene.mel.url)).html).not.toContain('region.php');
    const refused = await candidate.open(path);
    expect(refused.html).toContain('nopermissions');
    expect(refused.html).not.toContain('À décider');
    const referentB = await (await scene.logIn('rb')).open(path);
    expect(referentB.url.pathname).toBe('/enrol/index.php');
    const guest = personAt(scene.sandbox.url);
    await guest.loginAsGuest();
    expect((await guest.open(path)).url.pathname).toBe('/enrol/index.php');
    await scene.sandbox.admin.setGuestAccess('mel', true);
    expect((await guest.open(path)).html).toContain('nopermissions');
  });

  it('is not there for a course that is no space', async () => {
    const id = await scene.sandbox.admin.createCourse('Un cours');
    const admin = await scene.logIn('admin', 'mara-2026');
    expect((await admin.open(`/local/mara/region.php?id=${id}`)).html).toContain('invalidrecord');
  });
});
