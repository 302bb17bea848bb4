/** Whether the pages that sheets point to are still there. Pure. */

/** What a server said: `unsure` where it is silent, busy, or wants no robots. */
export type Seen = 'there' | 'gone' | 'unsure';

/** What is known of an address; instants in epoch milliseconds. */
export type Link = {
  href: string;
  checkedAt: number;
  /** When it was first and last found gone, without having been there since. */
  goneSince: number | null;
  goneAt: number | null;
};

const DAY = 24 * 60 * 60 * 1000;
/** Contact points are looked at once a month: nobody's server is asked more for it. */
const AGAIN_AFTER = 30 * DAY;
/** A page that seems gone is looked at once more before anyone is troubled. */
const CONFIRM_AFTER = 2 * DAY;
/** In one run: a server room has better to do, and so have we. */
export const MOST_A_RUN = 200;

/** Whether its referent is told: gone on two days at least. */
export const isGone = ({ goneSince, goneAt }: Link): boolean =>
  goneSince !== null && goneAt !== null && goneAt - goneSince >= CONFIRM_AFTER;

const dueAt = (link: Link): number =>
  link.checkedAt + (link.goneSince !== null && !isGone(link) ? CONFIRM_AFTER : AGAIN_AFTER);

/** The addresses to look at now: those never seen first, then the longest unseen. */
export const linksDue = (
  hrefs: readonly string[],
  known: ReadonlyMap<string, Link>,
  now: number,
): string[] => {
  const seen = (href: string): number => known.get(href)?.checkedAt ?? 0;
  return [...new Set(hrefs)]
    .filter((href) => {
      const link = known.get(href);
      return link === undefined || dueAt(link) <= now;
    })
    .sort((a, b) => seen(a) - seen(b) || (a < b ? -1 : 1))
    .slice(0, MOST_A_RUN);
};

/** What is known after a look; where a server did not say, what was known before stays. */
export const linkAfter = (
  href: string,
  before: Link | undefined,
  seen: Seen,
  now: number,
): Link => ({
  href,
  checkedAt: now,
  ...(seen === 'there'
    ? { goneSince: null, goneAt: null }
    : {
        goneSince: before?.goneSince ?? (seen === 'gone' ? now : null),
        goneAt: seen === 'gone' ? now : (before?.goneAt ?? null),
      }),
});

/** The addresses of each server together: one server is asked one thing at a time. */
export const byHost = (hrefs: readonly string[]): string[][] => {
  const hosts = new Map<string, string[]>();
  for (const href of hrefs) {
    const { host } = new URL(href);
    hosts.set(host, [...(hosts.get(host) ?? []), href]);
  }
  return [...hosts.values()];
};
