import type { RunLine } from './run-store.ts';
import type { Log } from './tools.ts';

/** How the answers for one space are counted and told. */
type Counting<Counts> = {
  none: Counts;
  sum: (a: Counts, b: Counts) => Counts;
  /** How many of the things asked these counts answer. */
  answered: (counts: Counts) => number;
  /** What is told of a space by its name; null: nothing worth a line. */
  line: (space: string, counts: Counts) => RunLine | null;
};

/** Leaves a line in the log for each space once all that was asked for it is answered. */
export const spaceLog = <Counts>(log: Log, { none, sum, answered, line }: Counting<Counts>) => {
  const open = new Map<string, { name: string; left: number; counts: Counts }>();
  return {
    expect(code: string, name: string, left: number): void {
      if (left > 0) open.set(code, { name, left, counts: none });
    },
    async add(code: string, more: Counts): Promise<void> {
      const space = open.get(code);
      if (space === undefined) return;
      space.counts = sum(space.counts, more);
      space.left -= answered(more);
      if (space.left > 0) return;
      open.delete(code);
      const told = line(space.name, space.counts);
      if (told !== null) await log(told.level, told.told);
    },
  };
};
