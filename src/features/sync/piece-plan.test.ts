import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ask,
  entry,
  event,
  group,
  grouping,
  pieceMoodle,
  type PieceMoodle,
} from '../../../test/support/piece-moodle.ts';
import type { PieceItem } from '../../moodle/index.ts';
import { type Choice, choiceOf, type Decision } from './decision.ts';
import { sourceOfPiece } from './piece.ts';
import { isPieceCall, planPieces } from './piece-plan.ts';
import { type Remembered, workOf } from './plan.ts';
import type { DesiredPiece } from './ports.ts';

const NOTHING: Remembered = { refused: new Map(), decisions: new Map() };
const decided = (object: string, choice: Choice, about: string): Remembered => ({
  ...NOTHING,
  decisions: new Map<string, Decision>([[object, { object, choice, about, by: null, at: 0 }]]),
});
const refused = (key: string, source: string): Remembered => ({
  ...NOTHING,
  refused: new Map([[key, source]]),
});

const there = ({ type, key, ...rest }: DesiredPiece, change: Partial<PieceItem> = {}): PieceItem =>
  ({
    id: 1,
    key,
    type,
    space: 'mel',
    state: 'live',
    source: sourceOfPiece({ type, ...rest } as DesiredPiece),
    offered: null,
    edited: false,
    text: null,
    objectid: 1,
    url: null,
    detail: {},
    timemodified: 0,
    ...change,
  }) as PieceItem;

const kinds = (desired: DesiredPiece[], present: PieceItem[], remembered = NOTHING) =>
  planPieces(desired, present, remembered).map(({ kind }) => kind);

const EDITED = { edited: true, text: 'theirs' };
const a = event('mel/event/a');
const newer = event('mel/event/a', 'Autre titre');

