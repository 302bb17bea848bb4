/** ROME codes as people write them into one line: `M1402 – Conseil en organisation ; M1403`. */
import { collapse } from '../../shared/text.ts';
import { domainOf } from './rome.ts';

export type MetiersRead = {
  /** Each code once, in the order written. */
  codes: string[];
  /** Pieces without any code, as they stand. */
  bad: string[];
};

const CODE = /(?<![\p{L}\p{N}])([a-nA-N]) ?(\d{4})(?![\p{L}\p{N}])/gu;
/** More than anybody writes; the rest is not looked at. */
const LONGEST = 10_000;

const codesIn = (piece: string): string[] =>
  [...piece.matchAll(CODE)]
    .map(([, letter = '', digits = '']) => `${letter.toUpperCase()}${digits}`)
    .filter((code) => domainOf(code) !== null);

/** What stands behind the last code of a piece: its label. */
const hasLabel = (piece: string): boolean =>
  /\p{L}/u.test(piece.slice([...piece.matchAll(CODE)].at(-1)?.index ?? 0).replace(CODE, ''));

/**
 * The codes of a text, joined by semicolons, commas or line breaks, with or without labels. Only
 * their form is looked at. A comma within a label does not end it.
 */
export const readMetiers = (text: string): MetiersRead => {
  const codes = new Set<string>();
  const bad: string[] = [];
  for (const line of text.slice(0, LONGEST).split(/[;\n\r]/)) {
    let labelled = false;
    for (const piece of line.split(',')) {
      const found = codesIn(piece);
      for (const code of found) codes.add(code);
      const said = collapse(piece);
      if (found.length > 0) labelled = hasLabel(piece);
      else if (!labelled && said !== '') bad.push(said);
    }
  }
  return { codes: [...codes], bad };
};
