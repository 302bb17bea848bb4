export { readMails } from './contact-points.ts';
export {
  countSheets,
  entriesOf,
  entryOf,
  entryPrints,
  entryReceiver,
  type KeptEntry,
  printKey,
} from './entry-store.ts';
export { contentSources, type ToldSheets } from './content-source.ts';
export { fieldsOfPart } from './read-part.ts';
export { publishedLinks } from './published-links.ts';
export { dueSheets, type DueSheet } from './second-look.ts';
export { FAMILIES, type Family, type FieldCode, FIELDS, type FieldSpec } from './field.ts';
export { readDay } from './deadline.ts';
export { readSite } from './contact-points.ts';
export { readSiret } from './siret.ts';
export { type MenuCode, MENUS, optionOf } from './options.ts';
export { originsOf } from './entry-store.ts';
export { placeFinder } from './find-place.ts';
export { rememberedMetiers } from './official-lists.ts';
export { readEntry, readPassedOn } from './sheet.ts';
export type { OpeningSheet } from './opening.ts';
export { sayOption } from './book-words.ts';
export type { ReadingTools } from './reading.ts';
export { isOpeningLeftOut, isToLookAt, isTooOld, leavesOn, monthsAfter } from './freshness.ts';
export { type KnownSheet, knownSheets } from './known-sheets.ts';
export { type StandingSheet, standingSheets } from './standing-sheets.ts';
