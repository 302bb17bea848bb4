/** The Book « Bassin de vie » of a space, as its sheets make it. */
import { sanitise } from '../../shared/html.ts';
import { isRightToLeft, normaliseKey } from '../../shared/text.ts';
import type { DesiredBook } from '../sync/index.ts';
import { CATEGORIES, type CategoryCode } from './category.ts';
import { LIVING_AREA, type LivingAreaSheet } from './sheet.ts';
import type { BookTemplates, ChapterView, Fact, SheetView, Words } from './templates.ts';

const NAME = 'Bassin de vie';
const NO_COMMUNE = 'Commune non précisée';
/** From this many sheets a table of contents helps more than it is in the way. */
const CONTENTS_FROM = 4;

const bookKey = (space: string): string => `${space}/living-area`;
const chapterKey = (space: string, category: CategoryCode): string =>
  `${bookKey(space)}/${category.replaceAll('_', '-')}`;

const { compare } = new Intl.Collator('fr', { numeric: true });
const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const words = (text: string): Words => ({ text, rtl: isRightToLeft(text) });

const days = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
/** « 1er mai 2026 », « 3 mai 2026 » */
const frenchDay = (day: string): string =>
  days
    .format(new Date(`${day}T00:00:00Z`))
    .replace(/^1 /u, '1er ')
    .replaceAll(' ', '\u00A0');

const fact = (label: string, values: readonly (string | Fact['values'][number])[]): Fact[] => {
  const all = values.map((v) => (typeof v === 'string' ? { text: v, href: null } : v));
  const [first] = all;
  return first ? [{ label, rtl: isRightToLeft(first.text), values: all }] : [];
};

/** `under` is the commune's own heading, if any: it need not be said twice. */
const place = ({ address, commune }: LivingAreaSheet, under: boolean): Fact[] => {
  if (address === null) return fact('Commune', commune === null || under ? [] : [commune]);
  const told = commune === null || normaliseKey(address).includes(normaliseKey(commune));
  return fact('Adresse', told ? [address] : [address, commune]);
};

const viewOf = (sheet: LivingAreaSheet, underCommune: boolean): SheetView => ({
  anchor: `mara-sheet-${sheet.id}`,
  name: words(sheet.name),
  purpose: sheet.purpose,
  facts: [
    ...place(sheet, underCommune),
    ...fact('Téléphone', sheet.phones),
    ...fact(
      'Courriel',
      sheet.mails.map((mail) => ({ text: mail, href: `mailto:${mail}` })),
    ),
    ...fact('Site internet', sheet.site === null ? [] : [sheet.site]),
    ...fact('Horaires', sheet.hours === null ? [] : [sheet.hours]),
  ],
  remarks: sheet.remarks,
  verified: sheet.verifiedOn === null ? null : `Vérifiée le ${frenchDay(sheet.verifiedOn)}`,
});

/** Of « ANGERS » and « Angers », the one that is not all capitals; else the first as texts. */
const bestSpelling = (spellings: readonly string[]): string =>
  [...spellings].sort(
    (a, b) =>
      Number(a === a.toUpperCase()) - Number(b === b.toUpperCase()) ||
      compare(a, b) ||
      byText(a, b),
  )[0] ?? '';

type Group = { key: string; commune: string; sheets: LivingAreaSheet[] };

/** By commune, those without one last; each by name. Input order plays no part. */
const groupsOf = (sheets: readonly LivingAreaSheet[]): Group[] => {
  const byCommune = new Map<string, LivingAreaSheet[]>();
  for (const sheet of sheets) {
    const key = normaliseKey(sheet.commune ?? '');
    byCommune.set(key, [...(byCommune.get(key) ?? []), sheet]);
  }
  return [...byCommune]
    .map(([key, members]) => ({
      key,
      commune: bestSpelling(members.flatMap(({ commune }) => commune ?? [])),
      sheets: members.sort((a, b) => compare(a.name, b.name) || a.id - b.id),
    }))
    .sort(
      (a, b) =>
        Number(a.key === '') - Number(b.key === '') ||
        compare(a.commune, b.commune) ||
        byText(a.key, b.key),
    );
};

const chapterView = (sheets: readonly LivingAreaSheet[]): ChapterView => {
  const groups = groupsOf(sheets);
  const several = groups.length > 1;
  return {
    contents: sheets.length >= CONTENTS_FROM,
    groups: groups.map(({ commune, sheets: members }) => ({
      commune: several ? words(commune || NO_COMMUNE) : null,
      sheets: members.map((sheet) => viewOf(sheet, several)),
    })),
  };
};

/**
 * The Book of a space, its chapters in the order of the categories: those with sheets, and
 * those already published, which say that they are empty. `null` when there is neither.
 */
export const livingAreaBook = (
  space: string,
  sheets: readonly LivingAreaSheet[],
  published: ReadonlySet<string>,
  templates: BookTemplates,
): DesiredBook | null => {
  const chapters = CATEGORIES.flatMap(({ code, title }) => {
    const members = sheets.filter(({ category }) => category === code);
    const key = chapterKey(space, code);
    if (members.length === 0 && !published.has(key)) return [];
    // The last door: whatever a template or a field did, only what Moodle keeps goes out.
    const html = sanitise(templates.chapter(chapterView(members)));
    const objects = members
      .toSorted((a, b) => a.id - b.id)
      .map(({ id, name }) => ({ id: `${LIVING_AREA}/${id}`, name }));
    return [{ key, title, html, objects }];
  });
  if (chapters.length === 0) return null;
  return { key: bookKey(space), space, name: NAME, intro: sanitise(templates.intro()), chapters };
};
