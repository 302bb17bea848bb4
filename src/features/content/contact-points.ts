/** How to reach someone: telephone, e-mail and web site, as people write them. */
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { safeLink } from '../../shared/html.ts';
import { collapse, shorten } from '../../shared/text.ts';

/** What could be read, ready to show, and the pieces that could not. */
export type Read<T> = { good: T[]; bad: string[] };

/** « 3949 », « 115 », « 116 117 »: numbers of the French plan that libphonenumber leaves out. */
const SHORT_NUMBER = /^(?:1\d|1\d\d|3\d{3}|10\d\d|116\d{3}|118\d{3})$/;
/** A word of the author's behind the number: « (le matin) », « (standard) ». */
const ANNOTATION = /\s*\(([^()]*\p{L}[^()]*)\)$/u;
const EXTENSION = /\s*(?:,\s*)?\bposte\s*(\d{1,6})$/iu;

const phone = (text: string): string | null => {
  const note = ANNOTATION.exec(text)?.[1];
  const bare = text.replace(ANNOTATION, '');
  const extension = EXTENSION.exec(bare)?.[1];
  const written = bare.replace(EXTENSION, '');
  const digits = written.replace(/[\s.]/gu, '');
  const number = parsePhoneNumberFromString(written, { defaultCountry: 'FR', extract: false });
  let shown: string;
  if (SHORT_NUMBER.test(digits)) {
    shown = digits.length === 4 ? `${digits.slice(0, 2)} ${digits.slice(2)}` : digits;
  } else if (number?.isValid() === true) {
    // An extension in another notation would come out in English.
    const poste = extension ?? number.ext;
    number.setExt('');
    shown = number.country === 'FR' ? number.formatNational() : number.formatInternational();
    if (poste !== undefined && poste !== '') shown += ` poste ${poste}`;
  } else return null;
  return note === undefined ? shown : `${shown} (${collapse(note)})`;
};

const sorted = (
  pieces: readonly string[],
  read: (piece: string) => string | null,
): Read<string> => {
  const out: Read<string> = { good: [], bad: [] };
  for (const piece of pieces) {
    const shown = read(piece);
    if (shown === null) out.bad.push(piece);
    else if (!out.good.includes(shown)) out.good.push(shown);
  }
  return out;
};

const pieces = (text: string, separator: RegExp): string[] =>
  collapse(text)
    .split(separator)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

/**
 * French numbers as « 02 41 88 12 34 », others as « +49 30 901820 », short ones as « 39 49 »;
 * several between « / », « ; », « , » or « ou ».
 */
export const readPhones = (text: string): Read<string> => {
  const whole = collapse(text);
  if (whole.length > 500) return { good: [], bad: [whole] };
  const each = pieces(whole, /;|,(?!\s*poste)|\sou\s/iu).flatMap((piece) =>
    // Some write a single number as 02/41/88/12/34.
    phone(piece) === null ? pieces(piece, /\//u) : piece,
  );
  return sorted(each, phone);
};

/** Pragmatic: what mailboxes of offices look like, not all that RFC 5322 allows. */
const MAIL = /^[\w+'-]+(?:\.[\w+'-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/i;

/** Addresses in lower-case domain; several between « ; », « , », « / » or « ou ». */
export const readMails = (text: string): Read<string> => {
  const whole = collapse(text);
  if (whole.length > 1000) return { good: [], bad: [whole] };
  return sorted(pieces(whole, /\s*[;,/]\s*|\s+(?:ou\s+)?/iu), (piece) => {
    const address = piece.replace(/^mailto:/i, '');
    if (address.length > 254 || !MAIL.test(address)) return null;
    const at = address.indexOf('@');
    return `${address.slice(0, at)}${address.slice(at).toLowerCase()}`;
  });
};

/** A web address to follow and its short form to read. */
export type Site = { href: string; text: string };

const withScheme = (text: string): string => {
  if (text.startsWith('//')) return `https:${text}`;
  // `exemple.fr:8080` has a port, `javascript:…` and `mailto:…` have a scheme.
  return /^[a-z][a-z0-9+-]*:(?!\d)|^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
};

/** An http(s) address of a public name, without a password; « https:// » may be left out. */
export const readSite = (text: string): Site | null => {
  const address = collapse(text);
  if (/\s/u.test(address)) return null;
  const href = safeLink(withScheme(address));
  if (href?.startsWith('http') !== true) return null;
  const { host, pathname } = new URL(href);
  return { href, text: shorten(`${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}`, 50) };
};
