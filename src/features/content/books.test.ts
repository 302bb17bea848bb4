import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sanitise, sanitiseFromPeople } from '../../shared/html.ts';
import { LANGS, type Lang } from '../../shared/i18n.ts';
import type { DesiredBook } from '../sync/index.ts';
import type { Shown } from './book-views.ts';
import { jobMarketBook, livingAreaBook, openingsBook } from './books.ts';
import { contactsBook } from './contacts-book.ts';
import type { JobMarketSheet } from './job-market.ts';
import type { LivingAreaSheet } from './living-area.ts';
import { MENUS, type MenuCode, type OptionOf } from './options.ts';
import type { OpeningSheet } from './opening.ts';
import { type BookTemplates, loadTemplates } from './templates.ts';

const folder = new URL('../../../templates', import.meta.url).pathname;
const loaded = new Map<Lang, BookTemplates>();
beforeAll(async () => {
  for (const lang of LANGS) loaded.set(lang, await loadTemplates(folder, lang));
});

const ANGERS = { code: '49007', name: 'Angers', departement: '49' };
const SAUMUR = { code: '49328', name: 'Saumur', departement: '49' };

const sheetOf = (id: number, other: Partial<LivingAreaSheet> = {}): LivingAreaSheet => ({
  family: 'living_area',
  id,
  name: `Fiche ${id}`,
  category: 'landlord',
  purpose: null,
  themes: [],
  forWhom: null,
  cost: null,
  address: null,
  commune: null,
  place: null,
  phones: [],
  mails: [],
  site: null,
  hours: null,
  remarks: null,
  siret: null,
  source: null,
  verifiedOn: null,
  ...other,
});
const own = <S>(sheet: S): Shown<S> => ({ sheet, from: null, staleSince: null });
const frameOf = (published: string[] = [], lang: Lang = 'fr') => ({
  space: 'mel',
  published: new Set(published),
  templates: loaded.get(lang)!,
});
const book = (sheets: LivingAreaSheet[], published: string[] = []): DesiredBook | null =>
  livingAreaBook(frameOf(published), sheets.map(own));
const htmlOf = (...sheets: LivingAreaSheet[]): string => book(sheets)?.chapters[1]?.html ?? '';
/** Without the white space between elements, which says nothing. */
const tight = (html: string): string => html.replace(/>\s+/g, '>').replace(/\s+</g, '<').trim();
const idsIn = (html: string): string[] =>
  Array.from(html.matchAll(/<div id="mara-sheet-(\d+)"/g), ([, id]) => id ?? '');

describe('a Book', () => {
  it('opens with the word of the referent, then its chapters in the order of the categories', () => {
    const made = book([
      sheetOf(1, { category: 'partner' }),
      sheetOf(2, { category: 'social_body' }),
      sheetOf(3, { category: 'public_service' }),
    ]);
    expect(made).toMatchObject({ key: 'mel/living-area', space: 'mel', name: 'Bassin de vie' });
    expect(made?.intro).toMatch(/^<p>.*<\/p>\s*$/);
    expect(made?.chapters.map(({ key, title, once }) => [key, title, once])).toEqual([
      ['mel/living-area/word', 'Le mot du référent', true],
      ['mel/living-area/social-body', 'Organismes sociaux', undefined],
      ['mel/living-area/public-service', 'Services publics', undefined],
      ['mel/living-area/partner', 'Partenaires de conseil et de formation', undefined],
    ]);
  });

  it('is not there for the word alone', () => {
    expect(book([])).toBeNull();
    const others = ['mel/living-area', 'mel/living-area/word', 'mel/other/landlord'];
    expect(book([], [...others, 'ici/living-area/landlord'])).toBeNull();
  });

  it('keeps an emptied chapter, which says so', () => {
    const made = book([sheetOf(1)], ['mel/living-area/association']);
    expect(made?.chapters.map(({ title }) => title).slice(1)).toEqual([
      'Bailleurs',
      'Associations',
    ]);
    expect(tight(made?.chapters[2]?.html ?? '')).toBe(
      '<div id="mara-empty" class="mara-empty"><p>Aucune fiche dans cette rubrique pour le moment.</p></div>',
    );
  });

  it('is said in the language of the site', () => {
    const english = livingAreaBook(frameOf([], 'en'), [
      own(sheetOf(1, { address: '4 rue X', verifiedOn: '2026-05-01', themes: ['housing'] })),
    ]);
    expect(english?.name).toBe('Living area');
    const html = english?.chapters[1]?.html.replaceAll('\u00A0', ' ') ?? '';
    for (const said of ['Verified on 1 May 2026', '>Address<', '>Housing<', 'Commune not given']) {
      expect(html).toContain(said);
    }
  });
});

