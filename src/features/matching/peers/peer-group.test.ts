import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { candidate, GROUND, mentor, TODAY } from '../../../../test/support/matching-people.ts';
import type { ResourceMember } from '../../people/index.ts';
import { facilitatorFor, leadersAmong } from './facilitator.ts';
import { formerOf, isOver, nextGroup, type PeerEvent, type PeerGroup } from './peer-group.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.parse('2026-11-22T10:00:00Z');
const group = (more: Partial<PeerGroup> = {}): PeerGroup => ({
  id: '01KC0000000000000000000001',
  space: 'mel',
  phase: 'preparation',
  state: 'formed',
  place: { kind: 'commune', code: '49007' },
  needs: [],
  members: [1, 2, 3, 4],
  facilitatorId: 11,
  turn: 0,
  formedAt: NOW,
  meetsAt: null,
  endedAt: null,
  endReason: null,
  ...more,
});

const events: PeerEvent[] = [
  { kind: 'accept' },
  { kind: 'refuse' },
  { kind: 'date', meetsAt: NOW + 10 * DAY, by: 11 },
  { kind: 'none' },
  { kind: 'decline', silent: true },
  { kind: 'expire' },
  { kind: 'leave', people: [1] },
  { kind: 'close' },
];

it('go from state to state as people answer, and nowhere else', () => {
  const after = (state: PeerGroup['state'], kind: PeerEvent['kind']) => {
    const event = events.find((one) => one.kind === kind);
    const made = event && nextGroup(group({ state, meetsAt: NOW + DAY }), event, NOW);
    return made?.endReason ?? made?.state ?? null;
  };
  expect(events.map(({ kind }) => after('formed', kind))).toEqual([
    ...['agreed', 'refused', null, null, null, 'expired', 'formed', null],
  ]);
  expect(events.map(({ kind }) => after('agreed', kind))).toEqual([
    ...[null, null, 'set', 'agreed', 'agreed', null, 'agreed', null],
  ]);
  expect(events.map(({ kind }) => after('set', kind))).toEqual([
    ...[null, null, null, null, 'agreed', null, 'set', 'met'],
  ]);
  expect(events.map(({ kind }) => after('ended', kind))).toEqual(events.map(() => null));
});

it('always have an end with a reason, and never fewer than three', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 12 }), (list) => {
      let now = group();
      for (const event of list) {
        now = nextGroup(now, event, NOW) ?? now;
        expect(now.state === 'ended').toBe(now.endReason !== null && now.endedAt !== null);
        if (now.state !== 'ended') expect(now.members.length).toBeGreaterThanOrEqual(3);
        expect(now.state === 'set' && now.meetsAt === null).toBe(false);
      }
    }),
  );
});

it('stay four weeks after they met', () => {
  const met = group({ state: 'set', meetsAt: NOW });
  expect(isOver(met, NOW + 28 * DAY - 1)).toBe(false);
  expect(isOver(met, NOW + 28 * DAY)).toBe(true);
});

it('count as the former one when they met last, or came to nothing lately', () => {
  const ended = (members: number[], endReason: PeerGroup['endReason'], days: number) =>
    group({ members, state: 'ended', endReason, endedAt: NOW - days * DAY });
  const former = formerOf(
    [
      ended([1, 2, 3], 'met', 10),
      ended([1, 4, 5], 'met', 200),
      ended([6, 7, 8], 'refused', 89),
      ended([9, 10, 11], 'refused', 90),
      ended([12, 13, 14], 'no_date', 29),
      ended([15, 16, 17], 'no_date', 30),
      ended([18, 19, 20], 'expired', 29),
      ended([21, 22, 23], 'expired', 30),
      ended([24, 25, 26], 'few', 1),
    ],
    NOW,
  );
  expect([...(former.get(1) ?? [])]).toEqual([2, 3]);
  expect([...(former.get(4) ?? [])]).toEqual([1, 5]);
  expect([...former.keys()].sort((a, b) => a - b)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 14, 18, 19, 20,
  ]);
});

it('are led by who offered it and is near, not by who is away, busy or not wished', () => {
  const base = mentor(20, { helps: ['network'] });
  const resource: ResourceMember = base;
  const leaders = leadersAmong({
    mentors: [
      mentor(10, { helps: ['cv'] }),
      mentor(11, { helps: ['network'], places: [{ kind: 'commune', code: '83137' }] }),
      mentor(12, { helps: ['network'], consents: [] }),
      mentor(13, { helps: ['network'], pausedUntil: TODAY }),
      mentor(14, { helps: ['network'], spaces: ['var'] }),
    ],
    resources: [resource],
    referents: [{ id: 30, name: 'Odile Rivet', spaces: ['mel'] }],
  });
  const find = (led: [number, number][], members = [candidate(1)]) =>
    facilitatorFor({ space: 'mel', place: { kind: 'commune', code: '49007' }, members }, leaders, {
      led: new Map(led),
      today: TODAY,
      ground: GROUND,
    });
  expect(find([])).toBe(20);
  expect(find([], [candidate(1, { avoids: ['nom20 prenom20'] })])).toBe(10);
  expect(find([[20, 2]])).toBe(10);
  expect(
    find([
      [20, 2],
      [10, 2],
    ]),
  ).toBe(30);
  expect(
    find([
      [20, 2],
      [10, 2],
      [30, 2],
    ]),
  ).toBeNull();
});
