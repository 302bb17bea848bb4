/** What a file is by its first bytes, whatever its name says. */

export type FileKind = 'zip' | 'ole' | 'pdf' | 'html' | 'json' | 'empty' | 'text';

const startsWith = (bytes: Buffer, ...mark: number[]): boolean =>
  mark.every((byte, place) => bytes[place] === byte);

/** Told from the first kilobyte. */
export const fileKindOf = (head: Buffer): FileKind => {
  if (head.length === 0) return 'empty';
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06)) {
    return 'zip';
  }
  // The container of old Excel files, and of new ones that have a password.
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'ole';
  const text = head
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart();
  if (text.startsWith('%PDF')) return 'pdf';
  if (/^<(?:!doctype|html|table|\?xml)/i.test(text)) return 'html';
  return /^[[{]/.test(text) ? 'json' : 'text';
};

/** Whether such a container holds a workbook behind a password (MS-OFFCRYPTO). */
export const isLocked = (bytes: Buffer): boolean =>
  bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