describe('a chapter', () => {
  const full = sheetOf(77, {
    name: 'Angers Loire Habitat',
    purpose: '<p>Louer</p>',
    themes: ['housing', 'budget'],
    forWhom: 'Familles',
    cost: 'Gratuit',
    address: '4 rue de la Rame',
    commune: 'ANGERS',
    place: ANGERS,
    phones: [
      { shown: '02 41 23 57 57', e164: '+33241235757' },
      { shown: '39 49', e164: null },
    ],
    mails: ['a@exemple.fr'],
    site: { href: 'https://www.exemple.fr/contact/', text: 'exemple.fr/contact' },
    hours: 'Le matin',
    remarks: '<p>Rendez-vous</p>',
    siret: '12345678900011',
    source: 'data·inclusion',
    verifiedOn: '2026-05-03',
  });

  it('shows each field of a sheet, its code around the value alone', () => {
    const fact = (code: string, label: string, value: string): string =>
      `<dt class="col-sm-3 px-0">${label}</dt><dd class="mara-f-${code} col-sm-9 px-0">${value}</dd>`;
    expect(tight(htmlOf(full))).toBe(
      '<div id="mara-place-49007" class="mara-place mt-4"><h3>Angers (49)</h3></div>' +
        '<div id="mara-sheet-77" class="mara-sheet card mb-3"><div class="card-body">' +
        '<h4 class="mara-f-name card-title h5">Angers Loire Habitat</h4>' +
        '<div class="mara-f-purpose"><p>Louer</p></div>' +
        '<dl class="mara-facts row mx-0 mb-0">' +
        fact('themes', 'Thèmes', 'Logement, Budget') +
        fact('for_whom', 'Pour qui', 'Familles') +
        fact('cost', 'Coût', 'Gratuit') +
        fact('address', 'Adresse', '4 rue de la Rame') +
        fact('phone', 'Téléphone', '02 41 23 57 57<br>39 49') +
        fact('mail', 'Courriel', '<a href="mailto:a@exemple.fr">a@exemple.fr</a>') +
        fact(
          'site',
          'Site internet',
          '<a href="https://www.exemple.fr/contact/">exemple.fr/contact</a>',
        ) +
        fact('hours', 'Horaires', 'Le matin') +
        fact('remarks', 'Remarques', '<p>Rendez-vous</p>') +
        fact('source', 'Source', 'data·inclusion') +
        '</dl><p class="mara-verified text-muted small mb-0">Vérifiée le 3\u00A0mai\u00A02026</p>' +
        '</div></div>',
    );
  });

  it('shows a bare sheet without an empty list', () => {
    expect(tight(htmlOf(sheetOf(1)))).toBe(
      '<div id="mara-place-none" class="mara-place mt-4"><h3>Commune non précisée</h3></div>' +
        '<div id="mara-sheet-1" class="mara-sheet card mb-3"><div class="card-body">' +
        '<h4 class="mara-f-name card-title h5">Fiche 1</h4></div></div>',
    );
  });

  it('is grouped by commune, those without last, by name within', () => {
    const html = htmlOf(
      sheetOf(1, { name: 'zeta', place: SAUMUR, commune: 'Saumur' }),
      sheetOf(2, { name: 'Éa', place: ANGERS, commune: 'ANGERS' }),
      sheetOf(3, { name: 'eb', place: ANGERS, commune: 'Angers' }),
      sheetOf(4, { name: 'a' }),
      sheetOf(5, { commune: 'ANGRS' }),
      sheetOf(6, { commune: 'Angrs' }),
      sheetOf(7, { commune: 'مدينة' }),
    );
    const places = html.matchAll(/<div id="(mara-place-[^"]+)"[^>]*><h3[^>]*>(.*?)<\/h3>/g);
    expect(Array.from(places, ([, id, text]) => `${id} ${text}`)).toEqual([
      'mara-place-49007 Angers (49)',
      'mara-place-x-angrs Angrs',
      'mara-place-49328 Saumur (49)',
      expect.stringMatching(/^mara-place-x-645-\S+ مدينة$/),
      'mara-place-none Commune non précisée',
    ]);
    expect(idsIn(html)).toEqual(['2', '3', '5', '6', '1', '7', '4']);
  });

  it('has a table of contents by theme and by commune from four sheets on', () => {
    const sheets = [1, 2, 3, 4].map((id) =>
      sheetOf(id, { place: ANGERS, commune: 'Angers', themes: id > 2 ? ['housing'] : [] }),
    );
    expect(htmlOf(...sheets.slice(1))).not.toContain('mara-contents');
    const html = tight(htmlOf(...sheets));
    expect(html).toMatch(/^<div id="mara-contents"/);
    expect(html).toContain(
      '<li>Logement<ul><li><a href="#mara-sheet-3">Fiche 3</a>, Angers (49)</li>',
    );
    expect(html).toContain('<li><a href="#mara-place-49007">Angers (49)</a><ul>');
    for (const id of [1, 2, 3, 4]) {
      expect(html).toContain(`<li><a href="#mara-sheet-${id}">Fiche ${id}</a></li>`);
    }
  });

  it('lets right-to-left texts, emoji and mustaches stand as they are', () => {
    const html = htmlOf(
      sheetOf(1, { name: 'مكتب السكن', address: 'רחוב 5', hours: '😀 {{{hours}}} {{> sheet}}' }),
    );
    expect(html).toContain('<h4 class="mara-f-name card-title h5" dir="rtl">مكتب السكن</h4>');
    expect(html).toContain('<dd class="mara-f-address col-sm-9 px-0" dir="rtl">רחוב 5</dd>');
    expect(html).toContain('😀 {{{hours}}} {{> sheet}}');
  });
});

