/** Invitations of people who have no account: a link, two buttons, and an account in the end. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BodyOf } from '../../src/moodle/pieces.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { personAt } from '../support/person.ts';
import { anInvitation, changed, HOUR, made, putOne, removal, standing } from './piece-steps.ts';
import type { Wish } from './piece-steps.ts';
import { atBrowser, itemOf, newSpace, position, someone, toldAtOnce, unique } from './steps.ts';

const PASSWORD = 'Invitation-2026!';

describe.each(moodles)('$name: invitations', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
    await moodle.fixture.allow({ accounts: true });
  });
  afterAll(async () => {
    await moodle.fixture.allow({});
    await moodle.close();
  });

  /** An invitation that was sent; its link as the e-mail has it. */
  async function scene(wish: Partial<BodyOf<'invitation'>> = {}) {
    const space = await newSpace(moodle);
    const invitation = anInvitation(moodle, space, wish);
    const { id, detail } = await made(moodle, invitation);
    expect(detail).toEqual({ status: 'queued', userid: null });
    await moodle.fixture.sendNotices();
    return { space, invitation, id, link: await linkTo(invitation.body.email) };
  }

  async function linkTo(email: string): Promise<string> {
    const mails = await moodle.fixture.mailsTo(email);
    expect(mails).toHaveLength(1);
    const link = /https?:\/\/[^\s"<>]+\/local\/mara\/invitation\.php\?token=\w+/.exec(
      mails[0]!.text,
    );
    if (!link) throw new Error(`No link in: ${mails[0]!.text}`);
    return link[0];
  }

  async function statusOf(wish: Wish<'invitation'>): Promise<string> {
    const { state, detail } = await standing(moodle, wish);
    expect(state).toBe(['queued', 'sent'].includes(detail.status) ? 'live' : 'closed');
    return detail.status;
  }

  it('come by one e-mail, with a link of this site that cannot be guessed', async () => {
    const { space, invitation, link } = await scene();
    expect(await statusOf(invitation)).toBe('sent');
    expect(link.startsWith(`${moodle.url}/local/mara/`)).toBe(true);
    expect(link.slice(link.indexOf('=') + 1).length).toBeGreaterThanOrEqual(32);
    await moodle.fixture.sendNotices();
    const [mail, ...others] = await moodle.fixture.mailsTo(invitation.body.email);
    expect(others).toEqual([]);
    expect(mail!.text).toContain(space.name);
    const other = await scene();
    expect(other.link).not.toBe(link);
  });

  it('are sent once by two tasks at once, and not again for an update', async () => {
    const space = await newSpace(moodle);
    const wish = anInvitation(moodle, space);
    await made(moodle, wish);
    await Promise.all([moodle.fixture.sendNotices(), moodle.fixture.sendNotices()]);
    await putOne(moodle, changed(wish, { expires: wish.body.expires + HOUR }));
    await moodle.fixture.sendNotices();
    expect(await moodle.fixture.mailsTo(wish.body.email)).toHaveLength(1);
  });

  it('show the space and two buttons, and are answered by neither opening nor reloading', async () => {
    const { space, invitation, link } = await scene();
    const person = personAt(moodle.url);
    for (const more of ['', '', '&accept=1&decline=1', '&action=accept', '&action=decline']) {
      const page = await person.open(link + more);
      expect(page.html).toContain(space.name);
    }
    expect(await statusOf(invitation)).toBe('sent');
  });

  it('make an account with the password chosen and the quality, once accepted', async () => {
    const { space, invitation, id, link } = await scene();
    const from = await position(moodle);
    const person = personAt(moodle.url);
    await person.acceptInvitation(await person.open(link), PASSWORD);
    const told = await toldAtOnce(moodle, from, 'pieces', id);
    expect(told).toMatchObject({ state: 'closed', detail: { status: 'accepted' } });
    const { userid } = (await standing(moodle, invitation)).detail;
    await moodle.fixture.enrol(userid!, space.code, 'candidate');
    const { firstname, lastname, email } = invitation.body;
    expect(await itemOf(moodle, 'people', userid!)).toMatchObject({
      firstname,
      lastname,
      suspended: false,
      fields: { mara_quality: 'mentor' },
    });
    await personAt(moodle.url).login(email, PASSWORD);
    await expect(personAt(moodle.url).login(email, 'Another-2026!')).rejects.toThrow('not log in');
  });

  it('make an account without a quality where none is named', async () => {
    const { space, invitation, link } = await scene({ quality: null });
    const person = personAt(moodle.url);
    await person.acceptInvitation(await person.open(link), PASSWORD);
    const { userid } = (await standing(moodle, invitation)).detail;
    await moodle.fixture.enrol(userid!, space.code, 'candidate');
    expect((await itemOf(moodle, 'people', userid!))?.fields).toEqual({});
  });

  it('are declined by the other button, for good', async () => {
    const { invitation, link } = await scene();
    const person = personAt(moodle.url);
    const page = await person.open(link);
    await person.declineInvitation(page);
    expect(await statusOf(invitation)).toBe('declined');
    await person.acceptInvitation(page, PASSWORD);
    expect(await statusOf(invitation)).toBe('declined');
    expect((await standing(moodle, invitation)).detail.userid).toBeNull();
  });

  it('need the sesskey of the page', async () => {
    const { invitation, link } = await scene();
    const person = personAt(moodle.url);
    const page = await person.open(link);
    await person.acceptInvitation(page, PASSWORD, { sesskey: 'forged' });
    await person.declineInvitation(page, { sesskey: 'forged' });
    await personAt(moodle.url).declineInvitation(page);
    expect(await statusOf(invitation)).toBe('sent');
  });

  it.each(['short', 'onlylowercaseletters', ''])(
    'are not accepted with the password “%s”',
    async (password) => {
      const { invitation, link } = await scene();
      const person = personAt(moodle.url);
      const page = await person.acceptInvitation(await person.open(link), password);
      expect(page.html).toContain('type="password"');
      expect(await statusOf(invitation)).toBe('sent');
      await person.acceptInvitation(page, PASSWORD);
      expect(await statusOf(invitation)).toBe('accepted');
    },
  );

  it('are accepted once, however often and at once the button is pressed', async () => {
    const { invitation, link } = await scene();
    const people = [personAt(moodle.url), personAt(moodle.url), personAt(moodle.url)];
    const pages = await Promise.all(people.map((person) => person.open(link)));
    await Promise.all(people.map((person, at) => person.acceptInvitation(pages[at]!, PASSWORD)));
    expect(await statusOf(invitation)).toBe('accepted');
    const { detail } = await standing(moodle, invitation);
    await people[0]!.acceptInvitation(pages[0]!, 'Another-2026!');
    expect((await standing(moodle, invitation)).detail).toEqual(detail);
    await personAt(moodle.url).login(invitation.body.email, PASSWORD);
  });

  it('of one address in two spaces make one account', async () => {
    const email = `${unique('i')}@contract.test`;
    const [here, there] = [await newSpace(moodle), await newSpace(moodle)];
    const wishes = [anInvitation(moodle, here, { email }), anInvitation(moodle, there, { email })];
    for (const wish of wishes) await made(moodle, wish);
    await moodle.fixture.sendNotices();
    const mails = await moodle.fixture.mailsTo(email);
    const links = mails.map(
      ({ text }) => /https?:\/\/[^\s"<>]+invitation\.php\?token=\w+/.exec(text)![0],
    );
    expect(new Set(links).size).toBe(2);
    const [first, second] = [personAt(moodle.url), personAt(moodle.url)];
    await first.acceptInvitation(await first.open(links[0]!), PASSWORD);
    await second.acceptInvitation(await second.open(links[1]!), PASSWORD);
    const statuses = await Promise.all(wishes.map(statusOf));
    expect(statuses.sort()).toEqual(['accepted', 'sent']);
    await second.login(email, PASSWORD);
    await second.acceptInvitation(await second.open(links[1]!));
    const [one, other] = await Promise.all(wishes.map((wish) => standing(moodle, wish)));
    expect(one!.detail).toEqual(other!.detail);
    expect(one!.detail.status).toBe('accepted');
  });

  it('are accepted by whoever has an account with that address once logged in', async () => {
    const email = `${unique('i')}@contract.test`;
    const who = await someone(moodle, { email });
    const { invitation, link } = await scene({ email });
    const stranger = personAt(moodle.url);
    const page = await stranger.acceptInvitation(await stranger.open(link), PASSWORD);
    expect(page.url.pathname).toContain('/login/');
    const other = await atBrowser(moodle, await someone(moodle));
    const shown = await other.open(link);
    if (shown.html.includes('name="accept"')) await other.acceptInvitation(shown, PASSWORD);
    expect(await statusOf(invitation)).toBe('sent');
    const person = await atBrowser(moodle, who);
    await person.acceptInvitation(await person.open(link));
    expect((await standing(moodle, invitation)).detail).toEqual({
      status: 'accepted',
      userid: who.id,
    });
  });

  it('that are withdrawn are opened by no link any more', async () => {
    const { space, invitation, link } = await scene();
    const person = personAt(moodle.url);
    const page = await person.open(link);
    expect((await putOne(moodle, removal(invitation))).outcome).toBe('removed');
    expect((await person.open(link)).html).not.toContain(space.name);
    await person.acceptInvitation(page, PASSWORD);
    expect(await statusOf(invitation)).toBe('withdrawn');
  });

  it('that are withdrawn before they are sent are never sent', async () => {
    const wish = anInvitation(moodle, await newSpace(moodle));
    await made(moodle, wish);
    await putOne(moodle, removal(wish));
    await moodle.fixture.sendNotices();
    expect(await moodle.fixture.mailsTo(wish.body.email)).toEqual([]);
    expect(await statusOf(wish)).toBe('withdrawn');
  });

  it('expire: closed at once for who opens the link, told after the task', async () => {
    const { space, link, id } = await scene({ expires: moodle.fixture.now() + HOUR });
    const person = personAt(moodle.url);
    const page = await person.open(link);
    await moodle.fixture.letPass(space.code, HOUR + 1);
    expect((await person.open(link)).html).not.toContain(space.name);
    await person.acceptInvitation(page, PASSWORD);
    const from = await position(moodle);
    await moodle.fixture.sendNotices();
    const told = await toldAtOnce(moodle, from, 'pieces', id);
    expect(told.detail).toEqual({ status: 'expired', userid: null });
  });

  it('tell nothing of themselves to a token that is made up', async () => {
    const { link, space } = await scene();
    for (const token of ['', 'x', 'a'.repeat(64), "' OR '1'='1"]) {
      const address = `${link.slice(0, link.indexOf('=') + 1)}${encodeURIComponent(token)}`;
      expect((await personAt(moodle.url).open(address)).html).not.toContain(space.name);
    }
  });

  it('make no account where the site allows none', async () => {
    const { invitation, link } = await scene();
    const person = personAt(moodle.url);
    const page = await person.open(link);
    await moodle.fixture.allow({});
    await person.acceptInvitation(page, PASSWORD);
    expect(await statusOf(invitation)).toBe('sent');
    const another = await putOne(moodle, anInvitation(moodle, await newSpace(moodle)));
    expect(another.outcome).toBe('failed: notallowed');
    await moodle.fixture.allow({ accounts: true });
    await person.acceptInvitation(await person.open(link), PASSWORD);
    expect(await statusOf(invitation)).toBe('accepted');
  });

  it.each([
    ['email', { email: 'nobody' }],
    ['firstname', { firstname: '' }],
    ['lastname', { lastname: 7 }],
    ['lang', { lang: null }],
    ['expires', { expires: 'never' }],
    ['quality', { quality: 'manager' }],
  ])('are refused for a wrong %s (%j)', async (name, wrong) => {
    const wish = anInvitation(moodle, await newSpace(moodle), wrong as never);
    const { outcome, message } = await putOne(moodle, wish);
    expect(outcome).toBe('failed: invalidbody');
    expect(message).toContain(name);
  });
});
