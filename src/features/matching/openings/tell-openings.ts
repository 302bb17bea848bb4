/**
 * What each cycle does about openings: candidates are told of new ones, and with them of contacts;
 * referents of hidden ones.
 */
import { createHash } from 'node:crypto';
import type { Db } from '../../../db/index.ts';
import { message } from '../../../shared/i18n.ts';
import { allSpaces } from '../../network/index.ts';
import { booksOf, type Moment, type Reaction } from '../../sync/index.ts';
import { hourAt, isoWeek } from '../../upkeep/index.ts';
import { makeWish, takeBack, wishUnder } from '../../wishes/index.ts';
import type { Weights } from '../weights.ts';
import { dayAt } from '../../../shared/days.ts';
import { type Contacts, contactNews } from './contact-news.ts';
import { keepHiddenAsks } from './hidden-asks.ts';
import { keepIntroductions } from './introductions.ts';
import type { Opening } from './lead.ts';
import { lookAt } from './look.ts';
import { newsWords } from './opening-words.ts';
import type { OpeningWorld } from './opening-world.ts';
import { candidatesFor, rankOpening, type Ranked } from './rank.ts';
import { leadReader } from './read-leads.ts';
import { addContactsTold, addTold, eraseTold, type Told, toldOf } from './told-store.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Of the day in France. */
const FIRST_HOUR = 8;
/** How many candidates are told of an opening first: more would make them rivals. */
const FIRST = 5;
/** How many openings one message holds. */
const MOST = 10;
/** Less is not worth a message: the Book shows it to whoever looks. */
const LEAST_POINTS = 40;
/** As the history of people (docs/people.md). */
const KEPT = 365 * DAY;
/** As long as texts of messages are kept (docs/bridge-pieces.md). */
const TAKEN_BACK = 30 * DAY;

const keyOf = (space: string, candidate: number, week: string): string =>
  `${space}/message/openings-${candidate}-${week}`;

type News = { opening: Opening; place: number; ranked: Ranked<Opening> };

/** Who is to be told of what: the first candidates of each opening who were not told yet. */
const newsFor = (
  openings: readonly Opening[],
  told: readonly Told[],
  world: OpeningWorld,
): Map<number, News[]> => {
  const week = isoWeek(world.today);
  const isTold = new Set(told.map((one) => `${one.openingId} ${one.candidateId}`));
  const counts = new Map<number, number>();
  const thisWeek = new Set<number>();
  for (const { openingId, candidateId, toldAt } of told) {
    counts.set(openingId, (counts.get(openingId) ?? 0) + 1);
    if (isoWeek(dayAt(toldAt)) === week) thisWeek.add(candidateId);
  }
  const news = new Map<number, News[]>();
  for (const opening of openings) {
    const before = counts.get(opening.id) ?? 0;
    const next = candidatesFor(opening, world.listening, world)
      .filter(
        ({ points, lead, isClose }) =>
          points >= LEAST_POINTS && isClose && !isTold.has(`${opening.id} ${lead.id}`),
      )
      .slice(0, Math.max(0, FIRST - before));
    for (const [i, { lead }] of next.entries()) {
      // Whoever was told something this week is told of it next week.
      if (thisWeek.has(lead.id)) continue;
      const ranked = rankOpening(lead, opening, world);
      if (ranked === null) continue;
      news.set(lead.id, [...(news.get(lead.id) ?? []), { opening, place: before + i + 1, ranked }]);
    }
  }
  return news;
};

/** Where the openings of a space are read: its Book, else the space. */
const linksIn = async (tx: Db): Promise<ReadonlyMap<string, string>> => {
  const links = new Map((await allSpaces(tx)).map(({ code, url }) => [code, url]));
  for (const { key, space, state, visible, url } of await booksOf(tx)) {
    if (key === `${space}/openings` && state === 'live' && visible && url !== null) {
      links.set(space, url);
    }
  }
  return links;
};

type Telling = { links: ReadonlyMap<string, string>; week: string; contactsOf: Contacts };

