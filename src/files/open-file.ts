/** A file that a person hands in, read piece by piece: its size on disk says nothing when packed. */
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable, type Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { MaraError } from '../shared/errors.ts';
import { message, type MessageKey } from '../shared/i18n.ts';

/** Bytes a file may hold once unpacked: the largest public tables weigh some tens of millions. */
export const LARGEST_FILE = 200_000_000;

const MEGABYTE = 1_000_000;
const GZIP = Buffer.from([0x1f, 0x8b]);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const REASONS: Readonly<Record<string, MessageKey>> = {
  ENOENT: 'files.missing',
  EISDIR: 'files.folder',
  EACCES: 'files.forbidden',
};

/** What went wrong with the file, for the person who named it. */
const toldOf = (error: unknown, file: string): unknown => {
  const code = codeOf(error);
  const reason = code.startsWith('Z_') ? 'files.broken' : REASONS[code];
  return reason === undefined ? error : new MaraError(message(reason, { file }), { cause: error });
};

const isPacked = async (handle: FileHandle): Promise<boolean> => {
  const { buffer } = await handle.read(Buffer.alloc(GZIP.length), 0, GZIP.length, 0);
  return buffer.equals(GZIP);
};

/**
 * The bytes of a file, unpacked where it is gzip, whatever its name says.
 * @throws MaraError when the file cannot be opened, is damaged, or holds more than `largest` bytes.
 */
export async function* openFile(
  path: string,
  { largest = LARGEST_FILE } = {},
): AsyncGenerator<Buffer> {
  const file = basename(path);
  let handle: FileHandle | undefined;
  let unpack: Transform | undefined;
  try {
    handle = await open(path);
    const packed = await isPacked(handle);
    const bytes = handle.createReadStream({ start: 0, autoClose: false });
    if (packed) {
      unpack = createGunzip();
      bytes.on('error', (error) => unpack?.destroy(error));
    }
    const source: Readable = unpack === undefined ? bytes : bytes.pipe(unpack);
    let seen = 0;
    for await (const chunk of source as AsyncIterable<Buffer>) {
      seen += chunk.length;
      if (seen > largest) {
        throw new MaraError(message('files.large', { file, limit: Math.ceil(largest / MEGABYTE) }));
      }
      yield chunk;
    }
  } catch (error) {
    throw toldOf(error, file);
  } finally {
    unpack?.destroy();
    await handle?.close();
  }
}
