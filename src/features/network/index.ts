export type { Space } from './space.ts';
export { allSpaces, hasSpace, spaceReceiver } from './space-store.ts';
