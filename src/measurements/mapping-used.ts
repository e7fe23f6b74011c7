import type { ResolvedMapping } from './column-mapping.js';
import type { CsvHeader } from './csv-header.js';
import type { ColumnMapping, Profile } from './profile.js';
import type { Recognised } from './recognised-profile.js';

/** What was made of the columns, for the report and for suggestions. */
export interface MappingUsed {
  readonly profile: Profile;
  /** Export the file was recognised as; null: none. */
  readonly format: string | null;
  readonly encoding: string;
  /** With what else the user said of them, such as `unit`. */
  readonly columns: ColumnMapping;
  /** Roles matched by recognised heads, not by the user. */
  readonly guessed: readonly string[];
}

export function mappingUsed(
  { profile, format }: Recognised,
  { encoding }: CsvHeader,
  { columns, guessed }: ResolvedMapping,
  user: ColumnMapping,
): MappingUsed {
  return { profile, format: format?.id ?? null, encoding, columns: { ...columns, ...user }, guessed };
}
