/**
 * The same faults before a real Moodle, at every function of the bridge, and what an administrator
 * does in the middle of a cycle. Where no real Moodle is given, nothing runs.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROTOCOL } from '../../src/moodle/index.ts';
import { freshCode, realSite } from '../races/real-moodle.ts';
import { type Fault, send } from '../support/fault-proxy.ts';
import { type Kind, KINDS } from './kinds.ts';
import { expectToldWell } from './matrix.ts';
import { knownBy, makeSpace, openRealWorld, type RealWorld, standingIn } from './real-world.ts';

const site = realSite();
const onRealMoodle = site === undefined ? describe.skip : describe;

/** Where a case takes seconds: one of each family. */
const SOME: readonly Kind[] = KINDS.filter(({ name }) =>
  [
    'connection reset before commit',
    'connection reset after commit',
    'connection lost in the middle of the answer',
    'connection reset as often as it is tried',
    'an answer that drips and arrives',
    'a request delivered twice',
    '503 with Retry-After',
    '503 that asks for hours',
    '502 of a gateway, after commit',
    '403 of a firewall',
    'an HTML maintenance page with status 200',
    'truncated JSON after commit',
    'a truncated document inside whole JSON',
    'a notice before the JSON',
    'a document of another shape',
    'errorcode invalidtoken (auth)',
    'errorcode locked (transient)',
    'a deadlock of Moodle’s database as often as it is tried',
  ].includes(name),
);

