/** Fields that living-area and job-market sheets gained since 0.1. */
import { describe, expect, it } from '@jest/globals';
import { say } from '../../shared/i18n.ts';
import { FIELDS } from './field.ts';
import { JobMarketSheetSchema } from './job-market.ts';
import { LivingAreaSheetSchema } from './living-area.ts';
import type { FoundCommune } from './place.ts';
import type { Entry, ReadingTools } from './reading.ts';
import { readReferentsPart } from './referents-part.ts';
import { readJobMarket, readLivingArea } from './sheet.ts';

const place = (code: string, name: string) => ({ code, name, departement: code.slice(0, 2) });
const COMMUNES: Readonly<Record<string, FoundCommune>> = {
  Angers: { is: 'one', place: place('49007', 'Angers') },
  'Saint-Aubin': {
    is: 'several',
    places: [place('49265', 'Saint-Aubin'), place('62742', 'Saint-Aubin')],
  },
  Angerss: { is: 'none', near: [place('49007', 'Angers')] },
};
const tools: ReadingTools = {
  today: '2026-11-22',
  findCommune: (text) => COMMUNES[text] ?? { is: 'none', near: [] },
};
const entryOf = (fields: Record<string, string>): Entry => ({
  id: 77,
  approved: true,
  oversize: null,
  url: 'https://moodle.example/mod/data/view.php?d=3&rid=77',
  fields: { name: 'CAF', state: 'À publier', ...fields },
});
const living = (fields: Record<string, string>) =>
  readLivingArea(entryOf({ category: 'Bailleur', ...fields }), tools);
const job = (fields: Record<string, string>) =>
  readJobMarket(entryOf({ kind: 'Employeur', ...fields }), tools);
const told = ({ problems }: { problems: ReturnType<typeof living>['problems'] }) =>
  problems.map((problem) => say('fr', problem.told));

/** Every field with the same text, so that it is seen where it comes out. */
const everywhere = (family: 'living_area' | 'job_market', who: string, text: string) =>
  Object.fromEntries(
    FIELDS[family].filter((field) => field.who === who).map(({ code }) => [code, text]),
  );

describe('a living-area sheet', () => {
  it('has what it gained', () => {
    const { sheet, problems } = living({
      themes: 'Logement\nSanté\r\nhousing\n',
      for_whom: ' Familles ',
      cost: 'Gratuit',
      siret: '732 829 320 00074',
      source: 'CCAS',
      commune: 'Angers',
    });
    expect(problems).toEqual([]);
    expect(sheet).toMatchObject({
      themes: ['housing', 'health'],
      forWhom: 'Familles',
      cost: 'Gratuit',
      siret: '73282932000074',
      source: 'CCAS',
      commune: 'Angers',
      place: { code: '49007', name: 'Angers', departement: '49' },
    });
    expect(LivingAreaSheetSchema.parse(sheet)).toEqual(sheet);
  });

  it.each([
    [{ themes: 'Logement\nCuisine' }, 'champ Thèmes\u00A0: «\u00A0Cuisine\u00A0» n’est pas dans'],
    [{ siret: '73282932000075' }, 'a une faute de frappe'],
    [{ siret: '732829320' }, 'n’est pas un SIRET'],
    [{ commune: 'Nullepart' }, '«\u00A0Nullepart\u00A0» n’est pas une commune connue. Écrivez'],
    [{ commune: 'Angerss' }, 'Peut-être Angers (49)\u202F?'],
    [
      { commune: 'Saint-Aubin' },
      'peut vouloir dire Saint-Aubin (49), Saint-Aubin (62). Écrivez par exemple «\u00A0Saint-Aubin (49)\u00A0»',
    ],
    [{ hours: '9h-25h' }, 'champ Horaires\u00A0: «\u00A025\u00A0h\u00A0» n’est pas une heure.'],
    [{ hours: '14h-12h' }, 'on y ferme à 12\u00A0h, avant d’ouvrir à 14\u00A0h.'],
    [{ hours: 'du lundi au vendrdi' }, '«\u00A0vendrdi\u00A0» n’est pas un jour de la semaine.'],
    [{ mail: 'contact@ехemple.fr' }, '«\u00A0е\u00A0» n’est pas un caractère d’adresse'],
    [{ mail: 'contact＠exemple.fr' }, '«\u00A0＠\u00A0» n’est pas un caractère d’adresse'],
    [{ mail: 'contact@xn--caf-dma.fr' }, 'dans «\u00A0contact@xn--caf-dma.fr\u00A0», «\u00A0xn--'],
    [{ mail: 'a@b@c.fr' }, '«\u00A0a@b@c.fr\u00A0» n’est pas une adresse.'],
    [{ mail: 'contact@exemple.fr.' }, 'n’est pas une adresse.'],
    [{ verified_on: '2027-01-01' }, '«\u00A01 janvier 2027\u00A0» n’est pas encore venu.'],
  ])('%j is told, and holds nothing back', (fields, part) => {
    const reading = living(fields);
    expect(reading.sheet).not.toBeNull();
    expect(told(reading)).toHaveLength(1);
    expect(told(reading)[0]).toContain('Fiche «\u00A0CAF\u00A0», champ ');
    expect(told(reading)[0]).toContain(part);
  });

  it('keeps the commune and the hours as written, whatever is told of them', () => {
    expect(living({ commune: 'Saint-Aubin', hours: '9h-25h' }).sheet).toMatchObject({
      commune: 'Saint-Aubin',
      place: null,
      hours: '9h-25h',
    });
  });

  it('asks which commune is meant where there are several', () => {
    expect(living({ commune: 'Saint-Aubin' }).wants).toEqual([
      {
        field: 'commune',
        written: 'Saint-Aubin',
        places: [place('49265', 'Saint-Aubin'), place('62742', 'Saint-Aubin')],
      },
    ]);
  });

  it('takes out what an address pasted from a page may hold unseen', () => {
    const { sheet, problems } = living({
      mail: 'con\u200Btact@exem\u00ADple.fr',
      site: 'exem\u2060ple.fr',
      phone: '\u202A02 41 23 57 57\u202C',
    });
    expect(problems).toEqual([]);
    expect(sheet).toMatchObject({
      mails: ['contact@exemple.fr'],
      site: { href: 'https://exemple.fr/' },
      phones: [{ e164: '+33241235757' }],
    });
  });
});

