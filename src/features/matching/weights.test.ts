import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { WEIGHTS } from '../../../test/support/matching-people.ts';
import { readWeights, weightsFrom } from './weights.ts';

const changed = (path: readonly string[], value: unknown): unknown => {
  const copy = structuredClone(WEIGHTS) as Record<string, unknown>;
  let at = copy;
  for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>;
  at[path.at(-1) ?? ''] = value;
  return copy;
};

describe('weights', () => {
  it('come from the templates, and add up to 100 points', async () => {
    const folder = fileURLToPath(new URL('../../../templates', import.meta.url));
    const { parts } = await readWeights(folder);
    const gains = Object.values(parts).filter((one) => one > 0);
    expect(gains.reduce((sum, one) => sum + one, 0)).toBe(100);
    expect(parts.refused).toBe(-10);
  });

  it.each([
    ['parts.metier', ['parts', 'metier'], 'much'],
    ['parts.refused', ['parts', 'refused'], 10],
    ['metier.letter', ['metier', 'letter'], 1.5],
    ['waitedDays', ['waitedDays'], 0],
    ['parts.luck', ['parts', 'luck'], 3],
  ])('name the field that is wrong: %s', (field, path, value) => {
    expect(() => weightsFrom(changed(path, value))).toThrow(`“${field}”`);
  });

  it('say which file is missing', async () => {
    await expect(readWeights('/nowhere')).rejects.toThrow('matching/weights.json');
  });
});
