/** Rows of a file that were left out: how many, and the first of them told. */
import type { Message } from './i18n.ts';

export type BadRows = { count: number; first: readonly Message[] };

/** Told one by one; more of them would hide the others. */
const TOLD = 20;

export const collectBadRows = (): { add: (told: Message) => void; bad: () => BadRows } => {
  const first: Message[] = [];
  let count = 0;
  return {
    add: (told) => {
      count += 1;
      if (first.length < TOLD) first.push(told);
    },
    bad: () => ({ count, first }),
  };
};
