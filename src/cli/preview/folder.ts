/** The folder a preview is written to: a new or empty one, or one that was written so before. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';

/** Says that the folder is ours, and which files in it. */
const MARKER = '.mara-preview.json';
/** Sheets that only members may read: for whoever runs the command alone. */
const MODE = { file: 0o600, folder: 0o700 };

const isOurName = (name: unknown): name is string =>
  typeof name === 'string' && /^[a-z0-9-]+\.(html|css)$/.test(name);

/** The files written before; null: the folder is not ours. */
const writtenBefore = async (folder: string): Promise<string[] | null> => {
  try {
    const names: unknown = JSON.parse(await readFile(join(folder, MARKER), 'utf8'));
    return Array.isArray(names) ? names.filter(isOurName) : null;
  } catch {
    return null;
  }
};

/** What the system calls a failure of its own. */
const codeOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;

/**
 * Writes these files, and takes away what an earlier preview left; anything else in it stays.
 * @throws {MaraError} where the folder is somebody's, or cannot be written.
 */
export const writeFolder = async (
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: MODE.folder });
    const before = await writtenBefore(folder);
    if (before === null && (await readdir(folder)).length > 0) {
      throw new MaraError(message('preview.foreign', { folder }));
    }
    for (const name of before ?? []) await rm(join(folder, name), { force: true });
    // First, so that a preview cut short is known again.
    await writeFile(join(folder, MARKER), JSON.stringify([...files.keys()]), { mode: MODE.file });
    for (const [name, text] of files) {
      await writeFile(join(folder, name), text, { mode: MODE.file });
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    throw new MaraError(message('preview.noFolder', { folder, code }), { cause: error });
  }
};
