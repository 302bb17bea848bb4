import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sanitise } from '../../shared/html.ts';
import type { DesiredBook } from '../sync/index.ts';
import { CATEGORIES } from './category.ts';
import { livingAreaBook } from './living-area-book.ts';
import { type Entry, type LivingAreaSheet, readSheet } from './sheet.ts';
import { type BookTemplates, loadTemplates } from './templates.ts';

let templates: BookTemplates;
beforeAll(async () => {
  templates = await loadTemplates(new URL('../../../templates', import.meta.url).pathname);
});

const sheetOf = (id: number, fields: Record<string, string> = {}): LivingAreaSheet => {
  const entry: Entry = {
    id,
    approved: true,
    oversize: null,
    url: '',
    fields: { name: `Fiche ${id}`, category: 'landlord', state: 'publish', ...fields },
  };
  const { sheet } = readSheet(entry);
  if (sheet === null) throw new Error('expected a sheet');
  return sheet;
};
const book = (sheets: LivingAreaSheet[], published: string[] = []): DesiredBook | null =>
  livingAreaBook('mel', sheets, new Set(published), templates);
const htmlOf = (...sheets: LivingAreaSheet[]): string => book(sheets)?.chapters[0]?.html ?? '';
/** Without the white space between elements, which says nothing. */
const tight = (html: string): string => html.replace(/>\s+/g, '>').replace(/\s+</g, '<');
const idsIn = (html: string): string[] =>
  Array.from(html.matchAll(/<div id="mara-sheet-(\d+)"/g), ([, id]) => id ?? '');

describe('the Book', () => {
  it('has its chapters in the order of the categories, and only those with sheets', () => {
    const made = book([
      sheetOf(1, { category: 'partner' }),
      sheetOf(2, { category: 'social_body' }),
      sheetOf(3, { category: 'public_service' }),
    ]);
    expect(made).toMatchObject({ key: 'mel/living-area', space: 'mel', name: 'Bassin de vie' });
    expect(made?.intro).toMatch(/^<p>.*<\/p>\s*$/);
    expect(made?.chapters.map(({ key, title }) => [key, title])).toEqual([
      ['mel/living-area/social-body', 'Organismes sociaux'],
      ['mel/living-area/public-service', 'Services publics'],
      ['mel/living-area/partner', 'Partenaires de conseil et de formation'],
    ]);
  });

  it('is not there when nothing is published nor to publish', () => {
    expect(book([])).toBeNull();
    expect(
      book([], ['mel/living-area', 'mel/other/landlord', 'ici/living-area/landlord']),
    ).toBeNull();
  });

  it('keeps an emptied chapter, which says so', () => {
    const made = book([sheetOf(1)], ['mel/living-area/association']);
    expect(made?.chapters.map(({ title }) => title)).toEqual(['Bailleurs', 'Associations']);
    expect(tight(made?.chapters[1]?.html ?? '')).toBe(
      '<div class="mara-chapter"><p>Aucune fiche dans cette rubrique pour le moment.</p></div>',
    );
  });
});

