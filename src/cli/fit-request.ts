import type { IntervalKind } from '../measurements/parameter-interval.js';
import type { Profile } from '../measurements/profile.js';
import { UnmappedColumns } from '../measurements/unmapped-columns.js';
import type { LogRequest } from '../node/read-log.js';
import type { Locale, Paper } from '../report/index.js';
import { InputError } from './failure.js';

/** What `ninefold fit` was asked. */
export interface FitArguments {
  readonly file: string;
  readonly parameter: string | undefined;
  readonly profile: Profile | undefined;
  readonly where: string | undefined;
  readonly columns: string | undefined;
  readonly inventory: string | undefined;
  readonly window: string | undefined;
  readonly 'time-zone': string | undefined;
  readonly encoding: string | undefined;
  readonly interval: IntervalKind;
  readonly out: string | undefined;
  readonly strict: boolean;
  readonly seed: number | undefined;
  readonly json: boolean;
  readonly locale: Locale;
  readonly paper: Paper;
  readonly theme: string | undefined;
  readonly templates: string | undefined;
  readonly browser: string | undefined;
  readonly pdf: boolean;
}

/** How the file is to be read. @throws InputError an option that cannot be read */
export function logRequest(argv: FitArguments): LogRequest {
  const timer = argv.parameter !== undefined && !/\.time-to-(failure|restore)$/.test(argv.parameter);
  return {
    path: argv.file,
    profile: argv.profile ?? null,
    fallbackProfile: timer ? 'drills' : 'outages',
    where: pairs('where', argv.where),
    columns: pairs('columns', argv.columns),
    data: {
      timeZone: argv['time-zone'] ?? null,
      encoding: argv.encoding ?? null,
      window: argv.window === undefined ? null : windowOf(argv.window),
    },
    onRejected: null,
    onProgress: null,
  };
}

/** An error about columns that were not found, with the mapping to try as the flags to paste; others as they are. */
export function mappedByFlags(error: unknown): unknown {
  if (!(error instanceof UnmappedColumns)) return error;
  const { fault, suggestion, role, ages } = error;
  if (ages !== null) return error;
  if (suggestion === null) return new InputError(`${fault}; say which with --columns "${role}=…"`);
  const { profile, columns } = suggestion;
  const asked = profile === error.profile ? '' : `--profile ${profile} `;
  const mapped = Object.entries(columns).map(([name, column]) => `${name}=${pasted(column, error.names)}`);
  return new InputError(`${fault}; perhaps ${asked}--columns "${mapped.join(', ')}"`);
}

/** A column by its name, or by its place where the name would not stand between commas and a shell's quotes. */
function pasted(column: string, names: readonly string[]): string {
  const place = names.indexOf(column) + 1;
  return place > 0 && /[,="'`$\\!\r\n]/.test(column) ? String(place) : column;
}

/** `a=b, c=d`; a value may hold `=`. */
function pairs(option: string, written: string | undefined): Readonly<Record<string, string>> {
  const parts = (written ?? '').split(',').filter((part) => part.trim() !== '');
  return Object.fromEntries(
    parts.map((part) => {
      const [name, ...rest] = part.split('=');
      if (rest.length === 0 || name!.trim() === '') {
        throw new InputError(`--${option}: expected name=value, found '${part.trim()}'`);
      }
      return [name!.trim(), rest.join('=').trim()];
    }),
  );
}

function windowOf(written: string): readonly [string, string] {
  const parts = written.split('/').map((part) => part.trim());
  if (parts.length === 2 && parts.every((part) => part !== '')) return [parts[0]!, parts[1]!];
  throw new InputError(`--window: expected two times such as 2024-07-01/2026-06-30, found '${written}'`);
}
