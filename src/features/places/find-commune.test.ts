import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Commune } from './commune.ts';
import type { CommuneFound } from './find-commune.ts';
import { findCommune } from './names.ts';
import { officialPlaces } from './official-places.ts';

const all = [...officialPlaces().communes.values()];
const departementName = (commune: Commune): string =>
  officialPlaces().departements.get(commune.departement)!.name;

/** `Angers 49007`, `Paris 75056 < Paris 15e Arrondissement`, `? …` or `x …`, for reading. */
const told = (result: CommuneFound): string => {
  if ('found' in result) {
    const { found, alias } = result;
    return `${found.name} ${found.code}${alias === null ? '' : ` < ${alias.name}`}`;
  }
  return 'candidates' in result
    ? `? ${result.candidates.map(({ commune }) => commune.code).join(' ')}`
    : `x ${result.near.map(({ code }) => code).join(' ')}`;
};

const ANGERS = 'Angers 49007';

describe('a commune is found', () => {
  it.each([
    ['ANGERS', ANGERS],
    ['49000 Angers', ANGERS],
    ['Angers 49000', ANGERS],
    ['F-49000 Angers', ANGERS],
    ['49 000 angers', ANGERS],
    ['Angers (49)', ANGERS],
    ['Angers 49', ANGERS],
    ['49 - Angers', ANGERS],
    ['Angers, Maine-et-Loire', ANGERS],
    ['Angers (Maine et Loire), Pays de la Loire, France', ANGERS],
    ['49055 ANGERS CEDEX 2', ANGERS],
    ['Angers Cédex', ANGERS],
    ['12 rue de Paris, 49000 Angers', ANGERS],
    ['Elbeuf 76500', 'Elbeuf 76231'],
    ['1000 Bourg en Bresse', 'Bourg-en-Bresse 01053'],
    ['st barthelemy d anjou', "Saint-Barthélemy-d'Anjou 49267"],
    ['Ste Gemmes s/ Loire', 'Sainte-Gemmes-sur-Loire 49278'],
    ['Aulnay s/s Bois', 'Aulnay-sous-Bois 93005'],
    ['L’Isle Adam', "L'Isle-Adam 95313"],
    ['Isle-Adam', "L'Isle-Adam 95313"],
    ['Mans (Le)', 'Le Mans 72181'],
    ['Oeuilly (51)', 'Œuilly 51410'],
    ['Ajaccio (20)', 'Ajaccio 2A004'],
    ['20000 Ajaccio', 'Ajaccio 2A004'],
    ['Saint-Denis (974)', 'Saint-Denis 97411'],
    ['Saint-Denis, La Réunion', 'Saint-Denis 97411'],
    ['97133', 'Saint-Barthélemy 97701'],
    ['Beaupréau', 'Beaupréau-en-Mauges 49023 < Beaupréau'],
    ['Paris 75', 'Paris 75056'],
    ['Paris 7', 'Paris 75056 < Paris 7e Arrondissement'],
    ['Paris 15ème arrondissement', 'Paris 75056 < Paris 15e Arrondissement'],
    ['Paris XVe', 'Paris 75056 < Paris 15e Arrondissement'],
    ['75015 Paris', 'Paris 75056 < Paris 15e Arrondissement'],
    ['Lyon 3', 'Lyon 69123 < Lyon 3e Arrondissement'],
    ['Lyon 69', 'Lyon 69123'],
    ['Marseille 1er', 'Marseille 13055 < Marseille 1er Arrondissement'],
    ['Marseille 13', 'Marseille 13055'],
  ])('from %j', (text, expected) => {
    expect(told(findCommune(text))).toBe(expected);
  });

  it.each(all.filter(({ name }) => name.includes('(')).map(({ name, code }) => [name, code]))(
    'by a name that tells namesakes apart: %s',
    (name, code) => {
      expect(findCommune(name)).toMatchObject({ found: { code } });
    },
  );
});

