/** What somebody wrote for a commune, taken apart: a name, and what says which of that name. */
import type { PlaceIndex } from './place-index.ts';
import { placeKey } from './place-key.ts';

export type Asked = {
  /** The name as it is compared; '': none was written. */
  key: string;
  postcode: string | null;
  /** Codes of the départements written beside the name. */
  departements: readonly string[];
  /** Code of the arrondissement written, of Paris, Lyon or Marseille. */
  arrondissement: string | null;
};

const POSTCODE = /(?<!\d)(?:\bf-? ?)?(\d{2})[ \u00A0]?(\d{3})(?!\d)/i;
/** A spreadsheet took the zero of 01000 for a number's. */
const SHORT_POSTCODE = /(?<!\d)(\d{4})(?!\d)/;
const CEDEX = /\bc[eé]dex\b(?:\s+\d{1,2}(?!\d))?/gi;
const BETWEEN_PARTS = /[(),;]|\s[-–—]\s/;
const ARTICLE = /^(?:l|le|la|les)$/;
const CODE = /^(?:\d{2,3}|2[ab])$/;

const FIRST_ARRONDISSEMENT = { paris: 75101, lyon: 69381, marseille: 13201 } as const;
const ARRONDISSEMENT =
  /^(paris|lyon|marseille) (\d{1,2}|[ivx]+?)(?:er|eme|ieme|nd|e)?(?: (?:er|eme|ieme|nd|e))?(?: arr(?:t|dt|ondissement)?)?$/;
const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

/** A département's codes as people write them: Corsica's old one stands for both. */
const departementsOf = (index: PlaceIndex, word: string): string[] => {
  if (word === '20') return ['2A', '2B'];
  const code = word.toUpperCase();
  return CODE.test(word) && index.departements.has(code) ? [code] : [];
};

/** The départements that postcodes of this beginning are given to. */
export const departementsOfPostcode = (postcode: string): string[] => {
  if (postcode.startsWith('20')) return ['2A', '2B'];
  // Saint-Barthélemy and Saint-Martin keep the postcodes of Guadeloupe.
  if (postcode.startsWith('971')) return ['971', '977', '978'];
  return [/^9[78]/.test(postcode) ? postcode.slice(0, 3) : postcode.slice(0, 2)];
};

/** « Paris 15e », « Lyon 7 », « Marseille XIIIe »: the city, and the arrondissement's code. */
const arrondissementOf = (index: PlaceIndex, key: string) => {
  const [, city, written = ''] = ARRONDISSEMENT.exec(key) ?? [];
  if (city === undefined) return null;
  const number = /^\d/.test(written) ? Number(written) : ROMAN.indexOf(written) + 1;
  const first = FIRST_ARRONDISSEMENT[city as keyof typeof FIRST_ARRONDISSEMENT];
  const code = String(first + number - 1);
  // « Marseille 13 » may as well be the département.
  if (code.slice(0, 2) === written && key === `${city} ${written}`) return null;
  return number > 0 && index.aliases.get(code)?.kind === 'arrondissement' ? { city, code } : null;
};

/** An arrondissement by its postcode: 75015. */
const arrondissementBy = (index: PlaceIndex, postcode: string | null): string | null => {
  const aliases = (postcode === null ? undefined : index.byPostcode.get(postcode)) ?? [];
  return aliases.find(({ alias }) => alias?.kind === 'arrondissement')?.alias?.code ?? null;
};

/** A part behind the name, told apart: what it says of the name, or more of the name. */
const takeParts = (index: PlaceIndex, text: string) => {
  const departements: string[] = [];
  const words: string[] = [];
  for (const part of text.split(BETWEEN_PARTS)) {
    const key = placeKey(part);
    const behind = words.length > 0;
    const byName = behind ? index.departementByKey.get(key) : undefined;
    const codes = byName === undefined ? departementsOf(index, key) : [byName];
    if (codes.length > 0) departements.push(...codes);
    else if (behind && ARTICLE.test(key)) words.unshift(key);
    else if (key !== '' && !(behind && (key === 'france' || index.regionKeys.has(key)))) {
      words.push(...key.split(' '));
    }
  }
  return { departements, words };
};

const readHints = (index: PlaceIndex, text: string, postcode: string | null): Asked => {
  const { departements, words } = takeParts(index, text.replace(CEDEX, ' '));
  const within = arrondissementOf(index, words.join(' '));
  if (within !== null) {
    return { key: within.city, postcode, departements, arrondissement: within.code };
  }
  // « Angers 49 », « 49 Angers »
  for (const place of [words.length - 1, 0]) {
    const codes = words.length > 1 ? departementsOf(index, words[place] ?? '') : [];
    if (codes.length === 0) continue;
    departements.push(...codes);
    words.splice(place, 1);
  }
  const arrondissement = arrondissementBy(index, postcode);
  return { key: words.join(' '), postcode, departements, arrondissement };
};

/** The ways to read a text, the likeliest first: as it stands, by its hints, behind its postcode. */
export const readAsked = (index: PlaceIndex, text: string): (() => Asked)[] => {
  const plain = (): Asked => ({
    key: placeKey(text),
    postcode: null,
    departements: [],
    arrondissement: null,
  });
  const written = POSTCODE.exec(text) ?? SHORT_POSTCODE.exec(text);
  if (written === null) return [plain, () => readHints(index, text, null)];
  const postcode = `${written[1] ?? ''}${written[2] ?? ''}`.padStart(5, '0');
  const before = text.slice(0, written.index);
  const after = text.slice(written.index + written[0].length);
  return [
    plain,
    () => readHints(index, `${before} ${after}`, postcode),
    () => readHints(index, after, postcode),
  ];
};
