/** Whole cycles: what use cases wished for, who is invited, and what « Ma région » says. */
import { afterEach, expect, it } from '@jest/globals';
import { makeWish, takeBack } from '../src/features/wishes/index.ts';
import type { ItemOf, PieceType } from '../src/moodle/index.ts';
import { describeEachDatabase } from './support/databases.ts';
import { personAt } from './support/person.ts';
import { openSite, type Site, sheet } from './support/site.ts';

const DAY = 86_400;

describeEachDatabase('writing back', ({ freshUrl }) => {
  let site: Site | undefined;
  const open = async (settings: Record<string, string> = {}): Promise<Site> => {
    site = await openSite((await freshUrl()).url, { settings });
    return site;
  };
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });

  const pieces = async ({ app }: Site): Promise<ItemOf<'pieces'>[]> =>
    (await app.sync.moodle.snapshot('pieces', 0)).items;
  const pieceOf = async (here: Site, key: string) =>
    (await pieces(here)).find((piece) => piece.key === key);
  const secondsOf = ({ clock }: Site): number => Math.floor(clock.now() / 1000);
  const wish = (here: Site, key: string, type: PieceType, body: unknown): Promise<void> =>
    here.app.db.transaction((tx) =>
      makeWish(tx, { key, name: key, type, body }, { now: here.clock.now() }),
    );
  const candidate = async ({ sandbox: { admin } }: Site, username: string): Promise<number> => {
    const password = 'mara-2026';
    return await admin.createUser({ username, password, firstname: 'Jean', lastname: username });
  };

  it('puts groups, events, messages and enrolments, once, and takes away what is taken back', async () => {
    const here = await open();
    const { admin } = here.sandbox;
    await admin.allows({ roles: ['mara_candidate'] });
    await here.cycle();
    const jean = await candidate(here, 'jean');
    const body = { userid: jean, role: 'mara_candidate', start: null, end: null };
    await wish(here, 'mel/enrolment/1', 'enrolment', body);
    await wish(here, 'mel/grouping/meetings', 'grouping', { name: 'Rencontres' });
    const grouping = 'mel/grouping/meetings';
    await wish(here, 'mel/group/1', 'group', { name: 'Groupe 1', grouping, members: [jean] });
    await wish(here, 'mel/event/1', 'event', {
      name: 'Rencontre à Angers',
      description: '<p>À 18 h.</p>',
      location: 'Angers',
      start: secondsOf(here) + DAY,
      duration: 7200,
      group: 'mel/group/1',
    });
    const subject = { fr: 'Votre groupe est fait' };
    const text = { fr: '<p>Il se réunit à Angers.</p>' };
    await wish(here, 'mel/message/1', 'message', { userid: jean, subject, text, link: null });

    await here.cycle();
    expect(await pieceOf(here, 'mel/enrolment/1')).toMatchObject({ detail: { ours: true } });
    expect(await pieceOf(here, 'mel/group/1')).toMatchObject({ detail: { members: [jean] } });
    expect(await pieceOf(here, 'mel/event/1')).toMatchObject({ state: 'live' });
    await admin.sendNotices();
    await admin.sendNotices();
    expect(await admin.notificationsOf(jean)).toHaveLength(1);
    expect((await here.cycle()).writes).toBe(0);
    expect(await pieceOf(here, 'mel/message/1')).toMatchObject({ detail: { status: 'sent' } });

    // In two cycles: more than three at once would wait for a second person.
    await here.app.db.transaction((tx) => takeBack(tx, 'mel/enrolment/1'));
    await here.cycle();
    for (const key of ['mel/event/1', 'mel/group/1', 'mel/grouping/meetings']) {
      await here.app.db.transaction((tx) => takeBack(tx, key));
    }
    await here.cycle();
    expect((await pieces(here)).map(({ key }) => key).toSorted()).toEqual([
      'mel/message/1',
      'mel/region',
    ]);
    expect((await here.cycle()).writes).toBe(0);
    expect(await admin.notificationsOf(jean)).toHaveLength(1);
  });

  it('says what the site does not allow, and the rest goes on', async () => {
    const here = await open();
    await here.cycle();
    const jean = await candidate(here, 'jean');
    const body = { userid: jean, role: 'mara_candidate', start: null, end: null };
    await wish(here, 'mel/enrolment/1', 'enrolment', body);
    await wish(here, 'mel/grouping/meetings', 'grouping', { name: 'Rencontres' });
    await here.cycle();
    expect(await pieceOf(here, 'mel/enrolment/1')).toBeUndefined();
    expect(await pieceOf(here, 'mel/grouping/meetings')).toMatchObject({ state: 'live' });
    expect(await here.app.db('set_aside').where({ kind: 'put' }).pluck('object')).toEqual([
      'mel/enrolment/1',
    ]);
  });

  const invite = (here: Site, more: Record<string, string> = {}): Promise<number> =>
    here.sandbox.admin.createEntry({
      space: 'mel',
      userId: here.referent,
      sheet: 'invitation',
      fields: {
        firstname: 'Luc',
        lastname: 'Bernard',
        mail: 'luc@exemple.fr',
        quality: 'Parrain',
        agreed: 'Oui',
        ...more,
      },
    });
  const linkIn = async (here: Site): Promise<string> => {
    const [mail] = await here.sandbox.admin.mails();
    const found = /https?:\/\/[^\s"<>]+\/local\/mara\/invitation\.php\?token=\w+/.exec(
      mail?.html ?? '',
    );
    return found?.[0] ?? '';
  };

  it('invites who agreed, and enrols them once they accepted', async () => {
    const here = await open({ MARA_INVITE_ROLE: 'mara_candidate' });
    const { admin } = here.sandbox;
    await admin.allows({ roles: ['mara_candidate'], accounts: true });
    const id = await invite(here);
    await here.cycle();
    await admin.sendNotices();
    await here.cycle();
    expect(await admin.mails()).toHaveLength(1);
    expect(await pieceOf(here, `mel/invitation/${id}`)).toMatchObject({
      detail: { status: 'sent' },
    });

    const link = await linkIn(here);
    const person = personAt(here.sandbox.url);
    await person.acceptInvitation(await person.open(link), 'Invitation-2026!');
    await here.cycle();
    const enrolment = await pieceOf(here, `mel/invited/${id}`);
    expect(enrolment).toMatchObject({ type: 'enrolment', state: 'live', detail: { ours: true } });
    await here.cycle();
    expect(await here.app.db('person').pluck('lastname')).toContain('Bernard');
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    expect(await admin.mails()).toHaveLength(1);
  });

  it('withdraws an invitation whose person no longer agrees, and invites again if they do', async () => {
    const here = await open();
    const { admin } = here.sandbox;
    await admin.allows({ accounts: true });
    const id = await invite(here);
    await here.cycle();
    await admin.sendNotices();
    expect(await admin.mails()).toHaveLength(1);
    await admin.changeEntry(id, { agreed: 'Pas encore' });
    await here.cycle();
    const link = await linkIn(here);
    expect(await pieceOf(here, `mel/invitation/${id}`)).toMatchObject({
      state: 'closed',
      detail: { status: 'withdrawn' },
    });
    const person = personAt(here.sandbox.url);
    const page = await person.open(link);
    await expect(person.acceptInvitation(page, 'Invitation-2026!')).rejects.toThrow();
    await here.cycle();
    expect(await pieceOf(here, `mel/invitation/${id}`)).toBeUndefined();
    here.clock.move(DAY * 1000);
    await admin.changeEntry(id, { agreed: 'Oui' });
    await here.cycle();
    expect(await pieceOf(here, `mel/invitation/${id}`)).toMatchObject({ state: 'live' });
    await admin.sendNotices();
    expect(await admin.mails()).toHaveLength(2);
  });

  it('tells a region how it stands, and writes nothing while it stays so', async () => {
    const here = await open();
    const { admin } = here.sandbox;
    await admin.createEntry({
      space: 'mel',
      userId: here.referent,
      fields: sheet('CAF', { mail: 'faux', verified_on: '2024-01-02' }),
    });
    await invite(here, { mail: 'faux' });
    await here.cycle();
    // The chapter that was just written is told from now on.
    await here.cycle();
    here.clock.move(DAY * 1000);
    // A Monday: the letter of the week is sent, once.
    await here.cycle();
    await here.cycle();
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    const person = personAt(here.sandbox.url);
    await person.login('ref', 'mara-2026');
    const { items } = await here.app.sync.moodle.snapshot('spaces', 0);
    const page = await person.open(`/local/mara/region.php?id=${items[0]?.id ?? 0}`);
    expect(page.html).toContain('champ Courriel');
    expect(page.html).toContain('2 janvier 2024');
    expect(page.html).toContain('2 chapitres');
    expect(page.html).not.toContain('Bernard');
  });
});
