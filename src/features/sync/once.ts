/**
 * Chapters made once as a beginning for people, and theirs from then on. Their source says so: the
 * mirror alone tells that nobody is to be asked about them.
 */
const ONCE = 'once-';
/** The bridge takes no longer one. */
const LONGEST = 64;

/** The source of such a chapter, made of the usual one. */
export const onceSource = (source: string): string => `${ONCE}${source}`.slice(0, LONGEST);

export const isOnce = ({ source }: { source: string | null }): boolean =>
  source?.startsWith(ONCE) === true;
