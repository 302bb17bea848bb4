/** Pieces through whole cycles, with a Moodle that knows nothing else. */
import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import {
  ask,
  entry,
  event,
  group,
  grouping,
  MOODLE_NOW,
  page,
  pieceMoodle,
  pieceTools,
} from '../../../test/support/piece-moodle.ts';
import type { Db } from '../../db/index.ts';
import { message, say } from '../../shared/i18n.ts';
import { runCycle } from './cycle.ts';
import { approve, decide } from './decide.ts';
import { decisionsOf } from './decision-store.ts';
import { differencesOf } from './differences.ts';
import { healthOf } from './health.ts';
import { holdsOf } from './hold-store.ts';
import { overviewOf } from './overview.ts';
import { sourceOfPiece } from './piece.ts';
import { forgetPieces, pieceReceiver, piecesOf } from './piece-store.ts';
import type { DesiredPiece, Reaction } from './ports.ts';
import type { Reporter, Standing } from './reporter.ts';
import { lastRuns } from './run-store.ts';
import { savePlan } from './saved-plan.ts';
import { asideOf } from './set-aside-store.ts';
import type { SyncTools } from './tools.ts';

const CYCLE = { command: 'sync', pulls: true, applies: true };
const APPLY = { command: 'apply', pulls: false, applies: true };

