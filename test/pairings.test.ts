/** Whole cycles: a pairing is proposed, people answer in Moodle, and the two are brought together. */
import { afterEach, expect, it, jest } from '@jest/globals';
import { pairing } from '../src/cli/commands/pairing.ts';
import { contextFor } from '../src/cli/program.ts';
import type { Pairing } from '../src/features/matching/index.ts';
import { runCycle } from '../src/features/sync/index.ts';
import { describeEachDatabase } from './support/databases.ts';
import { proposePairs } from './support/pairings.ts';
import { personAt } from './support/person.ts';
import { losingAnswers, openSite, type Site } from './support/site.ts';

const ASKS = '/local/mara/asks.php';
const DAY = 86_400_000;
/** As French is printed: with a no-break space. */
const JOB = 'C’est terminé\u00A0: j’ai un emploi';
const CONSENTS = 'matching=2026-11-01/1';

// Whole courses of several cycles and pages.
jest.setTimeout(60_000);

type Scene = Site & { candidate: number; mentor: number; partner: number };

describeEachDatabase('pairings', ({ freshUrl }) => {
  let site: Scene | undefined;
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });

  /** `mel` with a referent, a candidate and a mentor; a second mentor in `var`. */
  const open = async (settings: Record<string, string> = {}): Promise<Scene> => {
    const ids = { candidate: 0, mentor: 0, partner: 0 };
    const here = await openSite((await freshUrl()).url, {
      settings,
      async seed({ admin }) {
        await admin.createSpace({ code: 'mel', name: 'Maine-et-Loire', departements: '49' });
        await admin.createSpace({ code: 'var', name: 'Var', departements: '83' });
        const make = (
          username: string,
          firstname: string,
          lastname: string,
          fields: Record<string, string> = {},
        ) => admin.createUser({ username, password: 'mara-2026', firstname, lastname, fields });
        const referent = await make('ref', 'Odile', 'Rivet');
        await admin.enrol(referent, 'mel', 'mara_referent');
        ids.candidate = await make('can', 'Jeanne', 'Duval', {
          mara_quality: 'candidate',
          mara_service: 'army',
          mara_places: 'dep:49',
          mara_needs: 'cv;interview',
          mara_consents: CONSENTS,
        });
        await admin.enrol(ids.candidate, 'mel', 'mara_candidate');
        const mentor = {
          mara_quality: 'mentor',
          mara_service: 'navy',
          mara_mentor_places: 'dep:49',
          mara_helps: 'cv',
          mara_capacity: '1',
        };
        ids.mentor = await make('men', 'Paul', 'Lemoine', {
          ...mentor,
          mara_contact: '06 00 00 00 07',
          mara_consents: CONSENTS,
        });
        await admin.enrol(ids.mentor, 'mel', 'mara_candidate');
        ids.partner = await make('par', 'Luc', 'Faure', {
          ...mentor,
          mara_consents: `${CONSENTS};partners=2026-11-01/1`,
        });
        await admin.enrol(ids.partner, 'var', 'mara_candidate');
        return referent;
      },
    });
    site = { ...here, ...ids };
    await here.cycle();
    return site;
  };

  const proposeTo = ({ app, candidate, mentor, clock }: Scene, other = mentor) =>
    proposePairs(app.db, [[candidate, other]], { now: clock.now(), newId: app.sync.newId });
  const pairings = async ({ app }: Scene): Promise<Pick<Pairing, 'state' | 'endReason'>[]> =>
    app.db('pairing').orderBy('id').select('state', 'end_reason as endReason', 'end_detail as why');
  /** Logged in once a day: Moodle takes its time to check a password, and forgets who was long away. */
  const loggedIn = new Map<string, ReturnType<typeof personAt>>();
  const at = async ({ sandbox, clock }: Site, username: string) => {
    const name = `${sandbox.url} ${username} ${Math.floor(clock.now() / DAY)}`;
    const person = loggedIn.get(name) ?? personAt(sandbox.url);
    if (!loggedIn.has(name)) await person.login(username, 'mara-2026');
    loggedIn.set(name, person);
    return person;
  };
  const answer = async (here: Site, username: string, title: string, label: string) => {
    const person = await at(here, username);
    await person.answerAsk(await person.open(ASKS), title, label);
  };
  const reads = async (here: Site, username: string): Promise<string> =>
    (await (await at(here, username)).open(ASKS)).html;
  const pieces = async ({ app }: Site) =>
    (await app.sync.moodle.snapshot('pieces', 0)).items.filter(({ key }) =>
      key.includes('pairing'),
    );
  const standing = async (here: Site): Promise<string[]> =>
    (await pieces(here)).filter(({ state }) => state === 'live').map(({ type }) => type);

  /** The purposes of the questions that wait for an answer in Moodle. */
  const openAsks = async (here: Site): Promise<string[]> =>
    (await pieces(here))
      .flatMap((piece) =>
        piece.type === 'ask' && piece.detail.status === 'open'
          ? [piece.key.split('/')[2]?.split('-')[0] ?? '']
          : [],
      )
      .sort();
  /** Answers the open question of a purpose, whatever its page looks like. */
  const says = async (here: Site, userId: number, purpose: string, choice: string) => {
    const ask = (await pieces(here)).find(
      ({ key, state }) => state === 'live' && key.includes(`/ask/${purpose}-`),
    );
    const { admin } = here.sandbox;
    expect(await admin.answerAsk({ ask: ask?.key ?? purpose, userId, choice })).toBeNull();
  };

  it('come about in Moodle, one step after the other', async () => {
    const here = await open();
    await proposeTo(here);
    await here.cycle();
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    const asked = await reads(here, 'ref');
    expect(asked).toContain('Jeanne Duval');
    expect(asked).toContain('Paul Lemoine');
    expect(await reads(here, 'can')).not.toContain('Paul');

    await answer(here, 'ref', 'qu’en pensez-vous', 'Oui, proposez-le-leur');
    await here.cycle();
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    // Neither reads the other's family name nor contact before both agreed.
    const [candidate, mentor] = [await reads(here, 'can'), await reads(here, 'men')];
    expect(candidate).toContain('Paul');
    expect(candidate).toContain('Marine nationale');
    expect(candidate).toContain('Ce parrain');
    expect(candidate).not.toMatch(/Lemoine|06 00/);
    expect(mentor).toContain('Jeanne');
    expect(mentor).toContain('CV, Préparation d’entretien');
    expect(mentor).not.toMatch(/Duval/);

    await answer(here, 'can', 'Un parrain pour vous', 'Oui, avec plaisir');
    await here.cycle();
    expect(await pairings(here)).toMatchObject([{ state: 'approved' }]);
    await answer(here, 'men', 'Un candidat à accompagner', 'Oui, avec plaisir');
    await here.cycle();
    expect(await pairings(here)).toMatchObject([{ state: 'active' }]);
    expect((await standing(here)).sort()).toEqual(['group', 'message', 'message']);
    const group = (await pieces(here)).find(({ type }) => type === 'group');
    expect(group).toMatchObject({
      space: 'mel',
      detail: { members: [here.candidate, here.mentor], waiting: [] },
    });

    const lines = await here.app.db('run_line').pluck<string[]>('message');
    expect(lines.join()).not.toMatch(/Duval|Lemoine|Jeanne|Paul|06 00/);
  });

  /** Brought as far as this, each step by the people's own answers. */
  const activeWith = async (here: Scene, mentor = here.mentor): Promise<void> => {
    await proposeTo(here, mentor);
    await here.cycle();
    await says(here, here.referent, 'pairing', 'accept');
    await here.cycle();
    await says(here, here.candidate, 'pairing_candidate', 'accept');
    await says(here, mentor, 'pairing_mentor', 'accept');
    await here.cycle();
    expect(await pairings(here)).toMatchObject([{ state: 'active' }]);
  };
  const toldTo = async (here: Scene, person: number): Promise<string> => {
    here.clock.move(2 * 3_600_000);
    await here.sandbox.admin.sendNotices();
    return JSON.stringify(await here.sandbox.admin.notificationsOf(person));
  };

  it('give each the name and contact of the other once, and keep their group', async () => {
    const here = await open();
    await activeWith(here);
    const before = await toldTo(here, here.mentor);
    expect(before).toMatch(/Jeanne Duval.*messagerie de Moodle/);
    expect(await toldTo(here, here.candidate)).toMatch(/Paul Lemoine.*06 00 00 00 07/);
    for (const days of [10, 25]) {
      here.clock.move(days * DAY);
      await here.cycle();
    }
    await here.cycle();
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    expect(await toldTo(here, here.mentor)).toBe(before);
    // The messages are erased a month after they were sent, and not sent again.
    expect((await pieces(here)).map(({ type }) => type)).toEqual(['group']);
  });

  it('are asked about after sixty days, and end as the candidate says', async () => {
    const here = await open();
    await activeWith(here);
    here.clock.move(59 * DAY);
    await here.cycle();
    expect(await openAsks(here)).toEqual([]);
    here.clock.move(DAY);
    await here.cycle();
    expect(await openAsks(here)).toEqual(['pairing_check']);
    await answer(here, 'can', 'Votre binôme se poursuit-il', 'Le binôme se poursuit');
    await here.cycle();
    expect(await pairings(here)).toMatchObject([{ state: 'active' }]);
    here.clock.move(90 * DAY);
    await here.cycle();
    await answer(here, 'can', 'Votre binôme se poursuit-il', JOB);
    await here.cycle();
    expect(await pairings(here)).toMatchObject([{ state: 'ended', endReason: 'settled' }]);
    expect(await standing(here)).toEqual(['message']);
    expect(await toldTo(here, here.mentor)).toContain('Merci de votre accompagnement');
  });

  it('leave nothing behind in the cycle after a consent is withdrawn', async () => {
    const here = await open();
    await activeWith(here);
    // The messages still wait: nobody was told a name yet.
    expect((await standing(here)).sort()).toEqual(['group', 'message', 'message']);
    await here.sandbox.admin.updateUser(here.mentor, { fields: { mara_consents: '' } });
    await here.cycle();
    expect(await pairings(here)).toMatchObject([{ state: 'ended', endReason: 'consent' }]);
    expect(await standing(here)).toEqual(['message']);
    expect(await toldTo(here, here.candidate)).not.toMatch(/Lemoine|06 00/);
    expect(await toldTo(here, here.mentor)).not.toMatch(/Duval/);
    // Nor is it read on in what was answered.
    expect(await reads(here, 'ref')).not.toMatch(/Lemoine/);
    await here.cycle();
    const left: unknown[] = await here.app.db('wish').where('key', 'like', '%pairing%').select();
    expect(JSON.stringify(left)).not.toMatch(/Paul|Jeanne/);
    expect(await here.cycle()).toMatchObject({ writes: 0 });
  });

  it('withdraw their questions with an account, and with a pause before they begin', async () => {
    const here = await open();
    await proposeTo(here);
    await here.cycle();
    expect(await openAsks(here)).toEqual(['pairing']);
    await says(here, here.referent, 'pairing', 'accept');
    await here.cycle();
    expect(await openAsks(here)).toEqual(['pairing_candidate', 'pairing_mentor']);
    await here.sandbox.admin.updateUser(here.mentor, { fields: { mara_pause: '2026-12-24' } });
    await here.cycle();
    expect(await openAsks(here)).toEqual([]);
    await proposeTo(here, here.partner);
    await here.sandbox.admin.updateUser(here.partner, { suspended: true });
    await here.cycle();
    expect(await pairings(here)).toMatchObject([
      { state: 'ended', endReason: 'paused' },
      { state: 'ended', endReason: 'gone' },
    ]);
    expect(await openAsks(here)).toEqual([]);
  });

  it('keep why somebody said no, and tell whoever had said yes', async () => {
    const here = await open();
    await proposeTo(here);
    await here.cycle();
    await says(here, here.referent, 'pairing', 'accept');
    await here.cycle();
    await says(here, here.candidate, 'pairing_candidate', 'accept');
    await says(here, here.mentor, 'pairing_mentor', 'refuse_busy');
    await here.cycle();
    expect(await pairings(here)).toMatchObject([
      { state: 'ended', endReason: 'refused_mentor', why: 'busy' },
    ]);
    expect(await openAsks(here)).toEqual([]);
    const told = await toldTo(here, here.candidate);
    expect(told).toContain('ne peut pas se faire');
    expect(told).not.toMatch(/Lemoine/);
  });

  it('end after three weeks without an answer, the mentor being asked first where it is set so', async () => {
    const here = await open({ MARA_PAIRING_ASKS: 'mentor_first' });
    await proposeTo(here);
    await here.cycle();
    here.clock.move(9 * DAY);
    await says(here, here.referent, 'pairing', 'accept');
    await here.cycle();
    expect(await openAsks(here)).toEqual(['pairing_mentor']);
    here.clock.move(20 * DAY);
    await says(here, here.mentor, 'pairing_mentor', 'accept');
    await here.cycle();
    expect(await openAsks(here)).toEqual(['pairing_candidate']);
    here.clock.move(20 * DAY);
    await here.cycle();
    expect(await pairings(here)).toMatchObject([{ state: 'approved' }]);
    here.clock.move(DAY);
    await here.cycle();
    expect(await pairings(here)).toMatchObject([{ state: 'ended', endReason: 'expired' }]);
    expect(await toldTo(here, here.mentor)).toContain('Merci d’avoir accepté');
  });

  it('are put to the coordinators once the referents let ten days pass', async () => {
    const here = await open();
    const { admin } = here.sandbox;
    const named = { firstname: 'Éric', lastname: 'Morel' };
    const coordinator = await admin.createUser({
      username: 'coo',
      password: 'mara-2026',
      ...named,
    });
    await admin.enrol(coordinator, 'mel', 'mara_coordinator');
    await proposeTo(here);
    await here.cycle();
    expect(await reads(here, 'coo')).not.toContain('Lemoine');
    here.clock.move(10 * DAY);
    for (let cycles = 0; cycles < 2; cycles++) await here.cycle();
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    expect(await openAsks(here)).toEqual(['pairing']);
    expect(await reads(here, 'ref')).not.toContain('Lemoine');
    expect(await reads(here, 'coo')).toContain('elle vous revient');
    await answer(here, 'coo', 'qu’en pensez-vous', 'Oui, proposez-le-leur');
    await here.cycle();
    expect(await openAsks(here)).toEqual(['pairing_candidate', 'pairing_mentor']);
  });

  it('name a mentor with more candidates than places to the referents of the space', async () => {
    const here = await open();
    await proposeTo(here);
    await here.app.db('pairing').update({ state: 'active', active_at: here.clock.now() });
    await here.sandbox.admin.updateUser(here.mentor, { fields: { mara_capacity: '0' } });
    here.clock.move(3_600_000);
    await here.cycle();
    const region = (await here.app.sync.moodle.snapshot('pieces', 0)).items.find(
      ({ key }) => key === 'mel/region',
    );
    const seenBy = async (username: string): Promise<string> =>
      (await (await at(here, username)).open(region?.url ?? '')).html;
    const told = 'Paul Lemoine, parrain, a plus de candidats (1) que de places offertes (0)';
    expect(await seenBy('ref')).toContain(told);
    expect(await seenBy('can')).not.toContain('Lemoine');
  });

  it('of two who share no space begin without a group, each told in their own space', async () => {
    const here = await open();
    const consents = `${CONSENTS};partners=2026-11-01/1`;
    await here.sandbox.admin.updateUser(here.candidate, { fields: { mara_consents: consents } });
    await activeWith(here, here.partner);
    const seen = (await pieces(here)).filter(({ state }) => state === 'live');
    expect(seen.map(({ key }) => key.replace(/pairing-[0-9a-z]+/, 'pairing')).sort()).toEqual([
      'mel/message/pairing-candidate',
      'var/message/pairing-mentor',
    ]);
  });

  it('come about once, though each cycle dies after Moodle did what it asked', async () => {
    const here = await open();
    const { sync } = here.app;
    const dying = { ...sync, moodle: losingAnswers(sync.moodle, 'put') };
    const die = () => runCycle(dying, { command: 'sync', pulls: true, applies: true });
    await proposeTo(here);
    await expect(die()).rejects.toThrow('the answer was lost');
    await says(here, here.referent, 'pairing', 'accept');
    await expect(die()).rejects.toThrow('the answer was lost');
    await here.cycle();
    await says(here, here.candidate, 'pairing_candidate', 'accept');
    await says(here, here.mentor, 'pairing_mentor', 'accept');
    await expect(die()).rejects.toThrow('the answer was lost');
    await here.cycle();
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    expect(await pairings(here)).toMatchObject([{ state: 'active' }]);
    expect((await standing(here)).sort()).toEqual(['group', 'message', 'message']);
    expect((await toldTo(here, here.mentor)).match(/vous accompagnez/g)).toHaveLength(1);
    await here.cycle();
    expect((await toldTo(here, here.mentor)).match(/vous accompagnez/g)).toHaveLength(1);
  });

  it('are shown and decided about at the console, by numbers alone', async () => {
    const here = await open();
    const context = contextFor(here.app);
    const run = (action: string, id = '', more: Record<string, string> = {}) =>
      pairing.run(context, { switches: {}, values: { action, id, ...more } });
    expect(await run('')).toMatchObject({ lines: ['Aucun binôme n’est proposé ni en cours.'] });
    const [made] = (await proposeTo(here)).added;
    const listed = await run('list', 'mel');
    expect(listed.exit).toBe(3);
    expect(listed.lines).toEqual([
      `${made!.id} · mel · proposé depuis le 22 novembre 2026 à 11:00`,
      `  candidat n° ${here.candidate}, parrain n° ${here.mentor} · 78 points`,
    ]);
    expect((await run('list', 'var')).lines).toHaveLength(1);
    const accepted = await run('accept', made!.id.slice(-6), { as: 'Anne Martin' });
    expect(accepted).toMatchObject({ exit: 0, json: { state: 'approved' } });
    // Who decided is kept, and told nowhere.
    expect(await here.app.db('pairing').pluck('decided_by')).toEqual(['Anne Martin']);
    expect(JSON.stringify([accepted, await run('list')])).not.toMatch(/Anne|decidedBy/);
    await here.cycle();
    expect(await openAsks(here)).toEqual(['pairing_candidate', 'pairing_mentor']);
    await run('refuse', made!.id, { reason: 'known' });
    await here.cycle();
    expect(await openAsks(here)).toEqual([]);
    await expect(run('end', made!.id, { reason: 'stopped' })).rejects.toMatchObject({
      told: { key: 'pairings.is.ended' },
    });
    await expect(run('mend', made!.id)).rejects.toMatchObject({
      told: { key: 'cli.pairing.badAction' },
    });
  });
});
