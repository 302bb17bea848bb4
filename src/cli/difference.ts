/** How something that a person edited or deleted is named on one line. */
import type { Difference, PartDifference, PieceDifference } from '../features/sync/index.ts';
import type { Context } from './command.ts';

type Named = Difference | Omit<PartDifference, 'html'> | PieceDifference;

export const nameOf = (one: Named, t: Context['t']): string => {
  const part = 'part' in one ? (one.name ?? one.part) : '';
  const parts =
    'type' in one
      ? [one.space, t(`cli.piece.${one.type}`), one.object]
      : [one.space, one.book, one.chapter, part];
  return parts.filter((part) => part !== '').join(' · ');
};
