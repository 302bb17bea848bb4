import { describe, expect, it } from '@jest/globals';
import { say } from '../../shared/i18n.ts';
import { type LivingAreaSheet, LivingAreaSheetSchema } from './living-area.ts';
import type { Entry, Reading, ReadingTools } from './reading.ts';
import { readEntry, recordName } from './sheet.ts';

const ANGERS = { code: '49007', name: 'Angers', departement: '49' };
const tools: ReadingTools = {
  today: '2026-11-22',
  findCommune: () => ({ is: 'one', place: ANGERS }),
};
const readSheet = (one: Entry): Reading<LivingAreaSheet> => readEntry('living_area', one, tools);

const entry = (fields: Record<string, string>, other: Partial<Entry> = {}): Entry => ({
  id: 77,
  approved: true,
  oversize: null,
  url: 'https://moodle.example/mod/data/edit.php?d=3&rid=77',
  fields: { name: 'Angers Loire Habitat', category: 'Bailleur', state: 'À publier', ...fields },
  ...other,
});
const told = (one: Entry, lang: 'fr' | 'en' = 'fr'): string[] =>
  readSheet(one).problems.map((problem) => say(lang, problem.told));

describe('a full sheet', () => {
  it('is read field by field, the contact person left behind', () => {
    const { sheet, problems } = readSheet(
      entry({
        name: '  Angers   Loire\nHabitat ',
        purpose: '<h2>Logement</h2><p onclick="x()">Louer</p>',
        address: '4 rue de la Rame',
        commune: ' Angers ',
        phone: '0241235757',
        mail: 'contact@exemple.fr',
        site: 'exemple.fr',
        hours: '9 h – 12 h',
        contact: 'Mme Durand',
        remarks: '<p>&nbsp;</p>',
        verified_on: '2026-05-03',
      }),
    );
    expect(problems).toEqual([]);
    expect(sheet).toEqual({
      family: 'living_area',
      id: 77,
      name: 'Angers Loire Habitat',
      category: 'landlord',
      purpose: '<p><strong>Logement</strong></p><p>Louer</p>',
      address: '4 rue de la Rame',
      commune: 'Angers',
      place: ANGERS,
      phones: [{ shown: '02 41 23 57 57', e164: '+33241235757' }],
      mails: ['contact@exemple.fr'],
      site: { href: 'https://exemple.fr/', text: 'exemple.fr' },
      hours: '9 h – 12 h',
      remarks: null,
      verifiedOn: '2026-05-03',
      themes: [],
      forWhom: null,
      cost: null,
      siret: null,
      source: null,
    });
    expect(LivingAreaSheetSchema.parse(sheet)).toEqual(sheet);
  });
});

describe('what its author does not want published is left in peace', () => {
  it.each([
    ['a draft', entry({ state: 'Brouillon', mail: 'foo@' })],
    ['a draft without a name', entry({ state: 'draft', name: '' })],
    ['withdrawn', entry({ state: 'a RETIRER', category: '?' })],
    ['withdrawn, in English', entry({ state: 'To withdraw' })],
    ['not approved', entry({ mail: 'foo@' }, { approved: false })],
    ['not approved and oversize', entry({}, { approved: false, oversize: 300_000, fields: {} })],
  ])('%s', (_, one) => {
    expect(readSheet(one)).toMatchObject({ sheet: null, problems: [], wants: [] });
  });
});

describe('set aside, and told', () => {
  it.each([
    [entry({ name: ' \u200B ' }), 'Fiche n°\u00A077, champ Nom\u00A0: il est vide.'],
    [entry({}, { fields: {} }), 'Fiche n°\u00A077, champ Nom\u00A0: il est vide.'],
    [entry({ name: 'x'.repeat(201) }), 'il compte 201 caractères, au plus 200.'],
    [entry({ category: '' }), 'champ Rubrique\u00A0: il est vide.'],
    [
      entry({ category: 'Banque' }),
      'champ Rubrique\u00A0: «\u00A0Banque\u00A0» n’est pas dans la liste.',
    ],
    [entry({ category: '__proto__' }), 'n’est pas dans la liste.'],
    [entry({ state: '' }), 'champ État\u00A0: il est vide.'],
    [entry({ state: 'Prêt' }), '«\u00A0Prêt\u00A0» n’est pas un état connu.'],
    [entry({}, { oversize: 300_000, fields: {} }), 'elle pèse 293\u00A0Kio'],
    [entry({}, { fields: null }), 'son contenu n’a pas pu être lu.'],
  ])('%#', (one, part) => {
    const { sheet, problems } = readSheet(one);
    expect(sheet).toBeNull();
    expect(problems.map(({ weight }) => weight)).toEqual(['aside']);
    expect(told(one)[0]).toContain(part);
    expect(told(one)[0]).toContain('la fiche entière est laissée de côté.');
    expect(told(one, 'en')[0]).toContain('the whole sheet is left out.');
  });

  it('for several reasons at once', () => {
    expect(told(entry({ state: '', category: '' }))).toHaveLength(2);
  });
});

