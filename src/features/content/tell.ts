/** Sentences about the fields of a record: what is wrong, where, and the mend. */
import { type Message, type MessageKey, message } from '../../shared/i18n.ts';
import type { FieldCode, RecordKind } from '../../shared/sheet-words.ts';
import { shorten } from '../../shared/text.ts';
import type { Problem } from './reading.ts';

/** What can be wrong with a field: the end of the sentence's key. */
export type What =
  | 'line.long'
  | `text.${'long' | 'tangled'}`
  | 'phone.invalid'
  | `mail.${'invalid' | 'lookalike'}`
  | 'site.invalid'
  | `verified_on.${'invalid' | 'ancient' | 'future'}`
  | `deadline.${'invalid' | 'impossible'}`
  | `hours.${'hour' | 'order' | 'day'}`
  | 'choice.unknown'
  | `siret.${'form' | 'key'}`
  | `metier.${'invalid' | 'unknown' | 'several'}`
  | `commune.${'several' | 'near' | 'unknown'}`;

/** Tells of a wrong field; the value shows where to look, shortened. */
export type Tell = (what: What, field: FieldCode, params?: Record<string, string | number>) => void;

/** How a record is named in sentences: by its name, or by its number alone. */
export type Named = { kind: RecordKind; sheet: string | number };

const short = (params: Record<string, string | number>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? shorten(value, name === 'places' ? 200 : 40) : value,
    ]),
  );

export const tellOf =
  (named: Named, problems: Problem[]): Tell =>
  (what, field, params = {}) => {
    const told = message(`content.${what}`, { ...named, field, ...short(params) });
    problems.push({ weight: 'field', told });
  };

/** Where the texts must not be told: which field, and how such a field is written. */
const UNTOLD: Readonly<Partial<Record<FieldCode, MessageKey>>> = {
  commune: 'content.hidden.commune',
  deadline: 'content.hidden.deadline',
  metier: 'content.hidden.metier',
  verified_on: 'content.hidden.verified_on',
};

/** Tells of the record by its number, and nothing that stands in it. */
export const discreet =
  (id: number, problems: Problem[]): Tell =>
  (_, field) => {
    const key = UNTOLD[field] ?? 'content.hidden.choice';
    const told = message(key, { kind: 'offer', sheet: id, field });
    problems.push({ weight: 'field', told });
  };

/** Why the whole record is left out. */
export const aside = (key: MessageKey, params: Message['params']): Problem => ({
  weight: 'aside',
  told: message(key, params),
});
