/** Looks at the pages that sheets point to, politely: few, each rarely, one at a time a server. */
import PQueue from 'p-queue';
import type { Db } from '../../db/index.ts';
import type { Clock } from '../../shared/clock.ts';
import { publishedLinks } from '../content/index.ts';
import { allSpaces } from '../network/index.ts';
import { stir } from '../sync/index.ts';
import { byHost, isGone, type Link, linkAfter, linksDue, type Seen } from './link.ts';
import { forgetLinks, keepLink, knownLinks } from './link-store.ts';

/** Asks a server for a page. Never throws: what cannot be known is `unsure`. */
export type Look = (href: string) => Promise<Seen>;

export type CheckTools = { db: Db; clock: Clock; look: Look };

/** How many pages were looked at, and how many of all that sheets point to are gone. */
export type Checked = { looked: number; gone: number };

const SERVERS_AT_ONCE = 4;

export const checkLinks = async (
  { db, clock, look }: CheckTools,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Checked> => {
  const spacesOf = new Map<string, Set<string>>();
  for (const { code } of await allSpaces(db)) {
    for (const { href } of await publishedLinks(db, code)) {
      spacesOf.set(href, (spacesOf.get(href) ?? new Set()).add(code));
    }
  }
  const known = await knownLinks(db);
  await forgetLinks(
    db,
    [...known.keys()].filter((href) => !spacesOf.has(href)),
  );
  const due = linksDue([...spacesOf.keys()], known, clock.now());
  let done = 0;
  const lookAt = async (href: string): Promise<void> => {
    const before = known.get(href);
    const after = linkAfter(href, before, await look(href), clock.now());
    known.set(href, after);
    await db.transaction(async (tx) => {
      await keepLink(tx, after);
      const told = before !== undefined && isGone(before);
      if (isGone(after) !== told) await stir(tx, [...(spacesOf.get(href) ?? [])]);
    });
    onProgress((done += 1), due.length);
  };
  const queue = new PQueue({ concurrency: SERVERS_AT_ONCE });
  await queue.addAll(
    byHost(due).map((hrefs) => async () => {
      for (const href of hrefs) await lookAt(href);
    }),
  );
  const stands = ({ href }: Link): boolean => spacesOf.has(href);
  return { looked: due.length, gone: [...known.values()].filter(stands).filter(isGone).length };
};
