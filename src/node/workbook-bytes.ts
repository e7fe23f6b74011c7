import { unzipSync, zipSync } from 'fflate';
import writeWorkbook, { type CellObject, type Row } from 'write-excel-file/node';
import type { Sheet, SheetCell } from '../report/index.js';

/** Earliest a ZIP archive can hold, in local time as it does; the packer would write the time of the packing. */
const fixedTime = new Date(1980, 0, 1);

const headStyle = { fontWeight: 'bold', wrap: true, alignVertical: 'bottom', backgroundColor: '#eef1f4' } as const;

/**
 * Sheets as an Office Open XML workbook (.xlsx). The same sheets are the same bytes.
 * Numbers stay numbers; text is stored as text, in cells of the format Text, so that it becomes no formula even when it
 * begins with `=` and somebody edits the cell.
 */
export async function workbookBytes(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const packed = await writeWorkbook(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      data: [...sheet.heads.map(headRow), ...sheet.rows.map((row) => row.map(bodyCell))],
      columns: sheet.widths.map((width) => ({ width })),
      stickyRowsCount: sheet.heads.length,
      stickyColumnsCount: sheet.stickyColumns,
      orientation: 'landscape' as const,
    })),
  ).toBuffer();
  return zipSync(unzipSync(packed), { mtime: fixedTime });
}

function headRow(cells: readonly SheetCell[]): Row {
  return cells.map((cell) => ({ ...bodyCell(cell), ...headStyle }));
}

function bodyCell(cell: SheetCell): CellObject {
  if (cell === null || cell === '') return {};
  if (typeof cell === 'string') return { value: cell, type: String, format: '@', alignVertical: 'top' };
  const { number, format, bold } = cell;
  return {
    value: number,
    type: Number,
    format,
    alignVertical: 'top',
    ...(bold ? { fontWeight: 'bold' as const } : {}),
  };
}
