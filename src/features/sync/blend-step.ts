/** The step for a chapter in which a person's words stand, where it can be blended. Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { ChapterItem, ChapterToPublish } from '../../moodle/index.ts';
import { blend } from './blend.ts';
import { choiceOf, type Decisions } from './decision.ts';
import type { KnownParts } from './part-store.ts';
import { partKey } from './parts.ts';
import { sourceOf } from './source.ts';
import type { Step, StepKind } from './step.ts';

type Wanted = Pick<ChapterToPublish, 'key' | 'title' | 'html' | 'after'>;

/**
 * Null: it cannot be blended. Otherwise `blend`, or `update` where nothing of theirs is left in it;
 * `blended` where it stands so already; `conflict` where Moodle would not take this very text.
 */
export const blendStep = (
  wanted: Wanted,
  there: ChapterItem,
  { decisions, parts }: { decisions: Decisions; parts: KnownParts },
): Omit<Step, 'objects'> | null => {
  const { key, title } = wanted;
  const { text, html: theirs, source: last } = there;
  if (text === null || last === null) return null;
  const base = parts.get(key)?.get(last) ?? null;
  const done = blend({
    base,
    theirs,
    ours: wanted.html,
    choose: (part, about) => choiceOf(decisions, partKey(key, part), about),
  });
  if (done === null) return null;
  const { html, blended } = done;
  const source = sourceOf({ title, html });
  // Moodle, too, may find that it stands so, where it reads white space as we do not.
  const isWritten = !there.edited && last === source;
  const hasTitle = there.title === title || there.kept.includes('title');
  const stands = blended && (isWritten || (done.stands && hasTitle));
  let kind: StepKind = blended ? 'blend' : 'update';
  if (stands) kind = 'blended';
  else if (there.edited && there.offered === source) kind = 'conflict';
  return {
    kind,
    chapter: { ...wanted, html, source, replaces: text, ...(blended ? { blend: true } : {}) },
    ours: wanted.html,
    ...(stands && isDeepStrictEqual(base, done.base)
      ? {}
      : { remembers: { chapter: key, source: stands ? last : source, parts: done.base } }),
    carriesOut: done.carriedOut.map((part) => partKey(key, part)),
  };
};
