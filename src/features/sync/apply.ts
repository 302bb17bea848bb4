/** Carries a plan out in Moodle and notes at once what Moodle says stands there now. */
import type { Db } from '../../db/index.ts';
import type { ChapterOutcome, MoodlePort, Published } from '../../moodle/index.ts';
import { message } from '../../shared/i18n.ts';
import { batchesOf } from './batches.ts';
import { bookReceiver } from './book-store.ts';
import { tally } from './desired.ts';
import type { Write } from './lease.ts';
import type { BookPlan } from './plan.ts';
import { setAside, type SetAside, takeBack } from './set-aside-store.ts';
import { assertSameSite, readSite } from './site-store.ts';

export type ApplyTools = { db: Db; write: Write; moodle: MoodlePort; runId: string };

/** Chapters by what became of them; `booksCreated` counts Books. */
export type Applied = {
  booksCreated: number;
  created: number;
  updated: number;
  unchanged: number;
  /** A person's edit stands instead of ours. */
  conflicts: number;
  /** Deleted by a person; not made again. */
  gone: number;
  /** Refused by Moodle, with a reason; the others went on. */
  failed: number;
};

/** Reasons that the same text would meet again; any other is tried again at the next cycle. */
const LASTING = new Set(['toolarge', 'invalidparameter', 'unknownspace', 'readback']);

const COUNTER: Record<ChapterOutcome, keyof Applied> = {
  created: 'created',
  updated: 'updated',
  unchanged: 'unchanged',
  conflict: 'conflicts',
  gone: 'gone',
  failed: 'failed',
};

const refusalsIn = (
  { results }: Published,
  sources: ReadonlyMap<string, { title: string; source: string }>,
): SetAside[] =>
  results.flatMap((book) =>
    book.chapters.flatMap(({ key, outcome, reason }) => {
      if (outcome !== 'failed') return [];
      const why = reason ?? book.reason;
      const { title = key, source = '' } = sources.get(key) ?? {};
      const code = why?.errorcode ?? 'unknown';
      const params = {
        chapter: title,
        space: key.split('/')[0] ?? '',
        code,
        text: why?.message ?? '',
      };
      const lasting = LASTING.has(code);
      return [
        {
          kind: 'chapters',
          object: key,
          source: lasting ? source : '',
          told: message(lasting ? 'sync.chapter.refused' : 'sync.chapter.failed', params),
        },
      ];
    }),
  );

/**
 * Publishes the plans of a space. A chapter that fails is set aside with its reason and never
 * holds the others up.
 */
export const applyPlans = async (
  { db, write, moodle, runId }: ApplyTools,
  plans: readonly BookPlan[],
): Promise<Applied> => {
  const memory = await readSite(db);
  const planned = tally(plans);
  const applied: Applied = {
    booksCreated: 0,
    created: 0,
    updated: 0,
    unchanged: planned.unchanged,
    conflicts: planned.conflict,
    gone: planned.gone,
    failed: planned.aside,
  };
  if (memory === null) return applied;
  const sources = new Map(
    plans.flatMap(({ steps }) => steps.map(({ chapter }) => [chapter.key, chapter] as const)),
  );
  for (const books of batchesOf(plans)) {
    const { instance } = memory.site;
    const published = await moodle.publish({ run: runId, instance, books });
    assertSameSite(memory.site, published.site);
    for (const { outcome, chapters } of published.results) {
      if (outcome === 'created') applied.booksCreated += 1;
      for (const chapter of chapters) applied[COUNTER[chapter.outcome]] += 1;
    }
    await write(async (tx) => {
      const states = published.results.flatMap(({ state }) => (state === null ? [] : [state]));
      await bookReceiver.receive(tx, states, runId);
      await setAside(tx, refusalsIn(published, sources), runId);
      const written = published.results.flatMap(({ chapters }) =>
        chapters.filter(({ outcome }) => outcome !== 'failed').map(({ key }) => key),
      );
      await takeBack(tx, 'chapters', written);
    });
  }
  return applied;
};
