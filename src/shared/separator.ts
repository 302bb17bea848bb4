/** Which character separates the cells of a table in text, seen from its first lines. */

/** In the order that wins when all else is alike: French office programs write semicolons. */
const SEPARATORS = [';', '\t', ',', '|'] as const;
type Separator = (typeof SEPARATORS)[number];

/** Enough lines to tell, titles above the table and all. */
const LINES = 30;

const isSeparator = (letter: string): letter is Separator =>
  (SEPARATORS as readonly string[]).includes(letter);

/** How often each separator stands outside quotes, line by line; blank lines are left out. */
const countByLine = (sample: string): Map<Separator, number>[] => {
  const lines: Map<Separator, number>[] = [];
  let line = new Map<Separator, number>();
  let quoted = false;
  let before = '\n';
  for (const letter of sample) {
    if (letter === '"' && (quoted || before === '\n' || before === '\r' || isSeparator(before))) {
      quoted = !quoted;
    } else if (!quoted && isSeparator(letter)) {
      line.set(letter, (line.get(letter) ?? 0) + 1);
    } else if (!quoted && (letter === '\n' || letter === '\r')) {
      if (line.size > 0) lines.push(line);
      line = new Map();
      if (lines.length === LINES) return lines;
    }
    before = letter;
  }
  if (lines.length === 0 && line.size > 0) lines.push(line);
  return lines;
};

/** How many lines agree on how often it stands in them, and how often that is. */
const agreement = (counts: readonly number[]): { lines: number; times: number } => {
  const tally = new Map<number, number>();
  for (const times of counts) if (times > 0) tally.set(times, (tally.get(times) ?? 0) + 1);
  let best = { lines: 0, times: 0 };
  for (const [times, lines] of tally) {
    if (lines > best.lines || (lines === best.lines && times > best.times)) best = { lines, times };
  }
  return best;
};

/** The separator whose number is the same in most lines; commas in prose vary from line to line. */
export const separatorOf = (sample: string): string => {
  const lines = countByLine(sample);
  let best: { separator: Separator; lines: number; times: number } = {
    separator: ';',
    lines: 0,
    times: 0,
  };
  for (const separator of SEPARATORS) {
    const own = agreement(lines.map((line) => line.get(separator) ?? 0));
    if (own.lines > best.lines || (own.lines === best.lines && own.times > best.times)) {
      best = { separator, ...own };
    }
  }
  return best.separator;
};
