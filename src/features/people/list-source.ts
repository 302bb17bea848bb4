/**
 * What « Mon parcours » searches in, for the plugin knows neither the ROME nor the communes: pieces of the
 * type `list` (docs/bridge-pieces.md), which belong to the national space and serve every space.
 */
import type { Db } from '../../db/index.ts';
import type { BodyOf } from '../../moodle/index.ts';
import { listedMetiers, metiersVersion, ROME_DOMAINS } from '../metiers/index.ts';
import { allSpaces } from '../network/index.ts';
import {
  areaKey,
  type ListedDepartement,
  listedPlaces,
  territoriesVersion,
} from '../places/index.ts';
import type { Desired, DesiredPiece, Source } from '../sync/index.ts';
import { hasCandidatesOrMentors } from './people-store.ts';

type Item = BodyOf<'list'>['items'][number];

/** Of one piece: half of what the bridge takes (docs/bridge-pieces.md, list). */
export const LIST_LIMITS = { items: 2500, bytes: 131_072 };
/** What the bridge takes of one item. */
const LONGEST_NAME = 255;
const LONGEST_WORDS = 2000;

const AREAS = {
  employment_basin: 'bassin d’emploi',
  employment_area: 'zone d’emploi',
  living_basin: 'bassin de vie',
  departement: 'département',
} as const;

/** As many whole words as fit. */
const joined = (words: readonly string[]): string => {
  let text = '';
  for (const word of words) {
    const longer = text === '' ? word : `${text} ${word}`;
    if (longer.length > LONGEST_WORDS) break;
    text = longer;
  }
  return text;
};

const item = (code: string, name: string, words: readonly string[]): Item => ({
  code,
  name: name.slice(0, LONGEST_NAME),
  words: joined(words),
});

const placeItems = ({ code, name, communes, areas }: ListedDepartement): Item[] => [
  item(`dep:${code}`, `${name} (${AREAS.departement})`, [code]),
  ...areas.map((area) => item(`area:${areaKey(area)}`, `${area.name} (${AREAS[area.kind]})`, [])),
  ...communes.map((commune) =>
    item(commune.code, `${commune.name} (${code})`, [
      ...commune.postcodes,
      ...commune.formerCodes.filter((former) => former !== commune.code),
      ...commune.former,
    ]),
  ),
];

/** Cuts items into runs that a piece can hold, in their order. */
export const cutItems = (items: readonly Item[], limits = LIST_LIMITS): Item[][] => {
  const cuts: Item[][] = [];
  let room = { items: 0, bytes: 0 };
  for (const one of items) {
    const bytes = Buffer.byteLength(JSON.stringify(one)) + 1;
    const open = cuts.at(-1);
    if (open === undefined || room.items < 1 || room.bytes < bytes) {
      room = { ...limits };
      cuts.push([one]);
    } else open.push(one);
    room = { items: room.items - 1, bytes: room.bytes - bytes };
  }
  return cuts;
};

type Named = { part: string; name: string; list: BodyOf<'list'>['list']; items: Item[] };

const piecesOf = (space: string, { part, name, list, items }: Named): DesiredPiece[] =>
  cutItems(items).map((cut, place) => {
    const number = place === 0 ? '' : `-${place + 1}`;
    const key = `${space}/list/${list}-${part.toLowerCase()}${number}`;
    return { key, name, type: 'list', body: { list, items: cut } };
  });

const metierLists = async (db: Db): Promise<Named[]> => {
  const metiers = await listedMetiers(db);
  return Object.entries(ROME_DOMAINS).map(([letter, domain]) => ({
    part: letter,
    name: `Métiers : ${domain.fr}`,
    list: 'metiers',
    items: metiers
      .filter(({ code }) => code.startsWith(letter))
      .map(({ code, name, words }) => item(code, name, words)),
  }));
};

const placeLists = async (db: Db): Promise<Named[]> =>
  (await listedPlaces(db)).map((departement) => ({
    part: departement.code,
    name: `Lieux : ${departement.name}`,
    list: 'places',
    items: placeItems(departement),
  }));

/** Area codes come from files of other people: one that no profile field could hold is left out. */
const CODE = /^[A-Za-z0-9:_-]{1,60}$/;

const readable = (lists: readonly Named[]): Named[] =>
  lists.map((one) => ({
    ...one,
    items: one.items.filter(({ code, name }) => CODE.test(code) && name.trim() !== ''),
  }));

const NOTHING: Desired = { books: [], pieces: [], remarks: [] };

/** The lists of the national space, once somebody can use them; remembered until another edition of what they hold stands. */
export const listSource = (): Source => {
  let known: { edition: string; pieces: DesiredPiece[] } | null = null;
  return {
    async desired(db, { space }) {
      const isNational = (await allSpaces(db)).some((one) => one.code === space && one.national);
      // Nobody else is asked for places and métiers.
      if (!isNational || !(await hasCandidatesOrMentors(db))) return NOTHING;
      const edition = `${space} ${await metiersVersion(db)} ${await territoriesVersion(db)}`;
      if (known?.edition !== edition) {
        const lists = readable([...(await metierLists(db)), ...(await placeLists(db))]);
        known = { edition, pieces: lists.flatMap((one) => piecesOf(space, one)) };
      }
      return { books: [], pieces: known.pieces, remarks: [] };
    },
  };
};
