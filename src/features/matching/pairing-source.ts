/** The private group of each active pairing, derived from what is kept: it goes with the pairing. */
import type { DesiredPiece, Source } from '../sync/index.ts';
import type { Pairing } from './pairing.ts';
import { sharedSpaces } from './pairing-store.ts';
import { refOf } from './pairing-words.ts';

/** In the space that looked after the candidate where both are in it, else in the first they share. */
const homeOf = ({ space }: Pairing, shared: readonly string[]): string | undefined =>
  shared.includes(space) ? space : shared[0];

const groupOf = (space: string, pairing: Pairing): DesiredPiece => {
  // A name of Moodle's own is one plain text; it says nothing of the two.
  const name = `Binôme ${refOf(pairing)}`;
  const members = [pairing.candidateId, pairing.mentorId].sort((a, b) => a - b);
  return {
    key: `${space}/group/pairing-${pairing.id.toLowerCase()}`,
    name,
    type: 'group',
    body: { name, grouping: null, members },
  };
};

/** Two who share no space have no group: they have each other's name and contact. */
export const pairingSource: Source = {
  async desired(db, { space, now }) {
    const pieces = (await sharedSpaces(db, space, now)).flatMap(({ pairing, spaces }) =>
      homeOf(pairing, spaces) === space ? [groupOf(space, pairing)] : [],
    );
    return { books: [], pieces, remarks: [] };
  },
};
