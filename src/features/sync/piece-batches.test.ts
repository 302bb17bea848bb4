import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { event } from '../../../test/support/piece-moodle.ts';
import { pieceBatchesOf } from './piece-batches.ts';
import { isPieceCall, planPieces } from './piece-plan.ts';

const NOTHING = { refused: new Map<string, string>(), decisions: new Map() };
const steps = (lengths: readonly number[]) =>
  planPieces(
    lengths.map((length, n) => event(`mel/event/${n}`, 'é'.repeat(length))),
    [],
    NOTHING,
  );
const sizeOf = (batch: ReturnType<typeof steps>): number =>
  batch.reduce((sum, { piece }) => sum + Buffer.byteLength(JSON.stringify(piece)), 0);

describe('batches of pieces', () => {
  it('hold every call once, in order, within the limits unless one alone is larger', () => {
    const limits = { pieces: 4, bytes: 2000 };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1500 }), { maxLength: 20 }), (lengths) => {
        const all = steps(lengths);
        const batches = pieceBatchesOf(all, limits);
        expect(batches.flat()).toEqual(all.filter(isPieceCall));
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(limits.pieces);
          if (batch.length > 1) expect(sizeOf(batch)).toBeLessThanOrEqual(limits.bytes);
        }
      }),
    );
  });

  it('are none where nothing is to be asked', () => {
    const [step] = steps([1]);
    if (step === undefined) throw new Error('Nothing planned.');
    expect(pieceBatchesOf([{ ...step, kind: 'unchanged' }])).toEqual([]);
  });
});
