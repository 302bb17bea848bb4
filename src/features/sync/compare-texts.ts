/** Two texts side by side, as a person reads them. */
import { diffArrays } from 'diff';
import { textLines } from '../../shared/html.ts';

/** A line of the page: only in `ours`, only in `theirs`, or in `both`. */
export type ComparedLine = { of: 'ours' | 'theirs' | 'both'; text: string };

/** Lines that stay shown around what differs. */
const AROUND = 1;

/**
 * What differs between our HTML and a person's, by lines as they stand on the page. Long equal
 * parts are left out, each as a line « … ».
 */
export const compareTexts = (ours: string, theirs: string): ComparedLine[] => {
  const parts = diffArrays(textLines(ours), textLines(theirs));
  return parts.flatMap(({ value, added, removed }, place): ComparedLine[] => {
    if (added) return value.map((text) => ({ of: 'theirs', text }));
    if (removed) return value.map((text) => ({ of: 'ours', text }));
    const before = place === 0 ? 0 : AROUND;
    const after = place === parts.length - 1 ? 0 : AROUND;
    const both = (text: string): ComparedLine => ({ of: 'both', text });
    if (value.length <= before + after + 1) return value.map(both);
    const tail = after === 0 ? [] : value.slice(-after);
    return [...value.slice(0, before), '…', ...tail].map(both);
  });
};
