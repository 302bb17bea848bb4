/** Bytes of a text file → text, whatever a French office program saved it as; a piece at a time. */
import { MaraError } from './errors.ts';
import { message } from './i18n.ts';

/** Windows-1252 where it differs from Latin-1: 0x80 to 0x9F. Node 20's own decoder leaves them out. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

type Decode = (bytes: Buffer, last: boolean) => string;

const windows1252: Decode = (bytes) =>
  bytes
    .toString('latin1')
    .replace(/[\u0080-\u009F]/gu, (letter) => WINDOWS[letter.charCodeAt(0) - 0x80] ?? letter);

/** Bytes that are not of this encoding become U+FFFD, as an editor shows them. */
const decoderOf = (encoding: string): Decode => {
  const decoder = new TextDecoder(encoding);
  return (bytes, last) => decoder.decode(bytes, { stream: !last });
};

const isUtf8 = (bytes: Buffer, last: boolean): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !last });
    return true;
  } catch {
    return false;
  }
};

/** A letter of UTF-8 has at most four bytes, so this many may still wait for their last one. */
const LONGEST_REST = 3;

/**
 * The encoding, once the bytes tell it; null: so far everything is ASCII. What comes first beyond
 * ASCII decides: letters of Windows-1252 are next to never well-formed UTF-8.
 */
const decide = (bytes: Buffer, last: boolean): Decode | null => {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  if (first === -1 || (!last && first >= bytes.length - LONGEST_REST)) return null;
  return isUtf8(bytes, last) ? decoderOf('utf-8') : windows1252;
};

const byMark = (bytes: Buffer): Decode | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decoderOf('utf-8');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoderOf('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoderOf('utf-16be');
  return null;
};

/**
 * UTF-8 and UTF-16 with or without their mark (UTF-16 with it only), else Windows-1252.
 * @throws MaraError when it is no text: a spreadsheet or an image by another name.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decode: Decode | null = null;
  let waiting = Buffer.alloc(0);
  let begun = false;
  for await (const chunk of chunks) {
    waiting = Buffer.concat([waiting, chunk]);
    if (!begun && waiting.length <= LONGEST_REST) continue;
    if (!begun) decode = byMark(waiting);
    begun = true;
    decode ??= decide(waiting, false);
    if (decode !== null) {
      yield decode(waiting, false);
      waiting = Buffer.alloc(0);
      continue;
    }
    if (waiting.includes(0)) throw new MaraError(message('table.notText'));
    const beyond = waiting.findIndex((byte) => byte > 0x7f);
    const plain = beyond === -1 ? waiting.length : beyond;
    yield waiting.toString('latin1', 0, plain);
    waiting = waiting.subarray(plain);
  }
  decode ??= (begun ? null : byMark(waiting)) ?? decide(waiting, true) ?? windows1252;
  yield decode(waiting, true);
}