describe('a job-market sheet', () => {
  it('is read field by field', () => {
    const { sheet, problems } = job({
      kind: 'Organisme consulaire',
      sector: 'C – Industrie manufacturière',
      metiers: 'm1402 – Conseil ; H1206',
      size: '250 à 4\u202F999',
      mandate: 'Maire',
      knowledge: '<p>Recrute au printemps</p><script>x</script>',
      commune: 'Angers',
    });
    expect(problems).toEqual([]);
    expect(sheet).toMatchObject({
      family: 'job_market',
      kind: 'chamber',
      sector: 'naf_c',
      metiers: [
        { code: 'M1402', name: null },
        { code: 'H1206', name: null },
      ],
      size: 'under_5000',
      mandate: 'Maire',
      knowledge: '<p>Recrute au printemps</p>',
    });
    expect(JobMarketSheetSchema.parse(sheet)).toEqual(sheet);
  });
  it.each([
    [
      { sector: 'Z – Rien' },
      'champ Secteur d’activité\u00A0: «\u00A0Z – Rien\u00A0» n’est pas dans',
    ],
    [{ size: 'grand' }, 'champ Effectif'],
    [{ metiers: 'soudeur ; M1402' }, '«\u00A0soudeur\u00A0» n’est pas un code ROME.'],
    [{ mandate: 'x'.repeat(501) }, 'compte 501 caractères, au plus 500.'],
  ])('%j is told, and holds nothing back', (fields, part) => {
    const reading = job(fields);
    expect(reading.sheet).not.toBeNull();
    expect(told(reading)).toHaveLength(1);
    expect(told(reading)[0]).toContain(part);
  });
  it('is set aside without a kind', () => {
    const reading = job({ kind: '' });
    expect(reading.sheet).toBeNull();
    expect(told(reading)[0]).toContain('Fiche «\u00A0CAF\u00A0», champ Nature\u00A0: il est vide.');
  });
});

describe('what is for referents', () => {
  it.each(['living_area', 'job_market'] as const)('has no place in the noun of %s', (family) => {
    const fields = everywhere(family, 'referents', 'Zibeline');
    const reading = family === 'living_area' ? living(fields) : job(fields);
    expect(reading.sheet).not.toBeNull();
    expect(JSON.stringify(reading)).not.toContain('Zibeline');
    expect(readReferentsPart(family, entryOf(fields))).toEqual(fields);
    expect(readReferentsPart(family, entryOf({ contact: ' ' }))).toEqual({});
  });
});
