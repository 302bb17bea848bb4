/** How to reach someone: telephone, e-mail and web site, as people write them. */
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { safeLink } from '../../shared/html.ts';
import { collapse, shorten } from '../../shared/text.ts';
import type { Phone, Site } from './noun.ts';

/** What could be read, ready to show, and the pieces that could not. */
export type Read<T> = { good: T[]; bad: string[] };

/** « 3949 », « 115 », « 116 117 »: numbers of the French plan that libphonenumber leaves out. */
const SHORT_NUMBER = /^(?:1\d|1\d\d|3\d{3}|10\d\d|116\d{3}|118\d{3})$/;
/** A word of the author's behind the number: « (le matin) », « (standard) ». */
const ANNOTATION = /\s*\(([^()]*\p{L}[^()]*)\)$/u;
const EXTENSION = /\s*(?:,\s*)?\bposte\s*(\d{1,6})$/iu;

const phone = (text: string): Phone | null => {
  const note = ANNOTATION.exec(text)?.[1];
  const bare = text.replace(ANNOTATION, '');
  const extension = EXTENSION.exec(bare)?.[1];
  const written = bare.replace(EXTENSION, '');
  const digits = written.replace(/[\s.]/gu, '');
  const number = parsePhoneNumberFromString(written, { defaultCountry: 'FR', extract: false });
  let shown: string;
  let e164: string | null = null;
  if (SHORT_NUMBER.test(digits)) {
    shown = digits.length === 4 ? `${digits.slice(0, 2)} ${digits.slice(2)}` : digits;
  } else if (number?.isValid() === true) {
    // An extension in another notation would come out in English.
    const poste = extension ?? number.ext;
    number.setExt('');
    shown = number.country === 'FR' ? number.formatNational() : number.formatInternational();
    if (poste !== undefined && poste !== '') shown += ` poste ${poste}`;
    e164 = number.number;
  } else return null;
  return { shown: note === undefined ? shown : `${shown} (${collapse(note)})`, e164 };
};

/** What could be read, each once by the text it is shown as, and what could not. */
const sorted = <T>(
  pieces: readonly string[],
  read: (piece: string) => T | null,
  shown: (one: T) => string,
): Read<T> => {
  const good = new Map<string, T>();
  const bad: string[] = [];
  for (const piece of pieces) {
    const one = read(piece);
    if (one === null) bad.push(piece);
    else if (!good.has(shown(one))) good.set(shown(one), one);
  }
  return { good: [...good.values()], bad };
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
export const readPhones = (text: string): Read<Phone> => {
  const whole = collapse(text);
  if (whole.length > 500) return { good: [], bad: [whole] };
  const each = pieces(whole, /;|,(?!\s*poste)|\sou\s/iu).flatMap((piece) =>
    // Some write a single number as 02/41/88/12/34.
    phone(piece) === null ? pieces(piece, /\//u) : piece,
  );
  return sorted(each, phone, ({ shown }) => shown);
};

/** Pragmatic: what mailboxes of offices look like, not all that RFC 5322 allows. */
const MAIL = /^[\w+'-]+(?:\.[\w+'-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/i;

/** A domain in letters of another alphabet: a reader cannot tell it from the one it imitates. */
const PUNYCODE = /[@.](xn--)/i;

/** Addresses in lower-case domain; several between « ; », « , », « / » or « ou ». */
export const readMails = (text: string): Read<string> => {
  const whole = collapse(text);
  if (whole.length > 1000) return { good: [], bad: [whole] };
  const read = (piece: string): string | null => {
    const address = piece.replace(/^mailto:/i, '');
    if (address.length > 254 || !MAIL.test(address) || PUNYCODE.test(address)) return null;
    const at = address.indexOf('@');
    return `${address.slice(0, at)}${address.slice(at).toLowerCase()}`;
  };
  return sorted(pieces(whole, /\s*[;,/]\s*|\s+(?:ou\s+)?/iu), read, (address) => address);
};

/**
 * The first character that is not of an address but may look like one that is (« а » of Cyrillic,
 * « ＠ »), or the mark of a domain written in another alphabet (`xn--`); `null` when there is none.
 */
export const lookAlike = (address: string): string | null =>
  /[^\p{ASCII}]/u.exec(address)?.[0] ?? PUNYCODE.exec(address)?.[1] ?? null;

const withScheme = (text: string): string => {
  if (text.startsWith('//')) return `https:${text}`;
  // `exemple.fr:8080` has a port, `javascript:…` and `mailto:…` have a scheme.
  return /^[a-z][a-z0-9+-]*:(?!\d)|^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
};

/**
 * Where it leads and its short form to read: an http(s) address of a public name, without a
 * password; « https:// » may be left out. A name in another alphabet is shown as `xn--…`.
 */
export const readSite = (text: string): Site | null => {
  const address = collapse(text);
  if (/\s/u.test(address)) return null;
  const href = safeLink(withScheme(address));
  if (href?.startsWith('http') !== true) return null;
  const { host, pathname } = new URL(href);
  return { href, text: shorten(`${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}`, 50) };
};
