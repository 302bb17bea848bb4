import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { say } from '../../shared/i18n.ts';
import { QUALITIES } from './codes.ts';
import { readPerson } from './read-person.ts';
import type { ReadContext } from './reading.ts';
import { FIELDS } from './remark.ts';

const CONTEXT: ReadContext = {
  today: '2026-11-22',
  spaces: new Map([
    ['mel', { national: false, departements: ['49'] }],
    ['ida', { national: false, departements: ['93', '95'] }],
    ['nat', { national: true, departements: [] }],
  ]),
  metiers: new Set(['M1402', 'N1301', 'K1404']),
  areas: new Map([['employment_basin:5203', ['49', '85']]]),
};

/** In France the day after. */
const SAVED_AT = Date.parse('2026-10-01T23:00:00Z');

const read = (fields: Record<string, string>, context = CONTEXT, spaces = ['mel']) =>
  readPerson(
    { id: 7, firstname: 'Zoé', lastname: 'Durand', lang: 'fr', fields, savedAt: SAVED_AT },
    spaces,
    context,
  );
const candidateOf = (fields: Record<string, string>, context = CONTEXT, spaces = ['mel']) => {
  const { candidate, remarks } = read({ mara_quality: 'candidate', ...fields }, context, spaces);
  if (candidate === null) throw new Error('no candidate');
  return { candidate, told: remarks.map(({ field, told }) => `${field}: ${say('en', told)}`) };
};
const mentorOf = (fields: Record<string, string>) => {
  const { mentor, remarks } = read({ mara_quality: 'mentor', ...fields });
  if (mentor === null) throw new Error('no mentor');
  return { mentor, told: remarks.map(({ field, told }) => `${field}: ${say('en', told)}`) };
};

