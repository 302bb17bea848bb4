import { z } from 'zod';
import { type Db, mirrorOf } from '../../db/index.ts';
import type { SpaceItem } from '../../moodle/index.ts';
import type { Receiver } from '../sync/index.ts';
import { inReadingOrder, type Space } from './space.ts';

const ResourcesSchema = z.array(
  z.object({ module: z.string(), name: z.string(), url: z.string() }),
);
const DatabasesSchema = z.array(z.object({ sheet: z.string(), url: z.string() }));

/** Written by this file; null until the space was told again. */
const jsonOf = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .nullable()
    .transform((text): z.infer<T> => schema.parse(JSON.parse(text ?? '[]')));

const RowSchema = z.object({
  id: z.coerce.number(),
  code: z.string(),
  name: z.string(),
  national: z.coerce.boolean(),
  departements: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  visible: z.coerce.boolean(),
  url: z.string(),
  resources: jsonOf(ResourcesSchema),
  databases: jsonOf(DatabasesSchema),
});

/** Keeps the spaces as Moodle tells them. */
export const spaceReceiver: Receiver<'spaces'> = mirrorOf({
  kind: 'spaces',
  table: 'space',
  toRow: (item: SpaceItem) => ({
    id: item.id,
    code: item.code,
    name: item.name,
    national: item.national,
    departements: JSON.stringify(item.departements),
    visible: item.visible,
    url: item.url,
    activities: JSON.stringify(item.activities),
    resources: JSON.stringify(item.resources),
    sheet_databases: JSON.stringify(item.databases),
  }),
});

/** All spaces, in reading order: there are some dozens at most. */
export const allSpaces = async (db: Db): Promise<Space[]> =>
  inReadingOrder(
    z.array(RowSchema).parse(await db('space').select('*', { databases: 'sheet_databases' })),
  );

/** Whether Moodle has a space of this code. */
export const hasSpace = async (db: Db, code: string): Promise<boolean> =>
  (await db('space').where({ code }).first('id')) !== undefined;
