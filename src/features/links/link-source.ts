import { message } from '../../shared/i18n.ts';
import { publishedLinks } from '../content/index.ts';
import type { Remark, Source } from '../sync/index.ts';
import { isGone } from './link.ts';
import { knownLinks } from './link-store.ts';

/** Tells of the sheets that point to a page that is gone. It wants nothing in Moodle. */
export const linkSource: Source = {
  async desired(db, { space }) {
    const gone = [...(await knownLinks(db)).values()].filter(isGone);
    const remarks: Remark[] = [];
    if (gone.length > 0) {
      const hrefs = new Set(gone.map(({ href }) => href));
      for (const { family, record, url, href } of await publishedLinks(db, space)) {
        if (!hrefs.has(href)) continue;
        const params = { kind: family, sheet: record, field: 'site', value: href };
        const told = message('content.site.gone', params);
        remarks.push({ space, record, url, told, weight: 'field' });
      }
    }
    return { books: [], pieces: [], remarks };
  },
};
