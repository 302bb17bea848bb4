import type { EntryItem } from '../wire.ts';
import { EntriesSchema, EntryRightsSchema, GroupRightsSchema, type RawEntry } from './answers.ts';
import { findSheetDatabase, type KnownField, SHEET, type SheetDatabase } from './living-area.ts';
import type { Lack, Reader, Tools } from './reading.ts';

/** An entry with more content is told without it, as the bridge does. */
const MOST_BYTES = 262_144;
/** Moodle renders each page as a list besides: no more at once than that is good for. */
const MOST_PER_PAGE = 100;
/** From 4.5 the form opens by its address alone; before, the entry is shown, with its button. */
const FORM_OPENS = 2024100700;

/** HTML in which nothing is to be seen counts as empty. */
const shows = (html: string): boolean =>
  /<(img|hr|video|audio)\b/i.test(html) ||
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .trim() !== '';

/** A field's content as the bridge tells it. */
const textOf = (type: string, content: string): string => {
  const text = content.trim();
  // A date field holds Unix seconds of the day's midnight, in universal time.
  if (type === 'date') {
    return Number(text) ? new Date(Number(text) * 1000).toISOString().slice(0, 10) : '';
  }
  // Several choices are stored as `A##B`.
  if (type === 'checkbox') {
    const choices = text.split('##').map((choice) => choice.trim());
    return choices.filter((choice) => choice !== '').join('\n');
  }
  if (type === 'url') return text === 'http://' ? '' : text;
  return type === 'textarea' && !shows(text) ? '' : text;
};

const toItem = (
  raw: RawEntry,
  database: SheetDatabase,
  { space, page }: { space: string; page: string },
): EntryItem => {
  const contents = raw.contents.flatMap(({ fieldid, content }): [KnownField, string][] => {
    const field = database.fields.get(fieldid);
    return field === undefined || content === null ? [] : [[field, content]];
  });
  const size = contents.reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0);
  const oversize = size > MOST_BYTES ? size : null;
  const texts = contents.map(([{ code, type }, content]): [string, string] => [
    code,
    textOf(type, content),
  ]);
  return {
    id: raw.id,
    space,
    sheet: SHEET,
    databaseid: database.id,
    userid: raw.userid,
    approved: !database.approval || raw.approved,
    timecreated: raw.timecreated,
    timemodified: raw.timemodified,
    fields: oversize === null ? Object.fromEntries(texts.filter(([, text]) => text !== '')) : {},
    url: `${page}?d=${database.id}&rid=${raw.id}`,
    oversize,
    origin: null,
  };
};

/** The rights without which Moodle leaves entries out and says nothing. */
export const lacksOf = async (
  { ask }: Pick<Tools, 'ask'>,
  { id, cmid }: SheetDatabase,
): Promise<Lack[]> => {
  const entryRights = await ask('mod_data_get_data_access_information', EntryRightsSchema, {
    databaseid: id,
  });
  const groupRights = await ask('core_group_get_activity_allowed_groups', GroupRightsSchema, {
    cmid,
  });
  const held = {
    'mod/data:manageentries': entryRights.canmanageentries,
    'mod/data:approve': entryRights.canapprove,
    'moodle/site:accessallgroups': groupRights.canaccessallgroups,
  };
  return Object.entries(held).flatMap(([right, holds]) =>
    holds ? [] : [{ code: 'core_right_missing', detail: right }],
  );
};

/**
 * Every entry, page by page in the order of their making. Between two pages entries may come and
 * go: a list of several pages counts only if one look at all the ids shows the same afterwards.
 */
const readAll = async (
  { ask, pageSize }: Tools,
  databaseid: number,
): Promise<{ entries: Map<number, RawEntry>; moved: boolean }> => {
  const perpage = Math.min(pageSize, MOST_PER_PAGE);
  const order = { sort: 0, order: 'ASC' };
  const entries = new Map<number, RawEntry>();
  for (let page = 0; ; page += 1) {
    const wish = { databaseid, returncontents: true, ...order, page, perpage };
    const answer = await ask('mod_data_get_entries', EntriesSchema, wish);
    for (const entry of answer.entries) entries.set(entry.id, entry);
    const told = answer.totalcount;
    if (page === 0 && answer.entries.length === told) return { entries, moved: false };
    if (answer.entries.length === 0 || entries.size >= told) break;
  }
  const look = { databaseid, returncontents: false, ...order };
  const ids = (await ask('mod_data_get_entries', EntriesSchema, look)).entries.map(({ id }) => id);
  return { entries, moved: ids.length !== entries.size || ids.some((id) => !entries.has(id)) };
};

/** The sheets of a space. A course without its database counts as one that lost it. */
export const readEntries: Reader = async (tools, { code, courseid }) => {
  const { ask, site } = tools;
  const database = await findSheetDatabase(ask, courseid);
  if (database === null) return { items: [], lacks: [{ code: 'core_sheet_missing' }] };
  const lacks = await lacksOf(tools, database);
  const { entries, moved } = await readAll(tools, database.id);
  if (moved) lacks.push({ code: 'core_moved' });
  const form = Number(site.version) >= FORM_OPENS ? 'edit' : 'view';
  const place = { space: code, page: `${site.siteurl}/mod/data/${form}.php` };
  return { items: [...entries.values()].map((raw) => toItem(raw, database, place)), lacks };
};
