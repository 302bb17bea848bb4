import { afterEach, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { openSite, sheet, type Site } from '../../../test/support/site.ts';
import { say } from '../../shared/i18n.ts';
import { entriesOf } from '../content/index.ts';
import { importInclusion, type InclusionAsk } from './import-inclusion.ts';
import type { Problem } from './problem.ts';

/** As version 1 of the schema has it. */
const MISSION = {
  source: 'dora',
  id: 'mission-1',
  nom: 'Mission locale angevine',
  description: 'Accompagne les jeunes.',
  date_maj: '2026-09-01',
  siret: '35600000000048',
  commune: 'Angers',
  code_postal: '49000',
  code_insee: '49007',
  adresse: '1 rue du Test',
  telephone: '+33241000000',
  courriel: 'contact@mission.example',
  site_web: 'https://mission.example/',
  horaires_accueil: 'Mo-Fr 09:00-12:00,14:00-17:30; PH off',
  reseaux_porteurs: ['mission-locale'],
};
const WORKSHOP = {
  source: 'dora',
  id: 's1',
  structure_id: 'mission-1',
  nom: 'Atelier CV',
  description: 'Deux heures pour un CV.',
  thematiques: ['preparer-sa-candidature--realiser-un-cv', 'numerique--x'],
  frais: 'gratuit',
  publics: ['jeunes', 'demandeurs-emploi'],
};
/** As version 0 had it. */
const CAF = {
  id: 'caf-1',
  source: 'soliguide',
  nom: 'CAF de Maine-et-Loire',
  typologie: 'CAF',
  presentation_resume: 'Prestations familiales',
  thematiques: ['famille--garde', 'acces-aux-droits-et-citoyennete'],
  commune: 'CHOLET',
  code_postal: '49300',
  horaires_ouverture: 'sur rendez-vous',
  date_maj: '2026-01-15T10:00:00+00:00',
};
const PARIS = { ...CAF, id: 'caf-2', commune: 'Paris', code_postal: '75011', code_insee: '75111' };

describeEachDatabase('structures of data·inclusion', ({ freshUrl }) => {
  let site: Site;
  afterEach(() => site.close());

  const open = async (): Promise<Site> => {
    site = await openSite((await freshUrl()).url);
    await site.cycle();
    return site;
  };
  const bring = async (content: unknown, more: Partial<InclusionAsk> = {}) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const problems: Problem[] = [];
    const result = await importInclusion(site.app.sync, Readable.from([Buffer.from(text)]), {
      ...{ file: 'di.json', space: 'mel', ...more },
      onProblem: (problem) => problems.push(problem),
    });
    return { ...result, told: problems.map(({ told }) => say('fr', told)) };
  };
  const entries = async () => {
    await site.cycle();
    return (await entriesOf(site.app.db, 'mel', 'living_area')).map(({ fields }) => fields);
  };

  it('become sheets with their services, within the territory alone', async () => {
    await open();
    const all = { structures: [MISSION, CAF, PARIS], services: [WORKSHOP] };
    const first = await bring(all);
    expect(first).toMatchObject({ structures: 3, elsewhere: 1, told: [] });
    expect(first.counts).toMatchObject({ created: 2, failed: 0 });
    expect(await entries()).toEqual([
      expect.objectContaining({
        name: 'Mission locale angevine',
        category: 'Service public',
        state: 'Brouillon',
        purpose: '<p>Accompagne les jeunes.</p><p>Atelier CV – Deux heures pour un CV.</p>',
        themes: 'Numérique\nRecherche d’emploi',
        for_whom: 'Jeunes, Demandeurs emploi',
        cost: 'Gratuit',
        hours: 'du lundi au vendredi 9 h – 12 h et 14 h – 17 h 30 ; jours fériés : fermé',
        source: 'data·inclusion (dora)',
        verified_on: '2026-09-01',
      }),
      expect.objectContaining({
        name: 'CAF de Maine-et-Loire',
        category: 'Organisme social',
        themes: 'Famille et enfants\nDémarches et droits',
        hours: 'sur rendez-vous',
        verified_on: '2026-01-15',
      }),
    ]);
    expect((await bring(all)).counts).toMatchObject({ unchanged: 2 });
    const newer = { structures: [{ ...MISSION, nom: 'Mission locale' }], services: [WORKSHOP] };
    expect((await bring(newer)).counts).toMatchObject({ updated: 1 });
  });

  it('are read a line each, too, by category, and say what could not be read', async () => {
    await open();
    const lines = [MISSION, CAF, { nom: 'rien' }].map((one) => JSON.stringify(one)).join('\n');
    const { counts, otherCategory, told } = await bring(lines, { category: 'social_body' });
    expect(counts).toMatchObject({ created: 1 });
    expect(otherCategory).toBe(1);
    expect(told).toEqual([expect.stringContaining('il y manque un identifiant')]);
    await expect(bring('{"a":1')).rejects.toThrow(/no JSON of data·inclusion/);
    await expect(bring([])).rejects.toThrow(/no JSON/);
    await expect(bring([MISSION], { category: 'zut' })).rejects.toThrow(/“zut” does not exist/);
  });

  it('never stand over a referent’s own sheet', async () => {
    const { sandbox, referent } = await open();
    await sandbox.admin.createEntry({
      space: 'mel',
      userId: referent,
      fields: sheet('CAF', { name: 'CAF de Maine et Loire', commune: 'Cholet', siret: '' }),
    });
    await sandbox.admin.createEntry({
      space: 'mel',
      userId: referent,
      fields: sheet('La Mission', { siret: MISSION.siret }),
    });
    const { counts } = await bring([MISSION, { ...CAF, nom: 'CAF de Maine et Loire' }]);
    expect(counts).toMatchObject({ own: 2, created: 0 });
  });
});
