import type { CommandModule } from 'yargs';
import { parameterNames } from '../catalog/parameters.js';
import { evaluationJsonSchema } from '../evaluation/json-schema.js';
import { parameterFileJsonSchema, scenarioJsonSchema } from '../scenario/json-schema.js';

interface SchemaArguments {
  readonly of: 'scenario' | 'parameters' | 'evaluation';
}

const schemas: Readonly<Record<SchemaArguments['of'], () => object>> = {
  scenario: () => scenarioJsonSchema(parameterNames),
  parameters: () => parameterFileJsonSchema(parameterNames),
  evaluation: evaluationJsonSchema,
};

/** `ninefold schema`: the JSON Schema of what is written by hand or of what comes out. */
export const schema: CommandModule<object, SchemaArguments> = {
  command: 'schema [of]',
  describe: 'Print a JSON Schema, for editors and other programs',
  builder: (argv) =>
    argv.positional('of', {
      choices: ['scenario', 'parameters', 'evaluation'] as const,
      default: 'scenario' as const,
      describe: 'What a user writes, what a scenario includes, or what report saves',
    }) as never,
  handler: ({ of }) => {
    console.log(JSON.stringify(schemas[of](), null, 2));
  },
};
