/** What the nouns of the families have in common: all that may be published, nothing for referents. */
import { z } from 'zod';
import { type MenuCode, MENUS, type OptionOf } from './options.ts';
import { PlaceSchema } from './place.ts';

/** A zod enum of the codes of a menu. */
export const codesOf = <M extends MenuCode>(menu: M): z.ZodType<OptionOf<M>, OptionOf<M>> =>
  z.enum(MENUS[menu].map(({ code }) => code));

/** HTML that Moodle keeps (`sanitiseFromPeople`). */
export const RichTextSchema = z.string().min(1);
/** `YYYY-MM-DD` */
export const DaySchema = z.iso.date();

export const PhoneSchema = z.object({
  /** « 02 41 88 12 34 », with the author's words behind it: « (le matin) » */
  shown: z.string(),
  /** `+33241881234`; `null` for short numbers (« 39 49 »), which have none. */
  e164: z
    .string()
    .regex(/^\+\d{5,15}$/)
    .nullable(),
});
export type Phone = z.infer<typeof PhoneSchema>;

export const SiteSchema = z.object({ href: z.string(), text: z.string() });
export type Site = z.infer<typeof SiteSchema>;

/** A ROME code; `name` is `null` while no ROME was imported. */
export const MetierSchema = z.object({
  code: z.string().regex(/^[A-N]\d{4}$/),
  name: z.string().nullable(),
});
export type MetierRef = z.infer<typeof MetierSchema>;

/** Where someone is found: the same fields in the sheets of both families. */
export const WHEREABOUTS = {
  address: z.string().nullable(),
  /** As written; `place` is what it means, `null` where that is not known. */
  commune: z.string().nullable(),
  place: PlaceSchema.nullable(),
  phones: z.array(PhoneSchema),
  mails: z.array(z.string()),
  site: SiteSchema.nullable(),
  hours: z.string().nullable(),
  remarks: RichTextSchema.nullable(),
  /** 14 digits */
  siret: z
    .string()
    .regex(/^\d{14}$/)
    .nullable(),
  source: z.string().nullable(),
  verifiedOn: DaySchema.nullable(),
};
