/** The languages of a profile, ISO 639-1. */
import { wordKey } from './keys.ts';
import { note, noteValue, type Reading, remember, valuesOf } from './reading.ts';

const LETTERS = Array.from({ length: 26 }, (_, place) => String.fromCharCode(97 + place));

/** Every two-letter code there is, by itself and by its names in French and English. */
const codesByKey = (): Map<string, string> => {
  const codes = new Map<string, string>();
  const names = ['fr', 'en'].map(
    (lang) => new Intl.DisplayNames(lang, { type: 'language', fallback: 'none' }),
  );
  for (const written of LETTERS.flatMap((a) => LETTERS.map((b) => a + b))) {
    // Codes that were replaced (`iw`) count as what replaced them (`he`).
    const code = Intl.getCanonicalLocales(written)[0] ?? written;
    for (const one of names) {
      const name = one.of(code);
      if (name === undefined || code.length !== 2) continue;
      codes.set(wordKey(name), code).set(written, code);
    }
  }
  return codes;
};
let known: Map<string, string> | undefined;

const FRENCH = 'fr';
/** One of the languages told is needed. */
const NOT_FRENCH = '!fr';

type Languages = { languages: readonly string[]; withoutFrench: boolean };

const languagesFrom = (reading: Reading): Languages => {
  known ??= codesByKey();
  const values = valuesOf(reading, 'mara_languages');
  const languages = new Set<string>();
  for (const value of values) {
    if (value === NOT_FRENCH) continue;
    const code = known.get(wordKey(value));
    if (code === undefined) noteValue(reading, 'mara_languages', 'people.remark.language', value);
    else if (code !== FRENCH) languages.add(code);
  }
  const asked = values.includes(NOT_FRENCH);
  if (asked && languages.size === 0) {
    note(reading, 'mara_languages', 'people.remark.withoutFrench');
  }
  return { languages: [...languages], withoutFrench: asked && languages.size > 0 };
};

/** Beside French, which everybody is taken to speak unless they say otherwise. */
export const readLanguages = (reading: Reading): Languages =>
  remember(reading, 'mara_languages', languagesFrom);
