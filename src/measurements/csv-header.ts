/** The head of a CSV file, and how it is written. */
export interface CsvHeader {
  /** Column names; `1`, `2`, … for a file without a header. */
  readonly names: readonly string[];
  readonly delimiter: string;
  readonly encoding: string;
  /** The first rows below the head, to tell columns by what is in them. */
  readonly sample: readonly (readonly string[])[];
}
