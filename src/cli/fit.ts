import { basename } from 'node:path';
import type { CommandModule } from 'yargs';
import { parameterNames } from '../catalog/parameters.js';
import { type FitRecord, fitRecord } from '../measurements/fit-record.js';
import { type FittedParameter, fittedLog } from '../measurements/fitted-log.js';
import { ninefoldVersion } from '../node/ninefold-version.js';
import { readInventory } from '../node/read-inventory.js';
import { type LogReading, readMeasured, type UseReading } from '../node/read-log.js';
import { readTemplates } from '../node/read-templates.js';
import { measuredUse } from '../node/read-use.js';
import { writeFit } from '../node/write-fit.js';
import { canonicalJson, type ReportTheme } from '../report/index.js';
import { expectedFound } from '../scenario/wording.js';
import { InputError } from './failure.js';
import { assertClean, quarantined } from './fit-reading.js';
import { type FitArguments, logRequest, mappedByFlags } from './fit-request.js';
import { fitText, useText } from './fit-text.js';
import { browser, json, locale, paper, pdf, seed, templates, theme } from './options.js';
import { parameterFileText, type ReadingAsked } from './parameter-file.js';
import { progressLine } from './terminal.js';
import { givenTheme } from './theme.js';

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
      .option('interval', {
        choices: ['wald', 'profile'] as const,
        default: 'wald' as const,
        requiresArg: true,
        describe: 'Intervals of fitted parameters: from the curvature of the likelihood, or its profile',
      })
      .option('out', text('Folder for the fit report, parameters.yaml, fit.json and quarantine.csv'))
      .option('strict', { type: 'boolean', default: false, describe: 'A row that cannot be used is an error' })
      .option('seed', seed)
      .option('locale', locale)
      .option('paper', paper)
      .option('theme', theme)
      .option('templates', templates)
      .option('browser', browser)
      .option('pdf', pdf)
      .option('json', json) as never,
  handler: async (argv) => {
    if (argv.parameter !== undefined && !parameterNames.includes(argv.parameter)) {
      const found = expectedFound('the name of a parameter', argv.parameter, parameterNames);
      throw new InputError(`--parameter: ${found}`);
    }
    await fitFile(argv);
  },
};

async function fitFile(argv: FitArguments): Promise<void> {
  const request = logRequest(argv);
  const colours = givenTheme(argv.theme);
  const { reading, quarantine } = await quarantined(argv, (hooks) => readMeasured({ ...request, ...hooks })).catch(
    (error: unknown) => {
      throw mappedByFlags(error);
    },
  );
  const written = reading.kind === 'use' ? tellUse(argv, reading.use) : await tellLog(argv, reading.reading, colours);
  for (const file of quarantine === null ? written : [...written, quarantine]) console.error(`Wrote ${file}`);
}

/** @returns the paths that were written */
async function tellLog(
  argv: FitArguments,
  { log, source, mapping }: LogReading,
  colours: ReportTheme | null,
): Promise<readonly string[]> {
  if (argv.strict) assertClean(argv.file, (log.profile === 'drills' ? log.drills : log.outages).quarantine);
  const inventory = argv.inventory === undefined ? null : await readInventory(argv.inventory, logRequest(argv).data);
  const { interval } = argv;
  const question = { parameter: argv.parameter ?? null, inventory, seed: argv.seed ?? 1, interval };
  const fitted = fittedLog(log, question, source);
  const record = fitRecord(log, fitted, { ninefold: ninefoldVersion(), ...question, source, mapping });
  const written = argv.out === undefined ? [] : await writeResults(argv, record, fitted, colours);
  process.stdout.write(argv.json ? canonicalJson(record) : fitText(record));
  return written;
}

function tellUse(argv: FitArguments, reading: UseReading): readonly string[] {
  if (argv.strict) assertClean(argv.file, reading.log.quarantine);
  const use = measuredUse(reading);
  process.stdout.write(argv.json ? `${JSON.stringify(use, null, 2)}\n` : useText(use));
  return [];
}

/** @returns the paths that were written; without a browser that works, all but the PDF, and the exit code says so */
async function writeResults(
  argv: FitArguments,
  record: FitRecord,
  fitted: readonly FittedParameter[],
  colours: ReportTheme | null,
): Promise<readonly string[]> {
  const line = progressLine();
  const { files, pdfFault } = await writeFit(record, parameterFileText(record, fitted, asked(argv)), {
    folder: argv.out!,
    locale: argv.locale,
    paper: argv.paper,
    theme: colours,
    templates: readTemplates(argv.templates ?? null),
    pdf: argv.pdf,
    browser: argv.browser ?? null,
    remark: (remark) => console.error(remark),
    progress: (stage) => line.show(`writing: ${stage}`),
  }).finally(line.clear);
  if (pdfFault !== null) {
    console.error(`the PDF was not made: ${pdfFault.message}`);
    process.exitCode = pdfFault.exitCode;
  }
  return files;
}

function asked(argv: FitArguments): ReadingAsked {
  const { where, columns, data } = logRequest(argv);
  const inventory = argv.inventory === undefined ? undefined : basename(argv.inventory);
  return { measured: basename(argv.file), profile: argv.profile, where, columns, inventory, data };
}
