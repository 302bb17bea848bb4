/** The NAF rév. 2 (INSEE): the section, by its letter, of a code as registers give it. */
import codes from '@socialgouv/codes-naf';

export type NafSection =
  | ('a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k')
  | ('l' | 'm' | 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u');

/** The last division of each section; a division is the first two digits of a code. */
const LAST_DIVISION: readonly (readonly [number, NafSection])[] = [
  [3, 'a'],
  [9, 'b'],
  [33, 'c'],
  [35, 'd'],
  [39, 'e'],
  [43, 'f'],
  [47, 'g'],
  [53, 'h'],
  [56, 'i'],
  [63, 'j'],
  [66, 'k'],
  [68, 'l'],
  [75, 'm'],
  [82, 'n'],
  [84, 'o'],
  [85, 'p'],
  [88, 'q'],
  [93, 'r'],
  [96, 's'],
  [98, 't'],
  [99, 'u'],
];

const KNOWN: ReadonlySet<string> = new Set(codes.map(({ id }) => id));

/** The 21 sections; their names are the options of the field `sector` (docs/sheets.md). */
export const NAF_SECTIONS: readonly NafSection[] = LAST_DIVISION.map(([, section]) => section);

/** `62.01Z`, `6201Z` and `62.01` → `j`; null: the NAF has no such code. */
export const sectionOfNaf = (written: string): NafSection | null => {
  const bare = written.toUpperCase().replace(/[\s.]/g, '');
  if (!KNOWN.has(bare.length > 2 ? `${bare.slice(0, 2)}.${bare.slice(2)}` : bare)) return null;
  const division = Number(bare.slice(0, 2));
  return LAST_DIVISION.find(([last]) => division <= last)?.[1] ?? null;
};
