/**
 * The shapes that travel between the companion and `local_mara`, as docs/bridge.md
 * defines them. Instants are Unix seconds by Moodle's clock, days `YYYY-MM-DD`.
 */
import { z } from 'zod';
import { AnswerItemSchema, PieceItemSchema, PutResultsSchema } from './pieces.ts';

const id = z.int().positive();
const instant = z.int().nonnegative();
const count = z.int().nonnegative();

/** PHP writes an empty associative array as `[]`. */
const fields = z.preprocess(
  (value) => (Array.isArray(value) && value.length === 0 ? {} : value),
  z.record(z.string(), z.string()),
);

export const SiteSchema = z.object({
  identifier: z.string().min(1),
  instance: z.string().min(1),
  wwwroot: z.url(),
});
/** Which Moodle answered. A clone differs by `wwwroot`, another site by the rest. */
export type Site = z.infer<typeof SiteSchema>;

const envelope = { site: SiteSchema, now: instant };
const LogPositionSchema = z.object({ epoch: z.string().min(1), number: count });

export const FindingSchema = z.object({
  code: z.string(),
  space: z.string().nullable(),
  detail: z.string().nullable(),
  url: z.string().nullable(),
});
/** Something an administrator should mend in Moodle; codes are listed in docs/bridge.md. */
export type Finding = z.infer<typeof FindingSchema>;

export const StatusSchema = z.object({
  ...envelope,
  plugin: z.object({ release: z.string(), version: z.int(), protocol: z.int() }),
  moodle: z.object({
    release: z.string(),
    version: z.string(),
    name: z.string(),
    lang: z.string(),
  }),
  log: LogPositionSchema,
  spaces: count,
  allows: z
    .object({
      roles: z.array(z.string()),
      cohorts: z.array(z.string()),
      accounts: z.boolean(),
      // An older plugin is told by its protocol, not by a missing word.
    })
    .default({ roles: [], cohorts: [], accounts: false }),
  findings: z.array(FindingSchema),
});
export type Status = z.infer<typeof StatusSchema>;

export const SpaceItemSchema = z.object({
  id,
  code: z.string(),
  name: z.string(),
  national: z.boolean(),
  departements: z.array(z.string()),
  visible: z.boolean(),
  url: z.string(),
  activities: z.array(z.object({ cmid: id, module: z.string(), name: z.string() })),
  databases: z.array(
    z.object({ sheet: z.string(), id, cmid: id, visible: z.boolean(), url: z.string() }),
  ),
  /** Of the national space: what every member may open. */
  resources: z
    .array(z.object({ cmid: id, module: z.string(), name: z.string(), url: z.string() }))
    .default([]),
});
export type SpaceItem = z.infer<typeof SpaceItemSchema>;

export const PersonItemSchema = z.object({
  id,
  firstname: z.string(),
  lastname: z.string(),
  lang: z.string(),
  suspended: z.boolean(),
  fields,
  timemodified: instant,
});
export type PersonItem = z.infer<typeof PersonItemSchema>;

export const EnrolmentItemSchema = z.object({
  id,
  userid: id,
  courseid: id,
  space: z.string(),
  method: z.string(),
  status: z.enum(['active', 'suspended']),
  timestart: instant.nullable(),
  timeend: instant.nullable(),
  timecreated: instant,
  timemodified: instant,
});
export type EnrolmentItem = z.infer<typeof EnrolmentItemSchema>;

export const RoleItemSchema = z.object({
  id,
  userid: id,
  space: z.string(),
  role: z.string(),
  timemodified: instant,
});
export type RoleItem = z.infer<typeof RoleItemSchema>;

export const GroupItemSchema = z.object({
  id,
  space: z.string(),
  name: z.string(),
  idnumber: z.string(),
  visibility: z.enum(['all', 'members', 'own', 'none']),
});
export type GroupItem = z.infer<typeof GroupItemSchema>;

export const GroupMemberItemSchema = z.object({
  id,
  groupid: id,
  userid: id,
  space: z.string(),
});
export type GroupMemberItem = z.infer<typeof GroupMemberItemSchema>;

export const CohortItemSchema = z.object({
  id,
  name: z.string(),
  idnumber: z.string(),
  visible: z.boolean(),
});
export type CohortItem = z.infer<typeof CohortItemSchema>;

export const CohortMemberItemSchema = z.object({ id, cohortid: id, userid: id });
export type CohortMemberItem = z.infer<typeof CohortMemberItemSchema>;

export const CourseCompletionItemSchema = z.object({
  id,
  userid: id,
  space: z.string(),
  timecompleted: instant,
});
export type CourseCompletionItem = z.infer<typeof CourseCompletionItemSchema>;

export const ActivityCompletionItemSchema = z.object({
  id,
  userid: id,
  space: z.string(),
  cmid: id,
  state: z.enum(['incomplete', 'complete', 'passed', 'failed']),
  timemodified: instant,
});
export type ActivityCompletionItem = z.infer<typeof ActivityCompletionItemSchema>;

export const AccessItemSchema = z.object({
  id,
  userid: id,
  space: z.string(),
  day: z.iso.date(),
});
/** The day on which someone last opened a space. */
export type AccessItem = z.infer<typeof AccessItemSchema>;

