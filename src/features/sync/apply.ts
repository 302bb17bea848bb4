/** Carries plans out in Moodle and notes at once what Moodle says stands there now. */
import type { MoodlePort, Published, Site } from '../../moodle/index.ts';
import { message } from '../../shared/i18n.ts';
import { type Applied, COUNTER, NOTHING_APPLIED } from './applied.ts';
import { type Batch, batchesOf, toPublish } from './batches.ts';
import { bookReceiver } from './book-store.ts';
import { spaceOf } from './decision.ts';
import { forgetDecisions } from './decision-store.ts';
import type { Write } from './lease.ts';
import type { BookPlan, Step } from './plan.ts';
import { partsToKeep } from './step.ts';
import { noteBlends } from './note-blends.ts';
import { noteWritten, type Publishing } from './note-versions.ts';
import { keepParts, type PartsOf } from './part-store.ts';
import { keepPublications } from './publication-store.ts';
import { BLEND, setAside, type SetAside, takeBack } from './set-aside-store.ts';
import { assertSameSite } from './site-store.ts';

export type ApplyTools = { write: Write; moodle: MoodlePort; runId: string; served: Site };

/** The same, and which version the chapters make. */
type BookTools = ApplyTools & Pick<Publishing, 'now' | 'pins'>;

/** What came of the chapters of one space in one call. */
export type SpaceApplied = { space: string; applied: Applied };

/** Reasons that the same text would meet again; any other is tried again at the next cycle. */
const LASTING = new Set(['toolarge', 'invalidparameter', 'unknownspace', 'readback']);

type Result = Published['results'][number];
type ChapterResult = Result['chapters'][number];

const refusal = (
  { key, reason }: ChapterResult,
  book: Result,
  chapter: Step['chapter'] | undefined,
): SetAside => {
  const why = reason ?? book.reason;
  const code = why?.errorcode ?? 'unknown';
  const lasting = LASTING.has(code);
  const text = why?.message ?? '';
  const params = { chapter: chapter?.title ?? key, space: spaceOf(key), code, text };
  return {
    kind: 'chapters',
    object: key,
    source: lasting ? (chapter?.source ?? '') : '',
    told: message(lasting ? 'sync.chapter.refused' : 'sync.chapter.failed', params),
  };
};

const countBySpace = (results: readonly Result[]): SpaceApplied[] => {
  const bySpace = new Map<string, Applied>();
  for (const { key, outcome, chapters } of results) {
    const applied = bySpace.get(spaceOf(key)) ?? { ...NOTHING_APPLIED };
    if (outcome === 'created') applied.booksCreated += 1;
    for (const chapter of chapters) applied[COUNTER[chapter.outcome]] += 1;
    bySpace.set(spaceOf(key), applied);
  }
  return [...bySpace].map(([space, applied]) => ({ space, applied }));
};

/** Notes what the answer says: what stands, what was refused, what was carried out. */
const note = (tools: BookTools, batch: Batch, { results }: Published): Promise<void> =>
  tools.write(async (tx) => {
    const { runId } = tools;
    const steps = new Map(
      batch.flatMap((plan) => plan.steps.map((step) => [step.chapter.key, step] as const)),
    );
    const told = results.flatMap((book) => book.chapters.map((chapter) => ({ book, chapter })));
    const failed = told.filter(({ chapter }) => chapter.outcome === 'failed');
    const written = told
      .map(({ chapter }) => chapter)
      .filter(({ outcome }) => ['created', 'updated', 'unchanged'].includes(outcome))
      .map(({ key }) => key);
    const states = results.flatMap(({ state }) => (state === null ? [] : [state]));
    await bookReceiver.receive(tx, states, runId);
    await setAside(
      tx,
      failed.map(({ book, chapter }) => refusal(chapter, book, steps.get(chapter.key)?.chapter)),
      runId,
    );
    await takeBack(
      tx,
      'chapters',
      told.flatMap(({ chapter: { key, outcome } }) => (outcome === 'failed' ? [] : [key])),
    );
    await takeBack(tx, BLEND, written);
    await noteBlends(tx, steps, results, runId);
    await keepPublications(
      tx,
      written.map((chapter) => ({
        chapter,
        space: spaceOf(chapter),
        objects: steps.get(chapter)?.objects ?? [],
      })),
    );
    await noteWritten(tx, tools, batch, new Set(written));
    // Ours stands now, as was decided: a later edit is to be decided about anew.
    const replaced = written.filter((key) => steps.get(key)?.kind === 'replace');
    const madeAgain = results.flatMap(({ key, outcome }) => (outcome === 'created' ? [key] : []));
    const parts = written.flatMap((key) => steps.get(key)?.carriesOut ?? []);
    await forgetDecisions(tx, [...replaced, ...madeAgain, ...parts]);
  });

/** What to remember of a batch once it stands. */
const partsOf = (batch: Batch): PartsOf[] => batch.flatMap(({ steps }) => partsToKeep(steps));

/**
 * Publishes plans as they come, in as few calls as the bridge allows. A chapter that fails is set
 * aside with its reason and never holds the others up. Tells what each call did, by space.
 */
export async function* applyPlans(
  tools: BookTools,
  plans: AsyncIterable<BookPlan>,
): AsyncGenerator<SpaceApplied[]> {
  const { write, moodle, runId, served } = tools;
  for await (const batch of batchesOf(plans)) {
    const { instance } = served;
    const books = toPublish(batch);
    await write((tx) => keepParts(tx, partsOf(batch)));
    const published = await moodle.publish({ run: runId, instance, books });
    assertSameSite(served, published.site);
    await note(tools, batch, published);
    yield countBySpace(published.results);
  }
}
