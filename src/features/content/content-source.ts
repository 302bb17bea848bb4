/** Says what the Books of a space should be, from the entries pulled. */
import { createHash } from 'node:crypto';
import type { Db } from '../../db/index.ts';
import type { Lang } from '../../shared/i18n.ts';
import { allSpaces, type Space } from '../network/index.ts';
import { contactsOf } from '../people/index.ts';
import type { Desired, Remark, Source } from '../sync/index.ts';
import { dayAt } from '../../shared/days.ts';
import type { Shown } from './book-views.ts';
import { type BookFrame, jobMarketBook, livingAreaBook, openingsBook } from './books.ts';
import { contactsBook } from './contacts-book.ts';
import { entryPrints, printKey } from './entry-store.ts';
import { FAMILIES, type Family } from './field.ts';
import { isLeftOut, isOpeningLeftOut, isStale } from './freshness.ts';
import { type KnownSheet, knownSheets } from './known-sheets.ts';
import { type Neighbourhoods, rememberedNeighbourhoods } from './neighbours.ts';
import { type Metiers, rememberedMetiers } from './official-lists.ts';
import type { ReadingOf } from './sheet.ts';
import { loadTemplates } from './templates.ts';

/** The days on which referents were told that sheets would leave the Books, by the sheets' ids. */
export type ToldSheets = (db: Db, space: string) => Promise<ReadonlyMap<number, string>>;

export type ContentOptions = {
  /** The language of the Books. */
  lang?: Lang;
  toldSheets?: ToldSheets;
};

export type ContentSources = {
  sources: Source[];
  /** Names the templates: others give other Books from the same stores. */
  version: string;
};

/** A space whose sheets are shown, and what is asked of it. */
type Keeper = { space: Space; own: boolean; told: ReadonlyMap<number, string> };

/** What one question is answered from. */
type Ground = {
  space: Space;
  spaces: readonly Space[];
  today: string;
  prints: ReadonlyMap<string, string>;
  neighbourhoods: Neighbourhoods;
  metiers: Metiers;
  keepers: readonly Keeper[];
};

type SheetOf<F extends Family> = NonNullable<ReadingOf<F>['sheet']>;

/** The very same parts in new lists: whoever changes an answer changes none that is remembered. */
const copied = ({ books, pieces, remarks }: Desired): Desired => ({
  books: books.map((book) => ({
    ...book,
    chapters: book.chapters.map((chapter) => ({
      ...chapter,
      objects: chapter.objects.map((object) => ({ ...object })),
    })),
  })),
  pieces: [...pieces],
  remarks: remarks.map((remark) => ({ ...remark })),
});

const isOut = (
  family: Family,
  { id, age }: KnownSheet<Family>,
  today: string,
  told: ReadonlyMap<number, string>,
): boolean =>
  family === 'opening'
    ? isOpeningLeftOut(age(today), today)
    : isLeftOut(age(today), today, told.get(id) ?? null);

/** A sheet as it is shown; an opening is left out before it would be marked. */
const shownOf = <F extends Family>(
  family: F,
  known: KnownSheet<F>,
  { own, space }: Keeper,
  today: string,
): Shown<SheetOf<F>>[] => {
  const sheet = known.reading().sheet as SheetOf<F> | null;
  if (sheet === null) return [];
  const age = known.age(today);
  const stale = family !== 'opening' && isStale(age, today);
  return [
    {
      sheet,
      from: own ? null : space.name,
      staleSince: stale ? (age.verifiedOn ?? age.madeOn) : null,
    },
  ];
};

/**
 * The sources of all that content publishes. What was read and rendered is remembered as long as
 * the process lives: asked again with nothing changed, the answer costs a few look-ups.
 * @param templatesDir the project's `templates` folder
 * @throws {MaraError} naming a template that is not one
 */
