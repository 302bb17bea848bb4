/** Who is asked about a candidate when it is whose turn. Pure. */
import { chainOf, type Level, LEVELS, type Responsible } from '../people/index.ts';
import type { Turn } from './clock.ts';

/** `home`: the code of the space whose people they are, in which they are asked. */
export type Asked = { home: string; people: readonly number[] };

/** The level that is to be asked when it is whose turn. */
const NEEDED: Readonly<Record<Turn, Level>> = {
  candidate: 'referent',
  responsible: 'referent',
  coordinator: 'coordinator',
  cell: 'cell',
};

/** From those responsible up to those whose turn it is, or the last there are. */
const chainTo = (turn: Turn, responsible: Responsible): Responsible[] => {
  const chain = chainOf(responsible);
  const needed = LEVELS.indexOf(NEEDED[turn]);
  const last = chain.findIndex(({ level }) => LEVELS.indexOf(level) >= needed);
  return last < 0 ? chain : chain.slice(0, last + 1);
};

/**
 * Those asked, by space. Who was asked before others goes on being asked: they may have been in touch
 * meanwhile, and one answer counts for all. Who passed it on is left in peace.
 * @param passedOnBy the space that said it is for others to see to
 */
export const askedOf = (
  responsible: Responsible,
  turn: Turn,
  passedOnBy: string | null = null,
): Asked[] => {
  const byHome = new Map<string, Set<number>>();
  for (const { home, people } of chainTo(turn, responsible)) {
    if (people.length === 0) continue;
    const asked = byHome.get(home) ?? new Set();
    for (const id of people) asked.add(id);
    byHome.set(home, asked);
  }
  if (byHome.size > 1 && passedOnBy !== null) byHome.delete(passedOnBy);
  return [...byHome].map(([home, people]) => ({ home, people: [...people] }));
};

/** Whose turn it is where not every groupement has people at every level. */
export const turnOf = (responsible: Responsible, turn: Turn): Turn => {
  if (turn === 'candidate') return turn;
  const level = chainTo(turn, responsible).at(-1)?.level ?? 'cell';
  return level === 'referent' ? 'responsible' : level;
};
