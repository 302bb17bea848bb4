/** What a candidate can turn to: an opening, somebody to contact. Types. */

/** A sheet as ranking looks at it. */
type Sheet = {
  /** Moodle's id of the entry. */
  id: number;
  /** The code of the space whose sheet it is. */
  space: string;
  /** Title or name; '' of an opening passed on by the network, whose texts nobody reads here. */
  title: string;
  /** Where it stands in Moodle's database activity, for referents. */
  url: string;
  /** ROME codes. */
  metiers: readonly string[];
  /** INSEE's code; null: not said, or not known. */
  commune: string | null;
  communeName: string | null;
  /** When somebody last said that it is right (`YYYY-MM-DD`); the day it was made where nobody did. */
  seenOn: string;
};

export type Opening = Sheet & {
  family: 'opening';
  /** Passed on by the network: told to no candidate. */
  hidden: boolean;
  employer: string | null;
  /** `YYYY-MM-DD` */
  deadline: string | null;
  /** When the entry was made (epoch milliseconds). */
  madeAt: number;
};

export type ContactSheet = Sheet & {
  family: 'job_market' | 'living_area';
  /** Letters of NAF sections. */
  sectors: readonly string[];
};
