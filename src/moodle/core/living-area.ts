/** Recognises the database activity with the sheets of the living area, as docs/bridge.md names its fields. */
import { normaliseKey } from '../../shared/text.ts';
import { DatabasesSchema, type Field, FieldsSchema } from './answers.ts';
import type { Ask } from './ask.ts';

export const SHEET = 'living_area';

/** By code: the names in French and English. */
const NAMES = {
  category: ['Rubrique', 'Category'],
  name: ['Nom', 'Name'],
  purpose: ['Pour quoi faire', 'What for'],
  address: ['Adresse', 'Address'],
  commune: ['Commune'],
  phone: ['Téléphone', 'Phone'],
  mail: ['Courriel', 'E-mail'],
  site: ['Site internet', 'Web site'],
  hours: ['Horaires', 'Opening hours'],
  contact: ['Personne à contacter (réservé aux référents)', 'Contact person (referents only)'],
  remarks: ['Remarques', 'Remarks'],
  verified_on: ['Vérifiée le', 'Verified on'],
  state: ['État', 'State'],
} as const;
type Code = keyof typeof NAMES;

/** Without these a database is some other activity. */
const REQUIRED: readonly Code[] = ['category', 'name', 'state'];

const CODES = new Map<string, Code>(
  (Object.entries(NAMES) as [Code, readonly string[]][]).flatMap(([code, names]) =>
    names.map((name): [string, Code] => [normaliseKey(name), code]),
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
