import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { AreaKind } from './area.ts';
import type { Point } from './commune.ts';
import type { Membership, Territories } from './read-territories.ts';
import { territoriesReplaced } from './version-store.ts';

/** Rows of one INSERT. */
const CHUNK = 500;

const KINDS = z.enum(['employment_basin', 'employment_area', 'living_basin']);

const MembershipSchema = z.object({
  kind: KINDS,
  commune: z.string(),
  code: z.string(),
  name: z.string(),
  vintage: z.string().nullable(),
});
/** An area that a commune lies in, as it was brought in. */
export type CommuneArea = z.infer<typeof MembershipSchema>;

const PointSchema = z.object({
  commune: z.string(),
  latitude: z.number(),
  longitude: z.number(),
});

const replaceMembership = async (
  db: Db,
  { kind, vintage, names, communes }: Membership,
  departementOf: (commune: string) => string | undefined,
): Promise<void> => {
  await db('territory_commune').where({ kind }).delete();
  await db('territory').where({ kind }).delete();
  const areas = [...names].map(([code, name]) => ({ kind, code, name, vintage }));
  await db.batchInsert('territory', areas, CHUNK);
  const rows = [...communes].map(([commune, territory]) => ({
    kind,
    commune,
    departement: departementOf(commune) ?? '',
    territory,
  }));
  await db.batchInsert('territory_commune', rows, CHUNK);
};

/** What the file holds of a kind takes the place of what stood of it: all of it or nothing. */
export const replaceTerritories = async (
  db: Db,
  { memberships, points }: Pick<Territories, 'memberships' | 'points'>,
  departementOf: (commune: string) => string | undefined,
): Promise<void> => {
  await db.transaction(async (trx) => {
    for (const one of memberships) await replaceMembership(trx, one, departementOf);
    await territoriesReplaced(trx);
    if (points === null) return;
    await trx('commune_point').delete();
    const rows = [...points.communes].map(([commune, { latitude, longitude }]) => ({
      commune,
      latitude,
      longitude,
      vintage: points.vintage,
    }));
    await trx.batchInsert('commune_point', rows, CHUNK);
  });
};

const AreaSchema = MembershipSchema.omit({ commune: true }).extend({ departement: z.string() });

/** Every area that was brought in, with the first of its départements by code. */
export const areasWithDepartement = async (db: Db): Promise<z.infer<typeof AreaSchema>[]> => {
  const rows: unknown = await db('territory as area')
    .join('territory_commune as member', (join) =>
      join.on('area.kind', 'member.kind').on('area.code', 'member.territory'),
    )
    .whereNot('member.departement', '')
    .groupBy('area.kind', 'area.code', 'area.name', 'area.vintage')
    .min({ departement: 'member.departement' })
    .select('area.kind', 'area.code', 'area.name', 'area.vintage');
  return z.array(AreaSchema).parse(rows);
};

const memberships = (db: Db, kinds: readonly AreaKind[]) =>
  db('territory_commune as member')
    .join('territory as area', (join) =>
      join.on('area.kind', 'member.kind').on('area.code', 'member.territory'),
    )
    .whereIn('member.kind', [...kinds])
    .select('member.kind', 'member.commune', 'area.code', 'area.name', 'area.vintage');

/** The areas of these kinds that communes lie in. */
export const membershipsOf = async (
  db: Db,
  kinds: readonly AreaKind[],
  communes: readonly string[],
): Promise<CommuneArea[]> => {
  const found: CommuneArea[] = [];
  for (let start = 0; start < communes.length; start += CHUNK) {
    const some = communes.slice(start, start + CHUNK);
    const rows: unknown = await memberships(db, kinds).whereIn('member.commune', some);
    found.push(...z.array(MembershipSchema).parse(rows));
  }
  return found;
};

/** The same of every commune of some départements. */
export const membershipsWithin = async (
  db: Db,
  kinds: readonly AreaKind[],
  departements: readonly string[],
): Promise<CommuneArea[]> => {
  const rows: unknown = await memberships(db, kinds).whereIn('member.departement', [
    ...departements,
  ]);
  return z.array(MembershipSchema).parse(rows);
};

const SpreadSchema = z.object({
  kind: KINDS,
  code: z.string(),
  departement: z.string(),
});

/** Each area with each département it lies in, those with most of its communes first. */
export const areaSpread = async (db: Db): Promise<z.infer<typeof SpreadSchema>[]> => {
  const rows: unknown = await db('territory_commune')
    .whereNot({ departement: '' })
    .groupBy('kind', 'territory', 'departement')
    .orderByRaw('count(*) desc, departement')
    .select('kind', 'departement', { code: 'territory' });
  return z.array(SpreadSchema).parse(rows);
};

/** Where communes lie, as far as it was brought in. */
export const pointsOf = async (
  db: Db,
  communes: readonly string[],
): Promise<Map<string, Point>> => {
  const points = new Map<string, Point>();
  for (let start = 0; start < communes.length; start += CHUNK) {
    const rows: unknown = await db('commune_point')
      .whereIn('commune', communes.slice(start, start + CHUNK))
      .select('commune', 'latitude', 'longitude');
    for (const { commune, ...point } of z.array(PointSchema).parse(rows)) {
      points.set(commune, point);
    }
  }
  return points;
};
