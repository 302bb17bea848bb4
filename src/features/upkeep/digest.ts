/** Once a week at the most, what waits in a region: one message to each of its referents. */
import type { Db } from '../../db/index.ts';
import { inEach, type Lang, message, type MessageKey, say, sayInEach } from '../../shared/i18n.ts';
import { shorten } from '../../shared/text.ts';
import { isTooOld, monthsAfter, type StandingSheet } from '../content/index.ts';
import { askSources, type Source } from '../sync/index.ts';
import { makeWish, wishUnder } from '../wishes/index.ts';
import { type Alike, alikeIn } from './alike.ts';
import { noteTold } from './care-store.ts';
import { dueAmong } from './due.ts';
import { paragraph } from './due-words.ts';
import { type Ground, regionLink } from './ground.ts';
import { hourAt, isoWeek } from './week.ts';
import { escapeHtml } from '../asks/index.ts';

/** Nobody is written to at night. */
const FIRST_HOUR = 8;
const NAMES_SHOWN = 5;

/** Names may be told; those of openings that are not open are counted alone. */
export type Waits = {
  /** Those who wait to hear from the people of the space; all may be named to these. */
  people: { count: number; names: readonly string[] };
  mend: { count: number; names: string[] };
  due: { count: number; names: string[] };
  /** Leave the Books unless someone looks at them. */
  leaving: { count: number; names: string[] };
  duplicates: { count: number; names: string[] };
  /** Openings whose last days have come. */
  ending: { count: number; names: string[] };
};

const PARTS = ['people', 'mend', 'leaving', 'due', 'duplicates', 'ending'] as const;

/** Null: nothing waits, and nobody is written to. */
export const digestText = (waits: Waits): { fr: string; en: string } | null => {
  if (PARTS.every((part) => waits[part].count === 0)) return null;
  const partOf = (lang: Lang, part: (typeof PARTS)[number]): string => {
    const { count, names } = waits[part];
    if (count === 0) return '';
    const key: MessageKey = `upkeep.digest.${part}`;
    const shown = names
      .slice(0, NAMES_SHOWN)
      .map((name) => `<li>${escapeHtml(shorten(name))}</li>`);
    const left = count - shown.length;
    const more = say(lang, message('upkeep.digest.more', { count: left }));
    const rest = shown.length > 0 && left > 0 ? `<li>${escapeHtml(more)}</li>` : '';
    const list = shown.length > 0 ? `<ul>${shown.join('')}${rest}</ul>` : '';
    return paragraph(say(lang, message(key, { count }))) + list;
  };
  return inEach((lang) => PARTS.map((part) => partOf(lang, part)).join(''));
};

const counted = (sheets: readonly StandingSheet[]) => ({
  count: sheets.length,
  names: sheets.filter(({ untold }) => !untold).map(({ name }) => name),
});

const countedGroups = (groups: readonly Alike[]) => ({
  count: groups.length,
  names: groups.map(({ sheets }) => sheets[0]?.name ?? ''),
});

/** The days left of an opening that is about to go. */
const DAYS_LEFT = 7;

const isEnding = ({ family, age }: StandingSheet, today: string): boolean => {
  if (family !== 'opening') return false;
  const end = age.deadline ?? monthsAfter(age.verifiedOn ?? age.madeOn, 3);
  const left = (Date.parse(end) - Date.parse(today)) / 86_400_000;
  return left >= 0 && left <= DAYS_LEFT;
};

export const leavingAmong = (sheets: readonly StandingSheet[], today: string): StandingSheet[] =>
  sheets.filter(({ family, age }) => family !== 'opening' && isTooOld(age, today));

/** Who waits in each space to hear from its people. */
export type PeopleWaiting = (
  db: Db,
  now: number,
) => Promise<ReadonlyMap<string, { count: number; names: readonly string[] }>>;

export type DigestTools = { sources: readonly Source[]; people?: PeopleWaiting };

const waitsIn = async (
  tx: Db,
  ground: Ground,
  { sources, people }: DigestTools,
): Promise<Waits> => {
  const { space, sheets, today, moment } = ground;
  const waiting = (await people?.(tx, moment.now))?.get(space.code);
  const { desired } = await askSources(tx, sources, space.code);
  const untold = new Set(sheets.filter((sheet) => sheet.untold).map(({ url }) => url));
  const named = desired.remarks.filter(({ url }) => url !== null && !untold.has(url));
  const leaving = leavingAmong(sheets, today);
  const ending = sheets.filter((sheet) => isEnding(sheet, today));
  const due = dueAmong(sheets, today).filter(
    (sheet) => !leaving.includes(sheet) && !ending.includes(sheet),
  );
  return {
    people: { count: waiting?.count ?? 0, names: waiting?.names ?? [] },
    mend: {
      // Several points of one sheet are one thing to do.
      count: new Set(desired.remarks.map(({ url, record }) => url ?? record)).size,
      names: [...new Set(named.map(({ record }) => record))],
    },
    leaving: counted(leaving),
    due: counted(due),
    duplicates: countedGroups(await alikeIn(tx, ground)),
    ending: counted(ending),
  };
};

/** Writes to each referent of the space once a week while something waits. */
export const tellWeekly = async (tx: Db, ground: Ground, tools: DigestTools): Promise<void> => {
  const { space, moment, today, paused, whom, sheets } = ground;
  if (paused !== null || whom.home !== space.code || hourAt(moment.now) < FIRST_HOUR) return;
  const root = `${space.code}/message/digest-${isoWeek(today)}`;
  const untold = [];
  for (const id of whom.people) {
    if ((await wishUnder(tx, `${root}-${id}`)) === null) untold.push(id);
  }
  // The texts are looked at once a week, not at each cycle.
  if (untold.length === 0) return;
  const text = digestText(await waitsIn(tx, ground, tools));
  if (text === null) return;
  const subject = sayInEach(message('upkeep.digest.subject', { space: shorten(space.name) }));
  const link = await regionLink(tx, space);
  for (const userid of untold) {
    const body = { userid, subject, text, link };
    const key = `${root}-${userid}`;
    await makeWish(tx, { key, name: subject.fr, type: 'message', body }, moment);
  }
  const leaving = leavingAmong(sheets, today).filter(
    ({ id }) => (ground.cares.get(id)?.toldOn ?? null) === null,
  );
  await noteTold(
    tx,
    space.code,
    leaving.map(({ id }) => id),
    today,
  );
};
