import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CommandModule } from 'yargs';
import { parameterNames } from '../catalog/parameters.js';
import { type FittedParameter, fittedLog } from '../measurements/fitted-log.js';
import type { Profile } from '../measurements/profile.js';
import type { QuarantineSummary } from '../measurements/quarantine.js';
import { readInventory } from '../node/read-inventory.js';
import { type LogReading, type LogRequest, readLog } from '../node/read-log.js';
import { readUse } from '../node/read-use.js';
import { writeFileSafely } from '../node/write-files.js';
import { openQuarantineFile } from '../node/write-quarantine.js';
import { expectedFound } from '../scenario/wording.js';
import { InputError } from './failure.js';
import { fitJson } from './fit-json.js';
import { fitText, useText } from './fit-text.js';
import { json, seed } from './options.js';
import { parameterFileText, type ReadingAsked } from './parameter-file.js';
import { progressLine } from './terminal.js';

interface FitArguments {
  readonly file: string;
  readonly parameter: string | undefined;
  readonly profile: Profile | undefined;
  readonly where: string | undefined;
  readonly columns: string | undefined;
  readonly inventory: string | undefined;
  readonly window: string | undefined;
  readonly 'time-zone': string | undefined;
  readonly encoding: string | undefined;
  readonly out: string | undefined;
  readonly strict: boolean;
  readonly seed: number | undefined;
  readonly json: boolean;
}

const text = (describe: string) => ({ type: 'string', requiresArg: true, describe }) as const;

/** `ninefold fit`: what a measured file says about parameters, with its doubts; exit code 2 for a file that cannot be used. */
export const fit: CommandModule<object, FitArguments> = {
  command: 'fit <file>',
  describe: 'Estimate parameters from a CSV of outages, states, drills or use',
  builder: (argv) =>
    argv
      .positional('file', { type: 'string', demandOption: true, describe: 'CSV, plain or gzip' })
      .option('parameter', text('Parameter it measures, e.g. host.time-to-restore; default: all the file speaks of'))
      .option('profile', {
        choices: ['outages', 'transitions', 'drills', 'utilization'] as const,
        requiresArg: true,
        describe: 'What a row is; default: told from its columns',
      })
      .option('where', text('Only these rows: "System=20, cause=hardware"'))
      .option('columns', text('Which column is what: "component=主机名, start=发生时间, end=恢复时间"'))
      .option('inventory', text('CSV of the components that existed, and when'))
      .option('window', text('Observed from and to: 2024-07-01/2026-06-30'))
      .option('time-zone', text('Zone of local times, e.g. Asia/Shanghai; default: as written'))
      .option('encoding', text('e.g. gb18030; default: found out'))
      .option('out', text('Folder for parameters.yaml, fit.json and quarantine.csv'))
      .option('strict', { type: 'boolean', default: false, describe: 'A row that cannot be used is an error' })
      .option('seed', seed)
      .option('json', json) as never,
  handler: async (argv) => {
    if (argv.parameter !== undefined && !parameterNames.includes(argv.parameter)) {
      const found = expectedFound('the name of a parameter', argv.parameter, parameterNames);
      throw new InputError(`--parameter: ${found}`);
    }
    if (argv.profile === 'utilization') await fitUse(argv);
    else await fitLog(argv);
  },
};

async function fitLog(argv: FitArguments): Promise<void> {
  const request = logRequest(argv);
  const { reading, quarantine } = await quarantined(argv, (hooks) => readLog({ ...request, ...hooks }));
  if (argv.strict) assertClean(argv.file, summaryOf(reading));
  const inventory = argv.inventory === undefined ? null : await readInventory(argv.inventory, request.data);
  const question = { parameter: argv.parameter ?? null, inventory, seed: argv.seed ?? 1 };
  const fitted = fittedLog(reading.log, question, reading.source);
  const written = argv.out === undefined ? [] : await writeResults(argv, reading, fitted);
  const files = quarantine === null ? written : [...written, quarantine];
  process.stdout.write(argv.json ? fitJson(reading, fitted) : fitText(reading, fitted));
  for (const file of files) console.error(`Wrote ${file}`);
}

async function fitUse(argv: FitArguments): Promise<void> {
  const { path, columns, where, data } = logRequest(argv);
  const { reading, quarantine } = await quarantined(argv, (hooks) => readUse({ path, columns, where, data, ...hooks }));
  if (argv.strict) assertClean(argv.file, reading.log.quarantine);
  process.stdout.write(argv.json ? `${JSON.stringify(reading, null, 2)}\n` : useText(reading));
  if (quarantine !== null) console.error(`Wrote ${quarantine}`);
}

type Hooks = Pick<LogRequest, 'onRejected' | 'onProgress'> & { readonly onHeader: (names: readonly string[]) => void };

/** Reads with a progress line, and with the rows that cannot be used written into the folder for results. */
async function quarantined<T>(
  { file, out }: FitArguments,
  read: (hooks: Hooks) => Promise<T>,
): Promise<{ readonly reading: T; readonly quarantine: string | null }> {
  let heads: readonly string[] = [];
  if (out !== undefined) mkdirSync(out, { recursive: true });
  const quarantine = out === undefined ? null : openQuarantineFile(out, () => heads);
  const line = progressLine();
  const onProgress = (done: number, total: number) =>
    line.show(`${basename(file)}: ${megabytes(done)} of ${megabytes(total)} MB`);
  const onHeader = (names: readonly string[]) => {
    heads = names;
  };
  try {
    const reading = await read({ onHeader, onRejected: quarantine?.take ?? null, onProgress });
    return { reading, quarantine: quarantine?.finish() ?? null };
  } catch (error) {
    quarantine?.abandon();
    throw error;
  } finally {
    line.clear();
  }
}

function logRequest(argv: FitArguments): LogRequest {
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

function summaryOf({ log }: LogReading): QuarantineSummary {
  return log.profile === 'drills' ? log.drills.quarantine : log.outages.quarantine;
}

/** @throws InputError one line for each kind of fault */
function assertClean(file: string, { rejected, reasons }: QuarantineSummary): void {
  if (rejected === 0) return;
  const lines = reasons.map(({ reason, count, samples }) => {
    const first = samples[0]!;
    return `${file}:${first.line}: expected a row that can be used, found one with ${reason} (${count} such rows)`;
  });
  throw new InputError(lines.join('\n'));
}

async function writeResults(
  argv: FitArguments,
  reading: LogReading,
  fitted: readonly FittedParameter[],
): Promise<string[]> {
  const files = {
    'parameters.yaml': parameterFileText(reading, fitted, asked(argv)),
    'fit.json': fitJson(reading, fitted),
  };
  const paths: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    const path = join(argv.out!, name);
    await writeFileSafely(path, content);
    paths.push(path);
  }
  return paths;
}

function asked(argv: FitArguments): ReadingAsked {
  const { where, columns, data } = logRequest(argv);
  const inventory = argv.inventory === undefined ? undefined : basename(argv.inventory);
  return { measured: basename(argv.file), profile: argv.profile, where, columns, inventory, data };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
}
