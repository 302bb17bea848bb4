import type { SiteInfo } from './answers.ts';
import type { Ask } from './ask.ts';

/** A space of the settings: its code and Moodle's course id. */
export type SpaceCourse = { code: string; courseid: number };

/**
 * Why what was read may not be all there is, and so may remove nothing. Each has a sentence
 * `doctor.core_…` that names the mend.
 */
export type Lack = {
  code:
    | 'core_space_missing'
    | 'core_refused'
    | 'core_right_missing'
    | 'core_nobody'
    | 'core_moved'
    | 'core_sheet_missing'
    | 'core_groups_unproved';
  detail?: string;
};

/** What one space gave of one kind. Whole only where nothing lacks. */
export type Part = { items: { id: number }[]; lacks: Lack[] };

export type Tools = { ask: Ask; site: SiteInfo; pageSize: number };
export type Reader = (tools: Tools, space: SpaceCourse) => Promise<Part>;

export const courseUrl = ({ siteurl }: SiteInfo, courseid: number): string =>
  `${siteurl}/course/view.php?id=${courseid}`;
