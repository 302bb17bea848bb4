import type { BookItem, ChapterItem } from '../../moodle/wire.ts';
import type { Db } from '../store/database.ts';
import type { ChapterRow, OurBookRow, OurChapterRow } from '../store/rows.ts';
import { movedPlaces } from './kept-order.ts';
import { type ItemSource, pluck, type Reading } from './source.ts';

/** A longer text of a person's stays in Moodle. */
const MOST_BYTES = 262_144;

type LiveBook = { id: number; name: string; cmid: number; visible: number };
type Placed = { row: ChapterRow; ours: OurChapterRow | undefined; moved: boolean };

const liveBooks = async (db: Db, ids: number[]): Promise<Map<number, LiveBook>> => {
  const rows = await db('book as b')
    .join('course_modules as cm', (on) => {
      on.on('cm.instance', 'b.id').andOnVal('cm.module', 'book');
    })
    .whereIn('b.id', ids)
    .select<LiveBook[]>('b.id', 'b.name', 'cm.id as cmid', 'cm.visible');
  return new Map(rows.map((row) => [row.id, row]));
};

const place = (chapters: ChapterRow[], ours: OurChapterRow[]): Placed[] => {
  const byId = new Map(ours.map((own) => [own.chapterid, own]));
  const standing = chapters.flatMap((row) => byId.get(row.id) ?? []);
  const moved = movedPlaces(standing.map((own) => own.rank));
  return chapters.map((row) => {
    const own = byId.get(row.id);
    return { row, ours: own, moved: own !== undefined && moved.has(standing.indexOf(own)) };
  });
};

const liveChapter = (
  { row, ours, moved }: Placed,
  position: number,
  bookUrl: string,
): ChapterItem => {
  const edited = ours !== undefined && row.treehash !== ours.writtenhash;
  const blended = ours?.blended === 1;
  const told = edited || blended;
  const kept: ChapterItem['kept'] = [];
  if (ours && row.title !== ours.writtentitle) kept.push('title');
  if (ours && row.hidden === 1) kept.push('hidden');
  if (moved) kept.push('position');
  return {
    id: row.id,
    key: ours?.key ?? null,
    state: 'live',
    title: row.title,
    position,
    hidden: row.hidden === 1,
    source: ours?.source ?? null,
    offered: ours?.offered ?? null,
    edited,
    blended,
    text: told ? row.treehash : null,
    kept,
    html: told && Buffer.byteLength(row.content) <= MOST_BYTES ? row.content : null,
    url: `${bookUrl}&chapterid=${row.id}`,
    timemodified: row.timemodified,
  };
};

const goneChapter = (ours: OurChapterRow): ChapterItem => ({
  id: ours.chapterid,
  key: ours.key,
  state: 'gone',
  title: ours.lasttitle,
  position: null,
  hidden: false,
  source: ours.source,
  offered: ours.offered,
  edited: false,
  blended: false,
  text: null,
  kept: [],
  html: null,
  url: null,
  timemodified: ours.timemodified,
});

const bookItem = (
  row: OurBookRow,
  live: LiveBook | undefined,
  chapters: ChapterRow[],
  ours: OurChapterRow[],
  wwwroot: string,
): BookItem => {
  const url = live ? `${wwwroot}/mod/book/view.php?id=${live.cmid}` : null;
  const placed = live ? place(chapters, ours) : [];
  const standing = new Set(placed.map(({ row: chapter }) => chapter.id));
  return {
    id: row.id,
    key: row.key,
    space: row.space,
    state: live ? 'live' : 'gone',
    cmid: live?.cmid ?? null,
    bookid: live?.id ?? null,
    name: live?.name ?? row.name,
    visible: live?.visible === 1,
    url,
    chapters: [
      ...placed.map((one, index) => liveChapter(one, index + 1, url ?? '')),
      ...ours.filter((own) => !standing.has(own.chapterid)).map(goneChapter),
    ],
  };
};

const load = async (
  { db, wwwroot }: Reading,
  ids: readonly number[],
): Promise<Map<number, BookItem>> => {
  const rows = await db('local_mara_book')
    .whereIn('id', [...ids])
    .select<OurBookRow[]>('*');
  const live = await liveBooks(
    db,
    rows.map((row) => row.bookid),
  );
  const ours = await db('local_mara_chapter')
    .whereIn('book', pluck(rows))
    .orderBy('rank')
    .select<OurChapterRow[]>('*');
  const chapters = await db('book_chapters')
    .whereIn('bookid', [...live.keys()])
    .orderBy(['bookid', 'pagenum'])
    .select<ChapterRow[]>('*');
  return new Map(
    rows.map((row) => [
      row.id,
      bookItem(
        row,
        live.get(row.bookid),
        chapters.filter((chapter) => chapter.bookid === row.bookid),
        ours.filter((own) => own.book === row.id),
        wwwroot,
      ),
    ]),
  );
};

/** The Books the companion published, with every chapter that stands in them. */
export const books: ItemSource<'books'> = {
  idsAfter: async ({ db }, after, limit) =>
    pluck(
      await db('local_mara_book')
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .select<{ id: number }[]>('id'),
    ),
  load,
};
