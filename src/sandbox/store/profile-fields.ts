/** A profile field of the category MARA (docs/people.md). */
type ProfileField = {
  shortname: string;
  /** Moodle's own profile form does not let its owner change it. */
  locked: boolean;
  /** It says who someone is, or what they agreed to: an administrator is told where it is open. */
  guarded: boolean;
};

const open = (shortname: string): ProfileField => ({ shortname, locked: false, guarded: false });
const locked = (shortname: string): ProfileField => ({ shortname, locked: true, guarded: false });
const guarded = (shortname: string): ProfileField => ({ shortname, locked: true, guarded: true });

export const PROFILE_FIELDS: readonly ProfileField[] = [
  guarded('mara_quality'),
  guarded('mara_category'),
  ...['mara_service', 'mara_school', 'mara_departure'].map(open),
  locked('mara_phase'),
  ...['mara_places', 'mara_travel', 'mara_posting'].map(open),
  locked('mara_followed'),
  ...['mara_project', 'mara_metiers', 'mara_sectors', 'mara_needs', 'mara_availability'].map(open),
  ...['mara_avoid', 'mara_languages', 'mara_contact'].map(open),
  ...['mara_job', 'mara_job_sector', 'mara_employer', 'mara_mentor_places'].map(open),
  ...['mara_helps', 'mara_support', 'mara_capacity', 'mara_pause'].map(open),
  guarded('mara_consents'),
];
