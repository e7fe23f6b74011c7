import type { CsvHeader } from './csv-header.js';
import { timeReader } from './local-time.js';
import { readNumber } from './number-reader.js';
import type { ColumnMapping, Profile } from './profile.js';
import { isUpState } from './state-words.js';

/** A column is of a kind when this share of its filled cells is. */
const MOST = 0.8;

/**
 * Columns that could play the roles of a profile, told by what is in them: times, numbers, words for up and down, names
 * that come again. Only a suggestion: it is printed, never used.
 *
 * @returns null when a required role finds no column
 */
export function suggestedColumns({ names, sample }: CsvHeader, profile: Profile): ColumnMapping | null {
  const columns = names.map((name, index) => ({ name, cells: filled(sample, index) }));
  const isTime = timeReader('month-first');
  const times = columns.filter(({ cells }) => mostly(cells, (cell) => !Number.isNaN(isTime(cell))));
  const rest = columns.filter((column) => !times.includes(column));
  const numbers = rest.filter(({ cells }) => mostly(cells, (cell) => !Number.isNaN(readNumber(cell))));
  const words = rest.filter((column) => column.cells.length > 0 && !numbers.includes(column));
  switch (profile) {
    case 'outages': {
      const [start, end] = times;
      return roles({ component: words[0] ?? numbers[0], start, end });
    }
    case 'transitions': {
      const state = rest.find(({ cells }) => mostly(cells, (cell) => isUpState(cell) !== null));
      return roles({ time: times[0], component: words.find((column) => column !== state), state });
    }
    case 'drills':
      return times.length >= 2 ? roles({ start: times[0], end: times[1] }) : roles({ duration: numbers[0] });
    case 'utilization':
      return roles({ cpu: numbers[0] });
  }
}

type Column = { readonly name: string };

function roles(found: Readonly<Record<string, Column | undefined>>): ColumnMapping | null {
  const entries = Object.entries(found);
  if (entries.some(([, column]) => column === undefined)) return null;
  return Object.fromEntries(entries.map(([role, column]) => [role, column!.name]));
}

function filled(sample: CsvHeader['sample'], index: number): string[] {
  return sample.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
}

function mostly(cells: readonly string[], test: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(test).length >= MOST * cells.length;
}

/** As it would be written in a scenario: `columns: { component: 主机名, start: 发生时间 }`. */
export function writtenColumns(columns: ColumnMapping): string {
  const quoted = (text: string) => (/^[\p{L}\p{N}_][\p{L}\p{N}_ .-]*$/u.test(text) ? text : JSON.stringify(text));
  const entries = Object.entries(columns).map(([role, column]) => `${role}: ${quoted(column)}`);
  return `columns: { ${entries.join(', ')} }`;
}
