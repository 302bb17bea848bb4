/** `mara import data-inclusion`: structures of the public schema within the territory of a space. */
import { createHash } from 'node:crypto';
import type { Db } from '../../db/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { collapse, shorten } from '../../shared/text.ts';
import { type FieldCode, MENUS, optionOf } from '../content/index.ts';
import { communeOf, communesSharing, findCommune } from '../places/index.ts';
import type { RawRow } from './check-row.ts';
import { type ImportTools, importRows, type RowsImported, spaceToFill } from './import-rows.ts';
import type { Service, Structure } from './inclusion-schema.ts';
import { categoryOf, themesOf, wordsOf } from './inclusion-words.ts';
import { sayHours } from './osm-hours.ts';
import type { Problem } from './problem.ts';
import { readInclusion, type StructureRow } from './read-inclusion.ts';

export type InclusionAsk = {
  file: string;
  space: string;
  /** Only structures of this category. */
  category?: string | undefined;
  publish?: boolean;
  dryRun?: boolean;
  by?: string | undefined;
  onProblem?: (problem: Problem) => void;
  onProgress?: (done: number, total: number) => void;
};

export type InclusionImported = RowsImported & {
  /** Structures of the file, and those that lie elsewhere or are of another category. */
  structures: number;
  elsewhere: number;
  otherCategory: number;
  unread: number;
};

/** Services that a sheet names: more would fill a page. */
const MOST_SERVICES = 20;
const LONGEST_LINE = 400;

const first = (...texts: string[]): string => texts.find((text) => text !== '') ?? '';
const together = (texts: readonly string[]): string => [...new Set(texts.map(collapse))].join(', ');
const each = (services: readonly Service[], of: (service: Service) => string[]): string[] => [
  ...new Set(services.flatMap(of).filter((text) => text !== '')),
];

const purposeOf = (structure: Structure, services: readonly Service[]): string => {
  const { description, presentation_resume: short, presentation_detail: long } = structure;
  const lines = services
    .slice(0, MOST_SERVICES)
    .map(({ nom, description: of, presentation_resume: shortOf }) => {
      const more = shorten(first(shortOf, of), 200);
      return more === '' ? nom : `${nom} – ${more}`;
    });
  // A blank line parts paragraphs; the words themselves have none.
  const about = shorten(first(description, long, short), 2000);
  return [about, ...lines]
    .filter((line) => line !== '')
    .map(collapse)
    .join('\n\n');
};

const costOf = (services: readonly Service[]): string =>
  together([
    ...each(services, ({ frais }) => frais.map(wordsOf)),
    ...each(services, (one) => [first(one.frais_precisions, one.frais_autres)]),
  ]);

const forWhomOf = (services: readonly Service[]): string =>
  together([
    ...each(services, (one) => [...one.publics, ...one.profils].map(wordsOf)),
    ...each(services, (one) => [first(one.publics_precisions, one.profils_precisions)]),
  ]);

const categoryIn = ({ typologie, reseaux_porteurs, labels_nationaux }: Structure): string =>
  categoryOf([typologie, ...reseaux_porteurs, ...labels_nationaux]);

const textsOf = ({ structure, services }: StructureRow): Partial<Record<FieldCode, string>> => {
  const themes = themesOf([
    ...structure.thematiques,
    ...services.flatMap(({ thematiques }) => thematiques),
  ]);
  const { commune, code_postal: postcode, adresse, complement_adresse: more, source } = structure;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(structure.date_maj)?.[0] ?? '';
  return {
    category: categoryIn(structure),
    name: structure.nom,
    purpose: purposeOf(structure, services),
    address: together([adresse, more].filter((line) => line !== '')),
    commune: `${postcode} ${commune}`.trim(),
    phone: first(structure.telephone, ...services.map(({ telephone }) => telephone)),
    mail: structure.courriel,
    site: structure.site_web,
    hours: sayHours(first(structure.horaires_accueil, structure.horaires_ouverture)),
    verified_on: day,
    themes: themes.join('\n'),
    for_whom: shorten(forWhomOf(services), LONGEST_LINE),
    cost: shorten(costOf(services), LONGEST_LINE),
    siret: structure.siret,
    source: `data·inclusion (${source})`,
  };
};

const rawOf = (one: StructureRow): RawRow => {
  const texts = Object.entries(textsOf(one)) as [FieldCode, string][];
  return {
    tab: null,
    row: one.row,
    family: 'living_area',
    cells: new Map(texts.map(([code, text]) => [code, { text, odd: null }])),
    identifier: `data-inclusion ${one.structure.source} ${one.structure.id}`,
    tooLong: false,
    date1904: false,
  };
};

/** The official code of the commune where a structure is. */
const communeIn = ({
  code_insee: code,
  code_postal: postcode,
  commune,
}: Structure): string | null => {
  const known = communeOf(code);
  if (known !== null) return known.code;
  // No code, or that of a former commune.
  const found = findCommune(`${postcode} ${commune}`.trim());
  return 'found' in found ? found.found.code : null;
};

/** Those in the départements of a space, and in the areas for work that these share. */
const within = async (
  db: Db,
  departements: readonly string[],
  structures: readonly StructureRow[],
): Promise<StructureRow[]> => {
  const codes = new Map(structures.map((one) => [one, communeIn(one.structure)]));
  const all = [...new Set([...codes.values()].flatMap((code) => code ?? []))];
  const home = new Set(
    all.filter((code) => departements.includes(communeOf(code)?.departement ?? '')),
  );
  const shared = await communesSharing(db, departements, all);
  return structures.filter((one) => {
    const code = codes.get(one) ?? '';
    return home.has(code) || shared.has(code);
  });
};

const categoryAsked = (text: string | undefined): string | null => {
  if (text === undefined) return null;
  const code = optionOf('category', text);
  if (code !== null) return code;
  const known = MENUS.category.map((one) => one.code).join(', ');
  throw new MaraError(
    message('imports.inclusion.category', { category: text.slice(0, 40), known }),
  );
};

/**
 * Brings structures in as living-area sheets, each with its services (docs/imports.md); those that
 * lie outside the territory of the space are passed over.
 * @throws MaraError for what is no such file.
 */
export const importInclusion = async (
  tools: ImportTools,
  chunks: AsyncIterable<Uint8Array>,
  ask: InclusionAsk,
): Promise<InclusionImported> => {
  const { file, dryRun = false, publish = false, by, onProblem = () => undefined } = ask;
  const category = categoryAsked(ask.category);
  const space = await spaceToFill(tools, ask.space);
  const hash = createHash('sha256');
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const part of chunks) {
      hash.update(part);
      yield part;
    }
  }
  const { structures, unread } = await readInclusion(hashed());
  for (const row of unread) {
    onProblem({
      tab: null,
      row,
      column: null,
      effect: 'row',
      told: message('imports.inclusion.row'),
    });
  }
  const near = await within(tools.db, space.departements, structures);
  const wanted = near.filter(
    ({ structure }) => category === null || categoryIn(structure) === category,
  );
  const imported = await importRows(tools, {
    space,
    *rows() {
      for (const one of wanted) yield rawOf(one);
    },
    titleOf: (_, code) => code,
    publish,
    dryRun,
    run: { kind: 'data-inclusion', by: by ?? null, file, sha256: hash.digest('hex') },
    onProblem,
    onProgress: ask.onProgress ?? (() => undefined),
  });
  return {
    ...imported,
    structures: structures.length,
    elsewhere: structures.length - near.length,
    otherCategory: near.length - wanted.length,
    unread: unread.length,
  };
};
