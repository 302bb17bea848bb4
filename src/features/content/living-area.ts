/** A living-area sheet: one contact point for settling in (docs/sheets.md, living_area). */
import { z } from 'zod';
import { codesOf, RichTextSchema, WHEREABOUTS } from './noun.ts';

/** The name of this family on the wire. */
export const LIVING_AREA = 'living_area';

/** What may be published. The contact person is for referents only, so it has no place here. */
export const LivingAreaSheetSchema = z.object({
  family: z.literal(LIVING_AREA),
  id: z.int().positive(),
  name: z.string().min(1),
  category: codesOf('category'),
  purpose: RichTextSchema.nullable(),
  themes: z.array(codesOf('themes')),
  forWhom: z.string().nullable(),
  cost: z.string().nullable(),
  ...WHEREABOUTS,
});
export type LivingAreaSheet = z.infer<typeof LivingAreaSheetSchema>;
