/** Reads the fields of an entry one by one: a wrong one is left out and told. */
import { z } from 'zod';
import { isTangled, plainText, sanitiseFromPeople } from '../../shared/html.ts';
import type { FieldCode } from '../../shared/sheet-words.ts';
import { collapse, isBlank } from '../../shared/text.ts';
import { readMetiers } from '../metiers/index.ts';
import { lookAlike, readMails, readPhones, readSite } from './contact-points.ts';
import { readDay } from './deadline.ts';
import { impossibleHours } from './hours.ts';
import type { MetierRef, Phone, Site } from './noun.ts';
import { type MenuCode, type OptionOf, optionOf } from './options.ts';
import type { Place } from './place.ts';
import type { ReadingTools, Want } from './reading.ts';
import { readSiret } from './siret.ts';
import type { Tell } from './tell.ts';

const MAX_LINE = 500;
const MAX_TEXT = 20_000;
/** What the bridge sends of a whole entry at most; more could not be parsed in good time. */
const MAX_HTML = 262_144;
/** A line longer than this is too long however its spaces are counted. */
const MAX_RAW = 20_000;
/** What turns the direction of all that follows, on the page as in a remark. */
const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/gu;

export type Fields = Readonly<Record<string, string>>;
export type Context = { fields: Fields; tools: ReadingTools; tell: Tell; wants: Want[] };

/** Without what would turn the words around it. */
export const upright = (text: string): string => text.replace(OVERRIDES, '');

/** The text of a field as it was told; '' when there is none. */
export const rawOf = (fields: Fields, code: FieldCode): string =>
  Object.hasOwn(fields, code) ? (fields[code] ?? '') : '';

/** The text of a field on one line. */
export const lineOf = (fields: Fields, code: FieldCode): string =>
  collapse(upright(rawOf(fields, code).slice(0, MAX_RAW)));

/** What an address pasted from a page or a letter may hold unseen. */
const UNSEEN = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;
const addressOf = (fields: Fields, code: 'phone' | 'mail' | 'site'): string =>
  collapse(upright(rawOf(fields, code).slice(0, MAX_RAW).replace(UNSEEN, '')));

export const readLine = ({ fields, tell }: Context, code: FieldCode): string | null => {
  const line = lineOf(fields, code);
  if (isBlank(line)) return null;
  if (line.length <= MAX_LINE) return line;
  tell('line.long', code, { value: line, count: line.length, max: MAX_LINE });
  return null;
};

export const readRichText = ({ fields, tell }: Context, code: FieldCode): string | null => {
  const html = rawOf(fields, code);
  if (html.length > MAX_HTML || isTangled(html)) {
    tell('text.tangled', code);
    return null;
  }
  const clean = upright(sanitiseFromPeople(upright(html)));
  // Markup only makes it longer: most texts need no second look.
  const text = clean.length > MAX_TEXT ? plainText(clean) : '';
  if (text.length > MAX_TEXT) {
    tell('text.long', code, { value: text, count: text.length, max: MAX_TEXT });
    return null;
  }
  return clean === '' ? null : clean;
};

export const readPhonesOf = ({ fields, tell }: Context): Phone[] => {
  const { good, bad } = readPhones(addressOf(fields, 'phone'));
  if (bad.length > 0) tell('phone.invalid', 'phone', { value: bad.join(' ') });
  return good;
};

export const readMailsOf = ({ fields, tell }: Context): string[] => {
  const { good, bad } = readMails(addressOf(fields, 'mail'));
  const alike = bad.filter((one) => one.includes('.') && /[@＠﹫]/u.test(one) && lookAlike(one));
  const others = bad.filter((one) => !alike.includes(one));
  for (const one of alike) {
    tell('mail.lookalike', 'mail', { value: one, strange: lookAlike(one) ?? '' });
  }
  if (others.length > 0) tell('mail.invalid', 'mail', { value: others.join(' ') });
  return good;
};

export const readSiteOf = ({ fields, tell }: Context): Site | null => {
  const address = addressOf(fields, 'site');
  if (isBlank(address)) return null;
  const site = readSite(address);
  if (site === null) tell('site.invalid', 'site', { value: address });
  return site;
};

/** The day a person looked: not after today, and not before people kept such sheets. */
export const readVerified = ({ fields, tools, tell }: Context): string | null => {
  const value = lineOf(fields, 'verified_on');
  if (value === '') return null;
  const wrong = verifiedProblem(value, tools.today);
  if (wrong !== null) tell(`verified_on.${wrong}`, 'verified_on', { value });
  return wrong === null ? value : null;
};

