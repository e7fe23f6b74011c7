import * as z from 'zod';
import { parameterFileSchema, scenarioSchema } from './schema/scenario-schema.js';

/**
 * The JSON Schema (draft 2020-12) of a scenario file, for completion and help in editors. Made from the same source as
 * the messages of the reader; the reader judges more (names, files, sense).
 *
 * @param knownParameters names to complete where parameters stand; none: any name
 */
export function scenarioJsonSchema(knownParameters: readonly string[] = []): Readonly<Record<string, unknown>> {
  return {
    ...titled(
      scenarioSchema,
      'ninefold scenario',
      'Platform topologies to compare by availability, failover time and resource utilization.',
      knownParameters,
    ),
    // Elsewhere a candidate may be completed by what is said for all; these are said here or nowhere.
    required: ['ninefold', 'title', 'candidates'],
  };
}

/** The same of a file of parameters, which a scenario includes and `ninefold fit` writes. */
export function parameterFileJsonSchema(knownParameters: readonly string[] = []): Readonly<Record<string, unknown>> {
  const description = 'Parameters that a scenario includes; ninefold fit writes such files.';
  return {
    ...titled(parameterFileSchema, 'ninefold parameters', description, knownParameters),
    required: ['ninefold', 'parameters'],
  };
}

function titled(schema: z.ZodType, title: string, description: string, knownParameters: readonly string[]) {
  const override = addParameters(knownParameters);
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', override });
  return { $schema, title, description, ...withoutTitle(rest) };
}

function withoutTitle({ title: _, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return schema;
}

function addParameters(names: readonly string[]) {
  return ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: Record<string, unknown> }): void => {
    if (names.length === 0 || z.globalRegistry.get(zodSchema)?.id !== 'Parameters') return;
    jsonSchema.propertyNames = { enum: [...names] };
  };
}
