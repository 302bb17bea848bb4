/** What is asked about people, day by day: mirrors written directly, on both databases. */
import { describe, expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { type FollowUp, followUp } from '../../../test/support/follow-up.ts';
import type { Db } from '../../db/index.ts';
import { courseOf, eventsOf } from '../people/index.ts';
import { pauseSpace } from '../upkeep/index.ts';
import { wishesOf } from '../wishes/index.ts';

const [REFERENT, OTHER, COORDINATOR, CELL] = [1, 2, 3, 4];
const JEAN = 41;

describeEachDatabase('looking after people', ({ fresh }) => {
  const begin = async (): Promise<{ db: Db; net: FollowUp }> => {
    const db = await fresh();
    const net = followUp(db);
    await net.begin();
    await net.appoint(REFERENT, 'mel');
    await net.appoint(COORDINATOR, 'mel', 'mara_coordinator');
    await net.appoint(CELL, 'nat');
    return { db, net };
  };
  /** Asks by purpose, space and people, in short. */
  const asked = async (net: FollowUp) =>
    (await net.openAsks()).map(
      ({ purpose, space, people }) => `${purpose} ${space} ${people.join()}`,
    );
  /** A cycle a week, and one on the last day: nothing hangs on every day being seen. */
  const pass = async (net: FollowUp, days: number) => {
    for (let left = days; left > 0; left -= 7) {
      net.move(Math.min(left, 7));
      await net.cycle();
    }
  };
  const first = async (net: FollowUp, purpose?: string) => {
    const [ask] = await net.openAsks(purpose);
    if (ask === undefined) throw new Error(`Nothing is asked (${purpose})`);
    return ask;
  };
  const overdue = async (db: Db, net: FollowUp) =>
    (await net.intake.waitingNow(db, net.now())).waiting;
  const course = async (db: Db, id = JEAN) => courseOf((await eventsOf(db, [id])).get(id) ?? []);
  const kinds = async (db: Db, id = JEAN) =>
    ((await eventsOf(db, [id])).get(id) ?? []).map(({ kind, value }) => [kind, value]);

  describe('who arrives', () => {
    it('is told to those responsible with all that helps a first call, and named in the text alone', async () => {
      const { net } = await begin();
      await net.arrive(JEAN, 'mel', {
        mara_needs: 'cv;network',
        mara_school: 'saint_cyr',
        mara_departure: '2027-09',
      });
      await net.cycle();
      const ask = await first(net);
      expect(ask).toMatchObject({ purpose: 'contact', space: 'mel', people: [REFERENT] });
      expect(ask.text.fr).toContain('Jean Martin 41');
      expect(ask.text.fr).toMatch(/CV, Réseau/);
      expect(ask.text.fr).toMatch(/septembre 2027/);
      expect(ask.text.fr).toMatch(/La Saint-Cyrienne.*Défense Mobilité/s);
      expect(ask.text.en).toMatch(/by 29 November 2026/);
      expect(JSON.stringify([ask.title, ask.about, ask.subject, ask.key])).not.toMatch(
        /Martin|Jean|\b41\b/,
      );
      expect(ask.choices.map(({ code }) => code)).toEqual([
        'done',
        'done_oriented',
        'unreachable',
        'elsewhere',
      ]);
      await net.cycle();
      expect(await asked(net)).toEqual(['contact mel 1']);
    });

    it('is contacted: nothing is asked any more', async () => {
      const { db, net } = await begin();
      await net.arrive(JEAN, 'mel', { mara_school: 'saint_cyr' });
      await net.cycle();
      net.move(1);
      await net.reply(await first(net), 'done_oriented');
      await net.cycle();
      expect(await course(db)).toMatchObject({
        contactedAt: net.now(),
        oriented: ['saint_cyrienne', 'defence_mobility'],
      });
      await pass(net, 30);
      expect(await asked(net)).toEqual([]);
    });

    it('is asked about again after a week in which nobody reached them', async () => {
      const { db, net } = await begin();
      await net.arrive(JEAN);
      await net.cycle();
      net.move(2);
      await net.reply(await first(net), 'unreachable');
      await net.cycle();
      await pass(net, 6);
      expect(await asked(net)).toEqual([]);
      await pass(net, 1);
      // The ninth day: time has run out meanwhile.
      const again = await first(net);
      expect(again).toMatchObject({ purpose: 'overdue', people: [REFERENT] });
      expect(again.text.fr).toContain('déjà essayé une fois, le 24 novembre 2026');
      expect(again.title.fr).toMatch(/attend un contact depuis le 22 novembre 2026/);
      // The day by which it should have been is past: it is not asked for.
      expect(again.text.fr).not.toMatch(/avant le|29 novembre/);
      const [waiting] = await overdue(db, net);
      expect(waiting).toMatchObject({ tries: 1, triedOn: '2026-11-24', turn: 'responsible' });
    });

    it('goes up a level a week: the coordinators, then the cell; whoever is first settles it for all', async () => {
      const { db, net } = await begin();
      await net.arrive(JEAN);
      await net.cycle();
      await pass(net, 7);
      expect(await asked(net)).toEqual(['contact mel 1']);
      await pass(net, 1);
      expect(await asked(net)).toEqual(['overdue mel 1']);
      await pass(net, 7);
      expect(await asked(net)).toEqual(['overdue mel 1,3']);
      await pass(net, 7);
      expect(await asked(net)).toEqual(['overdue mel 1,3', 'overdue nat 4']);
      expect(await overdue(db, net)).toMatchObject([
        {
          personId: JEAN,
          clock: 'contact',
          overdueSince: '2026-11-30',
          turn: 'cell',
          groupement: 'mel',
          homes: ['mel', 'nat'],
          asked: [REFERENT, COORDINATOR, CELL],
        },
      ]);
      await net.reply(await first(net, 'overdue'), 'done');
      await net.cycle();
      expect(await asked(net)).toEqual([]);
      expect(await overdue(db, net)).toEqual([]);
    });

    it('is not asked about again when each level was silent, but waits in the list', async () => {
      const { db, net } = await begin();
      await net.arrive(JEAN, 'mel', { mara_pause: '2027-12-31' });
      await net.cycle();
      await pass(net, 100);
      expect(await asked(net)).toEqual([]);
      expect(await overdue(db, net)).toHaveLength(1);
    });

    it('is not told at night, and is at eight', async () => {
      const { net } = await begin();
      await net.arrive(JEAN);
      net.at(6);
      await net.cycle();
      expect(await asked(net)).toEqual([]);
      net.at(7);
      await net.cycle();
      expect(await asked(net)).toEqual(['contact mel 1']);
    });

    it('is asked about no more as soon as it is settled, at night too', async () => {
      const { net } = await begin();
      await net.arrive(JEAN);
      await net.arrive(42);
      await net.cycle();
      expect(await asked(net)).toEqual(['contact mel 1', 'contact mel 1']);
      net.move(1);
      net.at(3);
      await net.leave(JEAN);
      await net.arrive(43);
      await net.cycle();
      expect(await asked(net)).toEqual(['contact mel 1']);
      net.at(9);
      await net.cycle();
      expect(await asked(net)).toEqual(['contact mel 1', 'contact mel 1']);
    });

    it('is the cell’s where there is no groupement, and nobody’s only where nobody is', async () => {
      const { net } = await begin();
      await net.arrive(JEAN, null);
      expect(JSON.stringify(await net.cycle())).not.toContain('intake.nobody');
      expect(await asked(net)).toEqual(['contact nat 4']);
      await net.dismiss(CELL, 'nat');
      expect(await net.cycle()).toContainEqual({ key: 'intake.nobody', params: { count: 1 } });
      expect(await asked(net)).toEqual([]);
    });

    it('is told to the cell where the groupement says that another follows them', async () => {
      const { db, net } = await begin();
      await net.arrive(JEAN);
      await net.cycle();
      await net.reply(await first(net), 'elsewhere', { remark: 'Le Var le suit' });
      await net.cycle();
      expect(await asked(net)).toEqual(['contact nat 4']);
      expect((await first(net)).text.fr).toContain('Espace mel');
      const messages = (await wishesOf(db, 'nat')).filter(({ type }) => type === 'message');
      expect(JSON.stringify(messages)).toContain('Le Var le suit');
      // An administrator says who follows them: it is theirs.
      await net.person(JEAN, {
        mara_quality: 'candidate',
        mara_places: 'space:mel',
        mara_followed: 'var',
      });
      await net.appoint(OTHER, 'var');
      await net.cycle();
      expect(await asked(net)).toEqual(['contact var 2']);
    });
  });

  describe('those who are asked', () => {
    it('come and go: the same question follows them', async () => {
      const { net } = await begin();
      await net.arrive(JEAN);
      await net.cycle();
      const { key } = await first(net);
      await net.appoint(OTHER, 'mel');
      await net.dismiss(REFERENT, 'mel');
      await net.cycle();
      expect(await first(net)).toMatchObject({ key, people: [OTHER] });
    });

    it('may be on pause, one by one or as a space: others are asked instead, in August too', async () => {
      const { db, net } = await begin();
      await net.arrive(JEAN);
      const clock = { now: net.now };
      await pauseSpace({ db, clock }, { space: 'mel', from: '2026-11-22', to: '2026-11-24' });
      await net.cycle();
      expect(await asked(net)).toEqual(['contact mel 3']);
      await pass(net, 3);
      expect(await asked(net)).toEqual(['contact mel 1']);
      await net.person(REFERENT, { mara_pause: '2026-11-26' });
      await net.cycle();
      expect(await asked(net)).toEqual(['contact mel 3']);
      await net.dismiss(COORDINATOR, 'mel');
      await net.cycle();
      expect(await asked(net)).toEqual(['contact nat 4']);
      await pass(net, 2);
      expect(await asked(net)).toEqual(['contact mel 1']);
    });

    it('are asked about five at most one by one, then about ten in a list', async () => {
      const { db, net } = await begin();
      for (let id = 41; id < 61; id++) await net.arrive(id);
      await net.cycle();
      await net.cycle();
      const all = await net.openAsks();
      expect(all.map(({ purpose }) => purpose)).toEqual([
        ...Array<string>(5).fill('contact'),
        'people',
      ]);
      const list = await first(net, 'people');
      expect(list.title.fr).toBe('10 autres personnes attendent un contact');
      expect(JSON.stringify([list.title, list.about, list.subject])).not.toContain('Martin');
      expect(list.text.fr).toMatch(/1\. Jean Martin 46.*10\. Jean Martin 55/s);

      await net.reply(list, 'some', { remark: 'la 2 et la 5' });
      await net.cycle();
      expect((await course(db, 47)).contactedAt).toBe(net.now());
      expect((await course(db, 50)).contactedAt).toBe(net.now());
      expect((await course(db, 46)).contactedAt).toBeNull();
      // They saw to a list: the next one waits a week.
      expect(await net.openAsks('people')).toEqual([]);
      await pass(net, 6);
      expect(await net.openAsks('people')).toEqual([]);
      await pass(net, 1);
      // Eight of the ten wait still, and two of those who were not in the list.
      const next = await first(net, 'people');
      expect(next.text.fr).toMatch(/1\. Jean Martin 46.*10\. Jean Martin 57/s);
      await net.reply(next, 'some', { remark: 'appeler le 02 41 88 12 34' });
      expect(JSON.stringify(await net.cycle())).toContain('intake.unread');
      await pass(net, 7);
      await net.reply(await first(net, 'people'), 'all');
      await net.cycle();
      expect((await course(db, 55)).contactedAt).toBe(net.now());
      expect(await net.openAsks('people')).toEqual([]);
    });
  });

  describe('who gives no sign of life', () => {
    const silent = async () => {
      const { db, net } = await begin();
      await net.arrive(JEAN);
      await net.cycle();
      await net.reply(await first(net), 'done');
      await net.cycle();
      await pass(net, 42);
      expect(await asked(net)).toEqual([]);
      await pass(net, 1);
      return { db, net };
    };

    it('is asked first, then those responsible; a word from them settles it', async () => {
      const { db, net } = await silent();
      expect(await asked(net)).toEqual(['sign mel 41']);
      await pass(net, 7);
      expect(await asked(net)).toEqual(['sign mel 41', 'silent mel 1']);
      expect((await first(net, 'silent')).text.fr).toContain('depuis le 22 novembre 2026');
      await net.reply(await first(net, 'silent'), 'done');
      await net.cycle();
      expect(await asked(net)).toEqual([]);
      expect((await course(db)).lastSignAt).toBe(net.now());
    });

    it('is seen to by the coordinators where the referents are silent too, then by the cell', async () => {
      const { db, net } = await silent();
      await pass(net, 7);
      expect(await asked(net)).toEqual(['sign mel 41', 'silent mel 1']);
      await pass(net, 7);
      expect(await asked(net)).toEqual(['sign mel 41', 'silent mel 1,3']);
      expect((await net.intake.waitsBySpace(db, net.now())).get('nat')).toBeUndefined();
      await pass(net, 7);
      expect(await asked(net)).toContain('silent nat 4');
      const [waiting] = await overdue(db, net);
      expect(waiting).toMatchObject({ clock: 'sign', turn: 'cell', homes: ['mel', 'nat'] });
      const waits = (await net.intake.waitsBySpace(db, net.now())).get('nat');
      expect(waits).toMatchObject({ count: 1, names: ['Jean Martin 41'] });
      // Nobody of the cell answers either: they stay in its list.
      await pass(net, 100);
      expect((await net.intake.waitsBySpace(db, net.now())).get('nat')?.count).toBe(1);
    });

    it('has given one by opening a space', async () => {
      const { net } = await silent();
      await net.open(JEAN);
      await net.cycle();
      expect(await asked(net)).toEqual([]);
    });

    it('is fine', async () => {
      const { db, net } = await silent();
      await net.reply(await first(net), 'fine');
      await net.cycle();
      expect((await course(db)).lastSignAt).toBe(net.now());
      await pass(net, 42);
      expect(await asked(net)).toEqual([]);
      await pass(net, 1);
      expect(await asked(net)).toEqual(['sign mel 41']);
    });

    it('would like help: those responsible are asked at once', async () => {
      const { db, net } = await silent();
      await net.reply(await first(net), 'help');
      await net.cycle();
      const ask = await first(net);
      expect(ask).toMatchObject({ purpose: 'contact', people: [REFERENT] });
      expect(ask.title.fr).toMatch(/^Une personne que vous suivez demande de l’aide \(\w{6}\)$/);
      await net.reply(ask, 'done');
      await net.cycle();
      expect(await asked(net)).toEqual([]);
      expect((await course(db)).contactedAt).toBeLessThan(net.now());
    });

    it.each([
      ['job', 'a trouvé un emploi', ['phase', 'integration']],
      ['stop', 'ne souhaite plus être suivie', ['stop', null]],
    ])('answers %s: those responsible are told once', async (choice, subject, event) => {
      const { db, net } = await silent();
      await net.reply(await first(net), choice);
      await net.cycle();
      await net.cycle();
      expect(await kinds(db)).toContainEqual(event);
      const messages = (await wishesOf(db, 'mel')).filter(({ type }) => type === 'message');
      expect(messages).toHaveLength(1);
      expect(messages[0]?.name).toContain(subject);
      expect(messages[0]?.name).not.toContain('Martin');
      await pass(net, 43);
      expect(await asked(net)).toEqual(choice === 'stop' ? [] : ['sign mel 41']);
    });

    it('is not asked while on pause', async () => {
      const { net } = await silent();
      await net.person(JEAN, {
        mara_quality: 'candidate',
        mara_places: 'space:mel',
        mara_pause: '2027-02-28',
      });
      await net.cycle();
      await pass(net, 40);
      expect(await asked(net)).toEqual([]);
    });
  });

  it('who waits for a mentor is told to those responsible; what they cannot do is the cell’s', async () => {
    const { net } = await begin();
    const wish = { mara_needs: 'cv', mara_consents: 'matching=2026-11-22/1' };
    await net.arrive(JEAN, 'mel', wish);
    await net.cycle();
    await net.reply(await first(net), 'done');
    await pass(net, 30);
    await net.open(JEAN);
    expect(await asked(net)).toEqual([]);
    await pass(net, 1);
    expect(await asked(net)).toEqual(['overdue mel 1']);
    const ask = await first(net);
    expect(ask.title.fr).toMatch(/^Une personne attend un parrain depuis le 22 novembre 2026/);
    await net.reply(ask, 'nobody');
    await net.cycle();
    expect(await asked(net)).toEqual(['overdue nat 4']);
    // Without the consent nobody looks for a mentor; they are looked after all the same.
    await net.person(JEAN, {
      mara_quality: 'candidate',
      mara_places: 'space:mel',
      mara_needs: 'cv',
    });
    await net.cycle();
    expect(await asked(net)).toEqual([]);
    await pass(net, 45);
    expect(await asked(net)).toEqual(['sign mel 41']);
  });

  it('who leaves, is settled, or is no candidate any more is asked about no more', async () => {
    const { net } = await begin();
    for (const id of [41, 42, 43]) await net.arrive(id);
    await net.cycle();
    expect(await asked(net)).toHaveLength(3);
    await net.leave(41);
    await net.person(42, {
      mara_quality: 'candidate',
      mara_places: 'space:mel',
      mara_phase: 'settled',
    });
    await net.person(43, { mara_quality: 'mentor' });
    await net.cycle();
    expect(await asked(net)).toEqual([]);
    // One comes back: they are new.
    net.move(20);
    await net.arrive(41);
    await net.cycle();
    expect(await asked(net)).toEqual(['contact mel 1']);
  });

  it('a site that is first looked at asks as if all had just come, five and ten a space', async () => {
    const { net } = await begin();
    for (let id = 41; id < 71; id++) await net.arrive(id);
    net.move(2000);
    await net.cycle();
    const all = await net.openAsks();
    expect(all.map(({ purpose }) => purpose)).toEqual([
      ...Array<string>(5).fill('contact'),
      'people',
    ]);
  });

  it('does nothing where nothing stirred', async () => {
    const { db, net } = await begin();
    await net.arrive(JEAN);
    await net.cycle();
    await net.person(REFERENT, {}, true);
    const told = await db.transaction((tx) =>
      net.intake.reaction.react(tx, { now: net.now(), newId: net.newId, stirred: new Set() }),
    );
    expect(told).toEqual([]);
    expect(await asked(net)).toEqual(['contact mel 1']);
  });
});
