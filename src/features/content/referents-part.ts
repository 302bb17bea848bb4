/**
 * What stands in a sheet for referents and coordinators alone. It goes into an export that one of
 * them asks for, and into no noun, Book, page, message or log.
 */
import { isBlank } from '../../shared/text.ts';
import { type Family, type FieldCode, FIELDS } from './field.ts';
import { lineOf } from './readers.ts';
import type { Entry } from './reading.ts';

/** By the code of the field, each on one line; a field that is empty is absent. */
export type ReferentsPart = Readonly<Partial<Record<FieldCode, string>>>;

export const readReferentsPart = (family: Family, { fields }: Entry): ReferentsPart =>
  Object.fromEntries(
    FIELDS[family]
      .filter(({ who }) => who === 'referents')
      .map(({ code }) => [code, lineOf(fields ?? {}, code)] as const)
      .filter(([, text]) => !isBlank(text)),
  );
