import type { IntervalKind } from '../measurements/parameter-interval.js';
import type { Profile } from '../measurements/profile.js';
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
