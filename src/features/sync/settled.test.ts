/** A space in which all is in order is not planned again until something stirs there. */
import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { event, MOODLE_NOW, pieceMoodle, pieceTools } from '../../../test/support/piece-moodle.ts';
import type { Db } from '../../db/index.ts';
import type { MoodlePort } from '../../moodle/index.ts';
import { message } from '../../shared/i18n.ts';
import { runCycle } from './cycle.ts';
import { decide } from './decide.ts';
import type { Reaction } from './ports.ts';
import { settle, settledOf, stir } from './settled-store.ts';
import type { SyncTools } from './tools.ts';

const HOUR = 60 * 60 * 1000;
const SPACES = ['fin', 'mel', 'var'].map((code) => ({ code, name: code }));
const remark = (space: string) => ({
  space,
  record: 'Une fiche',
  url: null,
  told: message('sync.site.clone', { served: 'a', answered: 'b' }),
  weight: 'field' as const,
});

describeEachDatabase('settled spaces', ({ fresh }) => {
  /** Each space wants one event and remarks on one sheet. */
  const open = (db: Db, more: Partial<SyncTools> = {}) => {
    const moodle = pieceMoodle();
    const asked: string[] = [];
    const tools: SyncTools = {
      ...pieceTools(db, moodle, () => []),
      version: '1',
      spaces: () => Promise.resolve(SPACES),
      sources: [
        {
          desired(_db, { space }) {
            asked.push(space);
            const pieces = [event(`${space}/event/1`)];
            return Promise.resolve({ books: [], pieces, remarks: [remark(space)] });
          },
        },
      ],
      ...more,
    };
    const cycle = async (now = tools) => {
      asked.length = 0;
      return await runCycle(now, { command: 'sync', pulls: true, applies: true });
    };
    return { moodle, asked, tools, cycle };
  };
  const settle3 = async (site: ReturnType<typeof open>) => {
    await site.cycle();
    await site.cycle();
    await site.cycle();
    expect(site.asked).toEqual([]);
  };

  it('are asked about until nothing had to be done, and then count as they stood', async () => {
    const site = open(await fresh());
    expect(await site.cycle()).toMatchObject({ pieces: { created: 3 } });
    expect(site.asked).toHaveLength(3);
    const second = await site.cycle();
    expect(site.asked).toHaveLength(3);
    const third = await site.cycle();
    expect(site.asked).toEqual([]);
    expect(third).toMatchObject({ calls: 1, writes: 0 });
    for (const part of ['applied', 'pieces', 'remarks'] as const) {
      expect(third[part]).toEqual(second[part]);
    }
    expect(third.remarks.map(({ space }) => space)).toEqual(['fin', 'mel', 'var']);
  });

  it('stir by themselves alone when something of theirs changes in Moodle', async () => {
    const site = open(await fresh());
    await settle3(site);
    site.moodle.edit('mel/event/1');
    await site.cycle();
    expect(site.asked).toEqual(['mel']);
  });

  it('stir all where nobody knows whose change it was', async () => {
    const site = open(await fresh());
    await settle3(site);
    // A tombstone tells an id only.
    site.moodle.put([{ key: 'mel/event/1', type: 'event', remove: true }]);
    await site.cycle();
    expect(site.asked).toHaveLength(3);
  });

  it('stir with a decision', async () => {
    const db = await fresh();
    const site = open(db);
    await site.cycle();
    site.moodle.delete('var/event/1');
    await settle3(site);
    await decide(site.tools, 'var/event/1', 'ours');
    expect(await site.cycle()).toMatchObject({ pieces: { created: 1 } });
    expect(site.asked).toEqual(['var']);
  });

  it('stir with those whose records they read', async () => {
    const readers = (_db: Db, spaces: readonly string[]) =>
      Promise.resolve(spaces.includes('mel') ? ['var'] : []);
    const db = await fresh();
    const plain = open(db);
    const sources = plain.tools.sources.map((source) => ({ ...source, readers }));
    const site = { ...plain, cycle: () => plain.cycle({ ...plain.tools, sources }) };
    await settle3(site);
    await stir(db, ['mel']);
    await site.cycle();
    expect(site.asked).toEqual(['mel', 'var']);
  });

  it('are asked again after an hour, and with other templates', async () => {
    const db = await fresh();
    const site = open(db);
    await settle3(site);
    const { port } = site.moodle;
    const later: MoodlePort = {
      ...port,
      changes: async (since) => ({ ...(await port.changes(since)), now: MOODLE_NOW + HOUR }),
    };
    await site.cycle({ ...site.tools, moodle: later });
    expect(site.asked).toHaveLength(3);
    await settle3(site);
    await site.cycle({ ...site.tools, version: '2' });
    expect(site.asked).toHaveLength(3);
  });

  it('do not settle over a change that came while they were planned', async () => {
    const db = await fresh();
    const outcome = (await site3(db)).get('mel');
    if (outcome === undefined) throw new Error('mel was settled');
    await db('settled').update({ run: 'one', outcome: null });
    await stir(db, ['mel']);
    await settle(db, 'mel', 'one', 'stamp', outcome);
    await settle(db, 'var', 'another', 'stamp', outcome);
    await settle(db, 'fin', 'one', 'stamp', outcome);
    expect([...(await settledOf(db, 'stamp')).keys()]).toEqual(['fin']);
  });
  const site3 = async (db: Db) => {
    await settle3(open(db));
    const [row] = await db('settled').select<{ stamp: string }[]>('stamp');
    return await settledOf(db, row?.stamp ?? '');
  };

  it('tell reactions what stirred', async () => {
    const stirred: string[][] = [];
    const reaction: Reaction = {
      react(_tx, moment) {
        stirred.push([...(moment.stirred ?? [])]);
        return Promise.resolve([]);
      },
    };
    const db = await fresh();
    const site = open(db, { reactions: [reaction] });
    await settle3(site);
    await stir(db, ['var']);
    await site.cycle();
    expect(stirred.at(0)).toEqual(['fin', 'mel', 'var']);
    expect(stirred.at(-2)).toEqual([]);
    expect(stirred.at(-1)).toEqual(['var']);
  });
});