describe('a large chapter', () => {
  const towns = ['Angers', 'Saumur', 'Cholet', 'Écouflant', 'Trélazé', 'Segré'];
  const many = (count: number): LivingAreaSheet[] =>
    Array.from({ length: count }, (_, i) => sheetOf(i + 1, { commune: towns[i % 6]! }));

  it('says where its sheets are, which follow in chapters of their own', () => {
    const made = book(many(130));
    expect(
      made?.chapters.slice(1).map(({ key, title, objects }) => [key, title, objects.length]),
    ).toEqual([
      ['mel/living-area/landlord', 'Bailleurs', 0],
      ['mel/living-area/landlord/a-c', 'Bailleurs\u00A0: A à C', 44],
      ['mel/living-area/landlord/d-f', 'Bailleurs\u00A0: D à F', 22],
      ['mel/living-area/landlord/s-u', 'Bailleurs\u00A0: S à U', 64],
    ]);
    expect(made?.chapters[1]?.html).toContain('<li>Bailleurs\u00A0: D à F</li>');
  });

  it('stays apart, and a chapter taken apart says where the rest is', () => {
    const standing = ['', '/a-c', '/d-f', '/s-u', '/s', '/j-l', '/own words'];
    const keys = standing.map((end) => `mel/living-area/landlord${end}`);
    const made = book(many(60), keys);
    expect(
      made?.chapters.slice(2).map(({ key, objects }) => [key.slice(25), objects.length]),
    ).toEqual([
      ['a-c', 20],
      ['d-f', 10],
      ['j-l', 0],
      ['s-u', 0],
      ['s', 20],
      ['t', 10],
    ]);
    expect(made?.chapters[5]?.html).toContain('<li>Bailleurs\u00A0: T</li>');
    expect(made?.chapters[4]?.html).toContain('Aucune fiche');
  });

  it('never weighs more than Moodle takes', () => {
    const text = `<p>${'mot '.repeat(5000)}</p>`;
    const heavy = Array.from({ length: 40 }, (_, i) =>
      sheetOf(i + 1, { commune: towns[i % 6]!, purpose: text, remarks: text }),
    );
    const monster = sheetOf(500, { purpose: `<p>${'é'.repeat(110_000)}</p>` });
    const chapters = book([...heavy, monster])?.chapters ?? [];
    for (const { html } of chapters) expect(Buffer.byteLength(html)).toBeLessThan(524_288);
    expect(chapters.flatMap(({ html }) => idsIn(html))).toHaveLength(41);
  });
});

