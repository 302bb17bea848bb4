import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { Link } from './link.ts';

const RowSchema = z
  .object({
    href: z.string(),
    checked_at: z.coerce.number(),
    gone_since: z.coerce.number().nullable(),
    gone_at: z.coerce.number().nullable(),
  })
  .transform(({ href, checked_at: checkedAt, gone_since: goneSince, gone_at: goneAt }): Link => ({
    href,
    checkedAt,
    goneSince,
    goneAt,
  }));

/** An address may be longer than an index takes. */
const digestOf = (href: string): string => createHash('sha256').update(href).digest('hex');

/** All that is known of addresses, by address. */
export const knownLinks = async (db: Db): Promise<Map<string, Link>> => {
  const links = z
    .array(RowSchema)
    .parse(await db('link').select('href', 'checked_at', 'gone_since', 'gone_at'));
  return new Map(links.map((link) => [link.href, link]));
};

export const keepLink = async (
  db: Db,
  { href, checkedAt, goneSince, goneAt }: Link,
): Promise<void> => {
  await db('link')
    .insert({
      digest: digestOf(href),
      href,
      checked_at: checkedAt,
      gone_since: goneSince,
      gone_at: goneAt,
    })
    .onConflict('digest')
    .merge();
};

/** What no sheet points to any more is forgotten. */
export const forgetLinks = async (db: Db, hrefs: readonly string[]): Promise<void> => {
  for (const href of hrefs) {
    await db('link')
      .where({ digest: digestOf(href) })
      .delete();
  }
};
