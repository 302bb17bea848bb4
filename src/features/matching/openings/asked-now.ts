/** Who answers for a space's openings today, and where they can answer: the cell in the national space. */
import type { Db } from '../../../db/index.ts';
import { allSpaces } from '../../network/index.ts';
import type { networkNow } from '../../people/index.ts';
import type { Moment } from '../../sync/index.ts';
import { pausedSpaces } from '../../upkeep/index.ts';
import { responsibleIn } from '../responsible-in.ts';
import type { Opening } from './lead.ts';

/** `space`: the code of theirs. `link`: the opening where they may see it, else their space. */
type Asked = { people: readonly number[]; space: string; link: string | null };

export type AskedOf = (opening: Pick<Opening, 'space' | 'url'>) => Asked;

export const askedNow = async (
  tx: Db,
  network: Awaited<ReturnType<typeof networkNow>>,
  { now }: Pick<Moment, 'now'>,
): Promise<AskedOf> => {
  const paused = await pausedSpaces(tx, now);
  const urls = new Map((await allSpaces(tx)).map(({ code, url }) => [code, url]));
  return ({ space, url }) => {
    const { people, home } = responsibleIn(space, { network, paused });
    const link = urls.get(home);
    return link === undefined || home === space
      ? { people, space, link: url }
      : { people, space: home, link };
  };
};
