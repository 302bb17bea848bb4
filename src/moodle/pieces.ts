/**
 * What the companion puts into Moodle by key, as docs/bridge-pieces.md defines it: bodies, and what
 * the plugin tells of them. Instants are Unix seconds by Moodle's clock.
 */
import { z } from 'zod';

const id = z.int().positive();
const instant = z.int().nonnegative();
const line = z.string().trim().min(1).max(255);
const address = z.url({ protocol: /^https?$/ });

export const KeySchema = z
  .string()
  .max(150)
  .regex(/^[a-z0-9_-]+(\/[a-z0-9_-]+)+$/);

const localised = (text: z.ZodString) => z.object({ fr: text, en: text.exactOptional() });
/** A text in the languages people read; French is the fallback. */
export type Localised = { fr: string; en?: string };

const ChoiceSchema = z.object({
  code: z.string().regex(/^[a-z0-9_]{1,30}$/),
  label: localised(line),
  remark: z.enum(['none', 'optional', 'required']),
});

const once = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

const AskSchema = z.object({
  about: localised(line),
  title: localised(line),
  text: localised(z.string()),
  link: address.nullable(),
  choices: z
    .array(ChoiceSchema)
    .min(1)
    .max(10)
    .refine((choices) => once(choices.map(({ code }) => code))),
  mode: z.enum(['first', 'each']),
  change: z.boolean(),
  expires: instant,
  remind: instant.nullable(),
  people: z.array(id).min(1).max(500).refine(once),
});

const MessageSchema = z.object({
  userid: id,
  subject: localised(line),
  text: localised(z.string().min(1)),
  link: address.nullable(),
});

const GroupSchema = z.object({
  name: line,
  grouping: KeySchema.nullable(),
  members: z.array(id).max(1000).refine(once),
});

const EventSchema = z.object({
  name: line,
  description: z.string(),
  location: z.string().max(255),
  start: instant,
  /** Seconds. */
  duration: z.int().nonnegative(),
  group: KeySchema.nullable(),
});

const InvitationSchema = z.object({
  email: z.email().max(100),
  firstname: z.string().trim().min(1).max(100),
  lastname: z.string().trim().min(1).max(100),
  lang: z.string().regex(/^[a-z]{2}(_[a-z0-9]+)*$/),
  expires: instant,
  quality: z.enum(['mentor', 'resource']).nullable(),
});

/** What people choose from by name in « Mon parcours »; the code goes into their profile. */
const ListSchema = z.object({
  list: z.enum(['metiers', 'places']),
  items: z
    .array(
      z.object({
        code: z.string().regex(/^[A-Za-z0-9:_-]{1,60}$/),
        name: line,
        /** What else it is found by. */
        words: z.string().max(2000).exactOptional(),
      }),
    )
    .max(5000)
    .refine((items) => once(items.map(({ code }) => code))),
});

const RegionSchema = z.object({
  sections: z
    .array(
      z.object({
        code: z.string().regex(/^[a-z0-9_]{1,30}$/),
        title: localised(line),
        empty: localised(line),
        items: z.array(
          z.object({
            text: localised(z.string().min(1).max(10_000)),
            url: address.nullable(),
            since: instant.nullable(),
          }),
        ),
      }),
    )
    .max(20),
});

const EntrySchema = z.object({
  sheet: z.string().min(1),
  fields: z.record(z.string(), z.string()),
  /** It belongs to the people of the space from then on, and is no piece. */
  handover: z.boolean().optional(),
});

const codes = (texts: Record<string, string>): string => Object.keys(texts).sort().join();

/** `was` names exactly the fields that change, as `entries` told them. */
const EntryEditSchema = z
  .object({
    entry: id,
    was: z.record(z.string(), z.string()),
    fields: z.record(z.string(), z.string()),
  })
  .refine(({ fields }) => Object.keys(fields).length > 0, { path: ['fields'] })
  .refine(({ was, fields }) => codes(was) === codes(fields), { path: ['was'] });

/** The types in the order they are put: a piece names only pieces of types before its own. */
export const BODY_SCHEMAS = {
  list: ListSchema,
  grouping: z.object({ name: line }),
  group: GroupSchema,
  entry: EntrySchema,
  entry_edit: EntryEditSchema,
  enrolment: z.object({
    userid: id,
    role: z.string().min(1),
    start: instant.nullable(),
    end: instant.nullable(),
  }),
  cohort_member: z.object({ userid: id, cohort: z.string().min(1).max(100) }),
  event: EventSchema,
  page: RegionSchema,
  invitation: InvitationSchema,
  ask: AskSchema,
  message: MessageSchema,
} as const;

