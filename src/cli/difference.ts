/** How something that a person edited or deleted is named on one line. */
import type { Difference, PieceDifference } from '../features/sync/index.ts';
import type { Context } from './command.ts';

export const nameOf = (one: Difference | PieceDifference, t: Context['t']): string => {
  const parts =
    'type' in one
      ? [one.space, t(`cli.piece.${one.type}`), one.object]
      : [one.space, one.book, one.chapter];
  return parts.filter((part) => part !== '').join(' · ');
};
