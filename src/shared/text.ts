/** Rules for texts that people write, whatever they write about. */

/** What no screen shows and HTML or Moodle's purifier would drop: controls, lone surrogates. */
const UNWANTED = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
const GAP = /[\s\u200B]+/gu;
/** A single one of these was put there on purpose: French typography. */
const NO_BREAK = /^[\u00A0\u202F]$/u;
const STRONG = /\p{L}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The text without what cannot be shown; line breaks are `\n`, emoji and marks stay. */
export const stripControls = (text: string): string =>
  text.replace(UNWANTED, '').replace(/\r\n?/gu, '\n');

/** One line: no control characters, no double spaces, nothing at the ends. */
export const collapse = (text: string): string =>
  stripControls(text)
    .replace(GAP, (gap) => (NO_BREAK.test(gap) ? gap : ' '))
    .trim();

/** Whether a reader would see nothing. */
export const isBlank = (text: string): boolean => !VISIBLE.test(text);

/** `« À  publier »` and `a publier` alike: without case, accents, or differing spaces. */
export const normaliseKey = (text: string): string =>
  // Last, for taking apart can bring spaces out.
  collapse(
    text
      .normalize('NFKD')
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/œ/gu, 'oe')
      .replace(/æ/gu, 'ae')
      .replace(/’/gu, "'"),
  );

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** At most `max` characters as a reader counts them, so no emoji is cut in two. */
export const shorten = (text: string, max = 60): string => {
  // Forty code units hold any character people use; the rest of 2 MB is not even looked at.
  const seen = Array.from(graphemes.segment(collapse(text.slice(0, max * 40))), (s) => s.segment);
  return seen.length <= max
    ? seen.join('')
    : `${seen
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
};

/** Whether the text reads from right to left: its first letter does. */
export const isRightToLeft = (text: string): boolean =>
  RIGHT_TO_LEFT.test(STRONG.exec(text)?.[0] ?? '');
