/** A table of a file, whatever the file is. */
import type { Column } from '../../shared/table.ts';
import type { CellText } from './cell.ts';

export type FileRow = {
  /** As a spreadsheet numbers it: the first row is 1. */
  number: number;
  /** Cells in the order of the columns; a missing one is empty. */
  list: (CellText | undefined)[];
  /** It has more cells than there are columns: a separator or a quote is astray in it. */
  tooLong?: boolean;
};

export type Tab = {
  /** As the workbook calls it; null where there is only one table. */
  name: string | null;
  columns: readonly Column[];
  rows: readonly FileRow[];
  /** Whether days are counted from 1904 on, as some Macs do. */
  date1904: boolean;
};