describe('a chapter', () => {
  it('shows each field of a sheet', () => {
    const html = htmlOf(
      sheetOf(77, {
        name: 'Angers Loire Habitat',
        purpose: '<p>Louer</p>',
        address: '4 rue de la Rame',
        commune: 'Angers',
        phone: '0241235757 / 0612345678',
        mail: 'a@exemple.fr',
        site: 'https://www.exemple.fr/contact/',
        hours: 'Le matin',
        remarks: '<p>Rendez-vous</p>',
        verified_on: '2026-05-03',
        contact: 'Mme Durand',
      }),
    );
    expect(tight(html)).toBe(
      '<div class="mara-chapter">' +
        '<div id="mara-sheet-77" class="mara-sheet card mb-3"><div class="card-body">' +
        '<h4 class="mara-sheet-name card-title h5">Angers Loire Habitat</h4>' +
        '<div class="mara-purpose"><p>Louer</p></div>' +
        '<dl class="mara-facts row mx-0 mb-0">' +
        '<dt class="col-sm-3 px-0">Adresse</dt>' +
        '<dd class="col-sm-9 px-0">4 rue de la Rame<br>Angers</dd>' +
        '<dt class="col-sm-3 px-0">Téléphone</dt>' +
        '<dd class="col-sm-9 px-0">02 41 23 57 57<br>06 12 34 56 78</dd>' +
        '<dt class="col-sm-3 px-0">Courriel</dt>' +
        '<dd class="col-sm-9 px-0"><a href="mailto:a@exemple.fr">a@exemple.fr</a></dd>' +
        '<dt class="col-sm-3 px-0">Site internet</dt>' +
        '<dd class="col-sm-9 px-0"><a href="https://www.exemple.fr/contact/">exemple.fr/contact</a></dd>' +
        '<dt class="col-sm-3 px-0">Horaires</dt><dd class="col-sm-9 px-0">Le matin</dd></dl>' +
        '<dl class="mara-remarks row mx-0 mb-0"><dt class="col-sm-3 px-0">Remarques</dt>' +
        '<dd class="col-sm-9 px-0"><p>Rendez-vous</p></dd></dl>' +
        '<p class="mara-verified text-muted small mb-0">Vérifiée le 3\u00A0mai\u00A02026</p>' +
        '</div></div></div>',
    );
  });

  it('shows a bare sheet without empty lists', () => {
    expect(tight(htmlOf(sheetOf(1)))).toBe(
      '<div class="mara-chapter"><div id="mara-sheet-1" class="mara-sheet card mb-3">' +
        '<div class="card-body"><h4 class="mara-sheet-name card-title h5">Fiche 1</h4></div></div></div>',
    );
  });

  it('says the first of a month as French does', () => {
    expect(htmlOf(sheetOf(1, { verified_on: '2026-05-01' }))).toContain(
      'le 1er\u00A0mai\u00A02026',
    );
  });

  it('says the commune once', () => {
    const html = htmlOf(sheetOf(1, { address: '14 rue X, 49400 SAUMUR', commune: 'Saumur' }));
    expect(html).toContain('<dd class="col-sm-9 px-0">14 rue X, 49400 SAUMUR</dd>');
    expect(htmlOf(sheetOf(1, { commune: 'Saumur' }))).toContain('>Commune</dt>');
  });

  it('is grouped by commune when they differ, those without last, by name within', () => {
    const html = htmlOf(
      sheetOf(1, { name: 'zeta', commune: 'Saumur' }),
      sheetOf(2, { name: 'Éa', commune: 'ANGERS' }),
      sheetOf(3, { name: 'eb', commune: 'Angers' }),
      sheetOf(4, { name: 'a' }),
    );
    expect(Array.from(html.matchAll(/<h3[^>]*>(.*?)<\/h3>/g), ([, text]) => text)).toEqual([
      'Angers',
      'Saumur',
      'Commune non précisée',
    ]);
    expect(idsIn(html)).toEqual(['2', '3', '1', '4']);
    expect(html).not.toContain('>Commune</dt>');
  });

  it('has a table of contents from four sheets on', () => {
    const sheets = [1, 2, 3, 4].map((id) => sheetOf(id, { commune: 'Angers' }));
    expect(htmlOf(...sheets.slice(1))).not.toContain('mara-contents');
    const html = htmlOf(...sheets);
    for (const id of [1, 2, 3, 4]) {
      expect(html).toContain(`<li><a href="#mara-sheet-${id}">Fiche ${id}</a></li>`);
    }
    expect(html).not.toContain('<h3');
  });

  it('keeps two sheets of one title', () => {
    expect(idsIn(htmlOf(sheetOf(12, { name: 'CAF' }), sheetOf(9, { name: 'CAF' })))).toEqual([
      '9',
      '12',
    ]);
  });

  it('lets right-to-left texts, emoji and mustaches stand as they are', () => {
    const html = htmlOf(
      sheetOf(1, { name: 'مكتب السكن', address: 'רחוב 5', hours: '😀 {{{hours}}} {{> sheet}}' }),
    );
    expect(html).toContain('<h4 class="mara-sheet-name card-title h5" dir="rtl">مكتب السكن</h4>');
    expect(html).toContain('<dd class="col-sm-9 px-0" dir="rtl">רחוב 5</dd>');
    expect(html).toContain('😀 {{{hours}}} {{> sheet}}');
  });
});

