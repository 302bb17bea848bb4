/**
 * The guard of removals: what leaves Moodle at once is little, or was looked at by a second person.
 * Pure: what stands published and what is planned in, what would leave out. Sheets, pieces people
 * see or belong to, and the members of groups count alike, an object each.
 */
import { createHash } from 'node:crypto';
import type { PieceType } from '../../moodle/index.ts';
import { isRemoval, type PieceStep } from './piece-plan.ts';
import { type BookPlan, isCall, isStill, overwrites } from './plan.ts';
import type { PublishedObject } from './ports.ts';

/** The chapters of a space as last published, with what they show. */
export type Publications = ReadonlyMap<string, readonly PublishedObject[]>;

export type Removal = {
  /** What would no longer be in the space, by id. */
  objects: PublishedObject[];
  /** How many objects the space has today. */
  total: number;
};

/** The most that may leave a space unattended: the smaller of 20 objects and 5 %, at least 3. */
export const allowedRemovals = (total: number): number =>
  Math.max(3, Math.min(20, Math.floor(total * 0.05)));

/** Asks, messages, invitations and pages come and go by their nature: they do not count. */
const GUARDED: ReadonlySet<PieceType> = new Set([
  'grouping',
  'group',
  'entry',
  'enrolment',
  'cohort_member',
  'event',
]);

/**
 * What brings people together who agreed to it goes with their agreement, at once and unattended,
 * however many of them it is (docs/people.md, consents): it does not count either.
 */
const CONSENTED = /^[^/]+\/(?:group|event)\/(?:pairing|peers)-/;

/** What stands of a piece: itself and, of a group, each member of ours. A person's own is not ours. */
const objectsOf = ({ name, present }: PieceStep): PublishedObject[] => {
  if (present?.state !== 'live' || !GUARDED.has(present.type)) return [];
  const { key, detail } = present;
  if (CONSENTED.test(key)) return [];
  if ('ours' in detail && !detail.ours) return [];
  const members = 'members' in detail ? detail.members : [];
  return [
    { id: key, name },
    ...members.map((id) => ({ id: `${key}#${id}`, name: `${name} #${id}` })),
  ];
};

/** What a step takes out of the space: the whole piece, or the members a group is to lose. */
const leavingOf = (step: PieceStep): PublishedObject[] => {
  const { kind, piece } = step;
  if (kind === 'remove') return objectsOf(step);
  if (kind !== 'update' || isRemoval(piece) || piece.type !== 'group') return [];
  const { key, body } = piece;
  const staying = new Set([key, ...body.members.map((id) => `${key}#${id}`)]);
  return objectsOf(step).filter(({ id }) => !staying.has(id));
};

/** Whether the guard counts what the step does: it waits where the space waits. */
export const takesAway = (step: PieceStep): boolean => leavingOf(step).length > 0;

/** What carrying out these plans would remove from a space. */
export const removalOf = (
  plans: readonly BookPlan[],
  published: Publications,
  pieces: readonly PieceStep[] = [],
): Removal => {
  const steps = plans.flatMap((plan) => plan.steps);
  const ours = steps.filter((step) => isCall(step) || isStill(step));
  const staying = new Set(ours.flatMap(({ objects }) => objects.map(({ id }) => id)));
  const leaving = steps
    .filter(overwrites)
    .flatMap(({ chapter }) => published.get(chapter.key) ?? [])
    .filter(({ id, passing }) => passing !== true && !staying.has(id));
  const byId = new Map([...leaving, ...pieces.flatMap(leavingOf)].map((one) => [one.id, one]));
  const there = [...[...published.values()].flat(), ...pieces.flatMap(objectsOf)];
  return {
    objects: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    total: new Set(there.map(({ id }) => id)).size,
  };
};

export const isGuarded = ({ objects, total }: Removal): boolean =>
  objects.length > allowedRemovals(total);

/** Names this very removal: an approval is good for it alone. */
export const digestOf = ({ objects }: Removal): string =>
  createHash('sha256')
    .update(JSON.stringify(objects.map(({ id }) => id)))
    .digest('hex');
