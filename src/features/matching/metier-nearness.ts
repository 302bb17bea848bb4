/** How near two métiers are in the hierarchy of ROME. Pure. */
import type { Ground } from './match-ground.ts';

/** The nearest first; `listening`: the métier is not known yet, and somebody listens. */
export const NEARNESSES = ['same', 'parent', 'characters', 'letter', 'listening'] as const;
export type Nearness = (typeof NEARNESSES)[number];

/** Whether who exercises the one can tell of the other: the same domain alone is too wide (« M », all of support functions). */
export const isNear = (nearness: Nearness | null): boolean =>
  nearness !== null && nearness !== 'letter';

/** Two métiers by their codes. */
export const nearnessOf = (
  wished: string,
  exercised: string,
  parents: Ground['parents'],
): Nearness | null => {
  if (wished === exercised) return 'same';
  const [above, beside] = [parents.get(wished), parents.get(exercised)];
  if (above === exercised || beside === wished || (above !== undefined && above === beside)) {
    return 'parent';
  }
  if (!exercised.startsWith(wished.charAt(0))) return null;
  return wished.slice(0, 3) === exercised.slice(0, 3) ? 'characters' : 'letter';
};
