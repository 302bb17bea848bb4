import { expect, it } from '@jest/globals';
import { eveningsFrom } from './meeting-days.ts';

const inFrance = (instants: readonly number[]): string[] =>
  instants.map((one) =>
    new Intl.DateTimeFormat('fr-FR', {
      weekday: 'short',
      day: 'numeric',
      month: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      timeZone: 'Europe/Paris',
    }).format(one),
  );

it('proposes three evenings in two, three and four weeks, and three others then', () => {
  // Sunday, 22 November 2026.
  const now = Date.parse('2026-11-22T10:00:00Z');
  expect(inFrance(eveningsFrom(now, 0))).toEqual([
    'mar. 01/12 18:30',
    'mer. 09/12 18:30',
    'jeu. 17/12 18:30',
  ]);
  expect(inFrance(eveningsFrom(now, 1))).toEqual([
    'jeu. 03/12 18:30',
    'lun. 07/12 18:30',
    'mar. 15/12 18:30',
  ]);
});

it('knows that the clocks change on the way', () => {
  const evenings = eveningsFrom(Date.parse('2026-10-12T08:00:00Z'), 0);
  // 27 October is in winter time, two days after the change.
  expect(evenings.map((one) => new Date(one).toISOString())).toEqual([
    '2026-10-27T17:30:00.000Z',
    '2026-11-04T17:30:00.000Z',
    '2026-11-12T17:30:00.000Z',
  ]);
  expect(
    eveningsFrom(Date.parse('2026-03-09T08:00:00Z'), 0).map((one) => new Date(one).toISOString()),
  ).toEqual(['2026-03-24T17:30:00.000Z', '2026-04-01T16:30:00.000Z', '2026-04-09T16:30:00.000Z']);
});
