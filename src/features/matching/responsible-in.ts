/** Who answers for a space itself: for what happens in it, not for one candidate. Pure. */
import { type Network, type Responsible, responsibleFor } from '../people/index.ts';

/** Those who answer for it today; `home`: where they can answer, of the cell the national space. */
export const responsibleIn = (
  space: string,
  { network, paused }: { network: Network; paused: ReadonlySet<string> },
): Pick<Responsible, 'people' | 'home'> =>
  responsibleFor(
    { id: 0, spaces: [space], places: [], posting: null, followedBy: space },
    network,
    { paused },
  );