const tellOne = async (
  tx: Db,
  candidate: number,
  news: readonly News[],
  { links, week, contactsOf }: Telling,
  moment: Moment,
): Promise<Told[]> => {
  const shown = [...news]
    .sort((a, b) => b.ranked.points - a.ranked.points || a.opening.id - b.opening.id)
    .slice(0, MOST);
  const space = shown[0]?.opening.space ?? '';
  const link = links.get(space);
  if (link === undefined) return [];
  const contacts = await contactsOf(candidate);
  const words = newsWords(
    shown.map(({ ranked }) => ranked),
    contacts,
    link,
  );
  const name = `Offres d’emploi ${week}`;
  const body = { userid: candidate, ...words };
  await makeWish(tx, { key: keyOf(space, candidate, week), type: 'message', name, body }, moment);
  await addContactsTold(
    tx,
    candidate,
    contacts.map(({ lead }) => lead.id),
    moment.now,
  );
  return shown.map(({ opening, place }) => ({
    openingId: opening.id,
    candidateId: candidate,
    space: opening.space,
    place,
    openedAt: opening.madeAt,
    toldAt: moment.now,
  }));
};

/** @returns how many candidates were told */
const tellAll = async (
  tx: Db,
  news: ReadonlyMap<number, readonly News[]>,
  contactsOf: Contacts,
  moment: Moment,
): Promise<number> => {
  const telling = { links: await linksIn(tx), week: isoWeek(dayAt(moment.now)), contactsOf };
  const made: Told[] = [];
  for (const [candidate, list] of [...news].sort(([a], [b]) => a - b)) {
    made.push(...(await tellOne(tx, candidate, list, telling, moment)));
  }
  await addTold(tx, made);
  return new Set(made.map(({ candidateId }) => candidateId)).size;
};

/** Takes back what was told lately and may still wait, to those who do not wish them any more. */
const takeBackUnwished = async (
  tx: Db,
  told: readonly Told[],
  listening: ReadonlySet<number>,
): Promise<void> => {
  const keys = new Set(
    told.flatMap(({ candidateId, space, toldAt }) =>
      listening.has(candidateId) ? [] : [keyOf(space, candidateId, isoWeek(dayAt(toldAt)))],
    ),
  );
  for (const key of keys) {
    if ((await wishUnder(tx, key)) !== null) await takeBack(tx, key);
  }
};

/** Names all that news follow from: while it stays, there is none. */
const stampOf = (
  open: readonly Opening[],
  told: readonly Told[],
  { listening, today }: OpeningWorld,
): string =>
  createHash('sha256')
    .update(JSON.stringify([today, open, told, listening]))
    .digest('base64');

/**
 * Tells candidates of new openings, once each, at most one message a week. With nobody who wishes it
 * no sheet is read.
 */
export const tellOpenings = (weights: () => Promise<Weights>): Reaction => {
  const leads = leadReader();
  /** What was looked at last and held no news. */
  let rested = '';
  return {
    async react(tx, moment) {
      const { now } = moment;
      await eraseTold(tx, now - KEPT);
      const recent = await toldOf(tx, [], now - TAKEN_BACK);
      const look = await lookAt(tx, recent.length > 0, { leads, weights }, moment);
      const { people, asks, openings, world } = look;
      // What nobody may read any more goes at any hour, also without weights.
      await takeBackUnwished(tx, recent, look.listening);
      const hidden = openings.filter((one) => one.hidden);
      await keepHiddenAsks(tx, hidden, { asks, people, world }, moment);
      await keepIntroductions(tx, hidden, people, moment);
      if (world === null) return look.failed;
      // Nobody is written to at night.
      if (hourAt(now) < FIRST_HOUR) return [];
      const open = openings.filter((one) => !one.hidden);
      const ids = open.map(({ id }) => id);
      const told = await toldOf(tx, ids, now - TAKEN_BACK);
      const stamp = stampOf(open, told, world);
      if (stamp === rested) return [];
      const news = newsFor(open, told, world);
      const reached = world.listening.filter(({ id }) => news.has(id));
      const contactsOf = await contactNews(tx, reached, { leads, weights: world.weights }, now);
      const made = await tellAll(tx, news, contactsOf, moment);
      // Only what nobody can undo is remembered.
      if (made === 0) rested = stamp;
      return made === 0 ? [] : [message('openings.told', { count: made })];
    },
  };
};