describe('a candidate', () => {
  it('is read whole', () => {
    const { candidate, told } = candidateOf({
      mara_category: 'career_officer',
      mara_service: 'army',
      mara_school: 'saint_cyr',
      mara_departure: '2027-09',
      mara_phase: 'search',
      mara_places: '49007; dep:85;area:employment_basin:5203;space:mel;remote',
      mara_travel: '80',
      mara_posting: 'Saumur',
      mara_followed: 'ida',
      mara_project: 'public',
      mara_metiers: 'M1402;N1301',
      mara_sectors: 'a;h',
      mara_needs: 'cv;network',
      mara_availability: 'evening',
      mara_avoid: 'LEGRAND Paul; Marie Petit',
      mara_languages: 'en;de;!fr',
      mara_contact: ' 06 00 00 00 00\nle soir ',
      mara_pause: '2026-11-22',
      mara_consents: 'matching=2026-11-01/1;figures=2026-11-02/2',
    });
    expect(told).toEqual([]);
    expect(candidate).toEqual({
      id: 7,
      firstname: 'Zoé',
      lastname: 'Durand',
      lang: 'fr',
      qualities: ['candidate'],
      spaces: ['mel'],
      category: 'career_officer',
      service: 'army',
      school: 'saint_cyr',
      departure: '2027-09',
      phase: 'search',
      phaseDecided: true,
      places: [
        { kind: 'commune', code: '49007' },
        { kind: 'departement', code: '85' },
        { kind: 'area', code: 'employment_basin:5203' },
        { kind: 'space', code: 'mel' },
      ],
      remote: true,
      travel: 80,
      posting: { kind: 'commune', code: '49328' },
      followedBy: 'ida',
      project: 'public',
      metiers: ['M1402', 'N1301'],
      metierUnknown: false,
      sectors: ['a', 'h'],
      needs: ['cv', 'network'],
      availability: ['evening'],
      avoids: ['legrand paul', 'marie petit'],
      languages: ['en', 'de'],
      withoutFrench: true,
      contact: '06 00 00 00 00\nle soir',
      pausedUntil: '2026-11-22',
      consents: [
        { purpose: 'matching', day: '2026-11-01', version: '1' },
        { purpose: 'figures', day: '2026-11-02', version: '2' },
      ],
    });
  });

  it('who says nothing is read as who says nothing', () => {
    const { candidate, told } = candidateOf({ mara_places: '', mara_needs: ' ; ;' });
    expect(told).toEqual([]);
    expect(candidate).toMatchObject({
      departure: null,
      phase: 'information',
      phaseDecided: false,
      places: [],
      remote: false,
      travel: 50,
      posting: null,
      followedBy: null,
      needs: [],
      consents: [],
      pausedUntil: null,
      contact: null,
      service: null,
    });
  });

  it.each([
    ['2027-09', '2027-09', 'preparation'],
    ['09/2027', '2027-09', 'preparation'],
    ['2028-12-31', '2028-12', 'information'],
    ['none', 'none', 'information'],
    ['past', 'past', 'search'],
    ['2026-10', '2026-10', 'search'],
    ['Déjà parti', 'past', 'search'],
  ])('leaving « %s »: %s, so %s', (written, departure, phase) => {
    const { candidate, told } = candidateOf({ mara_departure: written });
    expect([candidate.departure, candidate.phase, told]).toEqual([departure, phase, []]);
  });

  it.each(['2027-13', '2027-00', 'bientôt', '0001-01', '9999-12', '2027-02-30', '27-09', '-1'])(
    'leaving « %s » cannot be read',
    (written) => {
      const { candidate, told } = candidateOf({ mara_departure: written });
      expect([candidate.departure, candidate.phase]).toEqual([null, 'information']);
      expect(told).toEqual([expect.stringContaining('is no month of departure')]);
    },
  );

  it.each([
    ['mara_service', 'Armée de Terre', { service: 'army' }],
    ['mara_service', 'Armée de l’Air et de l’Espace', { service: 'air' }],
    ['mara_service', 'COMMISSARIAT des armées', { service: 'supply' }],
    ['mara_service', 'Gendarmerie', { service: 'gendarmerie' }],
    ['mara_service', "Direction générale de l'armement", { service: 'armament' }],
    ['mara_service', 'Service d’infrastructure de la défense', { service: 'infrastructure' }],
    ['mara_school', 'Saint Cyr', { school: 'saint_cyr' }],
    ['mara_school', 'École de l’Air', { school: 'school_of_air' }],
    ['mara_category', 'Officier sous contrat', { category: 'contract_officer' }],
    ['mara_phase', 'Préparation', { phase: 'preparation', phaseDecided: true }],
    ['mara_needs', 'lodging;school;spouse_job', { needs: ['settling'] }],
    ['mara_needs', 'project;cv', { needs: ['job_inquiry', 'cv'] }],
    ['mara_needs', 'Lettre de motivation', { needs: ['cover_letter'] }],
    ['mara_languages', 'anglais; German;fr;iw', { languages: ['en', 'de', 'he'] }],
    ['mara_metiers', 'Je ne sais pas encore', { metiers: [], metierUnknown: true }],
    ['mara_metiers', 'm1402; M1402', { metiers: ['M1402'] }],
    ['mara_travel', '30 km', { travel: 30 }],
    ['mara_travel', '0', { travel: 0 }],
    ['mara_places', 'Angers;49007;angers', { places: [{ kind: 'commune', code: '49007' }] }],
    ['mara_places', 'à distance', { places: [], remote: true }],
    ['mara_places', 'Maine et Loire', { places: [{ kind: 'departement', code: '49' }] }],
    // A former commune leads to that which it is part of: Andard → Loire-Authion.
    ['mara_places', '49004', { places: [{ kind: 'commune', code: '49307' }] }],
    ['mara_pause', '2026-11-21', { pausedUntil: null }],
    ['mara_followed', 'nat', { followedBy: 'nat' }],
  ] as const)('%s « %s » is read without a remark', (field, value, expected) => {
    const { candidate, told } = candidateOf({ [field]: value });
    expect(told).toEqual([]);
    expect(candidate).toMatchObject(expected);
  });

  it.each([
    ['mara_service', 'Légion', { service: null }, 'is none of the choices'],
    ['mara_service', 'army;navy', { service: 'army' }, 'Only one answer'],
    ['mara_service', 'x;navy', { service: 'navy' }, 'is none of the choices'],
    ['mara_needs', 'cv;training', { needs: ['cv'] }, '“training” is none'],
    ['mara_needs', 'funding', { needs: [] }, '“funding” is none'],
    ['mara_phase', 'constructor', { phase: 'information' }, 'is none of the choices'],
    ['mara_travel', '-1', { travel: 50 }, 'no number from 0 to 500'],
    ['mara_travel', '501', { travel: 50 }, 'no number'],
    ['mara_travel', '1000000000', { travel: 50 }, 'no number'],
    ['mara_travel', '12,5', { travel: 50 }, 'no number'],
    ['mara_pause', '2027-02-29', { pausedUntil: null }, 'is no day'],
    ['mara_metiers', 'M1402;X9', { metiers: ['M1402'] }, 'no ROME code'],
    ['mara_metiers', 'M9999', { metiers: [] }, 'not in the list'],
    ['mara_metiers', 'unknown;M1402', { metiers: ['M1402'], metierUnknown: false }, 'they count'],
    ['mara_sectors', 'a;z', { sectors: ['a'] }, '“z” is none'],
    ['mara_places', 'Angerz', { places: [] }, 'Perhaps Angers (49)'],
    ['mara_places', 'Xyzzyxyzzy;Angers', { places: [{ code: '49007' }] }, 'no commune'],
    ['mara_places', 'dep:00', { places: [] }, 'no département'],
    ['mara_places', 'area:employment_basin:1', { places: [] }, 'no known area'],
    ['mara_places', 'space:nat', { places: [] }, 'not the space of a groupement'],
    ['mara_places', 'space:zzz', { places: [] }, 'not the space of a groupement'],
    ['mara_posting', 'Angers;Saumur', { posting: { code: '49007' } }, 'Only one answer'],
    ['mara_followed', 'zzz', { followedBy: null }, 'not the space'],
    ['mara_languages', 'klingonien', { languages: [] }, 'no known language'],
    ['mara_languages', '!fr', { languages: [], withoutFrench: false }, 'French is assumed'],
    ['mara_consents', 'matching', { consents: [] }, 'cannot be read'],
    ['mara_consents', 'matching=2026-02-30/1', { consents: [] }, 'cannot be read'],
    ['mara_consents', 'all=2026-11-01/1', { consents: [] }, 'cannot be read'],
  ] as const)('%s « %s » is told', (field, value, expected, text) => {
    const { candidate, told } = candidateOf({ [field]: value });
    expect(candidate).toMatchObject(expected);
    expect(told).toEqual([expect.stringContaining(text)]);
    expect(told[0]).toMatch(new RegExp(`^${field}: `));
  });

  it.each([
    ['today', '2026-11-22', '2026-11-22', []],
    // Where Moodle's server lives east of France it may be tomorrow already.
    ['tomorrow', '2026-11-23', '2026-11-23', []],
    ['the day after', '2026-11-24', '2026-10-02', ['date to come']],
    ['in years', '2030-01-01', '2026-10-02', ['date to come']],
  ])('a consent dated %s (%s) was given on %s', (_, day, expected, remarks) => {
    const text = `figures=2026-11-02/2;matching=${day}/1`;
    const { candidate, told } = candidateOf({ mara_consents: text });
    expect(candidate.consents).toEqual([
      { purpose: 'figures', day: '2026-11-02', version: '2' },
      { purpose: 'matching', day: expected, version: '1' },
    ]);
    expect(told).toHaveLength(remarks.length);
    for (const remark of remarks) expect(told[0]).toContain(remark);
  });

  it('who is settled needs nothing', () => {
    const { candidate, told } = candidateOf({ mara_phase: 'settled', mara_needs: 'cv' });
    expect(candidate).toMatchObject({ phase: 'settled', needs: [] });
    expect(told).toEqual([expect.stringContaining('the needs are left out')]);
  });

  it('finds a commune of many namesakes by where they are enrolled', () => {
    const places = { mara_places: 'Saint-Denis' };
    expect(candidateOf(places, CONTEXT, ['ida']).candidate.places).toEqual([
      { kind: 'commune', code: '93066' },
    ]);
    const { candidate, told } = candidateOf(places, CONTEXT, []);
    expect(candidate.places).toEqual([]);
    expect(told).toEqual([expect.stringContaining('several communes have that name')]);
  });

  it('takes a ROME code by its form where no list was brought in', () => {
    const without = { ...CONTEXT, metiers: null };
    expect(candidateOf({ mara_metiers: 'M9999' }, without).candidate.metiers).toEqual(['M9999']);
  });

  it('counts thirty answers and tells of the rest', () => {
    const letters = Array.from({ length: 31 }, (_, place) => `Nom ${place}`).join(';');
    const { candidate, told } = candidateOf({ mara_avoid: letters });
    expect(candidate.avoids).toHaveLength(30);
    // What is written there is read by nobody.
    expect(told).toEqual([]);
    const { told: ofPlaces } = candidateOf({ mara_needs: `cv;${letters}` });
    expect(ofPlaces[0]).toContain('Only the first 30 answers count');
  });
});