describe('labels', () => {
  it.each([
    ['landlord', 'landlord'],
    ['  BAILLEUR ', 'landlord'],
    ['Landlord', 'landlord'],
    ['service prive', 'private_service'],
    ['Service\u00A0privé', 'private_service'],
    ['Partner for counsel or training', 'partner'],
  ])('%j is the category %s', (category, code) => {
    expect(readSheet(entry({ category })).sheet?.category).toBe(code);
  });
  it.each(['publish', 'a publier', 'À PUBLIER', 'A\u0300 publier', 'To publish '])(
    '%j publishes',
    (state) => {
      expect(readSheet(entry({ state })).sheet).not.toBeNull();
    },
  );
});

describe('phone', () => {
  it.each([
    ['0241235757', ['02 41 23 57 57']],
    ['02.41.23.57.57', ['02 41 23 57 57']],
    ['02/41/23/57/57', ['02 41 23 57 57']],
    ['+33 (0)2 41 23 57 57', ['02 41 23 57 57']],
    ['00 49 30 901820', ['+49 30 901820']],
    ['02 41 23 57 57 / 06 12 34 56 78', ['02 41 23 57 57', '06 12 34 56 78']],
    ['0241235757 ou +262 262 12 34 56', ['02 41 23 57 57', '+262 262 12 34 56']],
    ['02 41 23 57 57 ; 0241235757', ['02 41 23 57 57']],
    ['0241235757, 02/41/88/12/34', ['02 41 23 57 57', '02 41 88 12 34']],
    ['02 41 23 57 57, poste 12', ['02 41 23 57 57 poste 12']],
    ['02 41 23 57 57 x12', ['02 41 23 57 57 poste 12']],
    ['3949', ['39 49']],
    ['115', ['115']],
    ['02 41 23 57 57 poste 12', ['02 41 23 57 57 poste 12']],
    ['02 41 23 57 57 (le matin)', ['02 41 23 57 57 (le matin)']],
    [' ', []],
  ])('%j is shown as %j', (phone, phones) => {
    const { sheet, problems } = readSheet(entry({ phone }));
    expect(sheet?.phones.map(({ shown }) => shown)).toEqual(phones);
    expect(problems).toEqual([]);
  });
  it.each(['02 41 23', 'demander à l’accueil', '١٢', '<script>', '02 41 23 57 57 5'])(
    '%j is left out',
    (phone) => {
      const { sheet, problems } = readSheet(entry({ phone }));
      expect(sheet?.phones).toEqual([]);
      expect(problems).toHaveLength(1);
    },
  );
  it('keeps the good number beside a wrong one', () => {
    const one = entry({ phone: '0241235757 / 12 34' });
    expect(readSheet(one).sheet?.phones).toMatchObject([{ shown: '02 41 23 57 57' }]);
    expect(told(one)[0]).toContain('«\u00A012 34\u00A0» n’est pas un numéro.');
  });
});

