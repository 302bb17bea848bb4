/** A job-market sheet: an employer, a body or a network to turn to (docs/sheets.md, job_market). */
import { z } from 'zod';
import { codesOf, MetierSchema, RichTextSchema, WHEREABOUTS } from './noun.ts';

/** The name of this family on the wire. */
export const JOB_MARKET = 'job_market';

/** What may be published: neither the contact person nor who can introduce has a place here. */
export const JobMarketSheetSchema = z.object({
  family: z.literal(JOB_MARKET),
  id: z.int().positive(),
  name: z.string().min(1),
  kind: codesOf('kind'),
  sector: codesOf('sector').nullable(),
  metiers: z.array(MetierSchema),
  size: codesOf('size').nullable(),
  /** A public mandate, never an opinion. */
  mandate: z.string().nullable(),
  /** What the network knows. */
  knowledge: RichTextSchema.nullable(),
  ...WHEREABOUTS,
});
export type JobMarketSheet = z.infer<typeof JobMarketSheetSchema>;
