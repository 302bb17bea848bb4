/** The columns of public files about territories, known by the names their publishers give them. */
import type { Column } from '../../shared/table.ts';
import { AREA_KINDS, type AreaKind } from './area.ts';

export type AreaColumns = {
  kind: AreaKind;
  code: Column;
  name: Column | null;
  /** The year in the column's name: 2020 of `ZE2020`. */
  year: string | null;
};

export type PointColumns =
  | { latitude: Column; longitude: Column }
  /** `47.2823, 2.8323` */
  | { both: Column };

export type TerritoryColumns = {
  commune: Column;
  areas: readonly AreaColumns[];
  point: PointColumns | null;
  vintage: Column | null;
};

/** INSEE's code of the commune. */
const COMMUNE =
  /^(?:codgeo|code_geo|com|depcom|insee|insee_com|com_insee|code_?insee|code_(?:officiel_)?commune|code_commune_insee|code_insee_commune|commune_code)$/;

const CODES: Readonly<Record<AreaKind, RegExp>> = {
  // France Travail, Besoins en main-d'œuvre
  employment_basin: /^(?:code_bassin_bmo|be\d{2,4}|(?:code_)?bassin(?:_d)?_emploi)$/,
  // INSEE
  employment_area: /^(?:code_)?(?:ze_?(?:\d{4})?|zone(?:_d)?_emploi(?:_\d{4})?)$/,
  living_basin: /^(?:code_)?(?:bv_?(?:\d{4})?|bassin(?:_de)?_vie(?:_\d{4})?)$/,
};

const NAMES: Readonly<Record<AreaKind, RegExp>> = {
  employment_basin: /^(?:lib_bassin_bmo|(?:lib|libelle|nom)_bassin(?:_d)?_emploi)$/,
  employment_area: /^(?:lib|libelle|nom)_?(?:ze_?(?:\d{4})?|zone(?:_d)?_emploi(?:_\d{4})?)$/,
  living_basin: /^(?:lib|libelle|nom)_?(?:bv_?(?:\d{4})?|bassin(?:_de)?_vie(?:_\d{4})?)$/,
};

const LATITUDE = /^lat(?:itude)?(?:_(?:centre|mairie|wgs84))?$/;
const LONGITUDE = /^(?:lng|long?(?:itude)?)(?:_(?:centre|mairie|wgs84))?$/;
const BOTH = /^(?:geo_?point(?:_2d)?|coordonnees(?:_gps)?)$/;
const VINTAGE = /^(?:annee|millesime|vintage|year)$/;
const YEAR = /(?:19|20)\d\d$/;

const pointColumns = (find: (name: RegExp) => Column | null): PointColumns | null => {
  const [latitude, longitude, both] = [find(LATITUDE), find(LONGITUDE), find(BOTH)];
  if (latitude !== null && longitude !== null) return { latitude, longitude };
  return both === null ? null : { both };
};

/** What the file tells; null: no commune, or nothing about it that we know. */
export const territoryColumns = (columns: readonly Column[]): TerritoryColumns | null => {
  const find = (name: RegExp): Column | null => columns.find(({ key }) => name.test(key)) ?? null;
  const commune = find(COMMUNE);
  const areas = AREA_KINDS.flatMap((kind): AreaColumns[] => {
    const code = find(CODES[kind]);
    return code === null
      ? []
      : [{ kind, code, name: find(NAMES[kind]), year: YEAR.exec(code.key)?.[0] ?? null }];
  });
  const point = pointColumns(find);
  if (commune === null || (areas.length === 0 && point === null)) return null;
  return { commune, areas, point, vintage: find(VINTAGE) };
};
