import type { CellReader } from './column-mapping.js';

/** Keeps rows in which every named cell has the wanted value: text without case and outer spaces, numbers by value. */
export function rowFilter(
  conditions: readonly { readonly read: CellReader; readonly value: string | number }[],
): (row: readonly string[]) => boolean {
  const tests = conditions.map(({ read, value }) => {
    const fits = valueTest(value);
    return (row: readonly string[]) => fits(read(row));
  });
  return (row) => tests.every((test) => test(row));
}

/** `*` fits anything, several values are separated by `|`. */
export function valueTest(wanted: string | number): (cell: string) => boolean {
  const text = String(wanted).trim();
  if (text === '*') return () => true;
  const alternatives = text.split('|').map((part) => part.trim().toLowerCase());
  const numbers = alternatives
    .filter((part) => part !== '')
    .map(Number)
    .filter((value) => !Number.isNaN(value));
  return (cell) => {
    const folded = cell.trim().toLowerCase();
    if (alternatives.includes(folded)) return true;
    return folded !== '' && numbers.includes(Number(folded));
  };
}
