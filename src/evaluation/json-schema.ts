import * as z from 'zod';
import { evaluationSchema } from './schema/evaluation-schema.js';

/** The JSON Schema (draft 2020-12) of a saved Evaluation, made from the schema that reads it. */
export function evaluationJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(evaluationSchema, { io: 'input' });
  return {
    $schema,
    title: 'ninefold evaluation',
    description:
      'Everything ninefold computed for a scenario. Times are in hours unless the name says otherwise; a year has hoursPerYear hours.',
    ...schema,
  };
}
