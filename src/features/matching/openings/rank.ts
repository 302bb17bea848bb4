/** Which openings and contacts fit a candidate, and why (docs/matching.md). Pure. */
import { message, type Message, say, sayDay, type Lang } from '../../../shared/i18n.ts';
import type { Candidate, Phase } from '../../people/index.ts';
import { meetingOf } from '../feasible-places.ts';
import type { Ground } from '../match-ground.ts';
import { nearnessOf } from '../metier-nearness.ts';
import type { Weights } from '../weights.ts';
import type { ContactSheet, Opening } from './lead.ts';

/** Points of each part where it is fully met: 100 together for each kind. */
const OPENING = { metier: 45, place: 30, phase: 10, deadline: 5, fresh: 10 };
const JOB_MARKET = { metier: 35, sector: 20, place: 35, fresh: 10 };
const LIVING_AREA = { need: 40, place: 50, fresh: 10 };

/** How much an opening is of use now. */
const PHASES: Record<Phase, number> = {
  information: 0.1,
  orientation: 0.2,
  preparation: 0.7,
  search: 1,
  integration: 0.3,
  settled: 0,
};
const DAY = 24 * 60 * 60 * 1000;
/** Days within which a deadline presses, and a sheet counts as fresh; from `OLD` on it brings nothing. */
const PRESSING = 14;
const OLD = 90;
/** Where nothing is known of the place, or the candidate names none. */
const SOMEWHERE = 0.3;

/** How many of each kind are shown to a candidate. */
const SHOWN = 10;

export type Ranked<L> = {
  lead: L;
  points: number;
  reasons: Reason[];
  /** Whether more speaks for it than where it is, or the candidate looks at all: else nobody is written to. */
  isClose: boolean;
};

export type World = {
  ground: Ground;
  weights: Weights;
  /** `YYYY-MM-DD` */
  today: string;
};

/** Something that speaks for it; a day is said in the reader's language. */
export type Reason = { told: Message; day?: string };

export const sayReason = (lang: Lang, { told, day }: Reason): string =>
  say(
    lang,
    day === undefined ? told : { ...told, params: { ...told.params, day: sayDay(lang, day) } },
  );

/** A part of the points, 0 to 1, and what is said of it; null: nothing. */
type Part = { worth: number; reason: Reason | null };
const NOTHING: Part = { worth: 0, reason: null };

const because = (worth: number, told: Message, day?: string): Part => ({
  worth,
  reason: day === undefined ? { told } : { told, day },
});

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);

const NEARNESSES = ['same', 'parent', 'characters', 'letter'] as const;

/** The nearest of the métiers wished for; null: none is near. */
const metierPart = (
  { metiers, metierUnknown }: Pick<Candidate, 'metiers' | 'metierUnknown'>,
  offered: readonly string[],
  { ground, weights }: World,
): Part | null => {
  if (offered.length === 0 || metiers.length === 0) {
    // Who does not know yet is shown all domains, behind what others look for.
    return metierUnknown || offered.length === 0 ? { worth: 0.2, reason: null } : null;
  }
  const found = new Set(
    metiers.flatMap((wished) => offered.map((one) => nearnessOf(wished, one, ground.parents))),
  );
  const nearest = NEARNESSES.find((one) => found.has(one));
  return nearest === undefined
    ? null
    : because(weights.metier[nearest], message(`openings.metier.${nearest}`));
};

/** How near it is to where they wish to live; null: too far, or elsewhere. */
const placePart = (
  candidate: Candidate,
  commune: string | null,
  { ground, weights }: World,
): Part | null => {
  if (commune === null || candidate.places.length === 0) return { worth: SOMEWHERE, reason: null };
  const there = { places: [{ kind: 'commune' as const, code: commune }], remote: false };
  const { by, km, measured } = meetingOf(candidate, there, ground, weights);
  if (by === null || by === 'remote') return null;
  const { farthest } = weights.kilometres;
  const worth = 1 - Math.min(km ?? weights.kilometres.space, farthest) / farthest;
  const told =
    by === 'commune'
      ? message('openings.place.commune')
      : measured && km !== null
        ? message('openings.place.km', { km: Math.round(km) })
        : message(by === 'travel' ? 'openings.place.area' : `openings.place.${by}`);
  return because(worth, told);
};

const freshPart = (seenOn: string, today: string): Part => {
  const days = daysBetween(seenOn, today);
  const worth = Math.max(0, Math.min(1, 1 - days / OLD));
  return days <= PRESSING ? because(worth, message('openings.fresh')) : { worth, reason: null };
};

