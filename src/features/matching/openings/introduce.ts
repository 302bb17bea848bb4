/** Which mentor can introduce to an opening. Pure. */
import { message } from '../../../shared/i18n.ts';
import { normaliseKey } from '../../../shared/text.ts';
import { consentsTo, isPaused, type Mentor } from '../../people/index.ts';
import { meetingOf } from '../feasible-places.ts';
import { nearnessOf } from '../metier-nearness.ts';
import type { Opening } from './lead.ts';
import type { Reason, World } from './rank.ts';

/** Legal forms say nothing of who an employer is. */
const FORMS = new Set([
  'sa',
  'sas',
  'sasu',
  'sarl',
  'eurl',
  'sca',
  'scop',
  'groupe',
  'group',
  'ste',
]);

/** « Groupe Safran S.A. » and « SAFRAN » alike; '': nothing is left. */
export const employerKey = (text: string): string =>
  normaliseKey(text)
    .replace(/\./gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !FORMS.has(word))
    .join(' ');

/** How many are named: one is asked first. */
const NAMED = 3;

export type Introducer = { mentor: Mentor; reason: Reason };

/** Nowhere limit to a mentor: they only have to know the place. */
const isThere = ({ places }: Mentor, { commune }: Opening, { ground, weights }: World): boolean =>
  commune !== null &&
  meetingOf(
    { places, travel: 0, remote: false },
    { places: [{ kind: 'commune', code: commune }], remote: false },
    ground,
    weights,
  ).by !== null;

const reasonFor = (mentor: Mentor, opening: Opening, world: World): Introducer | null => {
  const [own, theirs] = [employerKey(mentor.employer ?? ''), employerKey(opening.employer ?? '')];
  if (own !== '' && own === theirs) {
    return { mentor, reason: { told: message('openings.introducer.employer') } };
  }
  const near = mentor.jobs.some((job) =>
    opening.metiers.some((metier) => {
      const nearness = nearnessOf(metier, job, world.ground.parents);
      return nearness === 'same' || nearness === 'parent';
    }),
  );
  return near && isThere(mentor, opening, world)
    ? { mentor, reason: { told: message('openings.introducer.metier') } }
    : null;
};

/** Mentors of the space who consent to be matched, those of the same employer first. */
export const introducersFor = (
  opening: Opening,
  mentors: readonly Mentor[],
  world: World,
): Introducer[] => {
  const found = mentors
    .filter(
      (one) =>
        one.spaces.includes(opening.space) &&
        consentsTo(one, 'matching') &&
        !isPaused(one, world.today),
    )
    .flatMap((one) => reasonFor(one, opening, world) ?? []);
  const isColleague = ({ reason }: Introducer): boolean =>
    reason.told.key === 'openings.introducer.employer';
  return [...found.filter(isColleague), ...found.filter((one) => !isColleague(one))].slice(
    0,
    NAMED,
  );
};