const SECRET = 'Zorglub-Durand';
const HOSTILE = [
  ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)'],
  ...['"><svg onload=alert(1)>', "' onmouseover='alert(1)", '</div></div><b>', ']]>', '<!--'],
  ...['<a href="javascript:alert(1)">x</a>', '<a href="https://x.fr/">y</a>', '{{name}}', '\u0000'],
  ...['<p id="mara-sheet-1" style="x">', '😀', 'مرحبا', '\uD800', '<table><td>', '&lt;script&gt;'],
  ...['<style>*{}</style>', '<iframe srcdoc="x">', '<h2>Gros</h2>', '<ul><li>a', '`${1}`', '\r'],
  'x'.repeat(3000),
];
const value = fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' })), {
  maxLength: 4,
});
const text = value.map((parts) => parts.join(' '));
const fields = fc.record(
  {
    purpose: text,
    address: text,
    commune: fc.oneof(text, fc.constantFrom('Angers', 'ANGERS', 'Saumur', 'Écouflant')),
    phone: fc.oneof(text, fc.constant('0241235757')),
    mail: fc.oneof(text, fc.constant('a@exemple.fr')),
    site: fc.oneof(text, fc.webUrl({ withQueryParameters: true, withFragments: true })),
    hours: text,
    remarks: text,
    verified_on: fc.constantFrom('2026-05-03', '<b>'),
    contact: fc.constant(SECRET),
  },
  { requiredKeys: ['contact'] },
);
const someSheets = fc
  .array(fc.tuple(fields, fc.oneof(text, fc.constantFrom('CAF', 'caf', 'Éole'))), { maxLength: 6 })
  .map((all) =>
    all.map(([some, name], i) =>
      sheetOf(i + 1, {
        ...some,
        name: `${name} .`.slice(0, 150),
        category: CATEGORIES[i % 2]!.code,
      }),
    ),
  );

/** Every tag that is live in the HTML. */
const ALLOWED =
  /^<\/?(?:div|p|h3|h4|ul|ol|li|dl|dt|dd|table|tbody|thead|tr|th|td|caption|a|strong|em|br|span|abbr)(?: (?:id="mara-sheet-\d+"|class="[\w -]+"|dir="(?:rtl|ltr)"|href="(?:https?:\/\/|mailto:|#mara-sheet-)[^"]*"|(?:col|row)span="\d+"|title="[^"]*"|scope="\w+"))*>$/;

describe('whatever is in the fields', () => {
  it('what goes out is what Moodle keeps, and nothing is alive in it', () => {
    fc.assert(
      fc.property(someSheets, (sheets) => {
        for (const { html } of book(sheets)?.chapters ?? []) {
          expect(sanitise(html)).toBe(html);
          expect(html).not.toContain(SECRET);
          for (const [tag] of html.matchAll(/<[^>]*>/g)) expect(tag).toMatch(ALLOWED);
          const opened = html.match(/<div\b/g)?.length;
          expect(html.match(/<\/div>/g)?.length).toBe(opened);
          expect(html).toMatch(/^<div class="mara-chapter">[^]*<\/div>\s*$/);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('every sheet has its block, once', () => {
    fc.assert(
      fc.property(someSheets, (sheets) => {
        const found = (book(sheets)?.chapters ?? []).flatMap(({ html }) => idsIn(html));
        expect(found.map(Number).sort((a, b) => a - b)).toEqual(sheets.map(({ id }) => id));
      }),
      { numRuns: 50 },
    );
  });

  it('the order of the sheets makes no difference', () => {
    const shuffled = someSheets.chain((sheets) =>
      fc.tuple(fc.constant(sheets), fc.shuffledSubarray(sheets, { minLength: sheets.length })),
    );
    fc.assert(
      fc.property(shuffled, ([sheets, others]) => {
        expect(book(others)).toEqual(book(sheets));
      }),
      { numRuns: 50 },
    );
  });
});