describe('mail', () => {
  it.each([
    ['contact@exemple.fr', ['contact@exemple.fr']],
    [' Contact@Exemple.FR ', ['Contact@exemple.fr']],
    ['a@b.fr ; c.d+e@f-g.fr', ['a@b.fr', 'c.d+e@f-g.fr']],
    ['a@b.fr ou c@d.fr', ['a@b.fr', 'c@d.fr']],
    ['mailto:a@b.fr', ['a@b.fr']],
  ])('%j is read', (mail, mails) => {
    const { sheet, problems } = readSheet(entry({ mail }));
    expect(sheet?.mails).toEqual(mails);
    expect(problems).toEqual([]);
  });
  it.each([
    'foo@',
    'é@b.fr',
    'a@b',
    'a..b@c.fr',
    'a@b.fr?bcc=x',
    'javascript:alert(1)',
    '@',
    'demander à l’accueil',
    '"a"@b.fr',
  ])('%j is left out', (mail) => {
    expect(readSheet(entry({ mail })).sheet?.mails).toEqual([]);
    expect(told(entry({ mail })).length).toBeGreaterThan(0);
  });
  it('says so in words a referent can act on', () => {
    expect(told(entry({ mail: 'foo@' }))).toEqual([
      'Fiche «\u00A0Angers Loire Habitat\u00A0», champ Courriel\u00A0: «\u00A0foo@\u00A0» n’est pas une adresse. Corrigez-la ou videz le champ\u202F; le reste de la fiche est publié.',
    ]);
  });
});

describe('site', () => {
  it.each([
    ['https://www.exemple.fr/', 'https://www.exemple.fr/', 'exemple.fr'],
    ['www.exemple.fr/a b', null, null],
    ['exemple.fr:8080/x', 'https://exemple.fr:8080/x', 'exemple.fr:8080/x'],
    ['http://exemple.fr', 'http://exemple.fr/', 'exemple.fr'],
    ['//exemple.fr', 'https://exemple.fr/', 'exemple.fr'],
    ['HTTPS://EXEMPLE.FR/É', 'https://exemple.fr/%C3%89', 'exemple.fr/%C3%89'],
    ['javascript:alert(1)', null, null],
    ['JAVASCRIPT://exemple.fr/%0aalert(1)', null, null],
    ['data:text/html,x', null, null],
    ['mailto:a@exemple.fr', null, null],
    ['ftp://exemple.fr', null, null],
    ['https://jean:secret@exemple.fr/', null, null],
    ['localhost', null, null],
    ['à venir', null, null],
  ])('%j leads to %j', (site, href, text) => {
    const { sheet, problems } = readSheet(entry({ site }));
    expect(sheet?.site).toEqual(href === null ? null : { href, text });
    expect(problems).toHaveLength(href === null ? 1 : 0);
  });
});

describe('other fields', () => {
  it.each(['2026-02-30', '3 mai 2026', '2026-13-01'])('%j is no day', (day) => {
    const one = entry({ verified_on: day });
    expect(readSheet(one).sheet?.verifiedOn).toBeNull();
    expect(told(one)[0]).toContain(day);
  });
  it('leaves out lines and texts that are too long, each by itself', () => {
    const one = entry({
      hours: 'h'.repeat(501),
      address: 'a'.repeat(500),
      purpose: `<p>${'x '.repeat(10_001)}y</p>`,
      remarks: '<div>'.repeat(1000),
    });
    const { sheet } = readSheet(one);
    expect(sheet).toMatchObject({ hours: null, purpose: null, remarks: null });
    expect(sheet?.address).toHaveLength(500);
    expect(told(one).map((text) => text.split('\u00A0: ')[0]?.split('champ ')[1])).toEqual([
      'Pour quoi faire',
      'Horaires',
      'Remarques',
    ]);
  });
  it('stands 2 MB in every field', () => {
    const big = 'é<b>'.repeat(500_000);
    const fields = Object.fromEntries(
      ['purpose', 'address', 'commune', 'phone', 'mail', 'site', 'hours', 'remarks'].map((code) => [
        code,
        big,
      ]),
    );
    const { sheet, problems } = readSheet(entry(fields));
    expect(sheet?.name).toBe('Angers Loire Habitat');
    expect(problems).toHaveLength(8);
    for (const text of told(entry(fields))) expect(text.length).toBeLessThan(400);
  });
  it('never lets a value speak as a message', () => {
    const one = entry({ name: '$t(content.unreadable) {{id}}', mail: '{{sheet}} $&' });
    expect(told(one).join(' ')).toContain('$t(content.unreadable) {{id}}');
  });
  it('names the record by its name, or by its number', () => {
    expect(recordName('living_area', entry({}))).toBe('Angers Loire Habitat');
    expect(recordName('living_area', entry({}, { fields: null }))).toBe('fiche n°\u00A077');
  });
});
