import type { CommandModule } from 'yargs';
import { checkedTargets, compared, missedTargetLine } from '../comparison/index.js';
import { jsonText, type Locale, terminalText } from '../report/index.js';
import type { Effort } from '../study/study-options.js';
import { evaluationFrom } from './evaluation-source.js';
import { exitCodes } from './failure.js';
import { cache, effort, json, locale, seed } from './options.js';
import { isColored } from './terminal.js';
import { writeTrace } from './trace-file.js';

interface EvaluateArguments {
  readonly scenario: string;
  readonly check: boolean;
  readonly seed: number | undefined;
  readonly effort: Effort;
  readonly cache: boolean;
  readonly locale: Locale;
  readonly detail: 'brief' | 'full';
  readonly json: boolean;
  readonly trace: string | undefined;
  readonly candidate: string | undefined;
}

/** `ninefold evaluate`: the comparison as a table in the terminal; with `--check` a gate for build servers. */
export const evaluate: CommandModule<object, EvaluateArguments> = {
  command: 'evaluate <scenario>',
  describe: 'Print the comparison as a table',
  builder: (argv) =>
    argv
      .positional('scenario', { type: 'string', demandOption: true, describe: 'Scenario, or a saved evaluation' })
      .option('check', {
        type: 'boolean',
        default: false,
        describe: 'End with code 1 and a line for each target that is missed',
      })
      .option('seed', seed)
      .option('effort', effort)
      .option('cache', cache)
      .option('locale', locale)
      .option('detail', {
        choices: ['brief', 'full'] as const,
        default: 'brief' as const,
        requiresArg: true,
        describe: 'Values alone, or with intervals and differences',
      })
      .option('json', json)
      .option('trace', {
        type: 'string',
        requiresArg: true,
        describe: 'File for every event of one simulated run, a line of JSON each',
      })
      .option('candidate', {
        type: 'string',
        requiresArg: true,
        implies: 'trace',
        describe: 'Candidate that --trace follows, if not the first',
      }) as never,
  handler: async (argv) => {
    const { scenario: path, seed, effort, cache } = argv;
    const evaluation = await evaluationFrom({ path, seed, effort, cache });
    if (argv.trace !== undefined)
      await writeTrace(argv.trace, { path, seed, effort, candidate: argv.candidate ?? null });
    const comparison = compared(evaluation);
    const { locale, detail } = argv;
    process.stdout.write(
      argv.json
        ? jsonText(evaluation, comparison)
        : terminalText(evaluation, comparison, {
            locale,
            detail,
            color: isColored(),
            width: process.stdout.columns ?? 100,
          }),
    );
    if (!argv.check) return;
    const missed = checkedTargets(comparison);
    for (const target of missed) console.error(missedTargetLine(target));
    if (missed.length > 0) process.exitCode = exitCodes.checkFailed;
  },
};
