import type { CommandModule } from 'yargs';
import { createFile } from '../node/write-files.js';
import { templateScenario } from '../scenario/template.js';
import { InputError } from './failure.js';

interface InitArguments {
  readonly file: string;
}

/** `ninefold init`: a commented scenario to begin with; what exists is never touched. */
export const init: CommandModule<object, InitArguments> = {
  command: 'init [file]',
  describe: 'Write a commented scenario to begin with',
  builder: (argv) =>
    argv.positional('file', { type: 'string', default: 'scenario.yaml', describe: 'File to write' }) as never,
  handler: async ({ file }) => {
    if (!(await createFile(file, templateScenario())))
      throw new InputError(`${file}: expected a name that is free, found a file; it was left as it is`);
    console.log(`${file} written; next: ninefold validate ${file}`);
  },
};
