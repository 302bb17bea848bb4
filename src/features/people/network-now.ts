/** The network as Moodle tells it today, read once for all candidates. */
import type { Db } from '../../db/index.ts';
import { allSpaces, type Space } from '../network/index.ts';
import { departementsOfAreas } from '../places/index.ts';
import { dayAt } from '../../shared/days.ts';
import type { Network } from './network.ts';
import { isOnPause } from './read-days.ts';
import { COORDINATOR, REFERENT, type RoleHeld, rolesHeld } from './roster-store.ts';

const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : 1);

const distinct = (held: readonly RoleHeld[]): number[] => [
  ...new Set(held.map(({ personId }) => personId)),
];

/** The national space that somebody answers for, else any; null: there is none. */
const nationalOf = (spaces: readonly Space[], held: readonly RoleHeld[]): string | null => {
  const codes = spaces.filter(({ national }) => national).map(({ code }) => code);
  const answered = codes.find((code) =>
    held.some(({ space, role }) => space === code && role === REFERENT),
  );
  return answered ?? codes[0] ?? null;
};

/** @param now epoch milliseconds, by Moodle's clock */
export const networkNow = async (db: Db, now: number): Promise<Network> => {
  const today = dayAt(now);
  const held = await rolesHeld(db);
  const asked = held.filter(({ fields }) => !isOnPause(fields, today));
  const all = (await allSpaces(db)).sort(byCode);
  const national = nationalOf(all, held);
  const isCell = ({ space, role }: RoleHeld): boolean => space === national && role === REFERENT;
  const cell = distinct(asked.filter(isCell));
  const spaces = all
    .filter((space) => !space.national)
    .map(({ code, name, departements }) => {
      const here = asked.filter(({ space }) => space === code);
      return {
        code,
        name,
        departements,
        referents: distinct(here.filter(({ role }) => role === REFERENT)),
        coordinators: distinct(here.filter(({ role }) => role === COORDINATOR)),
      };
    });
  return {
    spaces: new Map(spaces.map((space) => [space.code, space])),
    national,
    // Somebody always answers for the network.
    cell: cell.length > 0 ? cell : distinct(held.filter(isCell)),
    areas: await departementsOfAreas(db),
  };
};
