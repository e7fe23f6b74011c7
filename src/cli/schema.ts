import type { CommandModule } from 'yargs';
import { parameterNames } from '../catalog/parameters.js';
import { evaluationJsonSchema } from '../evaluation/json-schema.js';
import { scenarioJsonSchema } from '../scenario/json-schema.js';

interface SchemaArguments {
  readonly of: 'scenario' | 'evaluation';
}

/** `ninefold schema`: the JSON Schema of what is written by hand or of what comes out. */
export const schema: CommandModule<object, SchemaArguments> = {
  command: 'schema [of]',
  describe: 'Print a JSON Schema, for editors and other programs',
  builder: (argv) =>
    argv.positional('of', {
      choices: ['scenario', 'evaluation'] as const,
      default: 'scenario' as const,
      describe: 'What a user writes, or what report saves',
    }) as never,
  handler: ({ of }) => {
    const text = of === 'scenario' ? scenarioJsonSchema(parameterNames) : evaluationJsonSchema();
    console.log(JSON.stringify(text, null, 2));
  },
};
