/**
 * What a zip holds, without unpacking more than it may: its directory is read first, and no entry
 * gives more bytes than the directory says (a bomb says little and gives much, or says it all).
 */
import { inflateRawSync } from 'node:zlib';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';

export type ZipEntry = { name: string; size: number; bytes: () => Buffer };

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 2000;
const MEGABYTE = 1_000_000;

const broken = (cause?: unknown): MaraError =>
  new MaraError(message('imports.file.brokenZip'), { cause });

/** The place of the directory, and how many entries it has. */
const directoryOf = (zip: Buffer): { start: number; count: number } => {
  const last = Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT);
  for (let at = zip.length - END_BYTES; at >= last; at--) {
    if (zip.readUInt32LE(at) !== END) continue;
    return { count: zip.readUInt16LE(at + 10), start: zip.readUInt32LE(at + 16) };
  }
  throw broken();
};

const unpacked = (zip: Buffer, place: number, packed: number, size: number, method: number) => {
  if (zip.readUInt32LE(place) !== LOCAL) throw broken();
  const start = place + 30 + zip.readUInt16LE(place + 26) + zip.readUInt16LE(place + 28);
  const bytes = zip.subarray(start, start + packed);
  if (bytes.length !== packed) throw broken();
  const whole = method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: size + 1 });
  if (whole.length !== size) throw broken();
  return whole;
};

/**
 * The entries of a zip.
 * @param largest Bytes that all of them may hold together.
 * @throws MaraError when it is cut off, has a password, or holds more than that.
 */
export const zipEntries = (zip: Buffer, largest: number): ZipEntry[] => {
  if (zip.length < END_BYTES) throw broken();
  const { start, count } = directoryOf(zip);
  const entries: ZipEntry[] = [];
  let total = 0;
  let at = start;
  try {
    for (let n = 0; n < count; n++) {
      if (zip.readUInt32LE(at) !== ENTRY) throw broken();
      if ((zip.readUInt16LE(at + 8) & 1) === 1) throw new MaraError(message('imports.file.locked'));
      const method = zip.readUInt16LE(at + 10);
      const packed = zip.readUInt32LE(at + 20);
      const size = zip.readUInt32LE(at + 24);
      const named = zip.readUInt16LE(at + 28);
      const place = zip.readUInt32LE(at + 42);
      total += size;
      if (total > largest || n >= MOST_ENTRIES) {
        const limit = Math.round(largest / MEGABYTE);
        throw new MaraError(message('imports.file.bomb', { limit }));
      }
      entries.push({
        name: zip.toString('utf8', at + 46, at + 46 + named),
        size,
        bytes: () => {
          try {
            return unpacked(zip, place, packed, size, method);
          } catch (error) {
            throw error instanceof MaraError ? error : broken(error);
          }
        },
      });
      at += 46 + named + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
  } catch (error) {
    throw error instanceof MaraError ? error : broken(error);
  }
  return entries;
};