export const contentSources = async (
  templatesDir: string,
  { lang = 'fr', toldSheets = () => Promise.resolve(new Map()) }: ContentOptions = {},
): Promise<ContentSources> => {
  const templates = await loadTemplates(templatesDir, lang);
  const sheetsOf = knownSheets();
  const metiersOf = rememberedMetiers();
  const neighbourhoodsOf = rememberedNeighbourhoods();
  const answers = new Map<string, { key: string; desired: Desired }>();

  const groundOf = async (db: Db, code: string, now: number): Promise<Ground | null> => {
    const spaces = await allSpaces(db);
    const space = spaces.find((one) => one.code === code);
    if (space === undefined) return null;
    const neighbourhoods = await neighbourhoodsOf(db, spaces);
    const around = new Set(neighbourhoods.neighboursOf(code));
    const keepers: Keeper[] = [];
    for (const one of [space, ...spaces.filter((other) => around.has(other.code))]) {
      keepers.push({
        space: one,
        own: one.code === code,
        told: await toldSheets(db, one.code),
      });
    }
    const prints = await entryPrints(db);
    const metiers = await metiersOf(db);
    return { space, spaces, today: dayAt(now), prints, neighbourhoods, metiers, keepers };
  };

  const printOf = ({ prints }: Ground, space: string, family: Family): string =>
    prints.get(printKey(space, family)) ?? '';

  const sheetsAround = async <F extends Family>(
    db: Db,
    family: F,
    ground: Ground,
  ): Promise<{ shown: Shown<SheetOf<F>>[]; own: readonly KnownSheet<F>[] }> => {
    const { today, metiers, neighbourhoods, space } = ground;
    const shown: Shown<SheetOf<F>>[] = [];
    let own: readonly KnownSheet<F>[] = [];
    for (const keeper of ground.keepers) {
      const asking = { space: keeper.space, print: printOf(ground, keeper.space.code, family) };
      // Nothing was ever told of the family there.
      if (asking.print === '') continue;
      const all = await sheetsOf(db, family, { ...asking, today, metiers });
      let near = all;
      if (keeper.own) own = all;
      else {
        const communes = all.flatMap((sheet) => sheet.place()?.code ?? []);
        const shared = await neighbourhoods.sharedWith(db, space.code, [...new Set(communes)]);
        near = all.filter((sheet) => shared.has(sheet.place()?.code ?? ''));
      }
      shown.push(
        ...near
          .filter((sheet) => !isOut(family, sheet, today, keeper.told))
          .flatMap((sheet) => shownOf(family, sheet, keeper, today)),
      );
    }
    return { shown, own };
  };

  const source: Source = {
    async desired(db, { space: code, now, published }) {
      const ground = await groundOf(db, code, now);
      if (ground === null) return { books: [], pieces: [], remarks: [] };
      const { space, spaces, today, keepers, neighbourhoods, metiers } = ground;
      const people = space.national ? [] : await contactsOf(db, code);
      const resources = spaces.find(({ national }) => national)?.resources ?? [];
      const key = createHash('sha256')
        .update(
          JSON.stringify([
            [today, neighbourhoods.version, metiers.version, people, resources, space],
            keepers.map(({ space: { code: one, name }, told }) => [
              [one, name, ...told],
              FAMILIES.map((family) => printOf(ground, one, family)),
            ]),
            [...published].sort(),
          ]),
        )
        .digest('base64');
      const before = answers.get(code);
      if (before?.key === key) return copied(before.desired);

      const livingArea = await sheetsAround(db, 'living_area', ground);
      const jobMarket = await sheetsAround(db, 'job_market', ground);
      const openings = await sheetsAround(db, 'opening', ground);
      const frame: BookFrame = { space: code, published, templates };
      const books = [
        livingAreaBook(frame, livingArea.shown),
        jobMarketBook(frame, jobMarket.shown),
        openingsBook(frame, openings.shown),
        contactsBook(frame, {
          space,
          people,
          livingArea: livingArea.shown,
          jobMarket: jobMarket.shown,
          resources,
        }),
      ].flatMap((book) => book ?? []);
      const remarks = [...livingArea.own, ...jobMarket.own, ...openings.own].flatMap((known) => {
        const { record, problems } = known.reading();
        return problems.map((problem): Remark => ({
          space: code,
          record,
          url: known.url,
          ...problem,
        }));
      });
      const desired: Desired = { books, pieces: [], remarks };
      answers.set(code, { key, desired });
      return copied(desired);
    },

    async readers(db, changed) {
      const spaces = await allSpaces(db);
      const { neighboursOf } = await neighbourhoodsOf(db, spaces);
      const readers = new Set(changed.flatMap((code) => neighboursOf(code)));
      return spaces.flatMap(({ code }) =>
        readers.has(code) && !changed.includes(code) ? [code] : [],
      );
    },
  };
  return { sources: [source], version: templates.version };
};
