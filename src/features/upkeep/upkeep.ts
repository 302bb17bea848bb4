/** Looks after the sheets of each space in which something may have changed. */
import type { Db } from '../../db/index.ts';
import { tellError } from '../../shared/errors.ts';
import { message, type Message } from '../../shared/i18n.ts';
import { allSpaces, type Space } from '../network/index.ts';
import type { Reaction } from '../sync/index.ts';
import { type DigestTools, tellWeekly } from './digest.ts';
import { askAboutDue } from './due-asks.ts';
import { askAboutDuplicates } from './duplicate-asks.ts';
import { forgetOutside } from './forget.ts';
import { type Ground, groundOf } from './ground.ts';
import type { Quiet } from './pause.ts';
import { tellSuccessors } from './successors.ts';

/** `sources`: what makes the Books, which says what is to be mended. */
export type UpkeepTools = DigestTools & {
  /** Weeks in which nobody is asked anything, each year. */
  quiet: Quiet | null;
};

const lookAfter = async (tx: Db, ground: Ground, tools: DigestTools): Promise<void> => {
  await askAboutDue(tx, ground);
  await askAboutDuplicates(tx, ground);
  await tellSuccessors(tx, ground);
  await tellWeekly(tx, ground, tools);
};

/**
 * Each space by itself: what fails in one is undone there, told, and tried again by the next cycle. A
 * space that comes of age by the day alone is looked at within the hour, as all are.
 */
export const upkeep = ({ quiet, ...tools }: UpkeepTools): Reaction => ({
  async react(tx, moment) {
    const told: Message[] = [];
    const look = (space: Space) =>
      tx.transaction(async (inner) => {
        await lookAfter(inner, await groundOf(inner, space, moment, quiet), tools);
      });
    const spaces = await allSpaces(tx);
    await forgetOutside(
      tx,
      spaces.map(({ code }) => code),
    );
    for (const space of spaces) {
      if (moment.stirred?.has(space.code) === false) continue;
      try {
        await look(space);
      } catch (error) {
        told.push(message('upkeep.failed', { space: space.code }), tellError(error));
      }
    }
    return told;
  },
});
