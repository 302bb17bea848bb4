import { z } from 'zod';
import { type Db, mirrorOf } from '../../db/index.ts';
import type { SpaceItem } from '../../moodle/index.ts';
import type { Receiver } from '../sync/index.ts';
import { inReadingOrder, type Space } from './space.ts';

const RowSchema = z.object({
  id: z.coerce.number(),
  code: z.string(),
  name: z.string(),
  national: z.coerce.boolean(),
  departements: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  visible: z.coerce.boolean(),
  url: z.string(),
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
  }),
});

/** All spaces, in reading order: there are some dozens at most. */
export const allSpaces = async (db: Db): Promise<Space[]> =>
  inReadingOrder(z.array(RowSchema).parse(await db('space').select()));