/** Why a day counts as none, if it does. */
export const verifiedProblem = (
  day: string,
  today: string,
): 'invalid' | 'ancient' | 'future' | null => {
  if (!z.iso.date().safeParse(day).success) return 'invalid';
  if (day < '2000-01-01') return 'ancient';
  return day > today ? 'future' : null;
};

export const readDeadline = ({ fields, tell }: Context): string | null => {
  const value = lineOf(fields, 'deadline');
  if (isBlank(value)) return null;
  const read = readDay(value);
  if ('day' in read) return read.day;
  tell(`deadline.${read.wrong}`, 'deadline', { value });
  return null;
};

/** The author's text, with a remark on what cannot be in it. */
export const readHours = (context: Context): string | null => {
  const line = readLine(context, 'hours');
  for (const { wrong, ...params } of impossibleHours(line ?? '')) {
    context.tell(`hours.${wrong}`, 'hours', { value: params.shown, ...params });
  }
  return line;
};

/** The option chosen; `null` where none is, or one that is not in the list (told). */
export const readOption = <M extends MenuCode>(
  { fields, tell }: Context,
  menu: M,
): OptionOf<M> | null => {
  const value = lineOf(fields, menu);
  if (isBlank(value)) return null;
  const code = value.length > MAX_LINE ? null : optionOf(menu, value);
  if (code === null) tell('choice.unknown', menu, { value });
  return code;
};

/** The options ticked, a line each, in any order. */
export const readThemes = ({ fields, tell }: Context): OptionOf<'themes'>[] => {
  const lines = rawOf(fields, 'themes')
    .slice(0, MAX_RAW)
    .split(/[\r\n]+|##/u);
  const values = lines.map((line) => collapse(upright(line))).filter((line) => !isBlank(line));
  const known = values.flatMap((value) => optionOf('themes', value) ?? []);
  const unknown = values.filter((value) => optionOf('themes', value) === null);
  if (unknown.length > 0) tell('choice.unknown', 'themes', { value: unknown.join(', ') });
  return [...new Set(known)];
};

export const readSiretOf = ({ fields, tell }: Context): string | null => {
  const value = lineOf(fields, 'siret');
  if (isBlank(value)) return null;
  const read = readSiret(value);
  if ('siret' in read) return read.siret;
  tell(`siret.${read.wrong}`, 'siret', { value });
  return null;
};

const metierRefs = (
  { tools, tell }: Context,
  field: 'metier' | 'metiers',
  codes: readonly string[],
): MetierRef[] => {
  const { metierOf } = tools;
  if (metierOf === undefined) return codes.map((code) => ({ code, name: null }));
  const unknown = codes.filter((code) => metierOf(code) === null);
  if (unknown.length > 0) tell('metier.unknown', field, { value: unknown.join(', ') });
  return codes.flatMap((code) => metierOf(code) ?? []);
};

export const readMetiersOf = (context: Context, field: 'metier' | 'metiers'): MetierRef[] => {
  const line = readLine(context, field) ?? '';
  const { codes, bad } = readMetiers(line);
  if (bad.length > 0) context.tell('metier.invalid', field, { value: bad.join(', ') });
  return metierRefs(context, field, codes);
};

/** One métier; a second code is told, as only one has a place. */
export const readMetierOf = (context: Context): MetierRef | null => {
  const [first, ...more] = readMetiersOf(context, 'metier');
  if (more.length > 0) {
    context.tell('metier.several', 'metier', { value: more.map(({ code }) => code).join(', ') });
  }
  return first ?? null;
};

const named = ({ name, departement }: Place): string => `${name} (${departement})`;

const PLACES_TOLD = 6;

/** What the commune written means, and what to ask where it means several. */
export const readPlace = (context: Context): { commune: string | null; place: Place | null } => {
  const commune = readLine(context, 'commune');
  if (commune === null) return { commune, place: null };
  const found = context.tools.findCommune(commune);
  if (found.is === 'one') return { commune, place: found.place };
  if (found.is === 'several') {
    const [first] = found.places;
    const more = found.places.length > PLACES_TOLD ? ', …' : '';
    context.tell('commune.several', 'commune', {
      value: commune,
      places: `${found.places.slice(0, PLACES_TOLD).map(named).join(', ')}${more}`,
      example: first === undefined ? '' : named(first),
    });
    context.wants.push({ field: 'commune', written: commune, places: found.places });
  } else if (found.near.length > 0) {
    const near = found.near.slice(0, 3).map(named).join(', ');
    context.tell('commune.near', 'commune', { value: commune, places: near });
  } else context.tell('commune.unknown', 'commune', { value: commune });
  return { commune, place: null };
};
