/** What a run published, kept as a version of each space. */
import type { Db } from '../../db/index.ts';
import { spaceOf } from './decision.ts';
import { isOnce } from './once.ts';
import { type BookPlan, isStill, type Step } from './plan.ts';
import { sourceOf } from './source.ts';
import { type Pin, standingAt, type VersionText } from './version.ts';
import { keepVersion, writtenIn } from './version-store.ts';

/** The run that publishes, and the spaces that it publishes as they once were. */
export type Publishing = {
  runId: string;
  /** Epoch milliseconds. */
  now: () => number;
  pins: ReadonlyMap<string, Pin>;
};

/** Our text, whatever people wrote around it; null: it is theirs from then on, or names people. */
const textOf = (
  { book }: Pick<BookPlan, 'book'>,
  { chapter, ours, objects, people }: Step,
): VersionText | null => {
  if (isOnce(chapter) || people === true) return null;
  const { key, title } = chapter;
  const html = ours ?? chapter.html;
  const { key: bookKey, name, intro } = book;
  const source = sourceOf({ title, html });
  return { chapter: key, title, html, source, objects, book: { key: bookKey, name, intro } };
};

const textsIn = (plans: readonly BookPlan[], isMeant: (step: Step) => boolean): VersionText[] =>
  plans.flatMap((plan) => plan.steps.filter(isMeant).flatMap((step) => textOf(plan, step) ?? []));

const keep = async (
  tx: Db,
  { runId, now, pins }: Publishing,
  texts: readonly VersionText[],
): Promise<void> => {
  for (const space of new Set(texts.map(({ chapter }) => spaceOf(chapter)))) {
    const pin = pins.get(space);
    const why = pin === undefined ? 'publish' : 'revert';
    const version = { space, at: now(), run: runId, why, by: pin?.by ?? null } as const;
    await keepVersion(
      tx,
      version,
      texts.filter(({ chapter }) => spaceOf(chapter) === space),
    );
  }
};

/** Those of these texts that no version tells of. */
const untold = async (db: Db, texts: readonly VersionText[]): Promise<VersionText[]> => {
  const [first] = texts;
  if (first === undefined) return [];
  const last = standingAt(await writtenIn(db, spaceOf(first.chapter)), Infinity);
  return texts.filter(({ chapter, source }) => last.get(chapter)?.source !== source);
};

/** What these plans of one space find standing and no version tells of: an answer was lost. */
export const untoldIn = (db: Db, plans: readonly BookPlan[]): Promise<VersionText[]> =>
  untold(db, textsIn(plans, isStill));

export const noteStanding = keep;

/** Notes the chapters that one call wrote, by their keys. */
export const noteWritten = async (
  tx: Db,
  publishing: Publishing,
  plans: readonly BookPlan[],
  written: ReadonlySet<string>,
): Promise<void> => {
  await keep(
    tx,
    publishing,
    textsIn(plans, ({ chapter }) => written.has(chapter.key)),
  );
};
