import { filledCells, isMostly } from './column-contents.js';
import type { MappingQuestion } from './column-mapping.js';
import { type SuggestedMapping, suggestedMapping, writtenMapping } from './column-suggestion.js';
import type { CsvHeader } from './csv-header.js';
import { MeasurementError } from './measurement-error.js';
import type { Profile } from './profile.js';

/** `5m12s`, `3d4h`: as kubectl prints how long ago something was. */
const AGE = /^(\d+[smhdy]){1,2}$/;

/** A column of ages instead of times, and what to do about it; null: there is none. */
function agesIn({ names, sample }: CsvHeader): string | null {
  const name = names.find((_, index) => isMostly(filledCells(sample, index), (cell) => AGE.test(cell)));
  if (name === undefined) return null;
  const columns = 'LASTTIMESTAMP:.lastTimestamp,REASON:.reason,OBJECT:.involvedObject.name';
  return `${name} holds ages, not times: export those, as kubectl get events -o custom-columns=${columns} does`;
}

/** A required column that was not found, with the mapping that the contents of the columns suggest. */
export class UnmappedColumns extends MeasurementError {
  /** What was expected and found, without the hint, which is written as scenarios are. */
  readonly fault: string;
  /** Said instead of a suggestion where times are ages; null: they are not. */
  readonly ages: string | null;
  /** What the file was taken for. */
  readonly profile: Profile;
  /** Columns of the file. */
  readonly names: readonly string[];
  /** Null: nothing in the file looks like what is needed. */
  readonly suggestion: SuggestedMapping | null;

  constructor(
    { file, header, profile, asked, user }: MappingQuestion,
    readonly role: string,
  ) {
    const { names } = header;
    const found = names.length > 12 ? `${names.slice(0, 12).join(', ')}, …` : names.join(', ');
    const missing = `expected a column for '${role}' (profile ${profile}), found ${found}`;
    const suggestion = suggestedMapping(header, asked, user);
    const ages = agesIn(header);
    const hint =
      suggestion === null ? `say which with columns: { ${role}: … }` : `perhaps ${writtenMapping(suggestion, profile)}`;
    super(file, 1, `${missing}; ${ages ?? hint}`);
    this.ages = ages;
    this.fault = `${file}:1: ${missing}`;
    this.profile = profile;
    this.names = names;
    this.suggestion = suggestion;
  }
}
