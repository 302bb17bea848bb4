/** What became of chapters in which a person's words stand, as Moodle answers. */
import type { Db } from '../../db/index.ts';
import type { Published } from '../../moodle/index.ts';
import { message } from '../../shared/i18n.ts';
import { spaceOf } from './decision.ts';
import { forgetParts } from './part-store.ts';
import type { Step } from './plan.ts';
import { BLEND, setAside, type SetAside } from './set-aside-store.ts';

/**
 * A text with a person's words in it that Moodle would not keep whole. Where the person wrote again
 * meanwhile, it was that which refused it, and the next cycle blends anew.
 */
const unblended = (
  { chapter }: Step,
  standing: { title: string; text: string | null } | undefined,
): SetAside[] => {
  if (standing === undefined || standing.text === null) return [];
  if (standing.text !== chapter.replaces) return [];
  const { key, title } = chapter;
  const told = message('sync.chapter.unblended', { chapter: title, space: spaceOf(key) });
  return [{ kind: BLEND, object: key, source: standing.text, told }];
};

/**
 * Notes what could not be blended. A chapter that was only offered is no longer known by its parts:
 * it is the person's as a whole until they, or a decision, say otherwise.
 */
export const noteBlends = async (
  tx: Db,
  steps: ReadonlyMap<string, Step>,
  results: Published['results'],
  runId: string,
): Promise<void> => {
  const refused = results
    .flatMap(({ chapters }) => chapters)
    .flatMap(({ key, outcome }) => {
      const step = steps.get(key);
      return outcome === 'conflict' && step !== undefined ? [step] : [];
    });
  const standing = new Map(
    results.flatMap(({ state }) => (state?.chapters ?? []).map((one) => [one.key, one])),
  );
  const [offers, blends] = [
    refused.filter(({ kind }) => kind === 'offer'),
    refused.filter(({ chapter }) => chapter.blend === true),
  ];
  await forgetParts(
    tx,
    offers.map(({ chapter }) => chapter.key),
  );
  await setAside(
    tx,
    blends.flatMap((step) => unblended(step, standing.get(step.chapter.key))),
    runId,
  );
};
