/** Who is asked about a candidate when it is whose turn. Pure. */
import type { Responsible } from '../people/index.ts';
import type { Turn } from './clock.ts';

/** `home`: the code of the space whose people they are, in which they are asked. */
export type Asked = { home: string; people: readonly number[] };

const RANKS = { referent: 0, coordinator: 1, cell: 2 } as const;
const NEEDED: Readonly<Record<Turn, number>> = {
  candidate: 0,
  responsible: 0,
  coordinator: 1,
  cell: 2,
};

/** From those responsible up to those whose turn it is, or the last there are. */
const chainOf = (responsible: Responsible, turn: Turn): Responsible[] => {
  const chain = [responsible];
  let last = responsible;
  while (RANKS[last.level] < NEEDED[turn] && last.next !== null) {
    last = last.next;
    chain.push(last);
  }
  return chain;
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
  for (const { home, people } of chainOf(responsible, turn)) {
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
  const level = chainOf(responsible, turn).at(-1)?.level ?? 'cell';
  return level === 'referent' ? 'responsible' : level;
};
