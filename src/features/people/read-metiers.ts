/** Métiers, sectors and languages of a profile. */
import { NAF_SECTIONS, domainOf } from '../metiers/index.ts';
import { wordKey } from './keys.ts';
import { note, noteValue, readAll, type Reading, remember, valuesOf } from './reading.ts';
import type { Field } from './remark.ts';

/** « Je ne sais pas encore », in the field of target métiers. */
const UNKNOWN: ReadonlySet<string> = new Set([
  'unknown',
  'je ne sais pas encore',
  'je ne sais pas',
]);

/** Most values are codes: their words need no comparing. */
const isUnknownMetier = (value: string): boolean =>
  domainOf(value) === null && UNKNOWN.has(wordKey(value));

/** A ROME code of the list; of its form where no list was brought in. */
const romeReader =
  (reading: Reading, field: Field) =>
  (value: string): string | null => {
    const code = value.toUpperCase().replaceAll(' ', '');
    const { metiers } = reading.context;
    if (domainOf(code) === null) noteValue(reading, field, 'people.remark.rome', value);
    else if (metiers?.has(code) === false)
      noteValue(reading, field, 'people.remark.romeGone', value);
    else return code;
    return null;
  };

const SECTIONS: ReadonlySet<string> = new Set(NAF_SECTIONS);

/** Letters of NAF sections. */
export const readSectors = (reading: Reading, field: Field): readonly string[] =>
  remember(reading, field, (one) =>
    readAll(one, field, (value) => {
      const letter = value.toLowerCase();
      if (SECTIONS.has(letter)) return letter;
      noteValue(one, field, 'people.remark.unknown', value);
      return null;
    }),
  );

/** Métiers exercised: codes alone. */
export const readJobs = (reading: Reading, field: Field): readonly string[] =>
  remember(reading, field, (one) => readAll(one, field, romeReader(one, field)), `jobs ${field}`);

type Targets = { metiers: readonly string[]; metierUnknown: boolean };

/** Target métiers; codes count before « je ne sais pas encore ». */
const targetsFrom = (reading: Reading): Targets => {
  const rome = romeReader(reading, 'mara_metiers');
  const metiers = readAll(reading, 'mara_metiers', (value) =>
    isUnknownMetier(value) ? null : rome(value),
  );
  const unknown = valuesOf({ ...reading, remarks: [] }, 'mara_metiers').some(isUnknownMetier);
  if (unknown && metiers.length > 0) note(reading, 'mara_metiers', 'people.remark.metierUnknown');
  return { metiers, metierUnknown: unknown && metiers.length === 0 };
};

export const readTargets = (reading: Reading): Targets =>
  remember(reading, 'mara_metiers', targetsFrom);
