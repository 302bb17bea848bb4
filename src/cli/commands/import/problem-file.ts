import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { stringify } from 'csv-stringify/sync';
import type { Problem } from '../../../features/imports/index.ts';
import { writeNewFile } from '../../../files/index.ts';
import { say } from '../../../shared/i18n.ts';
import type { Context } from '../../command.ts';

/** Problems shown on the terminal: more would hide the others. */
const SHOWN = 50;

export type Problems = {
  add: (problem: Problem) => void;
  /** Ends the file; what is to be shown. */
  end: () => Promise<{ lines: string[]; json: unknown }>;
};

/** A cell that a spreadsheet would work out is only text with an apostrophe before it. */
const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Collects problems: the first for the terminal, all of them in `path` where one is given. */
export const collectProblems = async (
  { t, lang }: Context,
  path: string | undefined,
): Promise<Problems> => {
  const titles = ['tab', 'row', 'column', 'effect', 'told'] as const;
  const head = stringify([titles.map((title) => t(`cli.problem.${title}`))], { delimiter: ';' });
  let file: ReturnType<typeof createWriteStream> | null = null;
  if (path !== undefined) {
    await writeNewFile(path, `\uFEFF${head}`);
    file = createWriteStream(path, { flags: 'a' });
  }
  const first: Problem[] = [];
  const counts = { row: 0, value: 0, note: 0 };
  return {
    add: (problem) => {
      const { tab, row, column, effect, told } = problem;
      counts[effect] += 1;
      if (first.length < SHOWN) first.push(problem);
      const cells = [
        tab ?? '',
        String(row),
        column ?? '',
        t(`cli.effect.${effect}`),
        say(lang, told),
      ];
      file?.write(stringify([cells.map(inert)], { delimiter: ';' }));
    },
    end: async () => {
      if (file !== null) {
        file.end();
        await once(file, 'close');
      }
      const all = counts.row + counts.value + counts.note;
      const lines = first.map(({ tab, row, column, effect, told }) => {
        const where = [tab, t('cli.problem.at', { row }), column].filter((part) => part !== null);
        return `  ${where.join(', ')} (${t(`cli.effect.${effect}`)}) ${say(lang, told)}`;
      });
      if (all > 0) lines.unshift(t('cli.problem.count', counts));
      if (all > first.length)
        lines.push(`  ${t('cli.import.more', { count: all - first.length })}`);
      if (path !== undefined) lines.push(t('cli.problem.file', { file: path }));
      const json = first.map((one) => ({ ...one, told: say(lang, one.told) }));
      return { lines, json: { ...counts, first: json } };
    },
  };
};
