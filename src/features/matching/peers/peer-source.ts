/** The private group and the event of each meeting that has a date, derived from what is kept. */
import type { DesiredPiece, Source } from '../../sync/index.ts';
import type { PeerGroup } from './peer-group.ts';
import { setGroups } from './peer-store.ts';
import { eventWords, meetingName, type Places } from './peer-words.ts';
import { placesNow } from './places-now.ts';

/** Seconds: an evening. */
const DURATION = 2 * 60 * 60;

const piecesOf = (group: PeerGroup, places: Places): DesiredPiece[] => {
  const { space, id, members, facilitatorId, meetsAt } = group;
  if (meetsAt === null) return [];
  const name = meetingName(group);
  const key = `${space}/group/peers-${id.toLowerCase()}`;
  const all = facilitatorId === null ? members : [...members, facilitatorId];
  const body = { name, grouping: null, members: [...new Set(all)].sort((a, b) => a - b) };
  return [
    { key, name, type: 'group', body },
    {
      key: `${space}/event/peers-${id.toLowerCase()}`,
      name,
      type: 'event',
      body: {
        ...eventWords(group, places),
        start: meetsAt / 1000,
        duration: DURATION,
        group: key,
      },
    },
  ];
};

export const peerSource: Source = {
  async desired(db, { space }) {
    const groups = await setGroups(db, space);
    if (groups.length === 0) return { books: [], pieces: [], remarks: [] };
    const places = await placesNow(db);
    return { books: [], pieces: groups.flatMap((one) => piecesOf(one, places)), remarks: [] };
  },
};
