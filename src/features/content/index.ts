export { readMails } from './contact-points.ts';
export { countSheets, entriesOf, entryReceiver, type KeptEntry } from './entry-store.ts';
export { livingAreaSource } from './living-area-source.ts';
export { dueSheets, type DueSheet } from './second-look.ts';
