/** A file written for the person who asked for it: theirs alone to read, and never over another. */
import { chmod, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { MaraError } from '../shared/errors.ts';
import { message, type MessageKey } from '../shared/i18n.ts';

const OWNER_ONLY = 0o600;

const REASONS: Readonly<Record<string, MessageKey>> = {
  EEXIST: 'files.exists',
  ENOENT: 'files.noFolder',
  EISDIR: 'files.folder',
  EACCES: 'files.notWritable',
  EPERM: 'files.notWritable',
  EROFS: 'files.notWritable',
};

/** @throws MaraError where it exists and `force` is not set, or cannot be written. */
export const writeNewFile = async (
  path: string,
  content: Uint8Array | string,
  { force = false } = {},
): Promise<void> => {
  try {
    await writeFile(path, content, { mode: OWNER_ONLY, flag: force ? 'w' : 'wx' });
    // A file that is replaced would keep the mode it had.
    if (force) await chmod(path, OWNER_ONLY);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    const reason = REASONS[code];
    if (reason === undefined) throw error;
    throw new MaraError(message(reason, { file: basename(path) }), { cause: error });
  }
};