const HOSTILE = [
  ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)'],
  ...['"><svg onload=alert(1)>', "' onmouseover='alert(1)", '</div></div><b>', ']]>', '<!--'],
  ...['<a href="javascript:alert(1)">x</a>', '<a href="https://x.fr/">y</a>', '{{name}}', '\u0000'],
  ...['<p id="mara-sheet-1" style="x">', '😀', 'مرحبا', '\uD800', '<table><td>', '&lt;script&gt;'],
  ...['<style>*{}</style>', '<iframe srcdoc="x">', '<h2>Gros</h2>', '<ul><li>a', '`${1}`', '\r'],
  'x'.repeat(3000),
];
const words = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' })), { maxLength: 3 })
  .map((parts) => parts.join(' '));
const line = fc.option(words.map((text) => `${text}.`));
const rich = fc.option(words.map((text) => sanitiseFromPeople(`${text}<p>mot</p>`)));
const named = words.map((text) => `${text} .`.slice(0, 150));
const codes = <M extends MenuCode>(menu: M): fc.Arbitrary<OptionOf<M>> =>
  fc.constantFrom(...MENUS[menu].map(({ code }) => code as OptionOf<M>));
const maybe = <M extends MenuCode>(menu: M) => fc.option(codes(menu));
const place = fc.option(fc.constantFrom(ANGERS, SAUMUR));
const site = fc.option(fc.constant({ href: 'https://exemple.fr/?a=1&b=2', text: 'exemple.fr' }));
const verifiedOn = fc.constantFrom(null, '2026-05-01', '2020-12-31');
const metier = fc.constantFrom(
  { code: 'M1402', name: 'Conseil <b>' },
  { code: 'K1706', name: null },
);
const whereabouts = {
  address: line,
  commune: line,
  place,
  phones: fc.array(fc.constant({ shown: '02 41 23 57 57 (<i>)', e164: null }), { maxLength: 2 }),
  mails: fc.array(fc.constant('a+b@exemple.fr'), { maxLength: 2 }),
  site,
  hours: line,
  remarks: rich,
  siret: fc.constantFrom(null, '12345678900011'),
  source: line,
  verifiedOn,
};
const ids = <S extends { id: number }>(all: fc.Arbitrary<Omit<S, 'id'>>, maxLength = 6) =>
  fc
    .array(
      fc.record({ sheet: all, from: fc.constantFrom(null, 'Var <b>'), staleSince: verifiedOn }),
      { maxLength },
    )
    .map((shown) =>
      shown.map((one, i): Shown<S> => ({ ...one, sheet: { ...one.sheet, id: i + 1 } as S })),
    );
const livingArea = ids<LivingAreaSheet>(
  fc.record({
    family: fc.constant('living_area' as const),
    name: named,
    category: fc.constantFrom('landlord' as const, 'partner' as const),
    purpose: rich,
    themes: fc.uniqueArray(codes('themes'), { maxLength: 3 }),
    forWhom: line,
    cost: line,
    ...whereabouts,
  }),
);
const jobMarket = ids<JobMarketSheet>(
  fc.record({
    family: fc.constant('job_market' as const),
    name: named,
    kind: codes('kind'),
    sector: maybe('sector'),
    metiers: fc.array(metier, { maxLength: 2 }),
    size: maybe('size'),
    mandate: line,
    knowledge: rich,
    ...whereabouts,
  }),
);
const openings = ids<OpeningSheet>(
  fc.record({
    family: fc.constant('opening' as const),
    title: named,
    metier: fc.option(metier),
    employer: line,
    commune: line,
    place,
    contract: maybe('contract'),
    level: maybe('level'),
    salary: line,
    experience: line,
    clearance: maybe('clearance'),
    description: rich,
    deadline: verifiedOn,
    site,
    verifiedOn,
  }),
);

