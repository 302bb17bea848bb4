import { describe, expect, it } from '@jest/globals';
import { say } from '../../shared/i18n.ts';
import { HiddenOpeningSchema, OpeningSheetSchema } from './opening.ts';
import type { Entry, ReadingTools } from './reading.ts';
import { readOpening, recordName } from './sheet.ts';

const LYON = { code: '69123', name: 'Lyon', departement: '69' };
const tools: ReadingTools = {
  today: '2026-11-22',
  findCommune: (text) => (text === 'Lyon' ? { is: 'one', place: LYON } : { is: 'none', near: [] }),
  metierOf: (code) => (code === 'M1402' ? { code, name: 'Conseil en organisation' } : null),
};
const entry = (fields: Record<string, string>, other: Partial<Entry> = {}): Entry => ({
  id: 12,
  approved: true,
  oversize: null,
  url: 'https://moodle.example/mod/data/view.php?d=3&rid=12',
  fields: { title: 'Chef de projet', diffusion: 'Ouverte', state: 'À publier', ...fields },
  ...other,
});
/** Every field of the form, each with a word found nowhere else. */
const FULL = {
  title: 'Zibeline chef',
  metier: 'M1402 zibeline',
  employer: 'Zibeline SA',
  commune: 'Lyon',
  contract: 'CDI',
  level: 'Cadre',
  salary: '45 zibeline',
  experience: 'zibeline ans',
  clearance: 'Secret',
  description: '<p>zibeline</p>',
  deadline: '31/01/2027',
  site: 'https://zibeline.fr',
  source: 'zibeline',
  contact: 'Mme Zibeline',
  introducer: 'M. Zibeline',
  verified_on: '2026-11-01',
};
const told = (one: Entry, lang: 'fr' | 'en' = 'fr'): string[] =>
  readOpening(one, tools).problems.map((problem) => say(lang, problem.told));

describe('an open opening', () => {
  it('is read field by field, what is for referents left behind', () => {
    const reading = readOpening(entry(FULL), tools);
    expect(reading.problems).toEqual([]);
    expect(reading.hidden).toBeNull();
    expect(reading.record).toBe('Zibeline chef');
    expect(reading.sheet).toEqual({
      family: 'opening',
      id: 12,
      title: 'Zibeline chef',
      metier: { code: 'M1402', name: 'Conseil en organisation' },
      employer: 'Zibeline SA',
      commune: 'Lyon',
      place: LYON,
      contract: 'permanent',
      level: 'manager',
      salary: '45 zibeline',
      experience: 'zibeline ans',
      clearance: 'secret',
      description: '<p>zibeline</p>',
      deadline: '2027-01-31',
      site: { href: 'https://zibeline.fr/', text: 'zibeline.fr' },
      verifiedOn: '2026-11-01',
    });
    expect(OpeningSheetSchema.parse(reading.sheet)).toEqual(reading.sheet);
  });

  it.each([
    [{ deadline: '31/02/2027' }, 'champ Date limite (JJ/MM/AAAA)\u00A0: «\u00A031/02/2027\u00A0»'],
    [{ deadline: 'bientôt' }, 'n’est pas compris comme un jour.'],
    [{ metier: 'chef' }, '«\u00A0chef\u00A0» n’est pas un code ROME.'],
    [{ metier: 'M1499' }, '«\u00A0M1499\u00A0» n’est pas dans le ROME.'],
    [{ contract: 'Stage' }, 'champ Contrat\u00A0: «\u00A0Stage\u00A0» n’est pas dans la liste.'],
    [{ commune: 'Lyonn' }, 'n’est pas une commune connue.'],
    [{ verified_on: '2026-11-23' }, 'n’est pas encore venu.'],
    [{ verified_on: '1999-12-31' }, 'est trop ancien pour être juste.'],
  ])('%j is told, and holds nothing back', (fields, part) => {
    const one = entry(fields);
    expect(readOpening(one, tools).sheet).not.toBeNull();
    expect(told(one)).toHaveLength(1);
    expect(told(one)[0]).toContain('Offre «\u00A0Chef de projet\u00A0», champ ');
    expect(told(one)[0]).toContain(part);
    expect(told(one)[0]).toContain('le reste de l’offre est publié.');
    expect(told(one, 'en')[0]).toContain('Opening “Chef de projet”, field ');
  });
});

describe('an opening passed on by the network', () => {
  const network = { ...FULL, diffusion: 'Transmise par le réseau' };

  it('is codes and days alone', () => {
    const reading = readOpening(entry(network), tools);
    expect(reading.sheet).toBeNull();
    expect(reading.hidden).toEqual({
      hidden: true,
      id: 12,
      metier: 'M1402',
      commune: '69123',
      departement: '69',
      contract: 'permanent',
      level: 'manager',
      clearance: 'secret',
      deadline: '2027-01-31',
      verifiedOn: '2026-11-01',
    });
    expect(HiddenOpeningSchema.parse(reading.hidden)).toEqual(reading.hidden);
    expect(JSON.stringify(reading)).not.toMatch(/zibeline/i);
  });

  it('is told of by its number and field, never by what stands in it', () => {
    const wrong = Object.fromEntries(Object.keys(FULL).map((code) => [code, 'Zibeline ?']));
    const one = entry({ ...wrong, diffusion: 'Passed on by the network' });
    const reading = readOpening(one, tools);
    expect(JSON.stringify(reading)).not.toMatch(/zibeline/i);
    expect(reading.record).toBe('offre n°\u00A012');
    expect(told(one)).toHaveLength(7);
    for (const text of told(one)) expect(text).toMatch(/^Offre n°\u00A012, champ /);
    for (const text of told(one, 'en')) expect(text).toMatch(/^Opening no. 12, field /);
  });

  it.each([
    ['', 'il est vide.'],
    ['Zibeline', 'ce qui y est écrit n’est pas dans la liste.'],
  ])('may be one whose circulation is %j: set aside, by its number', (diffusion, part) => {
    const one = entry({ ...FULL, diffusion });
    const reading = readOpening(one, tools);
    expect([reading.sheet, reading.hidden]).toEqual([null, null]);
    expect(JSON.stringify(reading)).not.toMatch(/zibeline/i);
    expect(told(one)).toEqual([expect.stringContaining(part)]);
    expect(told(one)[0]).toContain('Offre n°\u00A012, champ Diffusion');
    expect(told(one)[0]).toContain('l’offre entière est laissée de côté.');
    expect(recordName('opening', one)).toBe('offre n°\u00A012');
  });

  it.each([
    { state: 'Zibeline' },
    { state: '' },
    { title: 'Zibeline'.repeat(40) },
    { title: ' ', state: 'Zibeline' },
  ])('%j: set aside, by its number', (fields) => {
    const one = entry({ ...network, ...fields });
    const reading = readOpening(one, tools);
    expect([reading.sheet, reading.hidden]).toEqual([null, null]);
    expect(reading.problems[0]?.weight).toBe('aside');
    expect(JSON.stringify(reading)).not.toMatch(/zibeline/i);
    expect(told(one)[0]).toContain('Offre n°\u00A012');
  });
});
