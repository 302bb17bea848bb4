export { LARGEST_FILE, openFile } from './open-file.ts';
