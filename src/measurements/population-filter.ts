import { type CellReader, cellReader, type ResolvedMapping } from './column-mapping.js';
import type { CsvHeader } from './csv-header.js';
import { rowFilter } from './row-filter.js';

/** Keeps the rows that meet every condition; conditions name columns or roles. */
export function populationFilter(
  file: string,
  header: CsvHeader,
  where: Readonly<Record<string, string | number>>,
  mapping: ResolvedMapping,
): (row: readonly string[]) => boolean {
  const conditions = Object.entries(where)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ read: readerOfColumn(file, key, header, mapping), value }));
  return rowFilter(conditions);
}

function readerOfColumn(file: string, key: string, header: CsvHeader, mapping: ResolvedMapping): CellReader {
  const isColumn = header.names.includes(key);
  return !isColumn && mapping.read[key] ? mapping.read[key] : cellReader(file, key, header.names);
}
