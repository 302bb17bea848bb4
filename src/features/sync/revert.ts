/** Brings an earlier version of a space back and holds the space there, until it is released. */
import type { Db } from '../../db/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { askSources, planBooksOf, planPiecesOf, type PlanTools } from './desired.ts';
import { digestOf, isGuarded, type Removal, removalOf } from './guard.ts';
import { holdsOf } from './hold-store.ts';
import { type BookPlan, isCall, isStill } from './plan.ts';
import type { PublishedObject } from './ports.ts';
import { publicationsOf } from './publication-store.ts';
import type { SyncTools } from './tools.ts';
import type { Pin, Version } from './version.ts';
import { keepPin, pinOf, versionsOf, writtenIn } from './version-store.ts';

/** What the next cycle would publish in a space. */
export type Outlook = {
  space: string;
  plans: BookPlan[];
  /** Records that are shown nowhere today and would be. */
  coming: PublishedObject[];
  /** Records and pieces that would no longer be there. */
  leaving: Removal;
  /** Whether the space would wait for a second person. */
  waits: boolean;
};

/** @throws {MaraError} where no such space is known. */
export const assertSpace = async (
  { db, spaces }: Pick<PlanTools, 'db' | 'spaces'>,
  space: string,
): Promise<void> => {
  const codes = (await spaces(db)).map(({ code }) => code);
  if (codes.includes(space)) return;
  const known = codes.length === 0 ? '–' : codes.join(', ');
  throw new MaraError(message('sync.version.noSpace', { space, known }));
};

/** @param held at which version; null: at none; absent: as the space is held */
export const lookAhead = async (
  { db, sources }: PlanTools,
  space: string,
  held?: Pin | null,
): Promise<Outlook> => {
  const asked = await askSources(db, sources, space, held);
  const plans = await planBooksOf(db, asked);
  const known = await publicationsOf(db, space);
  const leaving = removalOf(plans, known, await planPiecesOf(db, asked, []));
  const shown = new Set([...known.values()].flat().map(({ id }) => id));
  const objects = plans
    .flatMap(({ steps }) => steps.filter((step) => isCall(step) || isStill(step)))
    .flatMap((step) => step.objects)
    .filter(({ id }) => !shown.has(id));
  const coming = [...new Map(objects.map((one) => [one.id, one])).values()];
  const wait = (await holdsOf(db)).get(space);
  const isApproved =
    wait !== undefined && wait.approvedBy !== null && wait.digest === digestOf(leaving);
  return { space, plans, coming, leaving, waits: isGuarded(leaving) && !isApproved };
};

const keptVersions = async (
  tools: Pick<PlanTools, 'db' | 'spaces'>,
  space: string,
): Promise<Version[]> => {
  await assertSpace(tools, space);
  const versions = await versionsOf(tools.db, space);
  if (versions.length === 0) throw new MaraError(message('sync.version.none', { space }));
  return versions;
};

/** A version, and the chapters that it wrote. */
export type ToldVersion = Version & { chapters: { key: string; title: string }[] };

/** Newest first. @throws {MaraError} where nothing was published yet, or no such space is known. */
export const listVersions = async (
  tools: Pick<PlanTools, 'db' | 'spaces'>,
  space: string,
): Promise<ToldVersion[]> => {
  const versions = await keptVersions(tools, space);
  const written = await writtenIn(tools.db, space);
  return versions.map((version) => ({
    ...version,
    chapters: written
      .filter(({ number }) => number === version.number)
      .map(({ chapter: key, title }) => ({ key, title })),
  }));
};

type Tools = PlanTools & Pick<SyncTools, 'clock'>;

/** `dryRun`: only look. */
export type Asking = { by: string | null; dryRun: boolean };

const hold = (db: Db, space: string, pin: Pin | null): Promise<void> =>
  db.transaction((tx) => keepPin(tx, { space, pin }));

/**
 * Holds a space at an earlier version, which the next cycle publishes as a new one.
 * @throws {MaraError} where there is no such version, or the space is held there already.
 */
export const revert = async (
  tools: Tools,
  space: string,
  number: number,
  { by, dryRun }: Asking,
): Promise<Outlook> => {
  const numbers = (await keptVersions(tools, space)).map((one) => one.number).toReversed();
  if (!numbers.includes(number)) {
    const params = { space, version: number, known: numbers.join(', ') };
    throw new MaraError(message('sync.version.unknown', params));
  }
  const held = await pinOf(tools.db, space);
  if (held?.version === number) {
    throw new MaraError(message('sync.version.pinned', { space, version: number }));
  }
  const pin = { space, version: number, by, at: tools.clock.now() };
  const outlook = await lookAhead(tools, space, pin);
  if (!dryRun) await hold(tools.db, space, pin);
  return outlook;
};

/** Lets a space go on from the version it is held at. @throws {MaraError} where it is not held. */
export const release = async (
  tools: Tools,
  space: string,
  { dryRun }: Pick<Asking, 'dryRun'>,
): Promise<Outlook & { pin: Pin }> => {
  await assertSpace(tools, space);
  const pin = await pinOf(tools.db, space);
  if (pin === null) throw new MaraError(message('sync.version.notPinned', { space }));
  const outlook = await lookAhead(tools, space, null);
  if (!dryRun) await hold(tools.db, space, null);
  return { ...outlook, pin };
};
