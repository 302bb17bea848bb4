/** An opening (docs/sheets.md, opening): one all members may read, or one passed on by the network. */
import { z } from 'zod';
import { codesOf, DaySchema, MetierSchema, RichTextSchema, SiteSchema } from './noun.ts';
import { PlaceSchema } from './place.ts';

/** The name of this family on the wire. */
export const OPENING = 'opening';

/** What may be published of an open one: nothing of where it comes from or who can introduce. */
export const OpeningSheetSchema = z.object({
  family: z.literal(OPENING),
  id: z.int().positive(),
  title: z.string().min(1),
  metier: MetierSchema.nullable(),
  employer: z.string().nullable(),
  /** As written; `place` is what it means, `null` where that is not known. */
  commune: z.string().nullable(),
  place: PlaceSchema.nullable(),
  contract: codesOf('contract').nullable(),
  level: codesOf('level').nullable(),
  salary: z.string().nullable(),
  experience: z.string().nullable(),
  clearance: codesOf('clearance').nullable(),
  description: RichTextSchema.nullable(),
  deadline: DaySchema.nullable(),
  site: SiteSchema.nullable(),
  verifiedOn: DaySchema.nullable(),
});
export type OpeningSheet = z.infer<typeof OpeningSheetSchema>;

/**
 * One passed on by the network: codes and days alone. Nothing that a person wrote is in it, for it
 * is read by the referents of its space and in Moodle only.
 */
export const HiddenOpeningSchema = z.strictObject({
  hidden: z.literal(true),
  id: z.int().positive(),
  /** ROME code */
  metier: z.string().nullable(),
  /** INSEE code */
  commune: z.string().nullable(),
  departement: z.string().nullable(),
  contract: codesOf('contract').nullable(),
  level: codesOf('level').nullable(),
  clearance: codesOf('clearance').nullable(),
  deadline: DaySchema.nullable(),
  verifiedOn: DaySchema.nullable(),
});
export type HiddenOpening = z.infer<typeof HiddenOpeningSchema>;
