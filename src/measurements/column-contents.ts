import type { CsvHeader } from './csv-header.js';

/** A column is of a kind when this share of its filled cells is. */
const MOST = 0.8;

/** What a column holds in the first rows, blank cells left out. */
export function filledCells(sample: CsvHeader['sample'], index: number): string[] {
  return sample.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
}

/** Whether four in five cells pass a test; none at all do not. */
export function isMostly(cells: readonly string[], test: (cell: string) => boolean): boolean {
  return cells.length > 0 && shareOf(cells, test) >= MOST;
}

/** Share of cells that pass a test; zero of none. */
export function shareOf(cells: readonly string[], test: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}
