/** The second half of a cycle: plans every space, holds what must be held, publishes the rest. */
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../db/index.ts';
import { message } from '../../shared/i18n.ts';
import { type Applied, NOTHING_APPLIED, standing, sum } from './applied.ts';
import { applyPlans } from './apply.ts';
import { forgetDecisionsOutside } from './decision-store.ts';
import { planOf } from './desired.ts';
import { digestOf, isGuarded, type Publications, type Removal, removalOf } from './guard.ts';
import { forgetHoldsOutside, holdsOf, keepHold, releaseHold } from './hold-store.ts';
import type { Write } from './lease.ts';
import { type BookPlan, isCall } from './plan.ts';
import type { Remark } from './ports.ts';
import {
  forgetPublicationsOutside,
  keepPublications,
  type Publication,
  publicationsOf,
} from './publication-store.ts';
import { forgetAsideOutside } from './set-aside-store.ts';
import { readSite } from './site-store.ts';
import type { Log, OnProgress, SyncTools } from './tools.ts';

type Tools = SyncTools & { write: Write };

/** A space that is gone takes along what was remembered about it. */
const forgetOutside = async (tx: Db, codes: readonly string[]): Promise<void> => {
  await forgetAsideOutside(tx, codes);
  await forgetPublicationsOutside(tx, codes);
  await forgetDecisionsOutside(tx, codes);
  await forgetHoldsOutside(tx, codes);
};

/**
 * Whether the space has to wait for a second person. What waits is noted; an approval is good for
 * this very removal; a removal that became small again holds nothing.
 */
const mustWait = async (
  { db, write, clock }: Tools,
  log: Log,
  { code, name }: { code: string; name: string },
  removal: Removal,
): Promise<boolean> => {
  const held = (await holdsOf(db)).get(code);
  if (!isGuarded(removal)) {
    if (held !== undefined) await write((tx) => releaseHold(tx, code));
    return false;
  }
  const digest = digestOf(removal);
  if (held?.digest === digest && held.approvedBy !== null) return false;
  const { objects, total } = removal;
  if (held?.digest !== digest) {
    await write((tx) => keepHold(tx, { space: code, digest, objects, total, since: clock.now() }));
  }
  const params = { space: name, code, count: objects.length, total };
  await log('warn', message('sync.run.held', params));
  return true;
};

/** What stands as planned and is remembered otherwise: from an older backup, or not at all. */
const misremembered = (
  known: Publications,
  space: string,
  plans: readonly BookPlan[],
): Publication[] =>
  plans.flatMap(({ steps }) =>
    steps
      .filter(({ kind }) => kind === 'unchanged')
      .map(({ chapter, objects }) => ({ chapter: chapter.key, space, objects }))
      .filter(({ chapter, objects }) => !isDeepStrictEqual(known.get(chapter), objects)),
  );

/** Leaves a line in the log for each space once all that was asked for it is answered. */
const spaceLog = (log: Log) => {
  const open = new Map<string, { name: string; left: number; applied: Applied }>();
  return {
    expect(code: string, name: string, plans: readonly BookPlan[]): void {
      const left = plans.flatMap(({ steps }) => steps.filter(isCall)).length;
      if (left > 0) open.set(code, { name, left, applied: NOTHING_APPLIED });
    },
    async add(code: string, more: Applied): Promise<void> {
      const space = open.get(code);
      if (space === undefined) return;
      space.applied = sum(space.applied, more);
      const { created, updated, unchanged, conflicts, gone, failed } = more;
      space.left -= created + updated + unchanged + conflicts + gone + failed;
      if (space.left > 0) return;
      open.delete(code);
      const told = space.applied;
      if (told.created + told.updated + told.failed === 0) return;
      const params = {
        space: space.name,
        created: told.created,
        updated: told.updated,
        failed: told.failed,
      };
      await log(told.failed > 0 ? 'warn' : 'info', message('sync.run.space', params));
    },
  };
};

/** Publishes what should be, in all spaces. */
export const applyAll = async (
  tools: Tools,
  runId: string,
  log: Log,
  onProgress: OnProgress,
): Promise<{ applied: Applied; remarks: Remark[] }> => {
  const { db, write, moodle, sources } = tools;
  const spaces = await tools.spaces(db);
  await write((tx) =>
    forgetOutside(
      tx,
      spaces.map(({ code }) => code),
    ),
  );
  const memory = await readSite(db);
  const remarks: Remark[] = [];
  let applied = NOTHING_APPLIED;
  const lines = spaceLog(log);

  async function* toPublish(): AsyncGenerator<BookPlan> {
    for (const [done, space] of spaces.entries()) {
      const { plans, remarks: mine } = await planOf(db, sources, space.code);
      onProgress({ stage: 'apply', space: space.name, done: done + 1, total: spaces.length });
      remarks.push(...mine);
      const known = await publicationsOf(db, space.code);
      if (await mustWait(tools, log, space, removalOf(plans, known))) {
        applied = sum(applied, { ...NOTHING_APPLIED, held: 1 });
        continue;
      }
      applied = sum(applied, standing(plans));
      const publications = misremembered(known, space.code, plans);
      if (publications.length > 0) await write((tx) => keepPublications(tx, publications));
      lines.expect(space.code, space.name, plans);
      yield* plans;
    }
  }

  if (memory === null) return { applied, remarks };
  for await (const answered of applyPlans(
    { write, moodle, runId, served: memory.site },
    toPublish(),
  )) {
    for (const { space, applied: more } of answered) {
      applied = sum(applied, more);
      await lines.add(space, more);
    }
  }
  return { applied, remarks };
};
