/**
 * Reads the entries of the three families (docs/content.md, Reading a sheet): what is wrong is left
 * out and told, the rest stands.
 */
import type { Family } from './field.ts';
import { type Frame, readFrame, recordOf, type Standing } from './frame.ts';
import { JOB_MARKET, type JobMarketSheet } from './job-market.ts';
import { LIVING_AREA, type LivingAreaSheet } from './living-area.ts';
import type { HiddenOpening, OpeningSheet } from './opening.ts';
import { type MenuCode, optionOf } from './options.ts';
import {
  lineOf,
  readDeadline,
  readHours,
  readLine,
  readMailsOf,
  readMetierOf,
  readMetiersOf,
  readOption,
  readPhonesOf,
  readPlace,
  readRichText,
  readSiretOf,
  readSiteOf,
  readThemes,
  readVerified,
} from './readers.ts';
import type { Entry, Reading, ReadingTools } from './reading.ts';

const LIVING_AREA_FRAME: Frame<'category'> = {
  kind: 'sheet',
  name: 'name',
  menu: 'category',
  untold: () => false,
};
const JOB_MARKET_FRAME: Frame<'kind'> = { ...LIVING_AREA_FRAME, menu: 'kind' };
const OPENING_FRAME: Frame<'diffusion'> = {
  kind: 'offer',
  name: 'title',
  menu: 'diffusion',
  // What nobody said to be open may be passed on by the network.
  untold: (fields) => optionOf('diffusion', lineOf(fields, 'diffusion')) !== 'open',
};
const FRAMES: Readonly<Record<Family, Frame<MenuCode>>> = {
  living_area: LIVING_AREA_FRAME,
  job_market: JOB_MARKET_FRAME,
  opening: OPENING_FRAME,
};

/**
 * What people find an entry by: the name of a sheet, the title of an open opening; « offre n° 12 »
 * where its texts must not be told, « fiche n° 12 » where there is no name.
 */
export const recordName = (family: Family, entry: Entry): string => recordOf(FRAMES[family], entry);

/** Whether nothing that stands in an entry may be told: it is an opening that is not open to all. */
export const isUntold = (family: Family, { fields }: Pick<Entry, 'fields'>): boolean =>
  FRAMES[family].untold(fields ?? {});

/** In the order of the form, so that remarks come in it too. */
const whereabouts = (context: Standing<MenuCode>) => ({
  address: readLine(context, 'address'),
  ...readPlace(context),
  phones: readPhonesOf(context),
  mails: readMailsOf(context),
  site: readSiteOf(context),
  hours: readHours(context),
  remarks: readRichText(context, 'remarks'),
  verifiedOn: readVerified(context),
  siret: readSiretOf(context),
  source: readLine(context, 'source'),
});

/** Every problem is told at once, none hides another. */
export const readLivingArea = (entry: Entry, tools: ReadingTools): Reading<LivingAreaSheet> => {
  const { standing, ...framed } = readFrame(LIVING_AREA_FRAME, entry, tools);
  if (standing === null) return { ...framed, sheet: null };
  const sheet: LivingAreaSheet = {
    family: LIVING_AREA,
    id: entry.id,
    name: standing.name,
    category: standing.option,
    purpose: readRichText(standing, 'purpose'),
    ...whereabouts(standing),
    themes: readThemes(standing),
    forWhom: readLine(standing, 'for_whom'),
    cost: readLine(standing, 'cost'),
  };
  return { ...framed, sheet };
};

export const readJobMarket = (entry: Entry, tools: ReadingTools): Reading<JobMarketSheet> => {
  const { standing, ...framed } = readFrame(JOB_MARKET_FRAME, entry, tools);
  if (standing === null) return { ...framed, sheet: null };
  const sheet: JobMarketSheet = {
    family: JOB_MARKET,
    id: entry.id,
    name: standing.name,
    kind: standing.option,
    sector: readOption(standing, 'sector'),
    metiers: readMetiersOf(standing, 'metiers'),
    size: readOption(standing, 'size'),
    mandate: readLine(standing, 'mandate'),
    knowledge: readRichText(standing, 'knowledge'),
    ...whereabouts(standing),
  };
  return { ...framed, sheet };
};

/** An opening is read as one of two: `sheet` for all members, `hidden` codes and days alone. */
export type OpeningReading = Reading<OpeningSheet> & { hidden: HiddenOpening | null };

const isPassedOn = ({ option }: Standing<'diffusion'>): boolean => option === 'network';

const hiddenOf = (id: number, standing: Standing<'diffusion'>): HiddenOpening => {
  const { place } = readPlace(standing);
  return {
    hidden: true,
    id,
    metier: readMetierOf(standing)?.code ?? null,
    commune: place?.code ?? null,
    departement: place?.departement ?? null,
    contract: readOption(standing, 'contract'),
    level: readOption(standing, 'level'),
    clearance: readOption(standing, 'clearance'),
    deadline: readDeadline(standing),
    verifiedOn: readVerified(standing),
  };
};

const openOf = (id: number, standing: Standing<'diffusion'>): OpeningSheet => ({
  family: 'opening',
  id,
  title: standing.name,
  metier: readMetierOf(standing),
  employer: readLine(standing, 'employer'),
  ...readPlace(standing),
  contract: readOption(standing, 'contract'),
  level: readOption(standing, 'level'),
  salary: readLine(standing, 'salary'),
  experience: readLine(standing, 'experience'),
  clearance: readOption(standing, 'clearance'),
  description: readRichText(standing, 'description'),
  deadline: readDeadline(standing),
  site: readSiteOf(standing),
  verifiedOn: readVerified(standing),
});

export const readOpening = (entry: Entry, tools: ReadingTools): OpeningReading => {
  const { standing, ...framed } = readFrame(OPENING_FRAME, entry, tools);
  if (standing === null) return { ...framed, sheet: null, hidden: null };
  if (isPassedOn(standing)) {
    // What was written has no place in a question either.
    return { ...framed, sheet: null, hidden: hiddenOf(entry.id, standing), wants: [] };
  }
  return { ...framed, sheet: openOf(entry.id, standing), hidden: null };
};

/** The text of one passed on by the network, for a mentor its referent asks; null: there is none to read. */
export const readPassedOn = (entry: Entry, tools: ReadingTools): OpeningSheet | null => {
  const { standing } = readFrame(OPENING_FRAME, entry, tools);
  return standing !== null && isPassedOn(standing) ? openOf(entry.id, standing) : null;
};

const READERS = { living_area: readLivingArea, job_market: readJobMarket, opening: readOpening };
export type ReadingOf<F extends Family> = ReturnType<(typeof READERS)[F]>;

/** Reads an entry of a family. */
export const readEntry = <F extends Family>(
  family: F,
  entry: Entry,
  tools: ReadingTools,
): ReadingOf<F> => READERS[family](entry, tools) as ReadingOf<F>;
