/** A number with how it is shown; the number itself is not rounded. */
export interface NumberCell {
  readonly number: number;
  /** As in ECMA-376, part 1, 18.8.31: `#,##0.00`, `0.000%`. */
  readonly format: string;
  readonly bold?: boolean;
}

/** Text stays text, whatever it begins with; null: empty. */
export type SheetCell = string | NumberCell | null;

/** One sheet of a workbook: its first rows are heads and stay in view, as do its first columns. */
export interface Sheet {
  /** At most 31 characters, none of `[]/\:*?`. */
  readonly name: string;
  /** In characters. */
  readonly widths: readonly number[];
  readonly heads: readonly (readonly SheetCell[])[];
  readonly stickyColumns: number;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** A number to be calculated with; text where a spreadsheet has no such number. */
export function numberOr(value: number | null, format: string): SheetCell {
  if (value === null || Number.isNaN(value)) return null;
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return { number: value, format };
}