describe('the source of a piece', () => {
  it('is the same for equal bodies, whatever the order of their properties', () => {
    const fields = { name: 'N', state: 'À publier' };
    const turned = { state: 'À publier', name: 'N' };
    const sourceOf = (of: Record<string, string>) =>
      sourceOfPiece({ type: 'entry', body: { sheet: 'living_area', fields: of } });
    expect(sourceOf(fields)).toBe(sourceOf(turned));
    expect(sourceOf(fields)).not.toBe(sourceOf({ ...fields, name: 'M' }));
    expect(sourceOf(fields)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('differs by type, and by the order of a list', () => {
    expect(sourceOfPiece(grouping('mel/g/a'))).not.toBe(sourceOfPiece(group('mel/g/a', [])));
    expect(sourceOfPiece(group('mel/g/a', [1, 2]))).not.toBe(
      sourceOfPiece(group('mel/g/a', [2, 1])),
    );
  });
});

describe('planPieces', () => {
  it('creates what is not there, leaves alone what is, updates what is ours and old', () => {
    expect(kinds([a], [])).toEqual(['create']);
    expect(kinds([a], [there(a)])).toEqual(['unchanged']);
    expect(kinds([newer], [there(a)])).toEqual(['update']);
  });

  it('offers a new body to an edited piece once, then keeps the edit without a call', () => {
    expect(kinds([newer], [there(a, EDITED)])).toEqual(['offer']);
    const offered = { ...EDITED, offered: sourceOfPiece(newer) };
    expect(kinds([newer], [there(a, offered)])).toEqual(['conflict']);
    expect(kinds([a], [there(a, offered)])).toEqual(['offer']);
  });

  it('replaces an edit, or makes a deleted piece again, only as someone decided', () => {
    const plan = planPieces([a], [there(a, EDITED)], decided(a.key, 'ours', 'theirs'));
    expect(plan).toMatchObject([{ kind: 'replace', piece: { replaces: 'theirs' } }]);
    expect(kinds([a], [there(a, EDITED)], decided(a.key, 'ours', 'an earlier one'))).toEqual([
      'offer',
    ]);
    expect(kinds([a], [there(a, EDITED)], decided(a.key, 'theirs', ''))).toEqual(['kept']);

    const gone = there(a, { state: 'gone' });
    expect(kinds([a], [gone])).toEqual(['gone']);
    const again = planPieces([a], [gone], decided(a.key, 'ours', 'gone'));
    expect(again).toMatchObject([{ kind: 'replace', piece: { replaces: 'gone' } }]);
  });

  it('never opens again what came to its end', () => {
    const closed = there(a, { state: 'closed' });
    expect(kinds([newer], [closed])).toEqual(['closed']);
    expect(kinds([newer], [closed], decided(a.key, 'ours', 'gone'))).toEqual(['closed']);
  });

  it('takes away what nothing asks for any more, and forgets what is gone or closed', () => {
    const plan = planPieces([], [there(a)], NOTHING);
    expect(plan).toMatchObject([
      { kind: 'remove', name: a.key, piece: { key: a.key, type: 'event', remove: true } },
    ]);
    expect(kinds([], [there(a, { state: 'closed' })])).toEqual(['forget']);
    expect(kinds([], [there(a, { state: 'gone' })])).toEqual(['forget']);
  });

  it('asks once to take away what a person edited, and then waits for a decision', () => {
    expect(kinds([], [there(a, EDITED)])).toEqual(['offer']);
    const offered = there(a, { ...EDITED, offered: 'remove' });
    expect(kinds([], [offered])).toEqual(['conflict']);
    expect(kinds([], [offered], decided(a.key, 'theirs', ''))).toEqual(['kept']);
    expect(planPieces([], [offered], decided(a.key, 'ours', 'theirs'))).toMatchObject([
      { kind: 'remove', piece: { remove: true, replaces: 'theirs' } },
    ]);
    // Wanted again, it is offered again: what was refused was a removal.
    expect(kinds([a], [offered])).toEqual(['offer']);
  });

  it('sets aside what Moodle refused for good, until it changes', () => {
    expect(kinds([a], [], refused(a.key, sourceOfPiece(a)))).toEqual(['aside']);
    expect(kinds([newer], [], refused(a.key, sourceOfPiece(a)))).toEqual(['create']);
    expect(kinds([a], [], refused(a.key, ''))).toEqual(['create']);
    expect(kinds([], [there(a)], refused(a.key, 'remove'))).toEqual(['aside']);
    expect(kinds([], [there(a, { state: 'closed' })], refused(a.key, 'remove'))).toEqual(['aside']);
    expect(kinds([a], [there(a)], refused(a.key, 'remove'))).toEqual(['unchanged']);
  });

  it('takes away the last types first, then puts each type before those that may name it', () => {
    const wanted = [
      ask('mel/ask/1'),
      event('mel/event/1'),
      group('mel/group/1', []),
      grouping('mel/grouping/1'),
    ];
    const unwanted = [
      grouping('mel/grouping/0'),
      group('mel/group/0', []),
      event('mel/event/0'),
      ask('mel/ask/0'),
    ];
    const plan = planPieces(
      wanted,
      unwanted.map((piece) => there(piece)),
      NOTHING,
    );
    expect(plan.map(({ piece }) => piece.key)).toEqual([
      'mel/ask/0',
      'mel/event/0',
      'mel/group/0',
      'mel/grouping/0',
      'mel/grouping/1',
      'mel/group/1',
      'mel/event/1',
      'mel/ask/1',
    ]);
  });
});

describe('applied to a Moodle, in any order of what people do', () => {
  const KEYS = ['mel/p/1', 'mel/p/2', 'mel/p/3'] as const;
  const makers = [event, entry, ask];
  /** A piece a key, of one type for good, in one of two versions. */
  const desiredArb = fc.subarray([...KEYS]).chain((keys) =>
    fc.tuple(...keys.map(() => fc.constantFrom('v1', 'v2'))).map((versions) =>
      keys.flatMap((key, n) => {
        const maker = makers[KEYS.indexOf(key)];
        return maker === undefined ? [] : [maker(key, versions[n])];
      }),
    ),
  );
  const deedArb = fc.record({
    deed: fc.constantFrom('edit', 'delete', 'close', 'ours', 'theirs'),
    key: fc.constantFrom(...KEYS),
  });

  const deedIn = (moodle: PieceMoodle, decisions: Map<string, Decision>) => {
    return ({ deed, key }: { deed: string; key: string }): void => {
      const item = moodle.items.get(key);
      if (item?.state === 'live' && !item.edited) {
        if (deed === 'edit' && (item.type === 'event' || item.type === 'entry')) moodle.edit(key);
        if (deed === 'delete' && item.type !== 'ask') moodle.delete(key);
        if (deed === 'close' && item.type === 'ask') moodle.close(key);
        return;
      }
      if (item === undefined || item.state === 'closed') return;
      if (deed !== 'ours' && deed !== 'theirs') return;
      const about = deed === 'theirs' ? '' : (item.text ?? 'gone');
      decisions.set(key, { object: key, choice: deed, about, by: null, at: 0 });
    };
  };
  const callsFor = (
    moodle: PieceMoodle,
    desired: DesiredPiece[],
    decisions: Map<string, Decision>,
  ) =>
    planPieces(desired, [...moodle.items.values()], { ...NOTHING, decisions })
      .filter(isPieceCall)
      .map(({ piece }) => piece);

  it('comes to rest, keeps people’s work, reopens nothing and touches only its own', () => {
    const history = fc.array(fc.tuple(desiredArb, fc.array(deedArb, { maxLength: 4 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(history, (turns) => {
        const moodle = pieceMoodle();
        const decisions = new Map<string, Decision>();
        for (const [desired, deeds] of turns) {
          deeds.forEach(deedIn(moodle, decisions));
          const before = new Map(moodle.items);
          const asked = callsFor(moodle, desired, decisions);
          moodle.put(asked);
          for (const [key, was] of before) {
            const now = moodle.items.get(key);
            const work = workOf(was);
            const choice = work === null ? null : choiceOf(decisions, key, work);
            // An edit is gone only where someone decided against it.
            if (was.edited && choice !== 'ours') expect(now).toMatchObject({ text: was.text });
            // What was deleted comes back only where someone decided so, what is closed never.
            if (was.state === 'gone' && choice !== 'ours') expect(now?.state).not.toBe('live');
            if (was.state === 'closed') expect(now?.state).not.toBe('live');
          }
          for (const { key } of asked) {
            expect(before.has(key) || desired.some((piece) => piece.key === key)).toBe(true);
          }
          // Withdrawn first, forgotten then: two more turns, and nothing is left to do.
          moodle.put(callsFor(moodle, desired, decisions));
          expect(callsFor(moodle, desired, decisions)).toEqual([]);
          for (const piece of desired) {
            const item = moodle.items.get(piece.key);
            if (item?.state === 'live' && !item.edited)
              expect(item.source).toBe(sourceOfPiece(piece));
            else expect(item).toBeDefined();
          }
          for (const [key, item] of moodle.items) {
            if (!desired.some((piece) => piece.key === key)) expect(item.edited).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
