export type { Counts } from './import-store.ts';
export { importSheets } from './import-sheets.ts';
export type { Problem } from './problem.ts';
export { undoImport } from './undo-import.ts';
export { isFamily } from './choose-tabs.ts';
export { type Audience, AUDIENCES, exportSpace } from './export-space.ts';
export { templateOf } from './template.ts';
export { jsonOf, workbookOf } from './write-export.ts';
export { importInclusion } from './import-inclusion.ts';
