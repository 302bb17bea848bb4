export { openFile } from './open-file.ts';
export { writeNewFile } from './write-file.ts';
