import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ask, entry, event, group, pieceMoodle } from '../../../test/support/piece-moodle.ts';
import {
  allowedRemovals,
  digestOf,
  isGuarded,
  type Publications,
  removalOf,
  takesAway,
} from './guard.ts';
import { sourceOfPiece } from './piece.ts';
import { planPieces } from './piece-plan.ts';
import type { DesiredPiece } from './ports.ts';
import type { BookPlan, Step, StepKind } from './plan.ts';

const object = (id: string) => ({ id, name: `Fiche ${id}` });
const step = (key: string, kind: StepKind, ids: readonly string[]): Step => ({
  kind,
  chapter: { key, title: key, html: '', source: '', after: null },
  objects: ids.map(object),
});
const plan = (...steps: Step[]): BookPlan[] => [
  { book: { key: 'mel/b', space: 'mel', name: 'B', intro: '' }, creates: false, steps },
];
const shown = (chapters: Record<string, readonly string[]>): Publications =>
  new Map(Object.entries(chapters).map(([key, ids]) => [key, ids.map(object)]));
const ids = (count: number): string[] => Array.from({ length: count }, (_, n) => `s${n}`);

describe('the guard', () => {
  it('allows the smaller of 20 and 5 %, and 3 in any case', () => {
    expect([0, 10, 60, 79, 80, 100, 399, 400, 10_000].map(allowedRemovals)).toEqual([
      3, 3, 3, 3, 4, 5, 19, 20, 20,
    ]);
  });

  it.each([
    [10, 3, false],
    [10, 4, true],
    [100, 5, false],
    [100, 6, true],
    [1000, 20, false],
    [1000, 21, true],
  ])('of %i sheets, with %i leaving: held is %p', (total, leaving, held) => {
    const all = ids(total);
    const removal = removalOf(plan(step('c', 'update', all.slice(leaving))), shown({ c: all }));
    expect(removal.total).toBe(total);
    expect(removal.objects).toHaveLength(leaving);
    expect(isGuarded(removal)).toBe(held);
  });

  it('counts no sheet that goes to another chapter, nor one of a chapter that stays theirs', () => {
    const published = shown({ a: ids(8), b: [] });
    const moved = plan(step('a', 'update', []), step('b', 'update', ids(8)));
    expect(removalOf(moved, published).objects).toEqual([]);
    for (const kind of ['conflict', 'kept', 'gone', 'aside', 'offer'] as const) {
      expect(removalOf(plan(step('a', kind, [])), published).objects).toEqual([]);
    }
  });

  it('counts a sheet as gone when the chapter it would go to is kept as a person left it', () => {
    const moved = plan(step('a', 'update', []), step('b', 'conflict', ids(8)));
    expect(removalOf(moved, shown({ a: ids(8) })).objects).toHaveLength(8);
  });

  it('names a removal by what leaves alone, in any order', () => {
    const some = fc.uniqueArray(fc.constantFrom(...ids(30)), { minLength: 1 });
    fc.assert(
      fc.property(some, some, (left, right) => {
        const digest = (leaving: string[], rest: string[]) =>
          digestOf(removalOf(plan(step('c', 'update', [])), shown({ c: leaving, other: rest })));
        const same = left.length === right.length && left.every((id) => right.includes(id));
        expect(digest([...left].reverse(), right)).toBe(digest(left, []));
        expect(digest(left, []) === digest(right, [])).toBe(same);
      }),
    );
  });
});

describe('the guard of pieces', () => {
  const NOTHING = { refused: new Map<string, string>(), decisions: new Map() };
  /** The steps from `before` to `after`, with what people did in between. */
  const steps = (
    before: DesiredPiece[],
    after: DesiredPiece[],
    deeds: (moodle: ReturnType<typeof pieceMoodle>) => void = () => undefined,
  ) => {
    const moodle = pieceMoodle();
    moodle.put(before.map((piece) => ({ ...piece, source: sourceOfPiece(piece) })));
    deeds(moodle);
    return planPieces(after, [...moodle.items.values()], NOTHING);
  };
  const leaving = (...of: Parameters<typeof steps>) =>
    removalOf([], new Map(), steps(...of)).objects.map(({ id }) => id);
  const enrolment = (key: string): DesiredPiece => ({
    key,
    name: key,
    type: 'enrolment',
    body: { userid: 41, role: 'mara_candidate', start: null, end: null },
  });

  it('counts what people see or belong to, and of a group each member', () => {
    const before = [event('mel/e'), entry('mel/f'), enrolment('mel/h'), group('mel/g', [41, 12])];
    expect(leaving(before, [])).toEqual([
      'mel/e',
      'mel/f',
      'mel/g',
      'mel/g#12',
      'mel/g#41',
      'mel/h',
    ]);
    expect(removalOf([], new Map(), steps(before, before))).toEqual({ objects: [], total: 6 });
  });

  it('counts members who leave a group that stays, and none who come', () => {
    const [step] = steps([group('mel/g', [41, 12])], [group('mel/g', [12, 77])]);
    expect(step?.kind).toBe('update');
    expect(leaving([group('mel/g', [41, 12])], [group('mel/g', [12, 77])])).toEqual(['mel/g#41']);
    expect(leaving([group('mel/g', [41])], [group('mel/g', [41, 77])])).toEqual([]);
  });

  it('counts nothing that rests on the consent of the people in it: it goes at once', () => {
    const consented = [
      group('mel/group/pairing-1', [41, 12]),
      group('mel/group/peers-1', [41, 12, 13, 14]),
      event('mel/event/peers-1'),
    ];
    expect(removalOf([], new Map(), steps(consented, []))).toEqual({ objects: [], total: 0 });
    expect(leaving([consented[1]!], [group('mel/group/peers-1', [41])])).toEqual([]);
    // Only those: a group that people use goes on counting.
    expect(leaving([group('mel/group/pairs', [41])], [])).toHaveLength(2);
  });

  it('counts nothing that comes and goes by its nature, nor what is over or a person’s', () => {
    expect(leaving([ask('mel/a')], [])).toEqual([]);
    expect(
      leaving([event('mel/e'), entry('mel/f')], [], (moodle) => {
        moodle.delete('mel/e');
        moodle.edit('mel/f');
      }),
    ).toEqual([]);
    const theirs = steps([enrolment('mel/h')], []).map((step) =>
      step.present?.type === 'enrolment'
        ? { ...step, present: { ...step.present, detail: { ours: false } } }
        : step,
    );
    expect(theirs).toHaveLength(1);
    expect(theirs.some(takesAway)).toBe(false);
  });

  it('counts sheets and pieces together', () => {
    const sheets = plan(step('c', 'update', []));
    const removal = removalOf(
      sheets,
      shown({ c: ids(2) }),
      steps([event('mel/1'), event('mel/2')], []),
    );
    expect(removal).toMatchObject({ total: 4 });
    expect(removal.objects).toHaveLength(4);
    expect(isGuarded(removal)).toBe(true);
    expect(isGuarded(removalOf(sheets, shown({ c: ids(2) })))).toBe(false);
  });
});