export type PieceType = keyof typeof BODY_SCHEMAS;
export const PIECE_TYPES = Object.keys(BODY_SCHEMAS) as PieceType[];
export type BodyOf<T extends PieceType> = z.infer<(typeof BODY_SCHEMAS)[T]>;
/** What the plugin takes of one body, in bytes of JSON: a page or a list has more to show. */
export const largestBody = (type: PieceType): number =>
  type === 'page' || type === 'list' ? 262_144 : 65_536;

/** A piece's type with its body. */
export type PieceContent = { [T in PieceType]: { type: T; body: BodyOf<T> } }[PieceType];

/** PHP writes an empty object as `[]`. */
const details = (schema: z.ZodType): z.ZodType =>
  z.preprocess((value) => (Array.isArray(value) && value.length === 0 ? {} : value), schema);

const DETAIL_SCHEMAS = {
  list: z.object({}),
  grouping: z.object({}),
  group: z.object({
    members: z.array(id),
    waiting: z.array(id),
    takenoff: z.array(id),
    others: z.int().nonnegative(),
  }),
  entry: z.object({}),
  entry_edit: z.object({ status: z.enum(['done', 'superseded', 'lost']), entry: id }),
  enrolment: z.object({ ours: z.boolean() }),
  cohort_member: z.object({ ours: z.boolean() }),
  event: z.object({}),
  page: z.object({}),
  invitation: z.object({
    status: z.enum(['queued', 'sent', 'accepted', 'declined', 'expired', 'withdrawn']),
    userid: id.nullable(),
  }),
  ask: z.object({
    status: z.enum(['open', 'answered', 'expired', 'withdrawn']),
    closed: instant.nullable(),
    unreachable: z.array(id),
  }),
  message: z.object({
    status: z.enum(['queued', 'sent', 'unreachable', 'withdrawn']),
    sent: instant.nullable(),
  }),
} as const satisfies Record<PieceType, z.ZodType>;
export type DetailOf<T extends PieceType> = z.infer<(typeof DETAIL_SCHEMAS)[T]>;

const itemOf = <T extends PieceType>(type: T) =>
  z.object({
    id,
    key: z.string(),
    type: z.literal(type),
    space: z.string(),
    state: z.enum(['live', 'closed', 'gone']),
    source: z.string(),
    offered: z.string().nullable(),
    edited: z.boolean(),
    text: z.string().nullable(),
    objectid: id.nullable(),
    url: z.string().nullable(),
    detail: details(DETAIL_SCHEMAS[type]) as z.ZodType<DetailOf<T>>,
    timemodified: instant,
  });

export const PieceItemSchema = z.discriminatedUnion('type', [
  itemOf('list'),
  itemOf('grouping'),
  itemOf('group'),
  itemOf('entry'),
  itemOf('entry_edit'),
  itemOf('enrolment'),
  itemOf('cohort_member'),
  itemOf('event'),
  itemOf('page'),
  itemOf('invitation'),
  itemOf('ask'),
  itemOf('message'),
]);
/** A piece as it stands in Moodle. */
export type PieceItem = z.infer<typeof PieceItemSchema>;

export const AnswerItemSchema = z.object({
  id,
  /** The key of the ask. */
  ask: z.string(),
  space: z.string(),
  userid: id,
  choice: z.string(),
  remark: z.string().nullable(),
  timeanswered: instant,
});
export type AnswerItem = z.infer<typeof AnswerItemSchema>;

/** One piece as it should stand. `replaces`: a person's work to write over, as in publish. */
export type PieceToPut = { key: string; source: string; replaces?: string } & PieceContent;
export type PieceToRemove = { key: string; type: PieceType; remove: true; replaces?: string };
export type PutBatch = { run: string; instance: string; pieces: (PieceToPut | PieceToRemove)[] };

export const PieceOutcomeSchema = z.enum([
  'created',
  'updated',
  'unchanged',
  'conflict',
  'gone',
  'closed',
  'removed',
  'released',
  'failed',
]);
export type PieceOutcome = z.infer<typeof PieceOutcomeSchema>;

export const PutResultsSchema = z.array(
  z.object({
    key: z.string(),
    outcome: PieceOutcomeSchema,
    reason: z.object({ errorcode: z.string(), message: z.string() }).nullable(),
    state: PieceItemSchema.nullable(),
  }),
);
