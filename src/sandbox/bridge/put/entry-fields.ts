import { withoutTags } from '../../html/plain.ts';
import { purify } from '../../html/purify.ts';
import { textOf } from '../../items/field-text.ts';
import type { Db } from '../../store/database.ts';
import type { DataFieldRow } from '../../store/rows.ts';
import { refusal } from './type.ts';

/** A field of ours of a database activity. */
export type Field = Pick<DataFieldRow, 'id' | 'type' | 'required' | 'param1'> & { code: string };

export const fieldsOf = (db: Db, dataid: number): Promise<Field[]> =>
  db('local_mara_field as m')
    .join('data_fields as f', 'f.id', 'm.fieldid')
    .where({ 'm.dataid': dataid })
    .orderBy('f.id')
    .select<Field[]>('m.code', 'f.id', 'f.type', 'f.required', 'f.param1');

/** An address, with the scheme that Moodle puts before what has none. */
const completed = (text: string): string =>
  /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `http://${text}`;

const isAddress = (text: string): boolean => /^https?:\/\/[^\s<>"]+$/i.test(completed(text));

const isDay = (text: string): boolean => {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
};

const optionsOf = ({ param1 }: Field): string[] => param1.split(/\r?\n/);

const choicesOf = (text: string): string[] => text.split('\n').map((line) => line.trim());

/** What Moodle's form would refuse. */
const fits = (field: Field, text: string): boolean => {
  const { type } = field;
  if (type === 'menu') return optionsOf(field).includes(text);
  if (type === 'checkbox') return choicesOf(text).every((one) => optionsOf(field).includes(one));
  if (type === 'url') return isAddress(text);
  return type !== 'date' || isDay(text);
};

const stored = (field: Field, text: string): string => {
  const { type } = field;
  if (text === '') return '';
  // In the order of the form, which writes them so when somebody saves it untouched.
  if (type === 'checkbox')
    return optionsOf(field)
      .filter((option) => choicesOf(text).includes(option))
      .join('##');
  if (type === 'date') return String(Date.parse(`${text}T00:00:00Z`) / 1000);
  if (type === 'url') return completed(text);
  return type === 'textarea' ? purify(text) : withoutTags(text).trim();
};

/** Refuses codes that none of these fields has. */
export const refuseStrange = (
  fields: readonly Field[],
  given: Readonly<Record<string, string>>,
): void => {
  const strange = Object.keys(given).find((code) => !fields.some((field) => field.code === code));
  if (strange !== undefined) throw refusal('invalidbody', `fields.${strange}`);
};

/** What is stored of a text as `entries` tells it, checked as Moodle's form checks it. */
export const contentOf = (field: Field, given: string): string => {
  const text = given.trim();
  const bad = text === '' ? field.required === 1 : !fits(field, text);
  const content = bad ? '' : stored(field, text);
  const empty = field.required === 1 && textOf(field.type, content) === '';
  if (bad || empty) throw refusal('invalidbody', `fields.${field.code}`);
  return content;
};
