/**
 * The rows of the simulated Moodle's tables, named after Moodle's so that who knows one finds
 * their way in the other. Flags are 0/1, instants Unix seconds, "none" is 0 as in Moodle.
 */
export type UserRow = {
  id: number;
  username: string;
  password: string;
  firstname: string;
  lastname: string;
  lang: string;
  email: string;
  suspended: number;
  deleted: number;
  timecreated: number;
  timemodified: number;
};
export type CourseRow = {
  id: number;
  fullname: string;
  shortname: string;
  idnumber: string;
  visible: number;
  category: number;
};
export type SectionRow = {
  id: number;
  course: number;
  section: number;
  name: string;
  visible: number;
};
export type ModuleName = 'book' | 'data' | 'page';
export type CmRow = {
  id: number;
  course: number;
  module: ModuleName;
  instance: number;
  section: number;
  visible: number;
  /** 0: not tracked, 1: ticked by the reader, 2: by conditions. */
  completion: number;
};
export type UserEnrolmentRow = {
  id: number;
  status: number;
  enrolid: number;
  userid: number;
  timestart: number;
  timeend: number;
  timecreated: number;
  timemodified: number;
};
export type RoleAssignmentRow = {
  id: number;
  role: string;
  courseid: number;
  userid: number;
  timemodified: number;
};
export type GroupRow = {
  id: number;
  courseid: number;
  name: string;
  idnumber: string;
  /** 0 all, 1 members, 2 own, 3 none. */
  visibility: number;
};
/** `component` is the plugin that keeps it, the empty text where people do. */
export type CohortRow = {
  id: number;
  name: string;
  idnumber: string;
  visible: number;
  component: string;
};
export type ActivityCompletionRow = {
  id: number;
  coursemoduleid: number;
  userid: number;
  /** 0 incomplete, 1 complete, 2 passed, 3 failed. */
  completionstate: number;
  timemodified: number;
};
export type PageRow = { id: number; course: number; name: string; intro: string; content: string };
export type DataRow = {
  id: number;
  course: number;
  name: string;
  intro: string;
  /** Whether entries wait for approval. */
  approval: number;
};
export type FieldType = 'menu' | 'checkbox' | 'text' | 'textarea' | 'url' | 'date';
export type DataFieldRow = {
  id: number;
  dataid: number;
  type: FieldType;
  name: string;
  required: number;
  /** The options of a menu or of several choices, one a line. */
  param1: string;
};
export type RecordRow = {
  id: number;
  userid: number;
  dataid: number;
  timecreated: number;
  timemodified: number;
  approved: number;
};
export type BookRow = { id: number; course: number; name: string; intro: string; revision: number };
export type ChapterRow = {
  id: number;
  bookid: number;
  pagenum: number;
  title: string;
  content: string;
  /** The hash of the content's normalised tree, kept so that no reader has to parse it again. */
  treehash: string;
  hidden: number;
  timecreated: number;
  timemodified: number;
};

/** The plugin's own tables. */
export type SpaceRow = {
  id: number;
  courseid: number;
  code: string;
  national: number;
  departements: string;
};
/** A Book of ours; `name` is the last one seen, for when the Book is gone. */
export type OurBookRow = {
  id: number;
  key: string;
  space: string;
  cmid: number;
  bookid: number;
  name: string;
};
/** A chapter of ours: what was last written, to tell a person's edit from our own text. */
export type OurChapterRow = {
  id: number;
  book: number;
  key: string;
  chapterid: number;
  /** Our own order, whatever foreign chapters stand between. */
  rank: number;
  writtentitle: string;
  writtenhash: string;
  /** 1: what was last written holds a person's words too. */
  blended: number;
  source: string;
  offered: string | null;
  /** The last title seen, for when the chapter is gone. */
  lasttitle: string;
  timemodified: number;
};
