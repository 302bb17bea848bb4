/** What an answer writes into sheets: the day they were looked at, or that they are withdrawn. */
import { createHash } from 'node:crypto';
import type { Db } from '../../db/index.ts';
import { message, type Message } from '../../shared/i18n.ts';
import { type Family, MENUS, optionOf, type StandingSheet } from '../content/index.ts';
import { allSpaces } from '../network/index.ts';
import { isRefusedPiece, type Moment, piecesOf, type Reaction } from '../sync/index.ts';
import { makeWish, takeBack, type Wish, wishesOf } from '../wishes/index.ts';
import { letRest, REST } from './care-store.ts';

type EditWish = Extract<Wish, { type: 'entry_edit' }>;

const ROOT = 'entry-edit/upkeep-';

/** One wish for each sheet and answer: what came of an earlier one is not taken for its end. */
const keyOf = (space: string, ask: string, entry: number): string => {
  const digest = createHash('sha256').update(JSON.stringify([ask, entry]));
  return `${space}/${ROOT}${digest.digest('hex').slice(0, 16)}`;
};

/** An opening has no field for who looked at it. */
const tellsWho = (family: Family): boolean => family !== 'opening';

type Answered = {
  space: string;
  /** The key of the ask. */
  ask: string;
};

const wishFor = async (
  tx: Db,
  { space, ask }: Answered,
  { id, name, fields: present }: StandingSheet,
  fields: Record<string, string>,
  moment: Pick<Moment, 'now'>,
): Promise<void> => {
  const was = Object.fromEntries(Object.keys(fields).map((code) => [code, present[code] ?? '']));
  const key = keyOf(space, ask, id);
  await makeWish(tx, { key, name, type: 'entry_edit', body: { entry: id, was, fields } }, moment);
};

/** Writes into the sheets that they were looked at on that day (`YYYY-MM-DD`), and by whom. */
export const verify = async (
  tx: Db,
  answered: Answered,
  sheets: readonly StandingSheet[],
  { day, by }: { day: string; by: string | null },
  moment: Pick<Moment, 'now'>,
): Promise<void> => {
  for (const sheet of sheets) {
    const who = by !== null && tellsWho(sheet.family) ? { verified_by: by } : {};
    await wishFor(tx, answered, sheet, { verified_on: day, ...who }, moment);
  }
};

/** « À retirer » as the menu of this site says it: in the language that the sheet's state is in. */
export const withdrawnAs = ({ fields }: Pick<StandingSheet, 'fields'>): string => {
  const state = fields['state'] ?? '';
  const [publish, withdraw] = (['publish', 'withdraw'] as const).map((code) =>
    MENUS.state.find((option) => option.code === code),
  );
  // `publish` is what the sheet says: it would not stand otherwise.
  const english = optionOf('state', state) === 'publish' && state.trim() === publish?.en;
  return (english ? withdraw?.en : withdraw?.fr) ?? '';
};

/** Writes into the sheets that they are to be withdrawn. */
export const withdraw = async (
  tx: Db,
  answered: Answered,
  sheets: readonly StandingSheet[],
  moment: Pick<Moment, 'now'>,
): Promise<void> => {
  for (const sheet of sheets) {
    await wishFor(tx, answered, sheet, { state: withdrawnAs(sheet) }, moment);
  }
};

const editsOf = async (db: Db, space: string): Promise<EditWish[]> =>
  (await wishesOf(db, space)).filter(
    (wish): wish is EditWish =>
      wish.type === 'entry_edit' && wish.key.startsWith(`${space}/${ROOT}`),
  );

/** The sheets that an answer is still to be written into: nobody is asked about them meanwhile. */
export const beingEdited = async (db: Db, space: string): Promise<ReadonlySet<number>> => {
  const wishes = await editsOf(db, space);
  if (wishes.length === 0) return new Set();
  const closed = new Set(
    (await piecesOf(db, space)).flatMap(({ key, state }) => (state === 'closed' ? [key] : [])),
  );
  return new Set(wishes.filter(({ key }) => !closed.has(key)).map(({ body }) => body.entry));
};

/**
 * A form older than the field « Vérifiée par » refuses it: the day alone is written there. What Moodle
 * refuses then is told, and asked about again.
 */
export const followEdits: Reaction = {
  async react(tx, moment) {
    const told: Message[] = [];
    for (const { code } of await allSpaces(tx)) {
      if (moment.stirred?.has(code) === false) continue;
      for (const wish of await editsOf(tx, code)) {
        if (!(await isRefusedPiece(tx, wish.key))) continue;
        const { was, fields, entry } = wish.body;
        await takeBack(tx, wish.key);
        if ('verified_by' in fields && 'verified_on' in fields) {
          const day = (from: Record<string, string>) => ({
            verified_on: from['verified_on'] ?? '',
          });
          const body = { entry, was: day(was), fields: day(fields) };
          // A key of its own: the refusal is that of the other one.
          const key = `${wish.key}-day`;
          await makeWish(tx, { key, name: wish.name, type: 'entry_edit', body }, moment);
        } else {
          await letRest(tx, code, [entry], moment.now + REST);
          told.push(message('upkeep.edit.refused', { sheet: entry, space: code }));
        }
      }
    }
    return told;
  },
};