describe('a mentor', () => {
  it('is read whole, and what belongs to candidates is left alone', () => {
    const { mentor, told } = mentorOf({
      mara_job: 'M1402',
      mara_job_sector: 'h',
      mara_employer: 'Port de Brest',
      mara_mentor_places: 'Angers;remote',
      mara_helps: 'cv;interview',
      mara_support: 'one_off',
      mara_capacity: '3',
      mara_departure: 'nonsense',
      mara_travel: 'far',
    });
    expect(told).toEqual([]);
    expect(mentor).toMatchObject({
      jobs: ['M1402'],
      sectors: ['h'],
      employer: 'Port de Brest',
      places: [{ kind: 'commune', code: '49007' }],
      remote: true,
      helps: ['cv', 'interview'],
      supports: ['one_off'],
      capacity: 3,
    });
  });

  it.each([
    ['', 1, 0],
    ['0', 0, 0],
    ['50', 50, 0],
    ['51', 1, 1],
    ['-1', 1, 1],
    ['1000000000', 1, 1],
    ['deux', 1, 1],
  ])('offers room for « %s » candidates: %i', (written, capacity, remarks) => {
    const { mentor, told } = mentorOf({ mara_capacity: written });
    expect([mentor.capacity, mentor.supports, told.length]).toEqual([
      capacity,
      ['one_off', 'lasting'],
      remarks,
    ]);
  });

  it('is read in the fields of the first version, unless they are a candidate too', () => {
    const old = { mara_metiers: 'M1402', mara_places: 'Angers', mara_needs: 'cv' };
    const first = { jobs: ['M1402'], places: [{ code: '49007' }], helps: ['cv'] };
    expect(mentorOf(old).mentor).toMatchObject(first);
    expect(mentorOf({ ...old, mara_quality: 'mentor;candidate' }).mentor).toMatchObject({
      jobs: [],
      places: [],
      helps: [],
    });
    expect(read({ ...old, mara_quality: 'resource' }).resource).toMatchObject({ helps: ['cv'] });
  });
});

