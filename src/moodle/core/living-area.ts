/** Recognises the database activity with the sheets of the living area, as docs/sheets.md names its fields. */
import { FIELD_NAMES, type FieldCode } from '../../shared/sheet-words.ts';
import { normaliseKey } from '../../shared/text.ts';
import { DatabasesSchema, type Field, FieldsSchema } from './answers.ts';
import type { Ask } from './ask.ts';

export const SHEET = 'living_area';

/** The fields of docs/sheets.md, living_area. */
const FIELDS = [
  'category',
  'name',
  'purpose',
  'address',
  'commune',
  'phone',
  'mail',
  'site',
  'hours',
  'contact',
  'remarks',
  'verified_on',
  'state',
  'themes',
  'for_whom',
  'cost',
  'recommended_by',
  'verified_by',
  'rhythm',
  'siret',
  'source',
] as const satisfies readonly FieldCode[];
type Code = (typeof FIELDS)[number];

/** Without these a database is some other activity. */
const REQUIRED: readonly Code[] = ['category', 'name', 'state'];

const CODES = new Map<string, Code>(
  FIELDS.flatMap((code) =>
    Object.values(FIELD_NAMES[code]).map((name): [string, Code] => [normaliseKey(name), code]),
  ),
);

export type KnownField = { code: Code; type: string };

export type SheetDatabase = {
  id: number;
  cmid: number;
  /** Whether entries wait for approval. */
  approval: boolean;
  /** By Moodle's field id. */
  fields: ReadonlyMap<number, KnownField>;
};

const known = (fields: readonly Field[]): Map<number, KnownField> =>
  new Map(
    fields.flatMap(({ id, type, name }): [number, KnownField][] => {
      const code = CODES.get(normaliseKey(name));
      return code === undefined ? [] : [[id, { code, type }]];
    }),
  );

/** The oldest database of the course that holds sheets: a later one is somebody's copy. */
export const findSheetDatabase = async (
  ask: Ask,
  courseid: number,
): Promise<SheetDatabase | null> => {
  const { databases } = await ask('mod_data_get_databases_by_courses', DatabasesSchema, {
    courseids: [courseid],
  });
  for (const { id, coursemodule, approval = false } of databases.sort((a, b) => a.id - b.id)) {
    const { fields } = await ask('mod_data_get_fields', FieldsSchema, { databaseid: id });
    const byId = known(fields);
    const codes = [...byId.values()].map(({ code }) => code);
    if (REQUIRED.every((code) => codes.includes(code))) {
      return { id, cmid: coursemodule, approval, fields: byId };
    }
  }
  return null;
};
