/** What is read of the answers of Moodle's core functions; the rest is not looked at. */
import { z } from 'zod';

const id = z.int().positive();
const instant = z.int().nonnegative();
/** Moodle leaves out in silence what it will not show, and says so here at best. */
const warnings = z.array(z.unknown()).default([]);
/** Some functions say 0 or 1, others true or false. */
const flag = z.union([z.boolean(), z.literal([0, 1])]).transform(Boolean);

export const SiteInfoSchema = z.object({
  sitename: z.string(),
  siteurl: z.url(),
  release: z.string(),
  version: z.string(),
  lang: z.string(),
  functions: z.array(z.object({ name: z.string() })),
});
export type SiteInfo = z.infer<typeof SiteInfoSchema>;

export const CoursesSchema = z.object({
  // Who may not enter a course still gets its public face, which lacks `visible`.
  courses: z.array(z.object({ id, fullname: z.string(), visible: flag.optional() })),
  warnings,
});

export const DatabasesSchema = z.object({
  databases: z.array(z.object({ id, coursemodule: id, approval: flag.optional() })),
  warnings,
});

export const FieldsSchema = z.object({
  fields: z.array(z.object({ id, type: z.string(), name: z.string() })),
  warnings,
});
export type Field = z.infer<typeof FieldsSchema>['fields'][number];

export const EntryRightsSchema = z.object({ canmanageentries: flag, canapprove: flag });
export const GroupRightsSchema = z.object({ canaccessallgroups: flag });

export const EntriesSchema = z.object({
  entries: z.array(
    z.object({
      id,
      userid: id,
      approved: flag,
      timecreated: instant,
      timemodified: instant,
      contents: z.array(z.object({ fieldid: id, content: z.string().nullable() })).default([]),
    }),
  ),
  totalcount: z.int().nonnegative(),
  warnings,
});
export type RawEntry = z.infer<typeof EntriesSchema>['entries'][number];

export const UsersSchema = z.array(
  z.object({
    id,
    username: z.string().optional(),
    firstname: z.string().optional(),
    lastname: z.string().optional(),
    customfields: z
      .array(z.object({ shortname: z.string(), value: z.string().nullable() }))
      .default([]),
  }),
);
export type RawUser = z.infer<typeof UsersSchema>[number];

export const GroupsSchema = z.array(
  z.object({ id, name: z.string(), idnumber: z.string(), visibility: z.int() }),
);

export const GroupMembersSchema = z.array(z.object({ groupid: id, userids: z.array(id) }));
