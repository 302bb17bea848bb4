import { Listr, type ListrDefaultRendererLogLevels, ListrLogger, ProcessOutput } from 'listr2';

/** Runs `work` under a title; `tell` replaces the line that says how far it is. */
export type Stage = <T>(
  title: string,
  work: (tell: (line: string) => void) => Promise<T>,
) => Promise<T>;

/** A spinner with a moving line, for a terminal. */
export const terminalStage: Stage = async (title, work) => {
  let result: { value: Awaited<ReturnType<typeof work>> } | undefined;
  await new Listr(
    [
      {
        title,
        task: async (_context, task) => {
          result = {
            value: await work((line) => {
              task.output = line;
            }),
          };
        },
      },
    ],
    {
      // Progress is not a result: standard output stays clean.
      rendererOptions: {
        logger: new ListrLogger<ListrDefaultRendererLogLevels>({
          useIcons: true,
          processOutput: new ProcessOutput(process.stderr, process.stderr),
        }),
      },
    },
  ).run();
  if (result === undefined) throw new Error('The task ended without a result.');
  return result.value;
};

/** Plain lines on standard error, for logs and pipes; a line said twice in a row is said once. */
export const plainStage: Stage = async (title, work) => {
  let last = '';
  const tell = (line: string): void => {
    if (line !== last) process.stderr.write(`  ${line}\n`);
    last = line;
  };
  process.stderr.write(`${title}\n`);
  return await work(tell);
};