describe('what cannot be told', () => {
  it('is asked about where two communes have the name', () => {
    expect(told(findCommune('Saint-Denis'))).toBe('? 97411 93066 11339 30247');
    expect(told(findCommune('Bors (16)'))).toBe('? 16052 16053');
    expect(told(findCommune('49000'))).toBe('? 49007 49129');
  });

  it('is what lies at home when one alone does, and home comes first when more do', () => {
    expect(told(findCommune('Saint-Denis', { departements: ['30', '49'] }))).toBe(
      'Saint-Denis 30247',
    );
    expect(told(findCommune('Saint-Denis', { departements: ['30', '11'] }))).toBe(
      '? 11339 30247 97411 93066',
    );
    expect(told(findCommune('Nantes', { departements: ['49'] }))).toBe('Nantes 44109');
  });

  it('is a commune of the name before a former one, unless only the former one is at home', () => {
    const current = findCommune('La Pommeraye', { departements: ['14'] });
    expect(current).toMatchObject({ found: { departement: '14' }, alias: null });
    expect(findCommune('La Pommeraye', { departements: ['49'] })).toMatchObject({
      found: { code: '49244' },
      alias: { name: 'La Pommeraye' },
    });
  });

  it('has proposals: spelled alike, longer, shorter, elsewhere, or of the postcode', () => {
    expect(told(findCommune('Angrs'))).toMatch(/^x 49007/);
    expect(told(findCommune('Chalonnes', { departements: ['49'] }))).toMatch(/^x 49063/);
    expect(told(findCommune('Angers centre'))).toBe('x 49007');
    expect(told(findCommune('99999 Angers'))).toBe('x 49007');
    expect(told(findCommune('Angers (44)'))).toBe('x 49007');
    expect(told(findCommune('49000 La Doutre'))).toMatch(/^x 49007 49129/);
    expect(findCommune('Angers (49) (44)')).toMatchObject({ found: { code: '49007' } });
  });

  it.each(['', '   ', '?!', '🌊', '()', '00000', 'x'.repeat(100_000), '9'.repeat(1000), '49 '])(
    'is none for text %#',
    (text) => {
      expect(findCommune(text)).toMatchObject({ none: true });
    },
  );
});

describe('every commune of today', () => {
  const commune = fc.constantFrom(...all);
  const bare = (text: string): string =>
    text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[œŒ]/g, 'oe').toUpperCase();

  it('is found by its name and département, whatever the home', () => {
    for (const { name, departement, code } of all) {
      const result = findCommune(`${name} (${departement})`, { departements: ['49'] });
      if (!('found' in result) || result.found.code !== code) {
        throw new Error(`${name} ${code}: ${told(result)}`);
      }
    }
  });

  it('is found in capitals, without accents, hyphens as blanks, with its département in full', () => {
    fc.assert(
      fc.property(commune, (one) => {
        const text = `${bare(one.name).replaceAll('-', ' ')}, ${departementName(one)}`;
        expect(findCommune(text)).toMatchObject({ found: { code: one.code } });
      }),
    );
  });

  it('is found at home, « St » for « Saint », without its article', () => {
    fc.assert(
      fc.property(commune, (one) => {
        const text = one.name
          .replace(/\bSaint(e?)\b/g, 'St$1')
          .replace(/\bsur\b/g, 's/')
          .replace(/^(?:L'|Le |La |Les )/, '');
        const result = findCommune(text, { departements: [one.departement] });
        const codes =
          'found' in result
            ? [result.found.code]
            : 'candidates' in result
              ? result.candidates.map(({ commune: { code } }) => code)
              : [];
        // Without its article it may be a namesake's name, which is then found.
        const other = officialPlaces().communes.get(codes[0] ?? '')?.name ?? '';
        expect(codes.includes(one.code) || !/^(?:L'|Le |La |Les )/.test(other)).toBe(true);
        expect(codes.length).toBeGreaterThan(0);
      }),
    );
  });

  it('stands among what its postcode leads to', () => {
    fc.assert(
      fc.property(
        commune.filter(({ postcodes }) => postcodes.length > 0),
        (one) => {
          const result = findCommune(one.postcodes[0]!);
          const codes =
            'found' in result
              ? [result.found.code]
              : 'candidates' in result
                ? result.candidates.map(({ commune: { code } }) => code)
                : [];
          expect(codes).toContain(one.code);
        },
      ),
    );
  });

  it('never throws on any text, and never guesses between two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), commune, (noise, { name }) => {
        for (const text of [noise, `${name} ${noise}`, `${noise} ${name}`]) {
          const result = findCommune(text);
          if ('candidates' in result) expect(result.candidates.length).toBeGreaterThan(1);
          if ('none' in result) expect(result.near.length).toBeLessThanOrEqual(5);
        }
      }),
    );
  });
});
