/**
 * What a person decided where their work and ours differ. Without a decision theirs stands, and
 * they may decide later. A decision is about an object by its key: a Book, a chapter, a part of a
 * chapter (`<chapter key>#<part>`) or a piece.
 */

/**
 * `ours`: our text shall stand, or be made again; `theirs`: their text is kept for good; `sheet`: their
 * words on a part go into its sheet, and then the part is ours again.
 */
export type Choice = 'ours' | 'theirs' | 'sheet';

export type Decision = {
  object: string;
  choice: Choice;
  /**
   * Which work of the person's it is about: the `text` of their edit, or `gone`. Ours never
   * replaces a later edit that nobody decided about. Empty: whatever they write.
   */
  about: string;
  /** Who decided, as they named themselves. */
  by: string | null;
  /** Epoch milliseconds. */
  at: number;
};

/** What a deletion is called where an edit has the name of its text. */
export const GONE = 'gone';

/** By object. */
export type Decisions = ReadonlyMap<string, Decision>;

/** What was decided about this very work of a person; null: nothing, or about an earlier one. */
export const choiceOf = (decisions: Decisions, object: string, work: string): Choice | null => {
  const decision = decisions.get(object);
  if (decision === undefined) return null;
  return decision.about === '' || decision.about === work ? decision.choice : null;
};

/** Keys of Books, chapters, their parts and pieces begin with the code of their space. */
export const spaceOf = (object: string): string => object.split('/')[0] ?? '';
