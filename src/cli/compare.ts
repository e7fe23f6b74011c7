import type { CommandModule } from 'yargs';
import { changesBetween, changesText } from '../comparison/index.js';
import { readEvaluation } from './evaluation-source.js';
import { json } from './options.js';

interface CompareArguments {
  readonly before: string;
  readonly after: string;
  readonly json: boolean;
}

/** `ninefold compare`: what changed between two saved Evaluations, and which inputs may have caused it. */
export const compare: CommandModule<object, CompareArguments> = {
  command: 'compare <before> <after>',
  describe: 'Say what changed between two saved evaluations, and why',
  builder: (argv) =>
    argv
      .positional('before', { type: 'string', demandOption: true, describe: 'Saved evaluation' })
      .positional('after', { type: 'string', demandOption: true, describe: 'A later one' })
      .option('json', json) as never,
  handler: ({ before, after, json }) => {
    const changes = changesBetween(readEvaluation(before), readEvaluation(after));
    process.stdout.write(json ? `${JSON.stringify(changes, null, 2)}\n` : changesText(changes));
  },
};
