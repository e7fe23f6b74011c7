import { nearestName } from '../catalog/nearest-name.js';
import type { CsvHeader } from './csv-header.js';
import { MeasurementError } from './measurement-error.js';
import type { ColumnMapping, Profile } from './profile.js';
import { profileRoles, roleColumn } from './profile-roles.js';
import { UnmappedColumns } from './unmapped-columns.js';

/** Takes one value out of a row; '' when the row is too short. */
export type CellReader = (row: readonly string[]) => string;

/** A mapping with what each role was matched to. */
export interface ResolvedMapping {
  readonly columns: ColumnMapping;
  readonly read: Readonly<Record<string, CellReader>>;
  /** Which roles were matched by recognised headers and not by the user: shown as a suggestion. */
  readonly guessed: readonly string[];
}

export interface MappingQuestion {
  readonly file: string;
  readonly header: CsvHeader;
  /** What the file was taken for. */
  readonly profile: Profile;
  /** What the user says it is; null: nothing. */
  readonly asked: Profile | null;
  readonly user: ColumnMapping;
  /** Columns of the export that was recognised. */
  readonly known: ColumnMapping;
  /** Keys in the user's mapping that are no roles, e.g. `unit`. */
  readonly settings: readonly string[];
  /** Roles that this use can do without. */
  readonly optional?: readonly string[];
}

/**
 * Matches the roles of a profile to the columns of a file: the user's mapping first, then a known format, then headers
 * recognised by name.
 *
 * @throws MeasurementError a column that does not exist, an unknown role, or a required role without a column
 */
export function resolvedMapping(question: MappingQuestion): ResolvedMapping {
  const { file, header, profile, user, known, optional = [] } = question;
  assertRoles(question);
  const columns: Record<string, string> = {};
  const read: Record<string, CellReader> = {};
  const guessed: string[] = [];
  for (const { role, required } of profileRoles[profile]) {
    const spec = user[role] ?? known[role] ?? roleColumn(header.names, profile, role);
    if (spec === undefined && (!required || optional.includes(role))) continue;
    if (spec === undefined) throw new UnmappedColumns(question, role);
    if (user[role] === undefined && known[role] === undefined) guessed.push(role);
    columns[role] = spec;
    read[role] = cellReader(file, spec, header.names);
  }
  return { columns, read, guessed };
}

function assertRoles({ file, profile, user, settings }: MappingQuestion): void {
  const names = [...profileRoles[profile].map(({ role }) => role), ...settings];
  const unknown = Object.keys(user).find((key) => !names.includes(key));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, names) ?? names.join(', ');
  throw new MeasurementError(
    file,
    null,
    `expected a role of profile ${profile}, found '${unknown}'; nearest: ${nearest}`,
  );
}

/** Reader of one column specification. */
export function cellReader(file: string, spec: string, header: readonly string[]): CellReader {
  const exact = columnIndex(spec, header);
  if (exact >= 0) return (row) => row[exact] ?? '';
  if (spec.includes('|')) {
    const names = spec.split('|').map((name) => name.trim());
    const indexes = names.map((name) => requiredIndex(file, name, header));
    return (row) => firstFilled(row, indexes, names);
  }
  if (spec.includes('+')) {
    const indexes = spec.split('+').map((name) => requiredIndex(file, name.trim(), header));
    return (row) => indexes.map((index) => row[index] ?? '').join('/');
  }
  const index = requiredIndex(file, spec, header);
  return (row) => row[index] ?? '';
}

/** Marks a row in which several of the alternative columns are filled. */
export const SEVERAL = '\u0000several';

function firstFilled(row: readonly string[], indexes: readonly number[], names: readonly string[]): string {
  let found = '';
  for (let k = 0; k < indexes.length; k++) {
    const cell = row[indexes[k]];
    if (cell === undefined || cell.trim() === '') continue;
    if (found !== '') return SEVERAL;
    found = names[k];
  }
  return found;
}

function requiredIndex(file: string, name: string, header: readonly string[]): number {
  const index = columnIndex(name, header);
  if (index >= 0) return index;
  const nearest = nearestName(name, header);
  const hint = nearest ? `nearest: ${nearest}` : `columns: ${header.slice(0, 12).join(', ')}`;
  throw new MeasurementError(file, 1, `expected a column named '${name}', found none; ${hint}`);
}

/** Exact header first, then without case and outer spaces, then a plain number as position from 1. */
function columnIndex(name: string, header: readonly string[]): number {
  const exact = header.indexOf(name);
  if (exact >= 0) return exact;
  const folded = name.trim().toLowerCase();
  const loose = header.findIndex((column) => column.trim().toLowerCase() === folded);
  if (loose >= 0) return loose;
  const position = /^\d+$/.test(folded) ? Number(folded) : 0;
  return position >= 1 && position <= header.length ? position - 1 : -1;
}
