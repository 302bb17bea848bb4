/** The sheets that candidates can turn to, as they stand in the Books. */
import type { Db } from '../../../db/index.ts';
import {
  entryPrints,
  isOpeningLeftOut,
  type KnownSheet,
  knownSheets,
  printKey,
  rememberedMetiers,
} from '../../content/index.ts';
import { allSpaces, type Space } from '../../network/index.ts';
import { dayAt } from '../../../shared/days.ts';
import type { ContactSheet, Opening } from './lead.ts';

/** Each sheet is read once as long as the process lives, and again when it changes. */
type LeadReader = {
  /** @param now epoch milliseconds, Moodle's clock */
  openings(db: Db, now: number): Promise<Opening[]>;
  contacts(db: Db, now: number): Promise<ContactSheet[]>;
};

const seenOn = (known: KnownSheet<'opening' | 'job_market' | 'living_area'>, today: string) => {
  const { verifiedOn, madeOn } = known.age(today);
  return verifiedOn ?? madeOn;
};

const openingOf = (space: string, known: KnownSheet<'opening'>, today: string): Opening[] => {
  if (isOpeningLeftOut(known.age(today), today)) return [];
  const { sheet, hidden } = known.reading();
  const frame = {
    family: 'opening' as const,
    id: known.id,
    space,
    url: known.url,
    madeAt: known.madeAt,
    seenOn: seenOn(known, today),
  };
  if (hidden !== null) {
    const { metier, commune, deadline } = hidden;
    return [
      {
        ...frame,
        hidden: true,
        title: '',
        metiers: metier === null ? [] : [metier],
        commune,
        communeName: null,
        employer: null,
        deadline,
      },
    ];
  }
  if (sheet === null) return [];
  const { title, metier, place, employer, deadline } = sheet;
  return [
    {
      ...frame,
      hidden: false,
      title,
      metiers: metier === null ? [] : [metier.code],
      commune: place?.code ?? null,
      communeName: place?.name ?? null,
      employer,
      deadline,
    },
  ];
};

const contactOf = (
  space: string,
  known: KnownSheet<'job_market'> | KnownSheet<'living_area'>,
  today: string,
): ContactSheet[] => {
  const { sheet } = known.reading();
  if (sheet === null) return [];
  const isJob = sheet.family === 'job_market';
  return [
    {
      family: sheet.family,
      id: known.id,
      space,
      url: known.url,
      seenOn: seenOn(known, today),
      title: sheet.name,
      metiers: isJob ? sheet.metiers.map(({ code }) => code) : [],
      sectors: isJob && sheet.sector !== null ? [sheet.sector.replace('naf_', '')] : [],
      commune: sheet.place?.code ?? null,
      communeName: sheet.place?.name ?? null,
    },
  ];
};

export const leadReader = (): LeadReader => {
  const sheetsOf = knownSheets();
  const metiersOf = rememberedMetiers();

  const each = async <F extends 'opening' | 'job_market' | 'living_area', L>(
    db: Db,
    family: F,
    now: number,
    read: (space: Space, known: KnownSheet<F>, today: string) => L[],
  ): Promise<L[]> => {
    const today = dayAt(now);
    const metiers = await metiersOf(db);
    const prints = await entryPrints(db);
    const found: L[] = [];
    for (const space of await allSpaces(db)) {
      const print = prints.get(printKey(space.code, family));
      if (print === undefined) continue;
      const sheets = await sheetsOf(db, family, { space, print, today, metiers });
      for (const known of sheets) found.push(...read(space, known, today));
    }
    return found;
  };

  return {
    openings: (db, now) =>
      each(db, 'opening', now, ({ code }, known, today) => openingOf(code, known, today)),
    async contacts(db, now) {
      const jobs = await each(db, 'job_market', now, ({ code }, known, today) =>
        contactOf(code, known, today),
      );
      const living = await each(db, 'living_area', now, ({ code }, known, today) =>
        contactOf(code, known, today),
      );
      return [...jobs, ...living];
    },
  };
};
