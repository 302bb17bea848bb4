import { expect, it } from '@jest/globals';
import { mentor } from '../../../test/support/matching-people.ts';
import { pairing } from '../../../test/support/pairings.ts';
import { message } from '../../shared/i18n.ts';
import { type Pairing, pairingsIn } from '../matching/index.ts';
import type { Mentor } from '../people/index.ts';
import { type Profiles, profileSections } from './profiles-section.ts';

const URL = 'https://moodle.example/course/view.php?id=5';
const NOON = Date.parse('2026-11-22T11:00:00Z');

type Told = { remarks?: Profiles['remarks']; pairings?: Pairing[]; mentors?: Mentor[] };
const sectionsOf = ({ remarks = new Map(), pairings = [], mentors = [] }: Told, code = 'mel') => {
  const names = new Map(mentors.map(({ id, lastname }) => [id, lastname]));
  const profiles = { remarks, pairings: pairingsIn(pairings, mentors, NOON), names };
  return profileSections(profiles, { code, url: URL });
};
const textsOf = (told: Told, code?: string) =>
  sectionsOf(told, code).flatMap(({ items }) => items.map(({ text }) => text.fr));

it('counts the pairings of the space by what they wait for, and names no one in them', () => {
  const pairings = [
    pairing(),
    pairing({ mentorId: 12 }),
    pairing({ state: 'active' }),
    pairing({ space: 'var', state: 'approved', mentorId: 12 }),
  ];
  const [section, ...others] = sectionsOf({ pairings, mentors: [mentor(11)] });
  expect(others).toEqual([]);
  expect(section?.code).toBe('pairings');
  expect(section?.items.map(({ text }) => text.fr)).toEqual([
    '2 binômes proposés attendent votre avis.',
    '1 binôme est en cours.',
  ]);
});

it('names mentors who accompany more than they offer, where it came about and nowhere else', () => {
  const pairings = [
    pairing({ state: 'active' }),
    pairing({ candidateId: 2, space: 'var', state: 'approved' }),
    pairing({ candidateId: 3, space: 'nord', state: 'proposed' }),
  ];
  const told = { pairings, mentors: [mentor(11), mentor(12)] };
  const over =
    'Nom11, parrain, a plus de candidats (2) que de places offertes (1)\u00A0: rien de nouveau ne lui est proposé.';
  expect(textsOf(told)).toContain(over);
  expect(textsOf(told, 'var')).toContain(over);
  expect(textsOf(told, 'nord').join()).not.toContain('Nom11');
  expect(textsOf({ ...told, mentors: [mentor(11, { capacity: 2 })] }).join()).not.toContain('Nom');
});

it('names mentors who let two proposals pass, while they take part', () => {
  const silent = (endedAt: number, space = 'mel') =>
    pairing({ space, state: 'ended', approvedAt: 0, endedAt, endReason: 'expired' });
  const pairings = [silent(10, 'nord'), silent(20), silent(30, 'var')];
  const told =
    'Nom11, parrain, n’a pas répondu aux deux dernières propositions. Un appel pourrait aider.';
  expect(textsOf({ pairings, mentors: [mentor(11)] })).toEqual([told]);
  expect(textsOf({ pairings: pairings.slice(0, 1), mentors: [mentor(11)] })).toEqual([]);
  expect(textsOf({ pairings, mentors: [mentor(11)] }, 'est')).toEqual([]);
  for (const away of [{ pausedUntil: '2026-12-01' }, { consents: [] }]) {
    expect(textsOf({ pairings, mentors: [mentor(11, away)] })).toEqual([]);
  }
  expect(textsOf({ pairings, mentors: [] })).toEqual([]);
});

it('tells whose value could not be read, which one, and where to mend it', () => {
  const told = message('people.quality.mentor');
  const remarks = new Map([
    ['mel', [{ name: 'Anne Le Bihan', field: 'mara_service' as const, told }]],
    ['var', [{ name: 'Luc Roy', field: 'mara_phase' as const, told }]],
  ]);
  const [section] = sectionsOf({ remarks });
  expect(section).toMatchObject({ code: 'profiles' });
  expect(section?.items).toEqual([
    {
      text: {
        fr: expect.stringMatching(/^Anne Le Bihan, Armée ou service : /) as unknown,
        en: expect.stringMatching(/^Anne Le Bihan, .+: /) as unknown,
      },
      url: 'https://moodle.example/local/mara/people.php?course=5',
      since: null,
    },
  ]);
});

it('says nothing where there is nothing', () => {
  expect(sectionsOf({})).toEqual([]);
});
