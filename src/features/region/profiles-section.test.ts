import { expect, it } from '@jest/globals';
import { message } from '../../shared/i18n.ts';
import { profileSections } from './profiles-section.ts';

const SPACE = { code: 'mel', url: 'https://moodle.example/course/view.php?id=5' };
const pairing = (space: string, state: 'proposed' | 'approved' | 'active') => ({
  id: `${space}${state}`,
  candidateId: 8,
  mentorId: 16,
  space,
  state,
  run: null,
  points: null,
  parts: {},
  proposedAt: 0,
  approvedAt: null,
  candidateAgreedAt: null,
  mentorAgreedAt: null,
  activeAt: null,
  endedAt: null,
  endReason: null,
  endDetail: null,
  decidedBy: null,
});

it('counts the pairings of the space by what they wait for, and names no one in them', () => {
  const pairings = [
    pairing('mel', 'proposed'),
    pairing('mel', 'proposed'),
    pairing('mel', 'active'),
    pairing('var', 'approved'),
  ];
  const [section, ...others] = profileSections({ remarks: new Map(), pairings }, SPACE);
  expect(others).toEqual([]);
  expect(section?.code).toBe('pairings');
  expect(section?.items.map(({ text }) => text.fr)).toEqual([
    '2 binômes proposés attendent votre avis.',
    '1 binôme est en cours.',
  ]);
});

it('tells whose value could not be read, which one, and where to mend it', () => {
  const told = message('people.quality.mentor');
  const remarks = new Map([
    ['mel', [{ name: 'Anne Le Bihan', field: 'mara_service' as const, told }]],
    ['var', [{ name: 'Luc Roy', field: 'mara_phase' as const, told }]],
  ]);
  const [section] = profileSections({ remarks, pairings: [] }, SPACE);
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
  expect(profileSections({ remarks: new Map(), pairings: [] }, SPACE)).toEqual([]);
});