const deadlinePart = (deadline: string | null, today: string): Part =>
  deadline !== null && daysBetween(today, deadline) <= PRESSING
    ? because(1, message('openings.deadline'), deadline)
    : NOTHING;

const ranked = <L>(
  lead: L,
  isClose: boolean,
  parts: readonly (readonly [number, Part])[],
): Ranked<L> => ({
  lead,
  isClose,
  points: Math.round(parts.reduce((sum, [points, { worth }]) => sum + points * worth, 0)),
  reasons: parts.flatMap(([, { reason }]) => reason ?? []),
});

/** Null: it is nothing for them, by métier or place. */
export const rankOpening = (
  candidate: Candidate,
  opening: Opening,
  world: World,
): Ranked<Opening> | null => {
  const metier = metierPart(candidate, opening.metiers, world);
  const place = placePart(candidate, opening.commune, world);
  if (metier === null || place === null) return null;
  const looksAtAll = candidate.metierUnknown && opening.metiers.length > 0;
  return ranked(opening, metier.reason !== null || looksAtAll, [
    [OPENING.metier, metier],
    [OPENING.place, place],
    [OPENING.phase, { worth: PHASES[candidate.phase], reason: null }],
    [OPENING.deadline, deadlinePart(opening.deadline, world.today)],
    [OPENING.fresh, freshPart(opening.seenOn, world.today)],
  ]);
};

const rankJobMarket = (
  candidate: Candidate,
  sheet: ContactSheet,
  world: World,
): Ranked<ContactSheet> | null => {
  const place = placePart(candidate, sheet.commune, world);
  const metier = metierPart(candidate, sheet.metiers, world);
  const sector = sheet.sectors.some((one) => candidate.sectors.includes(one));
  if (place === null || (metier === null && !sector)) return null;
  return ranked(sheet, sector || (metier !== null && metier.reason !== null), [
    [JOB_MARKET.metier, metier ?? NOTHING],
    [JOB_MARKET.sector, sector ? because(1, message('openings.sector')) : NOTHING],
    [JOB_MARKET.place, place],
    [JOB_MARKET.fresh, freshPart(sheet.seenOn, world.today)],
  ]);
};

const rankLivingArea = (
  candidate: Candidate,
  sheet: ContactSheet,
  world: World,
): Ranked<ContactSheet> | null => {
  const place = placePart(candidate, sheet.commune, world);
  const settles = candidate.needs.includes('settling') || candidate.project === 'settling';
  if (place === null || !settles) return null;
  return ranked(sheet, true, [
    [LIVING_AREA.need, because(1, message('openings.settling'))],
    [LIVING_AREA.place, place],
    [LIVING_AREA.fresh, freshPart(sheet.seenOn, world.today)],
  ]);
};

const inOrder = <L extends { id: number }>(a: Ranked<L>, b: Ranked<L>): number =>
  b.points - a.points || a.lead.id - b.lead.id;

/** Whoever is enrolled in the space reads its sheets; nobody else is told of them. */
const reads = ({ spaces }: Candidate, { space }: { space: string }): boolean =>
  spaces.includes(space);

const bestOf = <L extends ContactSheet | Opening>(
  candidate: Candidate,
  leads: readonly L[],
  rank: (lead: L) => Ranked<L> | null,
): Ranked<L>[] =>
  leads
    .filter((one) => reads(candidate, one))
    .flatMap((one) => rank(one) ?? [])
    .sort(inOrder)
    .slice(0, SHOWN);

/** The best openings for a candidate; never one that the network passes on. */
export const openingsFor = (
  candidate: Candidate,
  openings: readonly Opening[],
  world: World,
): Ranked<Opening>[] => {
  const open = openings.filter(({ hidden }) => !hidden);
  return bestOf(candidate, open, (one) => rankOpening(candidate, one, world));
};

/** The best contacts for a candidate. */
export const contactsFor = (
  candidate: Candidate,
  sheets: readonly ContactSheet[],
  world: World,
): Ranked<ContactSheet>[] =>
  bestOf(candidate, sheets, (one) => {
    const rank = one.family === 'job_market' ? rankJobMarket : rankLivingArea;
    return rank(candidate, one, world);
  });

/** Candidates of the space that an opening fits, the best first. */
export const candidatesFor = (
  opening: Opening,
  candidates: readonly Candidate[],
  world: World,
): Ranked<Candidate>[] =>
  candidates
    .filter((one) => reads(one, opening))
    .flatMap((one) => {
      const found = rankOpening(one, opening, world);
      return found === null ? [] : [{ ...found, lead: one }];
    })
    .sort(inOrder);