export const EntryItemSchema = z.object({
  id,
  space: z.string(),
  sheet: z.string(),
  databaseid: id,
  userid: id.nullable(),
  approved: z.boolean(),
  timecreated: instant,
  timemodified: instant,
  fields,
  url: z.string(),
  oversize: count.nullable(),
  /** Under which key it was brought in; null: people made it. */
  origin: z
    .object({ key: z.string(), source: z.string(), edited: z.boolean() })
    .nullable()
    .default(null),
});
export type EntryItem = z.infer<typeof EntryItemSchema>;

const pieceState = z.enum(['live', 'gone']);
export const KeptSchema = z.enum(['title', 'hidden', 'position']);

export const ChapterItemSchema = z.object({
  id,
  key: z.string().nullable(),
  state: pieceState,
  title: z.string(),
  position: z.int().nullable(),
  hidden: z.boolean(),
  source: z.string().nullable(),
  offered: z.string().nullable(),
  edited: z.boolean(),
  /** The text last written holds a person's words beside ours. */
  blended: z.boolean(),
  text: z.string().nullable(),
  kept: z.array(KeptSchema),
  html: z.string().nullable(),
  url: z.string().nullable(),
  timemodified: instant,
});
export type ChapterItem = z.infer<typeof ChapterItemSchema>;

export const BookItemSchema = z.object({
  id,
  key: z.string(),
  space: z.string(),
  state: pieceState,
  cmid: id.nullable(),
  bookid: id.nullable(),
  name: z.string(),
  visible: z.boolean(),
  url: z.string().nullable(),
  chapters: z.array(ChapterItemSchema),
});
export type BookItem = z.infer<typeof BookItemSchema>;

/** The kinds the bridge tells of, in the order a first pull takes them. */
export const KINDS = [
  'spaces',
  'people',
  'enrolments',
  'roles',
  'groups',
  'group_members',
  'cohorts',
  'cohort_members',
  'course_completions',
  'activity_completions',
  'accesses',
  'entries',
  'books',
  'pieces',
  'answers',
] as const;
export type Kind = (typeof KINDS)[number];

export const ITEM_SCHEMAS = {
  spaces: SpaceItemSchema,
  people: PersonItemSchema,
  enrolments: EnrolmentItemSchema,
  roles: RoleItemSchema,
  groups: GroupItemSchema,
  group_members: GroupMemberItemSchema,
  cohorts: CohortItemSchema,
  cohort_members: CohortMemberItemSchema,
  course_completions: CourseCompletionItemSchema,
  activity_completions: ActivityCompletionItemSchema,
  accesses: AccessItemSchema,
  entries: EntryItemSchema,
  books: BookItemSchema,
  pieces: PieceItemSchema,
  answers: AnswerItemSchema,
} as const satisfies Record<Kind, z.ZodType>;

export type ItemOf<K extends Kind> = z.infer<(typeof ITEM_SCHEMAS)[K]>;

/** Items stay unchecked here: each is checked on its own, so that one bad record stands alone. */
const looseItem = z.looseObject({ id });

export const SnapshotSchema = z.object({
  ...envelope,
  log: LogPositionSchema,
  kind: z.enum(KINDS),
  items: z.array(looseItem),
  next: id.nullable(),
});

export const ChangesSchema = z.object({
  ...envelope,
  log: LogPositionSchema.extend({
    more: z.boolean(),
    resync: z.enum(['epoch', 'pruned', 'future']).nullable(),
  }),
  items: z.array(
    z.object({
      number: z.int().positive(),
      // A newer plugin may tell of kinds this companion does not know yet.
      kind: z.string(),
      id,
      run: z.string().nullable(),
      state: looseItem.nullable(),
    }),
  ),
});

const reason = z.object({ errorcode: z.string(), message: z.string() }).nullable();

export const ChapterOutcomeSchema = z.enum([
  'created',
  'updated',
  'unchanged',
  'conflict',
  'gone',
  'failed',
]);
export type ChapterOutcome = z.infer<typeof ChapterOutcomeSchema>;

export const PublishedSchema = z.object({
  ...envelope,
  results: z.array(
    z.object({
      key: z.string(),
      outcome: z.enum(['created', 'unchanged', 'gone', 'failed']),
      reason,
      chapters: z.array(z.object({ key: z.string(), outcome: ChapterOutcomeSchema, reason })),
      state: BookItemSchema.nullable(),
    }),
  ),
});
export type Published = z.infer<typeof PublishedSchema>;

/** One chapter as it should read. `source` names this very text; see docs/bridge.md, publish. */
export type ChapterToPublish = {
  key: string;
  title: string;
  html: string;
  source: string;
  after: string | null;
  /** The `text` of a person's edit to write over, or `gone`: make again what a person deleted. */
  replaces?: string;
  /** The text holds a person's words beside ours, and is written whole or not at all. */
  blend?: boolean;
};
export type BookToPublish = {
  key: string;
  space: string;
  name: string;
  intro: string;
  replaces?: 'gone';
  /** Made for those alone who see hidden activities; one that stands is shown as people wish. */
  hidden?: boolean;
  chapters: ChapterToPublish[];
};
export type Batch = { run: string; instance: string; books: BookToPublish[] };

export const CreatedSpaceSchema = z.object({
  ...envelope,
  created: z.boolean(),
  space: SpaceItemSchema,
});
export type CreatedSpace = z.infer<typeof CreatedSpaceSchema>;

export const PutSchema = z.object({ ...envelope, results: PutResultsSchema });
export type Put = z.infer<typeof PutSchema>;
