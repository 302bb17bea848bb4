import type { Counts } from '../../../features/imports/index.ts';
import type { Context } from '../../command.ts';

const KINDS = [
  ...(['created', 'updated', 'unchanged', 'conflict', 'gone', 'own', 'left', 'failed'] as const),
];

/** What became of rows, a line for each thing that happened at all. */
export const countLines = ({ t }: Context, counts: Counts): string[] =>
  KINDS.filter((kind) => counts[kind] > 0).map((kind) =>
    t(`cli.imported.${kind}`, { count: counts[kind] }),
  );

/** Lines about a run: what it did, or what it would have done; and how to take it back. */
export const runLines = (
  context: Context,
  {
    run,
    counts,
    would,
  }: { run: string | null; counts: Counts; would: { create: number; update: number } },
): string[] => {
  const { t } = context;
  const lines = [t('cli.imported.rows', { count: counts.rows })];
  if (run === null) lines.push(t('cli.imported.would', would));
  lines.push(...countLines(context, counts).map((line) => `  ${line}`));
  if (run === null) lines.push(t('cli.import.dry'));
  else if (counts.created > 0) {
    lines.push(t('cli.imported.next'), t('cli.imported.undo', { run }));
  }
  return lines;
};
