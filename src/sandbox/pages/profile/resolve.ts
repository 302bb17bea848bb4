import { hasList, type Listed, searchable, searchList } from '../../bridge/lists.ts';
import type { Control } from './fields.ts';
import { asPlace, type Reading } from './reading.ts';
import { WORDS } from './words.ts';

/** What the field will hold, or the sentence that says what to mend. */
export type Taken = { text: string } | { problem: string };

const alike = (a: string, b: string): boolean => searchable(a) === searchable(b);
const withoutBrackets = (name: string): string => name.replace(/ \([^)]*\)$/, '');
const isCommune = ({ code }: Listed): boolean => /^[0-9][0-9AB][0-9]{3}$/.test(code);

/** Those that the text names the most closely: in full, else without what stands in brackets. */
const nearest = (typed: string, found: readonly Listed[]): readonly Listed[] => {
  const ranks = [
    found.filter(({ code }) => code.toLowerCase() === typed.toLowerCase()),
    found.filter(({ name }) => alike(name, typed)),
    found.filter((one) => isCommune(one) && alike(withoutBrackets(one.name), typed)),
    found.filter(({ name }) => alike(withoutBrackets(name), typed)),
  ];
  return ranks.find((rank) => rank.length === 1) ?? found;
};

/** The spaces that the text could mean: every word typed begins a word of the name. */
const spacesMeant = ({ spaces }: Reading, list: string, typed: string): Listed[] =>
  (list === 'places' ? spaces : []).map(asPlace).filter(({ code, name }) => {
    const words = searchable(typed).trim().split(' ');
    return code === typed || words.every((word) => searchable(name).includes(` ${word}`));
  });

/** A name that nobody else has says enough; else the code does. */
const suggestion = (one: Listed, all: readonly Listed[]): string =>
  all.filter(({ name }) => name === one.name).length > 1 ? one.code : one.name;

const MOST_SUGGESTED = 8;

const resolveOne = async (
  reading: Reading,
  list: 'metiers' | 'places',
  typed: string,
): Promise<Taken> => {
  const words = WORDS[reading.lang];
  if (!(await hasList(reading.db, list))) {
    const space = spacesMeant(reading, list, typed).find(
      ({ code, name }) =>
        code === typed || alike(name, typed) || alike(withoutBrackets(name), typed),
    );
    if (list === 'places') return { text: space?.code ?? typed };
    const code = typed.toUpperCase();
    return /^[A-N]\d{4}$/.test(code) ? { text: code } : { problem: words.noCode(typed) };
  }
  const listed = await searchList(reading.db, list, typed);
  const found = nearest(typed, [...listed, ...spacesMeant(reading, list, typed)]);
  const [first] = found;
  if (first === undefined) return { problem: words.notFound(typed) };
  if (found.length === 1) return { text: first.code };
  const shown = found.slice(0, MOST_SUGGESTED).map((one) => suggestion(one, found));
  return { problem: words.several(typed, shown.join(' – ')) };
};

/** The codes of names written one a line, in their order, each once. */
export const resolveNames = async (
  reading: Reading,
  { list, most }: Extract<Control, { kind: 'names' }>,
  lines: readonly string[],
): Promise<Taken> => {
  if (lines.length > most) return { problem: WORDS[reading.lang].tooMany(most) };
  const codes: string[] = [];
  const problems: string[] = [];
  for (const line of lines) {
    const taken = await resolveOne(reading, list, line);
    if ('problem' in taken) problems.push(taken.problem);
    else codes.push(taken.text);
  }
  return problems.length > 0
    ? { problem: problems.join(' ') }
    : { text: [...new Set(codes)].join(';') };
};
