export type { Space } from './space.ts';
export { allSpaces, spaceReceiver } from './space-store.ts';