/** Every tag that is live in the HTML. */
const ALLOWED =
  /^<\/?(?:div|p|h3|h4|ul|ol|li|dl|dt|dd|table|tbody|thead|tr|th|td|caption|a|strong|em|br|span|abbr)(?: (?:id="mara-[a-z0-9-]+"|class="[\w -]+"|dir="(?:rtl|ltr)"|href="(?:https?:\/\/|mailto:|#mara-)[^"]*"|(?:col|row)span="\d+"|title="[^"]*"|scope="\w+"))*>$/;

/** The ids of the elements at the top level, in order; throws where something else stands there. */
const topLevel = (html: string): string[] => {
  const found: string[] = [];
  let depth = 0;
  for (const [tag, slash, name] of html.matchAll(/<(\/?)(\w+)[^>]*>/g)) {
    if (name === 'br') continue;
    if (slash === '' && depth === 0) found.push(/ id="([^"]+)"/.exec(tag)?.[1] ?? tag);
    depth += slash === '/' ? -1 : 1;
  }
  expect(depth).toBe(0);
  return found;
};

describe('whatever is in the fields, and whichever are missing', () => {
  const holds = (made: DesiredBook | null): void => {
    for (const { html, objects } of made?.chapters ?? []) {
      expect(sanitise(html)).toBe(html);
      for (const [tag] of html.matchAll(/<[^>]*>/g)) expect(tag).toMatch(ALLOWED);
      const parts = topLevel(html);
      expect(parts.length).toBeGreaterThan(0);
      expect(new Set(parts).size).toBe(parts.length);
      for (const part of parts) expect(part).toMatch(/^mara-[a-z0-9-]+$/);
      const sheets = parts.filter((part) => part.startsWith('mara-sheet-'));
      expect(sheets.sort()).toEqual(objects.map(({ part }) => part ?? '').sort());
    }
  };

  for (const lang of LANGS) {
    it(`a row of parts goes out that Moodle keeps, and nothing is alive in it (${lang})`, () => {
      fc.assert(
        fc.property(livingArea, jobMarket, openings, (area, market, offers) => {
          const frame = frameOf([], lang);
          holds(livingAreaBook(frame, area));
          holds(jobMarketBook(frame, market));
          holds(openingsBook(frame, offers));
          holds(
            contactsBook(frame, {
              space: {
                ...{ id: 5, code: 'mel', name: 'Mel', national: false, departements: ['49'] },
                ...{ visible: true, url: 'https://m.fr/course/view.php?id=5' },
                ...{ resources: [], databases: [] },
              },
              people: area.map(({ sheet: { id, name } }) => ({ id, name, coordinator: id > 1 })),
              livingArea: area,
              jobMarket: market,
              resources: offers.map(({ sheet: { title } }) => ({
                module: 'page',
                name: title,
                url: 'https://m.fr/mod/page/view.php?id=1&a=2',
              })),
            }),
          );
        }),
        { numRuns: 25 },
      );
    });
  }

  it('the order of the sheets makes no difference', () => {
    const shuffled = livingArea.chain((sheets) =>
      fc.tuple(fc.constant(sheets), fc.shuffledSubarray(sheets, { minLength: sheets.length })),
    );
    fc.assert(
      fc.property(shuffled, ([sheets, others]) => {
        expect(livingAreaBook(frameOf(), others)).toEqual(livingAreaBook(frameOf(), sheets));
      }),
      { numRuns: 30 },
    );
  });

  it('the part of a sheet does not follow from its neighbours', () => {
    const partsOf = (sheets: readonly Shown<LivingAreaSheet>[]) =>
      new Map(
        (livingAreaBook(frameOf(), sheets)?.chapters ?? [])
          .flatMap(({ html }) => html.split(/(?=<div id="mara-)/))
          .flatMap((part) => {
            const id = /^<div id="(mara-sheet-\d+)"/.exec(part)?.[1];
            return id === undefined ? [] : [[id, part.trim()] as const];
          }),
      );
    fc.assert(
      fc.property(livingArea, (sheets) => {
        const all = partsOf(sheets);
        for (const [id, part] of partsOf(sheets.slice(1))) expect(part).toBe(all.get(id));
      }),
      { numRuns: 30 },
    );
  });
});
