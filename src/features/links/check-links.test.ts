import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { entry, tell, tellSpace } from '../../../test/support/told.ts';
import type { Db } from '../../db/index.ts';
import { say } from '../../shared/i18n.ts';
import { checkLinks } from './check-links.ts';
import type { Seen } from './link.ts';
import { linkSource } from './link-source.ts';
import { knownLinks } from './link-store.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-22T03:20:00Z');

const sheet = (id: number, site: string, more: Record<string, string> = {}) =>
  entry(id, 'living_area', {
    name: `Contact ${id}`,
    category: 'Bailleur',
    state: 'À publier',
    site,
    ...more,
  });

describeEachDatabase('links', ({ fresh }) => {
  const open = async () => {
    const db = await fresh();
    await tellSpace(db, 'mel');
    const asked: string[] = [];
    const answers = new Map<string, Seen>();
    const check = async (days = 0) => {
      asked.length = 0;
      return await checkLinks({
        db,
        clock: { now: () => NOW + days * DAY },
        look: (href) => {
          asked.push(href);
          return Promise.resolve(answers.get(href) ?? 'there');
        },
      });
    };
    return { db, asked, answers, check };
  };
  const remarksOf = async (db: Db) =>
    (await linkSource.desired(db, { space: 'mel', now: NOW, published: new Set() })).remarks.map(
      ({ told, record, weight }) => [record, weight, say('en', told)],
    );

  it('of published sheets are looked at, once each, and those that are gone are told', async () => {
    const { db, asked, answers, check } = await open();
    await tell(db, 'entries', [
      sheet(1, 'https://a.example/'),
      sheet(2, 'https://a.example/'),
      sheet(3, 'https://b.example/x'),
      sheet(4, 'https://draft.example/', { state: 'Brouillon' }),
      entry(5, 'opening', {
        title: 'Secret',
        diffusion: 'Transmise par le réseau',
        state: 'À publier',
        site: 'https://hidden.example/',
      }),
    ]);
    answers.set('https://b.example/x', 'gone');
    expect(await check()).toEqual({ looked: 2, gone: 0 });
    expect(asked.toSorted()).toEqual(['https://a.example/', 'https://b.example/x']);
    expect(await remarksOf(db)).toEqual([]);
    expect(await check(1)).toEqual({ looked: 0, gone: 0 });
    expect(await check(2)).toEqual({ looked: 1, gone: 1 });
    const [[record, weight, told] = []] = await remarksOf(db);
    expect([record, weight]).toEqual(['Contact 3', 'field']);
    expect(told).toContain('https://b.example/x');
    expect(told).toContain('Web site');
  });

  it('stir the spaces whose sheets point to a page that goes or comes back', async () => {
    const { db, answers, check } = await open();
    await tell(db, 'entries', [sheet(1, 'https://a.example/')]);
    const rest = async () => {
      await db('settled').insert({ space: 'mel', run: 'r', stamp: 's', outcome: '{}' });
    };
    const settled = async () => (await db('settled').select()).length;
    answers.set('https://a.example/', 'gone');
    await rest();
    await check();
    expect(await settled()).toBe(1);
    await check(2);
    expect(await settled()).toBe(0);
    await rest();
    answers.set('https://a.example/', 'there');
    await check(40);
    expect(await settled()).toBe(0);
  });

  it('that no sheet has any more are forgotten', async () => {
    const { db, check } = await open();
    await tell(db, 'entries', [sheet(1, 'https://a.example/')]);
    await check();
    expect((await knownLinks(db)).size).toBe(1);
    await tell(db, 'entries', [sheet(1, 'https://b.example/')]);
    await check(1);
    expect([...(await knownLinks(db)).keys()]).toEqual(['https://b.example/']);
  });
});
