/** Who of a group does not wish to meet whoever is to lead it. Pure. */
import { type Candidate, isAvoided } from '../../people/index.ts';
import type { PeerGroup } from './peer-group.ts';

/** @param name of the leader; null: nobody knows it */
export const avoiders = (
  { members }: Pick<PeerGroup, 'members'>,
  name: string | null,
  candidates: ReadonlyMap<number, Candidate>,
): number[] =>
  name === null ? [] : members.filter((id) => isAvoided(candidates.get(id)?.avoids ?? [], name));
