import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { personAt } from '../../../test/support/person.ts';
import { DAY, sandboxScene, type Scene } from '../../../test/support/sandbox-scene.ts';
import type { PieceToPut } from '../../moodle/pieces.ts';
import { seedExampleSite, startSandbox } from '../index.ts';

const CALENDAR = '/calendar/view.php?view=upcoming';
const NOTIFICATIONS = '/message/output/popup/notifications.php';

describe('the pages around groups, meetings and news', () => {
  let scene: Scene;
  let member: number;
  let other: number;
  let groups: string;
  beforeEach(async () => {
    scene = await sandboxScene();
    member = await scene.createPerson('camille', 'mel', 'mara_candidate');
    other = await scene.createPerson('dominique', 'mel', 'mara_candidate');
    await scene.createPerson('ra', 'mel', 'mara_referent');
    await scene.createPerson('rb', 'fin', 'mara_referent');
    groups = `/group/index.php?id=${scene.mel.id}`;
  });
  afterEach(() => scene.sandbox.close());

  const read = async (username: string, path: string): Promise<string> =>
    (await (await scene.logIn(username)).open(path)).html;
  const group = (key: string, name: string, members: number[]): PieceToPut => ({
    key,
    type: 'group',
    source: 's',
    body: { name, grouping: null, members },
  });
  const event = (key: string, name: string, wish: object = {}): PieceToPut => {
    const place = { description: '<p>Café<script>1</script></p>', location: 'Angers' };
    const start = scene.now() + DAY;
    return {
      key,
      type: 'event',
      source: 's',
      body: { name, ...place, start, duration: 7200, group: null, ...wish },
    };
  };

  it('show a group to its members alone', async () => {
    await scene.put(
      group('mel/group/a', 'Groupe 7K2F', [member, other]),
      group('mel/group/b', 'Groupe 9XX', [other]),
    );
    const html = await read('camille', groups);
    expect(html).toContain('Groupe 7K2F');
    expect(html).toContain('dominique Essai');
    expect(html).not.toContain('Groupe 9XX');
    expect(await read('camille', scene.mel.url)).toContain(groups);
    expect(await read('ra', groups)).toContain('Vous n’êtes dans aucun groupe de cet espace.');
    expect(await read('ra', scene.mel.url)).not.toContain(groups);
    expect(await read('rb', groups)).not.toContain('7K2F');
    const guest = personAt(scene.sandbox.url);
    await guest.loginAsGuest();
    await scene.sandbox.admin.setGuestAccess('mel', true);
    expect((await guest.open(groups)).html).not.toContain('7K2F');
    const admin = await scene.logIn('admin', 'mara-2026');
    expect((await admin.open(groups)).html).toContain('Groupe 9XX');
  });

  it('show one group at Moodle’s own address, and not even its name to others', async () => {
    await scene.put(group('mel/group/a', 'Groupe 7K2F', [member]));
    const path = '/group/members.php?group=1';
    expect(await read('camille', path)).toContain('Groupe 7K2F');
    const refused = await read('dominique', path);
    expect(refused).toContain('nopermissions');
    expect(refused).not.toContain('7K2F');
    expect(await read('camille', '/group/members.php?group=9')).toContain('invalidrecord');
  });

  it('show members of a group of Moodle’s visibility “own” only themselves', async () => {
    const { admin } = scene.sandbox;
    const id = await admin.createGroup({ space: 'mel', name: 'Discret', visibility: 'own' });
    const hidden = await admin.createGroup({ space: 'mel', name: 'Caché', visibility: 'none' });
    for (const one of [id, hidden]) {
      await admin.addToGroup(one, member);
      await admin.addToGroup(one, other);
    }
    const html = await read('camille', groups);
    expect(html).toContain('Discret');
    expect(html).not.toContain('dominique Essai');
    expect(html).not.toContain('Caché');
  });

  it('list coming events: a course’s for those enrolled, a group’s for its members', async () => {
    await scene.put(
      group('mel/group/a', 'Groupe 7K2F', [member]),
      event('mel/event/all', 'Rencontre pour tous'),
      event('mel/event/few', 'Rencontre à huis clos', { group: 'mel/group/a' }),
    );
    const html = await read('camille', CALENDAR);
    expect(html).toContain('Rencontre pour tous');
    expect(html).toContain('Rencontre à huis clos');
    expect(html).toContain('2 juin 2026 à 10:00, jusqu’au 2 juin 2026 à 12:00');
    expect(html).toContain('<p>Café</p>');
    const outside = await read('dominique', CALENDAR);
    expect(outside).toContain('Rencontre pour tous');
    expect(outside).not.toContain('huis clos');
    expect(outside).not.toContain('7K2F');
    expect(await read('rb', CALENDAR)).toContain('Rien n’est prévu pour vous en ce moment.');
    const guest = personAt(scene.sandbox.url);
    await guest.loginAsGuest();
    expect((await guest.open(CALENDAR)).html).toContain('nopermissions');
  });

  it('leave out what is over, and what somebody who left the space saw', async () => {
    await scene.put(event('mel/event/all', 'Rencontre pour tous'));
    scene.pass(DAY + 7200);
    expect(await read('camille', CALENDAR)).toContain('Rencontre pour tous');
    scene.pass(1);
    expect(await read('camille', CALENDAR)).not.toContain('Rencontre pour tous');
    await scene.put(event('mel/event/next', 'La prochaine'));
    await scene.sandbox.admin.unenrol(member, 'mel');
    expect(await read('camille', CALENDAR)).not.toContain('La prochaine');
    expect(await read('dominique', CALENDAR)).toContain('La prochaine');
  });

  it('list the reader’s own notifications, the newest first', async () => {
    const news = (key: string, userid: number, subject: string): PieceToPut => ({
      key,
      type: 'message',
      source: 's',
      body: { userid, subject: { fr: subject }, text: { fr: '<p>Bonjour</p>' }, link: null },
    });
    await scene.put(news('mel/message/a', member, 'Ancienne'));
    await scene.sandbox.admin.sendNotices();
    scene.pass(DAY);
    await scene.put(news('mel/message/b', member, 'Nouvelle'));
    await scene.sandbox.admin.sendNotices();
    const html = await read('camille', NOTIFICATIONS);
    expect(html.indexOf('Nouvelle')).toBeLessThan(html.indexOf('Ancienne'));
    expect(html).toContain('Ancienne');
    expect(await read('dominique', NOTIFICATIONS)).toContain('Vous n’avez pas de notification.');
    const stranger = await personAt(scene.sandbox.url).open(NOTIFICATIONS);
    expect(stranger.url.pathname).toBe('/login/index.php');
  });

  it('keep the mails to administrators, where the site is not the example', async () => {
    expect(await read('ra', '/mailbox')).toContain('nopermissions');
    const stranger = await personAt(scene.sandbox.url).open('/mailbox');
    expect(stranger.url.pathname).toBe('/login/index.php');
    const admin = await scene.logIn('admin', 'mara-2026');
    expect((await admin.open('/')).html).toContain('href="/mailbox"');
    expect((await admin.open('/mailbox')).html).toContain('Aucun courriel n’a été envoyé.');
  });

  it('tell a newcomer to the example site where to look, and show its mails', async () => {
    const example = await startSandbox({ file: ':memory:' });
    try {
      await seedExampleSite(example);
      const newcomer = personAt(example.url);
      const front = await newcomer.open('/');
      for (const words of ['Mes demandes', 'Ma région', 'Mes groupes', 'href="/mailbox"'])
        expect(front.html).toContain(words);
      const mails = await newcomer.open('/mailbox');
      expect(mails.html).toContain('Courriels envoyés par ce Moodle simulé');
      await newcomer.login('candidat.mel', 'mara-2026');
      expect((await newcomer.open('/mailbox')).html).toContain('nopermissions');
    } finally {
      await example.close();
    }
  });
});