describe('qualities', () => {
  it.each<[string, boolean[], number]>([
    ['', [false, false, false], 0],
    ['president', [false, false, false], 0],
    ['Candidat', [true, false, false], 0],
    ['parrain;membre ressource', [false, true, true], 0],
    ['candidate;mentor;resource', [true, true, true], 0],
    ['hero', [false, false, false], 1],
    ['hero;mentor', [false, true, false], 1],
  ])('« %s »', (quality, expected, remarks) => {
    const found = read({ mara_quality: quality });
    const are = [found.candidate, found.mentor, found.resource].map((one) => one !== null);
    expect(are).toEqual(expected);
    expect(found.remarks).toHaveLength(remarks);
  });
});

describe('whatever a field holds', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('candidate', 'mentor', 'Angers', 'unknown', '__proto__', 'dep:', 'area:', '{{'),
    fc.constantFrom('2027-09', '-1', '1e9', 'M1402', 'matching=2026-11-22/1', '!fr', ';', '\n'),
  );
  const values = fc.array(value, { maxLength: 5 }).map((list) => list.join(';'));
  const quality = fc.subarray([...QUALITIES], { minLength: 1 }).map((list) => list.join(';'));
  const fields = fc
    .tuple(quality, fc.dictionary(fc.constantFrom(...FIELDS), values))
    .map(([mara_quality, rest]) => ({ ...rest, mara_quality }));

  it('is read without an error, and each remark says something in both languages', () => {
    fc.assert(
      fc.property(fields, (told) => {
        const { candidate, mentor, remarks } = read(told);
        expect(candidate?.travel ?? 50).toBeGreaterThanOrEqual(0);
        expect(mentor?.capacity ?? 1).toBeLessThanOrEqual(50);
        for (const remark of remarks) {
          expect(remark).toMatchObject({ personId: 7, spaces: ['mel'] });
          expect(say('fr', remark.told).length).toBeGreaterThan(15);
          expect(say('en', remark.told).length).toBeGreaterThan(15);
          expect(remark.field).not.toBe('mara_avoid');
        }
      }),
    );
  });

  it('is a set: another order of answers says the same, but for places and single answers', () => {
    const sets = ['mara_needs', 'mara_metiers', 'mara_sectors', 'mara_languages', 'mara_avoid'];
    const shuffled = fc
      .array(value, { maxLength: 6 })
      .chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
        ),
      );
    fc.assert(
      fc.property(fc.constantFrom(...sets), shuffled, (field, [one, other]) => {
        const [a, b] = [one, other].map((list) => {
          const { candidate } = candidateOf({ [field]: list.join(';') });
          const { metiers, metierUnknown, sectors, needs, languages, avoids } = candidate;
          const lists = [metiers, sectors, needs, languages, avoids];
          return [metierUnknown, ...lists.map((list) => [...list].sort())];
        });
        expect(a).toEqual(b);
      }),
    );
  });
});
