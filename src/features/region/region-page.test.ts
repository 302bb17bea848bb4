import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { book, NOW } from '../../../test/support/told.ts';
import { BODY_SCHEMAS } from '../../moodle/index.ts';
import { message } from '../../shared/i18n.ts';
import type { Standing } from '../sync/index.ts';
import { ITEMS_SHOWN, type Region, regionPage } from './region-page.ts';

const URL = 'https://moodle.example/mod/book/view.php?id=14&chapterid=3';
const conflict = {
  object: 'mel/living-area/landlord',
  space: 'mel',
  book: 'Bassin de vie',
  chapter: 'Bailleurs',
  url: URL,
  about: 'one',
  decided: null,
  html: '<p>Mon secret</p>',
};
const QUIET: Standing = {
  books: [],
  conflicts: [],
  parts: [],
  deletions: [],
  pieces: [],
  hold: null,
  remarks: [],
  setAside: [],
  publishedAt: null,
  pin: null,
};
const page = (standing: Partial<Standing> = {}, more: Partial<Region> = {}) =>
  regionPage({ standing: { ...QUIET, ...standing }, due: [], invitations: [], ...more });
const section = (code: string, made: ReturnType<typeof page>) =>
  made.sections.find((one) => one.code === code);
const textsOf = (code: string, made: ReturnType<typeof page>) =>
  section(code, made)?.items.map(({ text }) => text.fr);

describe('the page « Ma région »', () => {
  it('says of each part that there is nothing, in both languages', () => {
    const made = page();
    expect(made.sections.map(({ code }) => code)).toEqual([
      'undecided',
      'removals',
      'mend',
      'due',
      'invitations',
      'done',
    ]);
    for (const { items, empty, title } of made.sections) {
      expect(items).toEqual([]);
      expect([empty.fr, empty.en, title.fr, title.en].every((text) => text !== undefined)).toBe(
        true,
      );
    }
  });

  it('leads to each text that waits, without showing it', () => {
    const piece = { space: 'mel', url: URL, about: 'x', decided: null, leaving: false };
    const made = page({
      conflicts: [conflict, { ...conflict, decided: 'theirs' }],
      deletions: [{ ...conflict, chapter: '', url: null, about: 'gone' }],
      pieces: [
        { ...piece, object: 'mel/event/1', type: 'event' },
        { ...piece, object: 'mel/group/1', type: 'group' },
      ],
    });
    expect(section('undecided', made)?.items.map(({ url }) => url)).toEqual([URL, null, URL]);
    expect(textsOf('undecided', made)?.[0]).toContain('Bailleurs');
    expect(textsOf('undecided', made)?.[1]).toContain('Le Livre');
    expect(JSON.stringify(made)).not.toContain('secret');
  });

  it('tells that the space is held at a version, since when and by whom', () => {
    const pin = { space: 'mel', version: 7, by: 'Anne', at: NOW * 1000 };
    expect(section('done', page({ pin }))?.items).toMatchObject([{ since: NOW }]);
    expect(textsOf('done', page({ pin }))?.[0]).toMatch(/par Anne à la version 7/);
    expect(textsOf('done', page({ pin: { ...pin, by: null } }))?.[0]).toMatch(/à la version 7/);
  });

  it('tells of removals until they are approved', () => {
    const hold = {
      space: 'mel',
      digest: 'd',
      objects: [{ id: 'living_area/1', name: 'Bailleur' }],
      total: 20,
      since: NOW * 1000 + 400,
      approvedBy: null,
    };
    expect(section('removals', page({ hold }))?.items).toMatchObject([{ since: NOW }]);
    expect(textsOf('removals', page({ hold }))?.[0]).toContain('1 élément sur 20');
    expect(textsOf('removals', page({ hold: { ...hold, approvedBy: 'Anne' } }))).toEqual([]);
  });

  it('names what is to be mended, what is to be looked at again, and counts invitations', () => {
    const told = message('content.mail.invalid', { sheet: 'CAF', value: 'faux' });
    const made = page(
      {
        remarks: [{ space: 'mel', record: 'CAF', url: URL, told, weight: 'field' }],
        setAside: [{ kind: 'put', object: 'mel/event/1', source: '', told }],
        books: [book(), book({}, { id: 8, state: 'gone' })],
        publishedAt: NOW * 1000,
      },
      {
        due: [
          { family: 'living_area', id: 1, name: 'Jamais vue', url: URL, verifiedOn: null },
          { family: 'living_area', id: 2, name: 'Vieille', url: URL, verifiedOn: '2019-05-03' },
        ],
        invitations: ['sent', 'sent', 'accepted', 'withdrawn'],
      },
    );
    expect(section('mend', made)?.items.map(({ url }) => url)).toEqual([URL, null]);
    expect(textsOf('due', made)).toEqual([
      '«\u00A0Jamais vue\u00A0» n’a pas de date de vérification.',
      '«\u00A0Vieille\u00A0» a été vérifiée pour la dernière fois le 3 mai 2019.',
    ]);
    expect(textsOf('invitations', made)).toEqual([
      '2 invitations attendent une réponse.',
      '1 invitation acceptée.',
    ]);
    expect(section('done', made)?.items).toMatchObject([
      { text: { en: 'Book “Bassin de vie”: 1 chapter.' }, since: NOW },
    ]);
  });

  it('is taken by the plugin however much there is to say', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.string({ maxLength: 2000 }), known: fc.boolean() }), {
          maxLength: 200,
        }),
        fc.array(fc.string({ maxLength: 255 }), { maxLength: 200 }),
        (sheets, chapters) => {
          const made = page(
            { conflicts: chapters.map((chapter) => ({ ...conflict, chapter })) },
            {
              due: sheets.map(({ name, known }, id) => ({
                family: 'living_area',
                id,
                name,
                url: URL,
                verifiedOn: known ? '2019-05-03' : null,
              })),
            },
          );
          expect(BODY_SCHEMAS.page.parse(made)).toEqual(made);
          expect(Buffer.byteLength(JSON.stringify(made))).toBeLessThan(262_144);
          const due = section('due', made)?.items ?? [];
          expect(due.length).toBe(Math.min(sheets.length, ITEMS_SHOWN + 1));
        },
      ),
    );
  });
});
