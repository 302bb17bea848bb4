/** A workbook with nothing in it. */
import type { Workbook } from 'exceljs';

/** exceljs is loaded with the first one: it is large, and most commands read and write no workbook. */
export const newWorkbook = async (): Promise<Workbook> => {
  const { default: ExcelJS } = await import('exceljs');
  return new ExcelJS.Workbook();
};
