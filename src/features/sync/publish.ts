/** The second half of a cycle: plans every space, holds what must be held, publishes the rest. */
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../db/index.ts';
import { message } from '../../shared/i18n.ts';
import { type Applied, NOTHING_APPLIED, standing, sum } from './applied.ts';
import { type AppliedPieces, NO_PIECES, sumPieces } from './applied-pieces.ts';
import { applyPlans } from './apply.ts';
import { forgetCarriedOut } from './decide.ts';
import { forgetDecisionsOutside } from './decision-store.ts';
import { askSources, planBooksOf, planPiecesOf } from './desired.ts';
import { digestOf, isGuarded, type Publications, type Removal, removalOf } from './guard.ts';
import { forgetHoldsOutside, holdsOf, keepHold, releaseHold } from './hold-store.ts';
import type { Write } from './lease.ts';
import { forgetParts, forgetPartsOutside, keepParts, type PartsOf, partsOf } from './part-store.ts';
import { noteStanding, untoldIn } from './note-versions.ts';
import { type BookPlan, isCall, isStill } from './plan.ts';
import { partsToKeep } from './step.ts';
import type { Remark } from './ports.ts';
import {
  forgetPublicationsOutside,
  keepPublications,
  type Publication,
  publicationsOf,
} from './publication-store.ts';
import { applyAllPieces, type PublishedSpace } from './publish-pieces.ts';
import type { RunLine } from './run-store.ts';
import { forgetAsideOutside } from './set-aside-store.ts';
import { beginSettling } from './settled-store.ts';
import { settlingOf } from './settling.ts';
import { readSite } from './site-store.ts';
import { spaceLog } from './space-log.ts';
import type { Log, OnProgress, SyncTools } from './tools.ts';
import type { Pin } from './version.ts';
import { forgetVersionsOutside } from './version-store.ts';

type Tools = SyncTools & { write: Write };

/** A space that is gone takes along what was remembered about it. */
const forgetOutside = async (tx: Db, codes: readonly string[]): Promise<void> => {
  await forgetAsideOutside(tx, codes);
  await forgetPublicationsOutside(tx, codes);
  await forgetPartsOutside(tx, codes);
  await forgetDecisionsOutside(tx, codes);
  await forgetHoldsOutside(tx, codes);
  await forgetVersionsOutside(tx, codes);
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
      .filter(isStill)
      .map(({ chapter, objects }) => ({ chapter: chapter.key, space, objects }))
      .filter(({ chapter, objects }) => !isDeepStrictEqual(known.get(chapter), objects)),
  );

/** The parts of what stands as planned, where they are not known: the database is a new one. */
const unnotedParts = (plans: readonly BookPlan[]): PartsOf[] =>
  plans.flatMap(({ steps }) => partsToKeep(steps.filter(isStill)));

/**
 * Chapters that are a person's as a whole, whose text was offered before: where that answer was lost,
 * what was known of their parts is still there.
 */
const offeredWhole = (plans: readonly BookPlan[]): string[] =>
  plans.flatMap(({ steps }) =>
    steps.flatMap(({ kind, ours, chapter }) =>
      kind === 'conflict' && ours === undefined ? [chapter.key] : [],
    ),
  );

const answeredBy = ({ created, updated, unchanged, conflicts, gone, failed }: Applied): number =>
  created + updated + unchanged + conflicts + gone + failed;

const lineOf = (space: string, { created, updated, failed }: Applied): RunLine | null => {
  if (created + updated + failed === 0) return null;
  const told = message('sync.run.space', { space, created, updated, failed });
  return { level: failed > 0 ? 'warn' : 'info', told };
};

const plansCall = (plans: readonly BookPlan[]): boolean =>
  plans.some(({ steps }) => steps.some(isCall));

/** What publishing came to: chapters, then pieces. */
export type Published = { applied: Applied; pieces: AppliedPieces; remarks: Remark[] };

/**
 * Publishes what should be, in all spaces: first the Books, then the pieces, which may tell of
 * them. A space that waits gets its new pieces: they are how people hear that it waits.
 */
export const applyAll = async (
  tools: Tools,
  runId: string,
  log: Log,
  onProgress: OnProgress,
): Promise<Published> => {
  const { db, write, moodle, sources, clock } = tools;
  const spaces = await tools.spaces(db);
  await write(async (tx) => {
    await forgetOutside(
      tx,
      spaces.map(({ code }) => code),
    );
    await forgetCarriedOut(tx);
  });
  const memory = await readSite(db);
  const remarks: Remark[] = [];
  const published: PublishedSpace[] = [];
  let applied = NOTHING_APPLIED;
  let atRest = NO_PIECES;
  const lines = spaceLog(log, { none: NOTHING_APPLIED, sum, answered: answeredBy, line: lineOf });

  if (memory === null) return { applied, pieces: NO_PIECES, remarks };
  const { stamp, settled } = await settlingOf(tools, db, memory.pulledAt ?? 0);
  const pins = new Map<string, Pin>();
  const publishing = { runId, now: () => clock.now(), pins };

  async function* toPublish(): AsyncGenerator<BookPlan> {
    for (const [done, space] of spaces.entries()) {
      const rest = settled.get(space.code);
      if (rest !== undefined) {
        applied = sum(applied, rest.applied);
        atRest = sumPieces(atRest, rest.pieces);
        remarks.push(...rest.remarks);
        continue;
      }
      await write((tx) => beginSettling(tx, space.code, runId));
      const asked = await askSources(db, sources, space.code);
      if (asked.pin !== null) pins.set(space.code, asked.pin);
      const plans = await planBooksOf(db, asked);
      onProgress({ stage: 'apply', space: space.name, done: done + 1, total: spaces.length });
      remarks.push(...asked.desired.remarks);
      const known = await publicationsOf(db, space.code);
      // What reporters add are pages, which the guard does not count.
      const pieces = await planPiecesOf(db, asked, []);
      const held = await mustWait(tools, log, space, removalOf(plans, known, pieces));
      const stands = { applied: standing(plans), still: !held && !plansCall(plans) };
      published.push({ ...space, asked, held, ...stands });
      if (held) {
        applied = sum(applied, { ...NOTHING_APPLIED, held: 1 });
        continue;
      }
      applied = sum(applied, stands.applied);
      const publications = misremembered(known, space.code, plans);
      const parts = unnotedParts(plans);
      const untold = await untoldIn(db, plans);
      const past = [...(await partsOf(db, offeredWhole(plans))).keys()];
      if (publications.length + parts.length + past.length + untold.length > 0) {
        await write(async (tx) => {
          await keepPublications(tx, publications);
          await keepParts(tx, parts);
          await forgetParts(tx, past);
          await noteStanding(tx, publishing, untold);
        });
      }
      lines.expect(
        space.code,
        space.name,
        plans.flatMap(({ steps }) => steps.filter(isCall)).length,
      );
      yield* plans;
    }
  }

  const applying = { write, moodle, runId, served: memory.site };
  for await (const answered of applyPlans({ ...applying, ...publishing }, toPublish())) {
    for (const { space, applied: more } of answered) {
      applied = sum(applied, more);
      await lines.add(space, more);
    }
  }
  const putting = { ...tools, ...applying, stamp };
  const pieces = await applyAllPieces(putting, published, log, onProgress);
  return { applied, pieces: sumPieces(atRest, pieces), remarks };
};
