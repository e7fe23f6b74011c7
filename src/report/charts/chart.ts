/** Widths charts are drawn for: a column of text on screen and paper, and a phone. */
export const wideWidth = 660;
export const narrowWidth = 340;

/** A chart drawn for any width, with what it shows as a table. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly draw: (width: number, id: string) => string;
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}
