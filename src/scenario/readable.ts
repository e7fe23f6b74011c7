import * as z from 'zod';
import { entriesOf, entryOf, type Located, plain } from './located.js';

/**
 * What can be read of a part that may have faults elsewhere: each faulty key is left out, so that the rest can still
 * be judged and all mistakes told at once. Undefined when nothing fits the schema.
 */
export function readable<T extends z.ZodType>(schema: T, located: Located | undefined): z.output<T> | undefined {
  if (located === undefined) return undefined;
  const whole = schema.safeParse(plain(located));
  return whole.success ? whole.data : (piecewise(schema, located) as z.output<T> | undefined);
}

function piecewise(schema: z.core.$ZodType, located: Located): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return readable(schema.unwrap() as z.ZodType, located);
  }
  if (schema instanceof z.ZodUnion) {
    const pieces = schema.options.map((option) => readable(option as z.ZodType, located));
    return pieces.find((piece) => piece !== undefined);
  }
  if (located.kind !== 'map') return undefined;
  if (schema instanceof z.ZodObject) return mapPieces(schema, located);
  if (schema instanceof z.ZodRecord) return recordPieces(schema, located);
  return undefined;
}

function mapPieces(schema: z.ZodObject, located: Located): unknown {
  const pieces: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(schema.shape)) {
    const piece = readable(part as z.ZodType, entryOf(located, name)?.value);
    if (piece !== undefined) pieces[name] = piece;
    else if (!(part as z.ZodType).safeParse(undefined).success) return undefined;
  }
  return pieces;
}

function recordPieces(schema: z.ZodRecord, located: Located): unknown {
  const pieces: Record<string, unknown> = {};
  for (const [name, { value }] of entriesOf(located)) {
    const piece = readable(schema.valueType as z.ZodType, value);
    if (piece !== undefined) pieces[name] = piece;
  }
  return pieces;
}
