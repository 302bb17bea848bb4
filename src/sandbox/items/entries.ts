import type { EntryItem } from '../../moodle/wire.ts';
import type { Db } from '../store/database.ts';
import type { FieldType, RecordRow } from '../store/rows.ts';
import { originsOf } from './entry-origins.ts';
import { textOf } from './field-text.ts';
import { type ItemSource, pluck } from './source.ts';

/** More content than this stays in Moodle and only its size is told. */
const MOST_BYTES = 262_144;

type Joined = RecordRow & {
  code: string;
  sheet: string;
  authordeleted: number | null;
  approval: number;
};
type Content = { recordid: number; code: string; type: FieldType; content: string };

const ours = (db: Db) =>
  db('data_records as r')
    .join('local_mara_database as m', 'm.dataid', 'r.dataid')
    .join('local_mara_space as s', 's.courseid', 'm.courseid')
    .join('data as d', 'd.id', 'm.dataid');

export const entries: ItemSource<'entries'> = {
  idsAfter: async ({ db }, after, limit) =>
    pluck(
      await ours(db)
        .where('r.id', '>', after)
        .orderBy('r.id')
        .limit(limit)
        .select<{ id: number }[]>('r.id'),
    ),

  load: async ({ db, wwwroot }, ids) => {
    const rows = await ours(db)
      .leftJoin('user as u', 'u.id', 'r.userid')
      .whereIn('r.id', [...ids])
      .select<Joined[]>('r.*', 's.code', 'm.sheet', 'u.deleted as authordeleted', 'd.approval');
    const contents = await db('data_content as c')
      .join('local_mara_field as f', 'f.fieldid', 'c.fieldid')
      .join('data_fields as df', 'df.id', 'c.fieldid')
      .whereIn('c.recordid', [...ids])
      .whereNot('c.content', '')
      .orderBy('df.id')
      .select<Content[]>('c.recordid', 'f.code', 'df.type', 'c.content');
    const origins = await originsOf(db, ids);
    const items = new Map<number, EntryItem>();
    const sizes = new Map<number, number>();
    for (const row of rows) {
      items.set(row.id, {
        id: row.id,
        space: row.code,
        sheet: row.sheet,
        databaseid: row.dataid,
        userid: row.authordeleted === 0 ? row.userid : null,
        // Where no approval is asked for, Moodle shows every entry whatever its mark.
        approved: row.approval === 0 || row.approved === 1,
        timecreated: row.timecreated,
        timemodified: row.timemodified,
        fields: {},
        url: `${wwwroot}/mod/data/edit.php?d=${row.dataid}&rid=${row.id}`,
        oversize: null,
        origin: origins.get(row.id) ?? null,
      });
    }
    for (const { recordid, code, type, content } of contents) {
      const item = items.get(recordid);
      if (!item) continue;
      const text = textOf(type, content);
      if (text !== '') item.fields[code] = text;
      sizes.set(recordid, (sizes.get(recordid) ?? 0) + Buffer.byteLength(content));
    }
    for (const [id, size] of sizes) {
      const item = items.get(id);
      if (item && size > MOST_BYTES) Object.assign(item, { fields: {}, oversize: size });
    }
    return items;
  },
};
