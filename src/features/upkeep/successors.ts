/** Who takes over a space is told once what they take over. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { inEach, message, say, sayInEach } from '../../shared/i18n.ts';
import { shorten } from '../../shared/text.ts';
import { asksOf } from '../asks/index.ts';
import { referentsOf } from '../people/index.ts';
import { makeWish } from '../wishes/index.ts';
import { dueAmong } from './due.ts';
import { paragraph } from './due-words.ts';
import { type Ground, regionLink } from './ground.ts';

/** Epoch milliseconds, Moodle's clock. */
export type Known = { id: number; cameAt: number; leftAt: number | null; toldAt: number | null };

const DAY = 24 * 60 * 60 * 1000;
/** Who came at most so long before, or after, another left is the one who takes over. */
const OVERLAP = 180 * DAY;

/** Whether this person takes over from one who left. Pure. */
export const takesOver = ({ cameAt, leftAt, toldAt }: Known, all: readonly Known[]): boolean =>
  leftAt === null &&
  toldAt === null &&
  all.some((other) => other.leftAt !== null && cameAt >= other.leftAt - OVERLAP);

const RowSchema = z
  .object({
    person_id: z.coerce.number(),
    came_at: z.coerce.number(),
    left_at: z.coerce.number().nullable(),
    told_at: z.coerce.number().nullable(),
  })
  .transform(({ person_id: id, came_at: cameAt, left_at: leftAt, told_at: toldAt }): Known => ({
    id,
    cameAt,
    leftAt,
    toldAt,
  }));

const knownIn = async (tx: Db, space: string): Promise<Known[]> =>
  z
    .array(RowSchema)
    .parse(await tx('known_referent').where({ space }).orderBy('person_id').select());

const note = async (
  tx: Db,
  space: string,
  { id, cameAt, leftAt, toldAt }: Known,
): Promise<void> => {
  await tx('known_referent')
    .insert({ space, person_id: id, came_at: cameAt, left_at: leftAt, told_at: toldAt })
    .onConflict(['space', 'person_id'])
    .merge();
};

const tell = async (tx: Db, ground: Ground, userid: number): Promise<void> => {
  const { space, sheets, today, moment } = ground;
  const asks = (await asksOf(tx)).filter(
    (ask) =>
      ask.endedAt === null && (ask.space === space.code || ask.subject['space'] === space.code),
  );
  const params = { space: shorten(space.name) };
  const sentences = [
    message('upkeep.successor.text', params),
    message('upkeep.successor.sheets', { count: sheets.length }),
    message('upkeep.successor.due', { count: dueAmong(sheets, today).length }),
    message('upkeep.successor.asks', { count: asks.length }),
    message('upkeep.successor.region'),
  ];
  const subject = sayInEach(message('upkeep.successor.subject', params));
  const body = {
    userid,
    subject,
    text: inEach((lang) => sentences.map((told) => paragraph(say(lang, told))).join('')),
    link: await regionLink(tx, space),
  };
  const key = `${space.code}/message/handover-${userid}`;
  await makeWish(tx, { key, name: subject.fr, type: 'message', body }, moment);
};

/**
 * Notes who came and who left, and tells who takes over. When a space is first looked at everyone is
 * new: that is no handover, and those who were there are never told.
 */
export const tellSuccessors = async (tx: Db, ground: Ground): Promise<void> => {
  const { space, moment } = ground;
  const { now } = moment;
  const before = await knownIn(tx, space.code);
  const present = await referentsOf(tx, space.code);
  const first = before.length === 0;
  const byId = new Map(before.map((known) => [known.id, known]));
  const changed: Known[] = [];
  for (const id of present) {
    const known = byId.get(id);
    if (known === undefined) {
      changed.push({ id, cameAt: now, leftAt: null, toldAt: first ? now : null });
    } else if (known.leftAt !== null) changed.push({ ...known, leftAt: null });
  }
  for (const known of before) {
    if (known.leftAt === null && !present.includes(known.id))
      changed.push({ ...known, leftAt: now });
  }
  for (const known of changed) {
    byId.set(known.id, known);
    await note(tx, space.code, known);
  }
  const all = [...byId.values()];
  for (const known of all) {
    if (!takesOver(known, all)) continue;
    await tell(tx, ground, known.id);
    await note(tx, space.code, { ...known, toldAt: now });
  }
};
