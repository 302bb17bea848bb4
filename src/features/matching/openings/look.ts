/** What a cycle looks at to tell of openings: as little as there is need for. */
import type { Db } from '../../../db/index.ts';
import { dayAt } from '../../../shared/days.ts';
import { tellError } from '../../../shared/errors.ts';
import type { Message } from '../../../shared/i18n.ts';
import type { Ask } from '../../asks/index.ts';
import { entryPrints } from '../../content/index.ts';
import type { Moment } from '../../sync/index.ts';
import type { Weights } from '../weights.ts';
import { hiddenAsks } from './hidden-asks.ts';
import type { Opening } from './lead.ts';
import {
  followedPeople,
  listeningAmong,
  type OpeningPeople,
  openingWorld,
  type OpeningWorld,
} from './opening-world.ts';
import type { leadReader } from './read-leads.ts';

export type Look = {
  /** Who is followed; null: nobody was read. */
  people: OpeningPeople | null;
  /** Ids of candidates who may be told of openings. */
  listening: ReadonlySet<number>;
  /** All questions about openings passed on by the network. */
  asks: readonly Ask[];
  openings: readonly Opening[];
  /** What they are ranked by; null: nothing is told or asked anew. */
  world: OpeningWorld | null;
  /** What the log says of weights that cannot be read. */
  failed: Message[];
};

type Tools = { leads: ReturnType<typeof leadReader>; weights: () => Promise<Weights> };

const hasOpenings = async (tx: Db): Promise<boolean> =>
  [...(await entryPrints(tx)).keys()].some((key) => key.endsWith(' opening'));

/** The weights, or what the log says where they cannot be read. */
const readOr = async (
  weights: () => Promise<Weights>,
): Promise<{ weights?: Weights; failed: Message[] }> => {
  try {
    return { weights: await weights(), failed: [] };
  } catch (error) {
    return { failed: [tellError(error)] };
  }
};

/** @param wasTold whether somebody was told of an opening lately: what they do not wish any more goes */
export const lookAt = async (
  tx: Db,
  wasTold: boolean,
  { leads, weights }: Tools,
  moment: Pick<Moment, 'now'>,
): Promise<Look> => {
  const { now } = moment;
  const some = await hasOpenings(tx);
  const people = some || wasTold ? await followedPeople(tx, moment) : null;
  const wishing = people === null ? [] : listeningAmong(people.candidates, dayAt(now));
  const listening = new Set(wishing.map(({ id }) => id));
  const asks = await hiddenAsks(tx);
  const isWanted = some && (listening.size > 0 || asks.length > 0);
  const openings = isWanted ? await leads.openings(tx, now) : [];
  const look = { people, listening, asks, openings, world: null, failed: [] };
  if (people === null || openings.length === 0 || listening.size === 0) return look;
  const read = await readOr(weights);
  return read.weights === undefined
    ? { ...look, failed: read.failed }
    : { ...look, world: await openingWorld(tx, now, read.weights, openings, people) };
};