onRealMoodle('before a real Moodle', () => {
  let world: RealWorld;
  beforeAll(async () => {
    world = await openRealWorld(site!);
  }, 120_000);
  afterAll(() => world.close());

  /** No fault any more: so many cycles later all is as in the twin's space. */
  const expectMended = async (cycles: number) => {
    world.proxy.reset();
    for (let nth = 0; nth < cycles; nth += 1) expect((await world.cycle()).error).toBeNull();
    await world.twinCycle();
    await world.twinCycle();
    const { met, twin, app, other } = world;
    const standing = await standingIn(world, met);
    expect(standing).toEqual(await standingIn(world, twin));
    // What each of them published last, the other has yet to read.
    expect((await world.cycle()).report).toMatchObject({ writes: 0 });
    await world.twinCycle();
    expect(await knownBy(app, [met, twin])).toEqual(await knownBy(other, [met, twin]));
    return standing;
  };

  const meets = async (
    { fault, times = 1, ends, timeout, noticed = false }: Kind,
    { fn, nth, anew = false }: { fn: string; nth: number; anew?: boolean },
  ): Promise<void> => {
    await world.change();
    world.proxy.reset();
    world.proxy.breakCall(fn, nth, fault, times);
    const met = await world.cycle({ anew, ...(timeout === undefined ? {} : { timeout }) });
    expect(world.proxy.broken()).toBe(times);
    if (ends === 'itself') {
      expect(met.error).toBeNull();
      expect(met.notices.length > 0).toBe(noticed);
    } else {
      expect(met.error).toMatchObject({ code: ends });
      await expectToldWell(world, met);
    }
    const { chapters, made } = await expectMended(ends === 'itself' ? 1 : 2);
    for (const text of ['Par une personne', world.word()]) expect(chapters).toContain(text);
    // Nothing of what was wished for was made twice, and all of it says the word.
    const word = world.word();
    expect(made).toMatchObject({ groups: [word], events: [word] });
    expect((made as { entries: string[] }).entries.filter((name) => name === word)).toHaveLength(1);
  };

  describe('a fault at get_changes', () => {
    const point = { fn: 'local_mara_get_changes', nth: 1 };
    it.each(KINDS)('$name', (kind) => meets(kind, point), 120_000);
  });

  describe('a fault at publish, between two of its calls', () => {
    const point = { fn: 'local_mara_publish', nth: 2 };
    it.each(KINDS)('$name', (kind) => meets(kind, point), 120_000);
  });

  describe('a fault at put, between two of its calls', () => {
    const point = { fn: 'local_mara_put', nth: 2 };
    it.each(KINDS)('$name', (kind) => meets(kind, point), 120_000);
  });

  describe('a fault at get_snapshot, in a companion that knows nothing yet', () => {
    const point = { fn: 'local_mara_get_snapshot', nth: 4, anew: true };
    it.each(SOME)('$name', (kind) => meets(kind, point), 120_000);
  });

  describe('a fault at get_status', () => {
    it.each(SOME)(
      '$name',
      async ({ fault, times = 1, ends, timeout }) => {
        world.proxy.reset();
        world.proxy.breakCall('local_mara_get_status', 1, fault, times);
        const asked = world.through(timeout).status();
        if (ends === 'itself') await asked;
        else await expect(asked).rejects.toMatchObject({ code: ends });
        expect(world.proxy.broken()).toBe(times);
        world.proxy.reset();
        expect((await world.through().status()).plugin).toMatchObject({ protocol: PROTOCOL });
      },
      120_000,
    );
  });

  describe('a fault at create_space', () => {
    it.each(KINDS)(
      '$name',
      async ({ fault, times = 1, ends, timeout }) => {
        const code = freshCode('new');
        world.proxy.reset();
        world.proxy.breakCall('local_mara_create_space', 1, fault, times);
        const asked = makeSpace(world.through(timeout), code);
        if (ends === 'itself') await asked;
        else await expect(asked).rejects.toMatchObject({ code: ends });
        expect(world.proxy.broken()).toBe(times);
        world.proxy.reset();
        await makeSpace(world.through(), code);
        const counted = await world.inside.ask('countSpace', { code });
        expect(counted).toEqual(await world.inside.ask('countSpace', { code: world.twin }));
        expect(counted).toMatchObject({ courses: 1, rows: 1 });
      },
      120_000,
    );
  });

  describe.each([
    { fn: 'local_mara_get_changes', nth: 1, right: 'local/mara:read' },
    { fn: 'local_mara_publish', nth: 2, right: 'local/mara:publish' },
    { fn: 'local_mara_put', nth: 2, right: 'local/mara:put' },
  ])('in the middle of $fn', ({ fn, nth, right }) => {
    /** Something happens in Moodle just before it is asked; the call itself is passed on. */
    const cycleIn = async (happens: () => Promise<unknown>) => {
      const fault: Fault = async ({ forward, response }) => {
        await happens();
        send(response, await forward());
      };
      await world.change();
      world.proxy.reset();
      world.proxy.breakCall(fn, nth, fault);
      const met = await world.cycle();
      expect(world.proxy.broken()).toBe(1);
      return met;
    };
    const { ask } = {
      ask: (what: string, details: object) => world.inside.ask(what, { ...details }),
    };

    it('a token that is revoked fails the cycle; a new one mends it', async () => {
      const [from, to] = [world.token(), freshCode('token')];
      const met = await cycleIn(() => ask('setToken', { from, to }));
      expect(met.error).toMatchObject({ kind: 'auth', code: 'invalidtoken' });
      await expectToldWell(world, met);
      world.giveToken(to);
      await expectMended(2);
    }, 120_000);

    it('a right that is lost fails the cycle, until it is given back', async () => {
      const token = world.token();
      const met = await cycleIn(() => ask('setRight', { token, right, given: false }));
      expect(met.error).toMatchObject({ kind: 'permission' });
      await expectToldWell(world, met);
      world.proxy.reset();
      expect((await world.cycle()).error).toMatchObject({ kind: 'permission' });
      await ask('setRight', { token, right, given: true });
      await expectMended(2);
    }, 120_000);

    it('maintenance fails the cycle; afterwards the next one mends it', async () => {
      const met = await cycleIn(() => ask('maintenance', { on: true }));
      await ask('maintenance', { on: false });
      expect(met.error).toMatchObject({ code: 'sitemaintenance' });
      await expectToldWell(world, met);
      await expectMended(2);
    }, 120_000);
  });

  it('a Book that is deleted midway stays away, and so does a space', async () => {
    for (const space of [world.met, world.twin]) {
      const key = `${space}/living-area`;
      await world.change();
      world.proxy.reset();
      world.proxy.breakCall('local_mara_publish', 2, async ({ forward, response }) => {
        await world.inside.ask('deleteBook', { key });
        send(response, await forward());
      });
      if (space === world.met) {
        expect((await world.cycle()).error).toBeNull();
        expect(world.proxy.broken()).toBe(1);
      } else await world.inside.ask('deleteBook', { key });
    }
    await expectMended(2);
    world.proxy.reset();
    world.proxy.breakCall('local_mara_get_changes', 1, async ({ forward, response }) => {
      await world.inside.ask('deleteCourse', { space: world.met });
      send(response, await forward());
    });
    expect((await world.cycle()).error).toBeNull();
    world.proxy.reset();
    expect((await world.cycle()).error).toBeNull();
    // The Book stays told of, as one that is gone.
    expect(await knownBy(world.app, [world.met])).toMatchObject({
      book: [{ state: 'gone' }],
      enrolment: [],
      entry: [],
      last_access: [],
      space: [],
      space_group: [],
      space_role: [],
    });
  }, 120_000);
});
