/** Something in a person's profile that cannot be read: they, or their referent, may mend it. */
import type { Message } from '../../shared/i18n.ts';

/** The fields of the category MARA (docs/people.md); what people call each: `people.field.…`. */
export const FIELDS = [
  'mara_quality',
  'mara_category',
  'mara_service',
  'mara_school',
  'mara_departure',
  'mara_phase',
  'mara_places',
  'mara_travel',
  'mara_posting',
  'mara_followed',
  'mara_project',
  'mara_metiers',
  'mara_sectors',
  'mara_needs',
  'mara_availability',
  'mara_avoid',
  'mara_languages',
  'mara_contact',
  'mara_job',
  'mara_job_sector',
  'mara_employer',
  'mara_mentor_places',
  'mara_helps',
  'mara_support',
  'mara_capacity',
  'mara_pause',
  'mara_consents',
] as const;
export type Field = (typeof FIELDS)[number];

export type FieldRemark = {
  field: Field;
  /** What is wrong with the value, and the mend; it names the value, never the person. */
  told: Message;
};

export type PersonRemark = FieldRemark & {
  /** Moodle's user id. */
  personId: number;
  /** Codes of the spaces they are enrolled in: whose referents may help. */
  spaces: readonly string[];
};
