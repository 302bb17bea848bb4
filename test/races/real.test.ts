/**
 * A hundred races on a real Moodle, forced by row locks: a person's save that is not yet committed
 * when publish comes to the chapter, or that comes while publish has written it and not committed.
 * Either way the person's work stands. Where no real Moodle is given, nothing runs.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import type { ChapterOutcome, MoodlePort } from '../../src/moodle/index.ts';
import { freshCode, type Inside, openInside, portTo, realSite } from './real-moodle.ts';

const RACES = 100;
const DEEDS = ['text', 'title', 'hide', 'delete'] as const;
type Deed = (typeof DEEDS)[number];
type Race = { deed: Deed; first: 'person' | 'publish' };
type Row = { title: string; content: string; hidden: string } | null;

const IdsSchema = z.object({ chapter: z.int(), ours: z.int() });

const races = fc.sample(
  fc.record({
    deed: fc.constantFrom(...DEEDS),
    first: fc.constantFrom('person' as const, 'publish' as const),
  }),
  RACES,
);

/** What publish says, by what the person did before it could look. */
const OUTCOME: Record<Deed, ChapterOutcome> = {
  text: 'conflict',
  title: 'updated',
  hide: 'updated',
  delete: 'gone',
};
/** What it says when it is asked once more, after a person came behind it. */
const AGAIN: Record<Deed, ChapterOutcome> = {
  text: 'conflict',
  title: 'unchanged',
  hide: 'unchanged',
  delete: 'gone',
};

const site = realSite();
const onRealMoodle = site === undefined ? describe.skip : describe;

onRealMoodle('a person who saves while a real Moodle publishes', () => {
  let moodle: MoodlePort;
  let person: Inside;
  let holder: Inside;
  let instance: string;
  const space = freshCode('race');
  const book = `${space}/living-area`;
  const keyOf = (nth: number): string => `${book}/c${nth}`;

  const publish = async (chapters: { nth: number; text: string }[]) => {
    const { results } = await moodle.publish({
      run: 'races',
      instance,
      books: [
        {
          key: book,
          space,
          name: 'Bassin de vie',
          intro: '',
          chapters: chapters.map(({ nth, text }) => ({
            key: keyOf(nth),
            title: `Chapitre ${nth}`,
            html: `<p>${text}</p>`,
            source: `${nth} ${text}`,
            after: nth === 0 ? null : keyOf(nth - 1),
          })),
        },
      ],
    });
    return results[0]?.chapters.map(({ outcome }) => outcome);
  };

  beforeAll(async () => {
    const given = site!;
    moodle = portTo(given.url, given.token);
    person = openInside(given);
    holder = openInside(given);
    ({
      site: { instance },
    } = await moodle.status());
    await moodle.createSpace({ code: space, name: 'Courses', departements: [], national: false });
    const all = races.map((_, nth) => ({ nth, text: 'Avant' }));
    expect(new Set(await publish(all))).toEqual(new Set(['created']));
  }, 120_000);
  afterAll(async () => {
    await Promise.all([person.close(), holder.close()]);
  });

  const expectStands = async ({ deed }: Race, chapter: number, words: string, ours: string) => {
    const row = (await person.ask('read', { chapter })) as Row;
    if (deed === 'delete') expect(row).toBeNull();
    if (deed === 'text') expect(row?.content).toBe(`<p>${words}</p>`);
    else if (row !== null) expect(row.content).toBe(`<p>${ours}</p>`);
    if (deed === 'title') expect(row?.title).toBe(words);
    if (deed === 'hide') expect(Number(row?.hidden)).toBe(1);
  };

  it.each(races.map((race, nth) => [nth, race.deed, race.first, race] as const))(
    'race %i: %s, %s first',
    async (nth, deed, _first, race) => {
      const words = `Par une personne ${nth}`;
      const text = `Après ${nth}`;
      const { chapter, ours } = IdsSchema.parse(await person.ask('find', { key: keyOf(nth) }));
      const at = { chapter, deed, words };
      if (race.first === 'person') {
        await person.ask('begin', at);
        const published = publish([{ nth, text }]);
        await person.ask('waiting', { table: 'book_chapters', id: chapter });
        await person.ask('commit');
        expect(await published).toEqual([OUTCOME[deed]]);
      } else {
        await holder.ask('hold', { ours });
        const published = publish([{ nth, text }]);
        await holder.ask('waiting', { table: 'local_mara_chapter', id: ours });
        const saved = person.ask('act', at);
        await holder.ask('waiting', { table: 'book_chapters', id: chapter });
        await holder.ask('commit');
        expect(await published).toEqual(['updated']);
        await saved;
      }
      await expectStands(race, chapter, words, text);
      expect(await publish([{ nth, text }])).toEqual([AGAIN[deed]]);
      await expectStands(race, chapter, words, text);
    },
  );

  it('doubled no chapter and lost none', async () => {
    const rows = (await person.ask('chapters', { key: book })) as { id: string }[];
    const deleted = races.filter(({ deed }) => deed === 'delete').length;
    expect(rows).toHaveLength(RACES - deleted);
  });
});
