import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { DAY, entry, NOW, tell } from '../../../test/support/told.ts';
import { dueSheets } from './second-look.ts';

const LONG_AGO = { timecreated: NOW - 800 * DAY };

describeEachDatabase('the sheets of a space to look at again', ({ fresh }) => {
  it('are those to be published, the longest unseen first', async () => {
    const db = await fresh();
    const sheet = (id: number, name: string, more: Record<string, string> = {}) => ({
      ...entry(id, 'living_area', { name, state: 'À publier', ...more }),
      ...LONG_AGO,
    });
    await tell(db, 'entries', [
      sheet(1, 'Fraîche', { verified_on: '2026-05-03' }),
      sheet(2, 'Vieille', { verified_on: '2025-05-03' }),
      sheet(3, 'Plus vieille', { verified_on: '2019-05-03' }),
      sheet(4, 'Jamais'),
      sheet(5, 'Illisible', { verified_on: 'hier' }),
      sheet(6, 'Brouillon', { state: 'Brouillon' }),
      { ...sheet(7, 'Pas approuvée'), approved: false },
      { ...sheet(8, 'D’ailleurs'), space: 'var' },
      { ...sheet(9, 'Faite hier'), timecreated: NOW - DAY },
      sheet(10, 'Demain', { verified_on: '2026-11-23' }),
    ]);
    const due = await dueSheets(db, 'mel', NOW * 1000);
    expect(due.map(({ name, verifiedOn }) => [name, verifiedOn])).toEqual([
      ['Jamais', null],
      ['Illisible', null],
      ['Demain', null],
      ['Plus vieille', '2019-05-03'],
      ['Vieille', '2025-05-03'],
    ]);
    expect(due[0]?.url).toContain('rid=4');
  });

  it('are of every family, by the rhythm each declares, and no title of a hidden opening', async () => {
    const db = await fresh();
    const of = (id: number, family: string, fields: Record<string, string>) => ({
      ...entry(id, family, { state: 'À publier', ...fields }),
      ...LONG_AGO,
    });
    await tell(db, 'entries', [
      of(1, 'living_area', { name: 'CAF', verified_on: '2026-08-21', rhythm: '3 mois' }),
      of(2, 'living_area', { name: 'CPAM', verified_on: '2026-08-23', rhythm: '3 months' }),
      of(3, 'job_market', { name: 'Medef', verified_on: '2025-11-22' }),
      of(4, 'opening', { title: 'Chef', diffusion: 'Ouverte', verified_on: '2026-10-22' }),
      of(5, 'opening', { title: 'Secret', diffusion: 'Transmise par le réseau' }),
      of(6, 'opening', { title: 'Inconnue', diffusion: '?' }),
      of(7, 'opening', { title: 'Finie', diffusion: 'Ouverte', deadline: '21/11/2026' }),
      of(8, 'opening', { title: 'Neuve', diffusion: 'Ouverte', verified_on: '2026-10-23' }),
      of(9, 'invitation', { name: 'Personne' }),
    ]);
    const due = await dueSheets(db, 'mel', NOW * 1000);
    expect(due.map(({ family, name }) => [family, name])).toEqual([
      ['opening', 'offre n°\u00A05'],
      ['opening', 'offre n°\u00A06'],
      ['job_market', 'Medef'],
      ['living_area', 'CAF'],
      ['opening', 'Chef'],
    ]);
    expect(JSON.stringify(due)).not.toMatch(/Secret|Inconnue/);
  });
});