describeEachDatabase('pieces', ({ fresh }) => {
  const open = (db: Db, more: Partial<SyncTools> = {}) => {
    const moodle = pieceMoodle();
    const wanted: DesiredPiece[] = [];
    const tools = pieceTools(
      db,
      moodle,
      (space) => wanted.filter(({ key }) => key.startsWith(`${space}/`)),
      more,
    );
    const want = (...pieces: DesiredPiece[]): void => {
      wanted.splice(0, wanted.length, ...pieces);
    };
    return { db, moodle, tools, want, cycle: () => runCycle(tools, CYCLE) };
  };
  const linesOf = async (db: Db) => (await lastRuns(db, 1))[0]?.lines ?? [];

  it('are put, known as Moodle tells them, and left alone while nothing changes', async () => {
    const { db, moodle, want, cycle } = open(await fresh());
    const mine = [ask('mel/ask/1'), group('mel/group/1', [41], 'mel/grouping/1')];
    want(...mine, grouping('mel/grouping/1'));
    expect(await cycle()).toMatchObject({ pieces: { created: 3 }, calls: 3, writes: 1 });
    expect(moodle.batches[0]?.pieces.map(({ key }) => key)).toEqual([
      'mel/grouping/1',
      'mel/group/1',
      'mel/ask/1',
    ]);
    const byKey = [...moodle.items.values()].sort((x, y) => (x.key < y.key ? -1 : 1));
    expect(await piecesOf(db, 'mel')).toEqual(byKey);
    expect(await piecesOf(db, 'var')).toEqual([]);
    expect((await linesOf(db)).map(({ told }) => say('en', told)).join('\n')).toContain(
      'Space Maine-et-Loire, other pieces created: 3, updated: 0, taken away: 0, refused: 0.',
    );
    expect(await cycle()).toMatchObject({ pieces: { unchanged: 3 }, calls: 1, writes: 0 });

    want(...mine);
    expect(await cycle()).toMatchObject({ pieces: { removed: 1, unchanged: 2 }, writes: 1 });
    expect((await piecesOf(db)).map(({ key }) => key)).toEqual(['mel/ask/1', 'mel/group/1']);
  });

  it('that are withdrawn stay closed for a moment, and are then forgotten', async () => {
    const { db, want, cycle } = open(await fresh());
    want(ask('mel/ask/1'));
    await cycle();
    want();
    await cycle();
    expect(await piecesOf(db)).toMatchObject([{ key: 'mel/ask/1', state: 'closed' }]);
    await cycle();
    expect(await piecesOf(db)).toEqual([]);
    expect(await cycle()).toMatchObject({ calls: 1, writes: 0 });
  });

  it('of all spaces travel together, a hundred a call', async () => {
    const spaces = [
      { code: 'mel', name: 'Maine-et-Loire' },
      { code: 'var', name: 'Var' },
    ];
    const { moodle, want, cycle } = open(await fresh(), { spaces: () => Promise.resolve(spaces) });
    const some = (space: string, count: number) =>
      Array.from({ length: count }, (_, n) => event(`${space}/event/${n}`));
    want(...some('mel', 90), ...some('var', 120));
    expect(await cycle()).toMatchObject({ writes: 3, pieces: { created: 210 } });
    expect(moodle.batches.map(({ pieces }) => pieces.length)).toEqual([100, 100, 10]);
  });

  it('that Moodle refuses are set aside with a reason, and the others go on', async () => {
    const { db, moodle, want, cycle } = open(await fresh());
    moodle.refuse('mel/event/bad', 'invalidbody');
    moodle.refuse('mel/event/later', 'notallowed');
    const others = [event('mel/event/good'), event('mel/event/later', 'Plus tard')];
    want(event('mel/event/bad', 'Fête'), ...others);
    expect(await cycle()).toMatchObject({ pieces: { created: 1, failed: 2 } });
    const told = async (lang: 'fr' | 'en') =>
      (await asideOf(db, 'put')).map((one) => say(lang, one.told).replaceAll(/\s/g, ' '));
    expect(await told('fr')).toEqual([
      'Espace mel, « Fête » : Moodle le refuse (invalidbody : why). Ce sera retenté quand il aura changé.',
      'Espace mel, « Plus tard » : l’écriture a échoué (notallowed : why). Elle sera retentée au prochain cycle.',
    ]);
    expect((await told('en'))[0]).toContain('Space mel, “Fête”: Moodle refuses it');

    // A lasting reason is met again by the same body only.
    expect(await cycle()).toMatchObject({ writes: 1, pieces: { failed: 2, unchanged: 1 } });
    expect(moodle.batches[1]?.pieces.map(({ key }) => key)).toEqual(['mel/event/later']);
    moodle.refuse('mel/event/bad', null);
    want(event('mel/event/bad', 'Fête mendée'), ...others);
    expect(await cycle()).toMatchObject({ pieces: { created: 1, failed: 1, unchanged: 1 } });
    want(event('mel/event/bad', 'Fête mendée'));
    await cycle();
    expect(await asideOf(db)).toEqual([]);
  });

  it('that a person edited are kept, counted, and replaced only as decided', async () => {
    const { db, tools, moodle, want, cycle } = open(await fresh());
    want(entry('mel/entry/1'), event('mel/event/1'));
    await cycle();
    moodle.edit('mel/entry/1');
    moodle.delete('mel/event/1');
    expect(await cycle()).toMatchObject({ pieces: { conflict: 1, gone: 1 } });
    expect((await linesOf(db)).map(({ told }) => told.key)).toContain('sync.run.pieceConflicts');
    expect(await cycle()).toMatchObject({ writes: 0, pieces: { conflict: 1, gone: 1 } });
    expect(await overviewOf(tools)).toMatchObject({
      pieces: [
        { type: 'entry', live: 1, closed: 0, gone: 0 },
        { type: 'event', live: 0, closed: 0, gone: 1 },
      ],
      changedPieces: [
        { object: 'mel/entry/1', about: 'edit-1', decided: null },
        { object: 'mel/event/1', about: 'gone', decided: null },
      ],
    });
    expect(await healthOf({ db })).toMatchObject({ conflicts: 1 });

    await decide(tools, 'mel/entry/1', 'ours', 'Odile');
    await decide(tools, 'mel/event/1', 'ours', 'Odile');
    expect((await differencesOf(db)).pieces).toEqual([]);
    expect(await cycle()).toMatchObject({ pieces: { updated: 1, created: 1 } });
    expect(await decisionsOf(db)).toEqual(new Map());
    expect(moodle.items.get('mel/entry/1')).toMatchObject({ edited: false });
    expect(moodle.items.get('mel/event/1')).toMatchObject({ state: 'live' });

    moodle.edit('mel/entry/1');
    await cycle();
    await decide(tools, 'mel/entry/1', 'theirs');
    want();
    expect(await cycle()).toMatchObject({ pieces: { conflict: 1, removed: 1 } });
    expect(moodle.items.get('mel/entry/1')).toMatchObject({ text: 'edit-2' });
    await expect(decide(tools, 'mel/event/1', 'ours')).rejects.toMatchObject({
      told: { key: 'sync.decide.none' },
    });
  });

  it('that would be taken away in number wait for a second person; the others do not', async () => {
    const { db, tools, moodle, want, cycle } = open(await fresh());
    const events = ['1', '2', '3', '4'].map((n) => event(`mel/event/${n}`));
    want(...events, group('mel/group/1', [41, 42]));
    await cycle();
    want(ask('mel/ask/1'), group('mel/group/1', [41]));
    expect(await cycle()).toMatchObject({ applied: { held: 1 }, pieces: { created: 1 } });
    expect((await holdsOf(db)).get('mel')).toMatchObject({
      objects: [
        ...['1', '2', '3', '4'].map((n) => ({ id: `mel/event/${n}`, name: `mel/event/${n}` })),
        { id: 'mel/group/1#42', name: 'Groupe mel/group/1 #42' },
      ],
      total: 7,
    });
    expect(moodle.items.size).toBe(6);
    expect(await cycle()).toMatchObject({ writes: 0, applied: { held: 1 } });

    await approve(tools, 'mel', 'Anne', ['Anne']);
    expect(await cycle()).toMatchObject({
      applied: { held: 0 },
      pieces: { removed: 4, updated: 1 },
    });
    expect([...moodle.items.keys()].sort()).toEqual(['mel/ask/1', 'mel/group/1']);
    expect(await cycle()).toMatchObject({ calls: 1, writes: 0 });
    expect(await holdsOf(db)).toEqual(new Map());
  });

  it('make a saved plan stale once something else would be done with them', async () => {
    const { tools, moodle, want, cycle } = open(await fresh());
    want(event('mel/event/1'));
    await cycle();
    want(event('mel/event/1', 'Autre titre'));
    const stale = await savePlan(tools);
    want(event('mel/event/1', 'Encore un autre'));
    await expect(runCycle(tools, { ...APPLY, plan: stale })).rejects.toMatchObject({
      told: { key: 'sync.plan.stale' },
    });
    expect(moodle.batches).toHaveLength(1);
    const fit = await savePlan(tools);
    expect(await runCycle(tools, { ...APPLY, plan: fit })).toMatchObject({
      pieces: { updated: 1 },
    });
  });

  it('follow from what features make of the news, each in a transaction of its own', async () => {
    const db = await fresh();
    const moments: number[] = [];
    const keepJob = (tx: Db, name: string) =>
      tx('job').insert({ name, scheduled_for: 0, claimed_by: 'x', state: 'done' });
    const failing: Reaction = {
      async react(tx) {
        await keepJob(tx, 'undone');
        throw new Error('broken');
      },
    };
    const working: Reaction = {
      async react(tx, { now, newId }) {
        moments.push(now);
        await keepJob(tx, newId().slice(0, 20));
        return [message('sync.plan.unknown', { id: 'said' })];
      },
    };
    const { tools, want, cycle } = open(db, { reactions: [failing, working] });
    want(event('mel/event/1'));
    expect(await cycle()).toMatchObject({ pieces: { created: 1 } });
    expect(moments).toEqual([MOODLE_NOW]);
    expect(await db('job').select()).toHaveLength(1);
    expect(await linesOf(db)).toMatchObject([
      { told: { key: 'sync.run.pulled.whole' } },
      { level: 'error', told: { key: 'error.unexpected', params: { detail: 'broken' } } },
      { level: 'info', told: { params: { id: 'said' } } },
      { told: { key: 'sync.run.pieces' } },
    ]);
    await runCycle(tools, APPLY);
    expect(moments).toHaveLength(1);
  });

  it('of reporters tell how a space is, as it is after this very cycle', async () => {
    const seen: Standing[] = [];
    const reporter: Reporter = {
      report: (_db, { space, now }, standing) => {
        expect([space, now]).toEqual(['mel', MOODLE_NOW]);
        seen.push(standing);
        return Promise.resolve([page('mel/region', `${standing.pieces.length} à décider`)]);
      },
    };
    const { moodle, want, cycle } = open(await fresh(), { reporters: [reporter] });
    want(...['1', '2', '3', '4'].map((n) => event(`mel/event/${n}`)), entry('mel/entry/1'));
    moodle.refuse('mel/entry/1', 'invalidbody');
    await cycle();
    expect(seen.at(-1)).toMatchObject({ hold: null, setAside: [], publishedAt: null });
    moodle.delete('mel/event/4');
    want(event('mel/event/4'), entry('mel/entry/1'));
    await cycle();
    expect(seen.at(-1)).toMatchObject({ hold: null, pieces: [{ object: 'mel/event/4' }] });
    expect(seen.at(-1)?.setAside).toMatchObject([{ object: 'mel/entry/1' }]);
    expect(moodle.items.get('mel/region')?.source).toBe(
      sourceOfPiece(page('mel/region', '1 à décider')),
    );
    expect(await cycle()).toMatchObject({ calls: 1, writes: 0 });
  });

  it('are mirrored: replaced by id, forgotten by id or key, swept', async () => {
    const db = await fresh();
    const moodle = pieceMoodle();
    moodle.put([
      { ...event('mel/event/1'), source: 's' },
      { ...event('var/event/1'), source: 's' },
      { ...group('mel/group/1', [41, 12]), source: 's' },
    ]);
    const [one, two, three] = [...moodle.items.values()];
    if (one === undefined || two === undefined || three === undefined) throw new Error('Not put.');
    await pieceReceiver.receive(db, [one, two, three], 'm1');
    await pieceReceiver.receive(db, [{ ...one, edited: true, text: 't', offered: 'o' }], 'm2');
    expect(await piecesOf(db, 'mel')).toEqual([
      { ...one, edited: true, text: 't', offered: 'o' },
      three,
    ]);
    await forgetPieces(db, ['mel/group/1']);
    await pieceReceiver.forget(db, [99]);
    expect(await pieceReceiver.sweep(db, 'm2')).toBe(1);
    expect((await piecesOf(db)).map(({ key }) => key)).toEqual(['mel/event/1']);
  });
});
