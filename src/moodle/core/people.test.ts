import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Arguments } from '../encode.ts';
import type { Ask } from './ask.ts';
import { readPeople } from './people.ts';

type Row = { id: number; seen: boolean };
/** What happens between two calls: the one at that place leaves, the one of that id comes. */
type Happening = { leaves: number } | { comes: number };

const after = (rows: Row[], happenings: Happening[]): Row[] =>
  happenings.reduce((now, next) => {
    if ('leaves' in next) return now.filter((_row, place) => place !== next.leaves);
    const there = now.some(({ id }) => id === next.comes);
    return there ? now : [...now, { id: next.comes, seen: true }];
  }, rows);

const SITE = {
  sitename: 'MARA',
  siteurl: 'https://moodle.example',
  release: '4.5',
  version: '2024100706',
  lang: 'fr',
  functions: [],
};

const optionOf = (args: Arguments, wanted: string): string => {
  const options = args['options'] as { name: string; value: string | number }[];
  return String(options.find(({ name }) => name === wanted)?.value);
};

/** Cuts the page first and drops people afterwards, as Moodle does. */
const moodleWith = (rows: Row[], gaps: Happening[][] = []): Ask => {
  let now = rows;
  const left = [...gaps];
  return (_fn, schema, args = {}) => {
    const from = Number(optionOf(args, 'limitfrom'));
    const order = optionOf(args, 'sortdirection') === 'DESC' ? -1 : 1;
    const page = [...now]
      .sort((a, b) => order * (a.id - b.id))
      .slice(from, from + Number(optionOf(args, 'limitnumber')))
      .filter(({ seen }) => seen)
      .map(({ id }) => ({ id, username: `u${id}`, firstname: 'A', lastname: 'B' }));
    now = after(now, left.shift() ?? []);
    return Promise.resolve(schema.parse(page));
  };
};

const read = async (ask: Ask, pageSize: number) => {
  const part = await readPeople({ ask, site: SITE, pageSize }, { code: 'mel', courseid: 5 });
  return { ids: part.items.map(({ id }) => id), whole: part.lacks.length === 0 };
};

const rowsOf = fc.uniqueArray(
  fc.record({ id: fc.integer({ min: 1, max: 60 }), seen: fc.boolean() }),
  { selector: ({ id }) => id, maxLength: 12 },
);
const pageSizes = fc.integer({ min: 1, max: 8 });

describe('reading people', () => {
  it('is whole exactly where Moodle drops no one', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, pageSizes, async (rows, pageSize) => {
        const { ids, whole } = await read(moodleWith(rows), pageSize);
        const seen = rows.filter((row) => row.seen).map(({ id }) => id);
        expect(whole).toBe(rows.length > 0 && seen.length === rows.length);
        expect(seen).toEqual(expect.arrayContaining(ids));
        if (whole) expect(ids).toEqual(seen.sort((a, b) => a - b));
      }),
    );
  });

  it('is never whole where someone who stayed was missed while others came and went', async () => {
    const happening = fc.oneof(
      fc.record({ leaves: fc.integer({ min: 0, max: 11 }) }),
      fc.record({ comes: fc.integer({ min: 1, max: 60 }) }),
    );
    await fc.assert(
      fc.asyncProperty(
        rowsOf.map((rows) => rows.map(({ id }) => ({ id, seen: true }))),
        fc.array(fc.array(happening, { maxLength: 3 }), { maxLength: 6 }),
        pageSizes,
        async (rows, gaps, pageSize) => {
          const { ids, whole } = await read(moodleWith(rows, gaps), pageSize);
          let now = rows;
          let stayed = rows.map(({ id }) => id);
          for (const happening of gaps.flat()) {
            now = after(now, [happening]);
            stayed = stayed.filter((id) => now.some((row) => row.id === id));
          }
          if (whole) expect(ids).toEqual(expect.arrayContaining(stayed));
        },
      ),
    );
  });

  it('sees that pages do not fit together, though their number is right in the end', async () => {
    const rows = [1, 2, 3, 4, 5, 6].map((id) => ({ id, seen: true }));
    const gaps: Happening[][] = [[{ leaves: 0 }, { leaves: 0 }], [{ comes: 1 }]];
    expect(await read(moodleWith(rows, gaps), 4)).toEqual({ ids: [1, 2, 3, 4, 6], whole: false });
    expect(await read(moodleWith(rows), 4)).toEqual({ ids: [1, 2, 3, 4, 5, 6], whole: true });
  });
});
