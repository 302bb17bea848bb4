/** The web addresses that a space's Books show, and the sheets they stand in. */
import type { Db } from '../../db/index.ts';
import { readSite } from './contact-points.ts';
import { entriesOf } from './entry-store.ts';
import { FAMILIES, type Family } from './field.ts';
import { OPENING } from './opening.ts';
import { optionOf } from './options.ts';
import { lineOf } from './readers.ts';
import { recordName } from './sheet.ts';
import { stateOf } from './state.ts';

/** `record` and `url`: the sheet, and where it is mended in Moodle. */
export type PublishedLink = { family: Family; record: string; url: string; href: string };

/** Nothing of an opening passed on by the network leaves Moodle, and no server hears of its address. */
const isShown = (family: Family, fields: Readonly<Record<string, string>>): boolean =>
  stateOf(lineOf(fields, 'state')) === 'publish' &&
  (family !== OPENING || optionOf('diffusion', lineOf(fields, 'diffusion')) === 'open');

export const publishedLinks = async (db: Db, space: string): Promise<PublishedLink[]> => {
  const links: PublishedLink[] = [];
  for (const family of FAMILIES) {
    for (const entry of await entriesOf(db, space, family)) {
      const { approved, fields, url } = entry;
      if (!approved || fields === null || !isShown(family, fields)) continue;
      const href = readSite(lineOf(fields, 'site'))?.href;
      if (href !== undefined) links.push({ family, record: recordName(family, entry), url, href });
    }
  }
  return links;
};
