import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  candidate,
  GROUND,
  mentor,
  TODAY,
  WEIGHTS,
} from '../../../../test/support/matching-people.ts';
import type { Candidate } from '../../people/index.ts';
import { employerKey, introducersFor } from './introduce.ts';
import type { ContactSheet, Opening } from './lead.ts';
import { candidatesFor, contactsFor, openingsFor, sayReason } from './rank.ts';

const WORLD = { ground: GROUND, weights: WEIGHTS, today: TODAY };
const opening = (id: number, more: Partial<Opening> = {}): Opening => ({
  family: 'opening',
  id,
  space: 'mel',
  title: `Offre ${id}`,
  url: `https://moodle.example/${id}`,
  metiers: ['M1402'],
  commune: '49007',
  communeName: 'Angers',
  // 45 days ago: half of what freshness brings.
  seenOn: '2026-10-08',
  hidden: false,
  employer: null,
  deadline: null,
  madeAt: 0,
  ...more,
});
const seeker = (more: Partial<Candidate> = {}): Candidate =>
  candidate(1, {
    phase: 'search',
    metiers: ['M1402'],
    places: [{ kind: 'commune', code: '49007' }],
    ...more,
  });
const first = (one: Candidate, lead: Opening) => openingsFor(one, [lead], WORLD)[0];
const why = (one: Candidate, lead: Opening): string[] =>
  (first(one, lead)?.reasons ?? []).map((reason) => sayReason('fr', reason));

it('counts métier, place, phase, deadline and freshness', () => {
  // 45 for the very métier, 30 in the commune, 10 in search, 5 for freshness.
  expect(first(seeker(), opening(1))?.points).toBe(90);
  expect(first(seeker(), opening(1, { deadline: '2026-12-01' }))?.points).toBe(95);
  expect(first(seeker(), opening(1, { seenOn: TODAY }))?.points).toBe(95);
  expect(first(seeker({ phase: 'preparation' }), opening(1))?.points).toBe(87);
  // Variants of one métier: .8 of 45 is 36.
  expect(first(seeker({ metiers: ['M1403'] }), opening(1))?.points).toBe(81);
  expect(first(seeker({ metiers: ['M1805'] }), opening(1))?.points).toBe(90 - 45 + 13.5 + 0.5);
});

it('says why, in the words of the reader', () => {
  expect(why(seeker(), opening(1, { deadline: '2026-12-01' }))).toEqual([
    'c’est un métier que vous visez',
    'dans une commune souhaitée',
    'à saisir jusqu’au 1er décembre 2026',
  ]);
  expect(why(seeker({ places: [{ kind: 'commune', code: '49328' }] }), opening(1))).toContain(
    'à 44 km d’un lieu souhaité',
  );
  expect(why(seeker({ places: [{ kind: 'departement', code: '49' }] }), opening(1))).toContain(
    'dans un département souhaité',
  );
});

it('leaves out what is far, of another domain, of another space, or passed on by the network', () => {
  expect(
    first(seeker({ places: [{ kind: 'commune', code: '83137' }] }), opening(1)),
  ).toBeUndefined();
  expect(first(seeker({ metiers: ['A1203'] }), opening(1))).toBeUndefined();
  expect(first(seeker(), opening(1, { space: 'var' }))).toBeUndefined();
  expect(first(seeker(), opening(1, { hidden: true }))).toBeUndefined();
  // Who does not know their métier yet is shown all, behind what fits.
  expect(first(seeker({ metiers: [], metierUnknown: true }), opening(1))?.points).toBe(54);
});

it('is close by its métier, or to who looks at all that names one', () => {
  const close = (more: Partial<Candidate>, lead = opening(1)) => first(seeker(more), lead)?.isClose;
  expect(close({})).toBe(true);
  expect(close({}, opening(1, { metiers: [] }))).toBe(false);
  expect(close({ metiers: [] })).toBeUndefined();
  expect(close({ metiers: [], metierUnknown: true })).toBe(true);
});

it('shows ten at most, the best first, whatever their order', () => {
  const many = Array.from({ length: 14 }, (_, i) =>
    opening(i + 1, { metiers: [i % 2 === 0 ? 'M1402' : 'M1805'] }),
  );
  const ids = (list: readonly Opening[]) =>
    openingsFor(seeker(), list, WORLD).map(({ lead }) => lead.id);
  expect(ids(many)).toEqual([1, 3, 5, 7, 9, 11, 13, 2, 4, 6]);
  fc.assert(
    fc.property(fc.shuffledSubarray(many, { minLength: 14 }), (order) => {
      expect(ids(order)).toEqual(ids(many));
    }),
  );
});

it('ranks contacts: employers by métier or sector, contact points for who settles', () => {
  const sheet = (id: number, more: Partial<ContactSheet>): ContactSheet => ({
    family: 'job_market',
    id,
    space: 'mel',
    title: `Fiche ${id}`,
    url: '',
    metiers: [],
    sectors: [],
    commune: '49007',
    communeName: 'Angers',
    seenOn: TODAY,
    ...more,
  });
  const sheets = [
    sheet(1, { metiers: ['M1402'] }),
    sheet(2, { metiers: ['A1203'], sectors: ['c'] }),
    sheet(3, { metiers: ['A1203'] }),
    sheet(4, { family: 'living_area' }),
  ];
  const points = (one: Candidate) =>
    contactsFor(one, sheets, WORLD).map(({ lead, points: n }) => [lead.id, n]);
  // 35 + 35 + 10; 20 + 35 + 10.
  expect(points(seeker({ sectors: ['c'] }))).toEqual([
    [1, 80],
    [2, 65],
  ]);
  // 40 + 50 + 10.
  expect(points(seeker({ needs: ['settling'] }))).toEqual([
    [4, 100],
    [1, 80],
  ]);
});

it('tells the best candidates of the space first', () => {
  const people = [
    candidate(3, { phase: 'search', metiers: ['M1402'], spaces: ['var'] }),
    candidate(2, { phase: 'search', metiers: ['M1402'] }),
    candidate(1, { phase: 'orientation', metiers: ['M1402'] }),
  ];
  expect(candidatesFor(opening(1), people, WORLD).map(({ lead }) => lead.id)).toEqual([2, 1]);
});

it('knows who can introduce: a colleague, then somebody of the métier who is there', () => {
  expect(employerKey('Groupe Safran S.A.')).toBe(employerKey('SAFRAN'));
  expect(employerKey('S.A.S.')).toBe('');
  const lead = opening(1, { employer: 'Safran SA' });
  const mentors = [
    mentor(11, { jobs: ['M1403'] }),
    mentor(12, { employer: 'safran', places: [] }),
    mentor(13, { jobs: ['M1402'], places: [{ kind: 'commune', code: '83137' }] }),
    mentor(14, { employer: 'Safran', consents: [] }),
    mentor(15, { employer: 'Safran', pausedUntil: '2027-01-01' }),
    mentor(16, { employer: 'Safran', spaces: ['var'] }),
  ];
  expect(
    introducersFor(lead, mentors, WORLD).map((one) => [one.mentor.id, sayReason('fr', one.reason)]),
  ).toEqual([
    [12, 'même employeur'],
    [11, 'même métier, au même endroit'],
  ]);
});
