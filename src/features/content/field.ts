/** The fields of each family, as docs/sheets.md lays them down and the plugin makes them. */
import { FIELD_NAMES, type FieldCode } from '../../shared/sheet-words.ts';
import { JOB_MARKET } from './job-market.ts';
import { LIVING_AREA } from './living-area.ts';
import { OPENING } from './opening.ts';

export type { FieldCode };

/** The families of content, by their name on the wire. */
export const FAMILIES = [LIVING_AREA, JOB_MARKET, OPENING] as const;
export type Family = (typeof FAMILIES)[number];

/**
 * Who may read what stands in a field: anyone; all who open the space; the referents and
 * coordinators of the space, in Moodle's database activity and nowhere else.
 */
export type Who = 'public' | 'members' | 'referents';
export type FieldType = 'text' | 'textarea' | 'menu' | 'checkbox' | 'url' | 'date';

export type FieldSpec = {
  code: FieldCode;
  type: FieldType;
  who: Who;
  required: boolean;
  /** What it is called on the form. */
  fr: string;
  en: string;
};

const field = (
  code: FieldCode,
  type: FieldType,
  who: Who,
  more: Partial<FieldSpec> = {},
): FieldSpec => ({ code, type, who, required: false, ...FIELD_NAMES[code], ...more });
const REQUIRED = { required: true };

const WHEREABOUTS = [
  field('address', 'text', 'public'),
  field('commune', 'text', 'public'),
  field('phone', 'text', 'public'),
  field('mail', 'text', 'members'),
  field('site', 'url', 'public'),
  field('hours', 'text', 'public'),
  field('contact', 'text', 'referents'),
];

/** In the order of the form. */
export const FIELDS: Readonly<Record<Family, readonly FieldSpec[]>> = {
  living_area: [
    field('category', 'menu', 'public', REQUIRED),
    field('name', 'text', 'public', REQUIRED),
    field('purpose', 'textarea', 'public'),
    ...WHEREABOUTS,
    field('remarks', 'textarea', 'members'),
    field('verified_on', 'date', 'public'),
    field('state', 'menu', 'public', REQUIRED),
    field('themes', 'checkbox', 'public'),
    field('for_whom', 'text', 'public'),
    field('cost', 'text', 'public'),
    field('recommended_by', 'text', 'referents'),
    field('verified_by', 'text', 'referents'),
    field('rhythm', 'menu', 'referents'),
    field('siret', 'text', 'public'),
    field('source', 'text', 'public'),
  ],
  job_market: [
    field('kind', 'menu', 'public', REQUIRED),
    field('name', 'text', 'public', REQUIRED),
    field('sector', 'menu', 'public'),
    field('metiers', 'text', 'public'),
    field('size', 'menu', 'public'),
    field('mandate', 'text', 'members'),
    field('knowledge', 'textarea', 'members'),
    ...WHEREABOUTS,
    field('introducer', 'text', 'referents'),
    field('remarks', 'textarea', 'members'),
    field('siret', 'text', 'public'),
    field('source', 'text', 'public'),
    field('recommended_by', 'text', 'referents'),
    field('verified_on', 'date', 'public'),
    field('verified_by', 'text', 'referents'),
    field('rhythm', 'menu', 'referents'),
    field('state', 'menu', 'public', REQUIRED),
  ],
  opening: [
    field('title', 'text', 'members', REQUIRED),
    field('diffusion', 'menu', 'referents', REQUIRED),
    field('metier', 'text', 'members'),
    field('employer', 'text', 'members'),
    field('commune', 'text', 'members'),
    field('contract', 'menu', 'members'),
    field('level', 'menu', 'members'),
    field('salary', 'text', 'members'),
    field('experience', 'text', 'members'),
    field('clearance', 'menu', 'members'),
    field('description', 'textarea', 'members'),
    field('deadline', 'text', 'members'),
    field('site', 'url', 'members'),
    field('source', 'text', 'referents', { fr: 'D’où vient l’offre', en: 'Where it comes from' }),
    field('contact', 'text', 'referents'),
    field('introducer', 'text', 'referents'),
    field('verified_on', 'date', 'members'),
    field('state', 'menu', 'members', REQUIRED),
  ],
};
