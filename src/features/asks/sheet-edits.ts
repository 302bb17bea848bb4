/** What a referent wrote into the part of a sheet goes into the sheet, where they decided so. */
import { createHash } from 'node:crypto';
import type { Db } from '../../db/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message, type Message } from '../../shared/i18n.ts';
import { entryOf, fieldsOfPart } from '../content/index.ts';
import {
  decide,
  isRefusedPiece,
  type Moment,
  oursInPlaceOf,
  partsToSheets,
  piecesOf,
  type Reaction,
  type Source,
  type ToSheet,
} from '../sync/index.ts';
import { makeWish, takeBack, wishUnder } from '../wishes/index.ts';

/** The entry that a part shows, by the id of its element. */
const entryIn = (part: string): number | null => {
  const id = /^mara-sheet-(\d+)$/.exec(part)?.[1];
  return id === undefined ? null : Number(id);
};

/** The sheet of this very space that a part shows; null: none, or a neighbour's. */
export const sheetIn = async (db: Db, { space, part }: { space: string; part: string }) => {
  const id = entryIn(part);
  const entry = id === null ? null : await entryOf(db, space, id);
  return id === null || entry === null ? null : { id, ...entry };
};

/** Each decision has a key of its own: what came of an earlier one is not taken for its end. */
const keyOf = ({ space, object, about, at }: ToSheet): string => {
  const digest = createHash('sha256').update(JSON.stringify([object, about, at]));
  return `${space}/entry-edit/${digest.digest('hex').slice(0, 16)}`;
};

const settleAs = async (
  tx: Db,
  { object, by }: ToSheet,
  choice: 'ours' | 'later',
  { now }: Pick<Moment, 'now'>,
): Promise<Message[]> => {
  await decide({ db: tx, clock: { now: () => now } }, object, choice, by);
  return [message(choice === 'ours' ? 'asks.sheet.done' : 'asks.sheet.lost', { object })];
};

/** Wishes for the change of the sheet. Where there is nothing to change, the part is ours again. */
const wishFor = async (
  tx: Db,
  sources: readonly Source[],
  part: ToSheet,
  moment: Moment,
): Promise<Message[]> => {
  const sheet = await sheetIn(tx, part);
  const ours = sheet === null ? null : await oursInPlaceOf(tx, sources, part);
  if (sheet === null || ours === null) return await settleAs(tx, part, 'later', moment);
  const { id: entry, sheet: family, fields: present } = sheet;
  const fields = fieldsOfPart(family, { theirs: part.html, ours }, present);
  const codes = Object.keys(fields);
  if (codes.length === 0) return await settleAs(tx, part, 'ours', moment);
  const was = Object.fromEntries(codes.map((code) => [code, present[code] ?? '']));
  const wish = {
    key: keyOf(part),
    type: 'entry_edit' as const,
    name: part.name ?? part.part,
    body: { entry, was, fields },
  };
  try {
    await makeWish(tx, wish, moment);
    return [];
  } catch (error) {
    if (!(error instanceof MaraError)) throw error;
    return [error.told, ...(await settleAs(tx, part, 'later', moment))];
  }
};

/**
 * Once the sheet says the same, the part is ours again. Where someone changed the sheet meanwhile, or
 * it cannot take the words, nothing is lost: the part stays as it is and is asked about anew.
 */
export const sheetEdits = (sources: readonly Source[]): Reaction => ({
  async react(tx, moment) {
    const told: Message[] = [];
    for (const part of await partsToSheets(tx)) {
      const key = keyOf(part);
      if ((await wishUnder(tx, key)) === null) {
        told.push(...(await wishFor(tx, sources, part, moment)));
        continue;
      }
      const piece = (await piecesOf(tx, part.space)).find((one) => one.key === key);
      const isRefused = await isRefusedPiece(tx, key);
      const status = piece?.type === 'entry_edit' ? piece.detail.status : null;
      if (status === null && !isRefused) continue;
      await takeBack(tx, key);
      told.push(...(await settleAs(tx, part, status === 'done' ? 'ours' : 'later', moment)));
    }
    return told;
  },
});
