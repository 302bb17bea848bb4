import { basename } from 'node:path';
import { openFile } from '../../../files/index.ts';
import type { Context } from '../../command.ts';

/** How often it is said how far the reading is. */
const EVERY = 5000;

/** Reads a file under a title that says how far it is. */
export const reading = <T>(
  { stage, t }: Context,
  path: string,
  read: (
    chunks: AsyncIterable<Uint8Array>,
    told: { file: string; onRow: (rows: number) => void },
  ) => Promise<T>,
): Promise<T> => {
  const file = basename(path);
  return stage(t('cli.import.reading', { file }), (tell) =>
    read(openFile(path), {
      file,
      onRow: (rows) => {
        if (rows % EVERY === 0) tell(t('cli.import.rows', { rows }));
      },
    }),
  );
};
