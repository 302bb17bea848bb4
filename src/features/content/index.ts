export { countSheets, entryReceiver } from './entry-store.ts';
export { livingAreaSource } from './living-area-source.ts';
