/**
 * The guard of removals: what leaves Moodle at once is little, or was looked at by a second person.
 * Pure: what stands published and what is planned in, what would leave out.
 */
import { createHash } from 'node:crypto';
import { type BookPlan, isCall, overwrites } from './plan.ts';
import type { PublishedObject } from './ports.ts';

/** The chapters of a space as last published, with what they show. */
export type Publications = ReadonlyMap<string, readonly PublishedObject[]>;

export type Removal = {
  /** What would no longer be shown anywhere in the space, by id. */
  objects: PublishedObject[];
  /** How many objects the space shows today. */
  total: number;
};

/** The most that may leave a space unattended: the smaller of 20 objects and 5 %, at least 3. */
export const allowedRemovals = (total: number): number =>
  Math.max(3, Math.min(20, Math.floor(total * 0.05)));

/** What carrying out these plans would remove from a space. */
export const removalOf = (plans: readonly BookPlan[], published: Publications): Removal => {
  const steps = plans.flatMap((plan) => plan.steps);
  const ours = steps.filter((step) => isCall(step) || step.kind === 'unchanged');
  const staying = new Set(ours.flatMap(({ objects }) => objects.map(({ id }) => id)));
  const leaving = steps
    .filter(overwrites)
    .flatMap(({ chapter }) => published.get(chapter.key) ?? [])
    .filter(({ id }) => !staying.has(id));
  const byId = new Map(leaving.map((object) => [object.id, object]));
  return {
    objects: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    total: new Set([...published.values()].flatMap((objects) => objects.map(({ id }) => id))).size,
  };
};

export const isGuarded = ({ objects, total }: Removal): boolean =>
  objects.length > allowedRemovals(total);

/** Names this very removal: an approval is good for it alone. */
export const digestOf = ({ objects }: Removal): string =>
  createHash('sha256')
    .update(JSON.stringify(objects.map(({ id }) => id)))
    .digest('hex');
