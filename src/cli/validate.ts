import type { CommandModule } from 'yargs';
import { readScenario } from '../node/read-scenario.js';
import { formatProblem } from '../scenario/problem.js';
import { exitCodes } from './failure.js';
import { json } from './options.js';

interface ValidateArguments {
  readonly scenarios: readonly string[];
  readonly json: boolean;
}

/** `ninefold validate`: every mistake of every file at once; exit code 2 if there is one. */
export const validate: CommandModule<object, ValidateArguments> = {
  command: 'validate <scenarios..>',
  describe: 'Find every mistake in scenarios',
  builder: (argv) =>
    argv
      .positional('scenarios', { type: 'string', array: true, demandOption: true, describe: 'Scenario files' })
      .option('json', json) as never,
  handler: async (argv) => {
    const readings = [];
    for (const file of argv.scenarios) readings.push({ file, ...(await readScenario(file)) });
    const problems = readings.flatMap((reading) => reading.problems);
    if (argv.json) console.log(JSON.stringify(problems.map(flat), null, 2));
    else {
      for (const problem of problems) console.error(formatProblem(problem));
      for (const { file, scenario } of readings)
        if (scenario !== null) console.log(`${file}: ${counted(scenario.candidates.length)}, no mistakes`);
    }
    if (readings.some(({ scenario }) => scenario === null)) process.exitCode = exitCodes.badInput;
  },
};

function flat({ position, message, severity }: Parameters<typeof formatProblem>[0]) {
  const { file, line, column } = position;
  return { file, line, column, severity, message };
}

const counted = (candidates: number): string => (candidates === 1 ? '1 candidate' : `${candidates} candidates`);
