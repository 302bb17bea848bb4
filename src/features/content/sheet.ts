/**
 * A living-area sheet: one contact point for settling in. Read from the fields of a Moodle
 * entry (docs/bridge.md, Sheets); what is wrong is left out and told, the rest stands.
 */
import { z } from 'zod';
import type { EntryItem } from '../../moodle/index.ts';
import { isTangled, plainText, sanitiseFromPeople } from '../../shared/html.ts';
import { type Message, type MessageKey, message } from '../../shared/i18n.ts';
import { collapse, isBlank, shorten } from '../../shared/text.ts';
import { CATEGORIES, type CategoryCode, categoryOf } from './category.ts';
import { readMails, readPhones, readSite } from './contact-points.ts';
import { stateOf } from './state.ts';

/** The name of this kind of sheet on the wire. */
export const LIVING_AREA = 'living_area';

/** What is read of an entry. `fields` is `null` when they could not be read. */
export type Entry = Pick<EntryItem, 'id' | 'approved' | 'url' | 'oversize'> & {
  fields: EntryItem['fields'] | null;
};

/** What may be published. The contact person is for referents only, so it has no place here. */
export const LivingAreaSheetSchema = z.object({
  id: z.int().positive(),
  name: z.string().min(1),
  category: z.enum(CATEGORIES.map(({ code }) => code)),
  address: z.string().nullable(),
  commune: z.string().nullable(),
  hours: z.string().nullable(),
  phones: z.array(z.string()),
  mails: z.array(z.string()),
  site: z.object({ href: z.string(), text: z.string() }).nullable(),
  /** HTML that Moodle keeps (`sanitiseFromPeople`). */
  purpose: z.string().nullable(),
  remarks: z.string().nullable(),
  /** `YYYY-MM-DD` */
  verifiedOn: z.iso.date().nullable(),
});
export type LivingAreaSheet = z.infer<typeof LivingAreaSheetSchema>;

/** Something to mend: `aside` keeps the whole sheet out of the Book, `field` only the field. */
type Problem = { weight: 'aside' | 'field'; told: Message };

/**
 * `sheet` is `null` when nothing is to be published: set aside (a problem says why), or a
 * draft, withdrawn or not approved (that is how its author wants it: no problem).
 */
export type Reading = { sheet: LivingAreaSheet | null; problems: Problem[] };

const MAX_NAME = 200;
const MAX_LINE = 500;
const MAX_TEXT = 20_000;
/** What the bridge sends of a whole entry at most; more could not be parsed in good time. */
const MAX_HTML = 262_144;

type Fields = Readonly<Record<string, string>>;
/** Tells of a wrong field; the value shows where to look, shortened. */
type Tell = (key: MessageKey, value: string, max?: number) => void;

const lineOf = (fields: Fields, code: string): string => collapse(fields[code] ?? '');

const readLine = (
  fields: Fields,
  code: 'address' | 'commune' | 'hours',
  tell: Tell,
): string | null => {
  const line = lineOf(fields, code);
  if (isBlank(line)) return null;
  if (line.length <= MAX_LINE) return line;
  tell(`content.${code}.long`, line, MAX_LINE);
  return null;
};

const readRichText = (fields: Fields, code: 'purpose' | 'remarks', tell: Tell): string | null => {
  const html = fields[code] ?? '';
  if (html.length > MAX_HTML || isTangled(html)) {
    tell(`content.${code}.tangled`, '');
    return null;
  }
  const clean = sanitiseFromPeople(html);
  // Markup only makes it longer: most texts need no second look.
  const text = clean.length > MAX_TEXT ? plainText(clean) : '';
  if (text.length > MAX_TEXT) {
    tell(`content.${code}.long`, text, MAX_TEXT);
    return null;
  }
  return clean === '' ? null : clean;
};

const readMany = (
  text: string,
  key: MessageKey,
  read: (text: string) => { good: string[]; bad: string[] },
  tell: Tell,
): string[] => {
  const { good, bad } = read(text);
  if (bad.length > 0) tell(key, bad.join(' '));
  return good;
};

const readVerified = (fields: Fields, tell: Tell): string | null => {
  const day = lineOf(fields, 'verified_on');
  if (day === '') return null;
  if (z.iso.date().safeParse(day).success) return day;
  tell('content.verified_on.invalid', day);
  return null;
};

const readSiteOf = (fields: Fields, tell: Tell): LivingAreaSheet['site'] => {
  const address = lineOf(fields, 'site');
  if (isBlank(address)) return null;
  const site = readSite(address);
  if (site === null) tell('content.site.invalid', address);
  return site;
};

const aside = (key: MessageKey, params: Message['params']): Problem => ({
  weight: 'aside',
  told: message(key, params),
});

/** The category, and why a sheet that asks to be published cannot be. */
const readCategory = (fields: Fields, name: string): CategoryCode | Problem => {
  const text = lineOf(fields, 'category');
  const sheet = shorten(name);
  if (isBlank(text)) return aside('content.category.missing', { sheet });
  return categoryOf(text) ?? aside('content.category.unknown', { sheet, value: shorten(text, 40) });
};

/** The name a person finds the sheet by. */
export const recordName = ({ id, fields }: Entry): string => {
  const name = lineOf(fields ?? {}, 'name');
  return isBlank(name) ? `fiche n°\u00A0${id}` : shorten(name);
};

/** Reads an entry: every problem is told at once, none hides another. */
export const readSheet = (entry: Entry): Reading => {
  const { id, fields } = entry;
  const nothing = (...problems: Problem[]): Reading => ({ sheet: null, problems });
  if (!entry.approved) return nothing();
  if (entry.oversize !== null) {
    return nothing(aside('content.oversize', { id, size: Math.ceil(entry.oversize / 1024) }));
  }
  if (fields === null) return nothing(aside('content.unreadable', { id }));

  const wanted = lineOf(fields, 'state');
  const state = stateOf(wanted);
  if (state === 'draft' || state === 'withdraw') return nothing();
  const name = lineOf(fields, 'name');
  if (isBlank(name)) return nothing(aside('content.name.missing', { id }));
  const sheet = shorten(name);

  const asides: Problem[] = [];
  if (name.length > MAX_NAME) {
    asides.push(aside('content.name.long', { sheet, count: name.length, max: MAX_NAME }));
  }
  if (state === null) {
    asides.push(
      isBlank(wanted)
        ? aside('content.state.missing', { sheet })
        : aside('content.state.unknown', { sheet, value: shorten(wanted, 40) }),
    );
  }
  const category = readCategory(fields, name);
  if (typeof category !== 'string') return nothing(...asides, category);
  if (asides.length > 0) return nothing(...asides);

  const problems: Problem[] = [];
  const tell: Tell = (key, value, max = 0) => {
    const params = { sheet, value: shorten(value, 40), count: value.length, max };
    problems.push({ weight: 'field', told: message(key, params) });
  };
  return {
    sheet: {
      id,
      name,
      category,
      purpose: readRichText(fields, 'purpose', tell),
      address: readLine(fields, 'address', tell),
      commune: readLine(fields, 'commune', tell),
      phones: readMany(fields['phone'] ?? '', 'content.phone.invalid', readPhones, tell),
      mails: readMany(fields['mail'] ?? '', 'content.mail.invalid', readMails, tell),
      site: readSiteOf(fields, tell),
      hours: readLine(fields, 'hours', tell),
      remarks: readRichText(fields, 'remarks', tell),
      verifiedOn: readVerified(fields, tell),
    },
    problems,
  };
};
