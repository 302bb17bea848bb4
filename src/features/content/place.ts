/** The commune of a sheet: as it was written, and as the official code knows it. */
import { z } from 'zod';

export const PlaceSchema = z.object({
  /** INSEE code: « 49007 », « 2A004 », « 97105 » */
  code: z.string().regex(/^\d[\dAB]\d{3}$/),
  name: z.string().min(1),
  /** Code of the département: « 49 », « 2A », « 971 » */
  departement: z.string().regex(/^(?:\d[\dAB]|97\d|98\d)$/),
});
export type Place = z.infer<typeof PlaceSchema>;

/**
 * What a text says of a commune: one; several that it may mean, which a person chooses between; or
 * none, with names that look like it.
 */
export type FoundCommune =
  | { is: 'one'; place: Place }
  | { is: 'several'; places: readonly Place[] }
  | { is: 'none'; near: readonly Place[] };
