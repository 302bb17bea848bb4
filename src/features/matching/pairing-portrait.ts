/** Somebody in a few lines, for the other one of a pairing or for whoever decides about it. */
import { metierLabels } from '../metiers/index.ts';
import type { Db } from '../../db/index.ts';
import type { Candidate, Mentor, Need, Wished } from '../people/index.ts';
import { communeOf, departementOf } from '../places/index.ts';
import { type Lang, message, type MessageKey, say } from '../../shared/i18n.ts';
import type { Known } from './pairing-people.ts';
import type { PairFacts } from './score.ts';

/** What words are made with. */
export type Wording = Pick<Known, 'spaces'> & {
  /** Names of métiers by their code; one that is not in the list is told by its code. */
  metiers: ReadonlyMap<string, string>;
  /** What there is to say of a pair; null: nothing is. */
  factsOf: ((both: { candidate: Candidate; mentor: Mentor }) => PairFacts) | null;
};

/** Reads the names of the métiers of these people. */
export const wordingFor = async (
  db: Db,
  { spaces }: Known,
  people: readonly (Candidate | Mentor)[],
): Promise<Omit<Wording, 'factsOf'>> => {
  const codes = people.flatMap((one) => ('jobs' in one ? one.jobs : one.metiers));
  return { spaces, metiers: await metierLabels(db, codes) };
};

/** A département or a groupement is near enough to decide: a commune would tell who somebody is. */
const regionOf = (place: Wished, { spaces }: Pick<Wording, 'spaces'>): string[] => {
  const departement = (code: string | undefined): string[] => {
    const name = code === undefined ? undefined : departementOf(code)?.name;
    return name === undefined ? [] : [name];
  };
  switch (place.kind) {
    case 'commune':
      return departement(communeOf(place.code)?.departement);
    case 'departement':
      return departement(place.code);
    case 'space':
      return [spaces.get(place.code)?.name ?? []].flat();
    case 'area':
      // Its own name would need a look at the files of areas; the other places say enough.
      return [];
  }
};

type Line = { key: MessageKey; values: readonly string[] };

/** A line of one kind, « Demande : CV, Réseau »; none where there is nothing to tell. */
const linesIn = (lang: Lang, lines: readonly Line[]): string[] =>
  lines.flatMap(({ key, values }) =>
    values.length === 0
      ? []
      : [say(lang, message(key, { values: [...new Set(values)].join(', ') }))],
  );

const needsIn = (lang: Lang, needs: readonly Need[]): string[] =>
  needs.map((need) => say(lang, message(`people.need.${need}`)));

const placesOf = (places: readonly Wished[], wording: Wording): string[] =>
  places.flatMap((place) => regionOf(place, wording));

const remoteIn = (lang: Lang, { remote }: Pick<Candidate, 'remote'>): string[] =>
  remote ? [say(lang, message('pairings.portrait.remote'))] : [];

const metiersOf = (codes: readonly string[], { metiers }: Wording): string[] =>
  codes.map((code) => metiers.get(code) ?? code);

const serviceOf = (lang: Lang, { service }: Pick<Candidate, 'service'>): string[] =>
  service === null ? [] : [say(lang, message(`people.service.${service}`))];

/** What a candidate seeks: neither name nor contact. */
export const candidateLines = (lang: Lang, one: Candidate, wording: Wording): string[] => [
  ...linesIn(lang, [
    { key: 'pairings.portrait.service', values: serviceOf(lang, one) },
    { key: 'pairings.portrait.phase', values: [say(lang, message(`people.phase.${one.phase}`))] },
    { key: 'pairings.portrait.metiers', values: metiersOf(one.metiers, wording) },
  ]),
  ...(one.metiers.length === 0 && one.metierUnknown
    ? [say(lang, message('pairings.portrait.unknown'))]
    : []),
  ...linesIn(lang, [
    { key: 'pairings.portrait.wishes', values: placesOf(one.places, wording) },
    { key: 'pairings.portrait.needs', values: needsIn(lang, one.needs) },
  ]),
  ...remoteIn(lang, one),
];

/** What a mentor does: neither name nor contact, nor employer. */
export const mentorLines = (lang: Lang, one: Mentor, wording: Wording): string[] => [
  ...linesIn(lang, [
    { key: 'pairings.portrait.served', values: serviceOf(lang, one) },
    { key: 'pairings.portrait.jobs', values: metiersOf(one.jobs, wording) },
    { key: 'pairings.portrait.meets', values: placesOf(one.places, wording) },
    { key: 'pairings.portrait.helps', values: needsIn(lang, one.helps) },
  ]),
  ...remoteIn(lang, one),
];
