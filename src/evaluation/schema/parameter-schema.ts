import * as z from 'zod';
import type { Distribution } from '../../maths/distribution.js';

const of = z.lazy(() => distribution);

const distribution: z.ZodType<Distribution> = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('exponential'), mean: z.number() }),
    z.object({ kind: z.literal('deterministic'), value: z.number() }),
    z.object({ kind: z.literal('uniform'), min: z.number(), max: z.number() }),
    z.object({ kind: z.literal('triangular'), min: z.number(), mode: z.number(), max: z.number() }),
    z.object({ kind: z.literal('lognormal'), mu: z.number(), sigma: z.number() }),
    z.object({ kind: z.literal('weibull'), shape: z.number(), scale: z.number() }),
    z.object({ kind: z.literal('gamma'), shape: z.number(), scale: z.number() }),
    z.object({ kind: z.literal('empirical'), values: z.array(z.number()) }),
    z.object({ kind: z.literal('shifted'), by: z.number(), of }),
    z.object({ kind: z.literal('sum'), of: z.array(of) }),
    z.object({ kind: z.literal('mixture'), weights: z.array(z.number()), of: z.array(of) }),
  ])
  .meta({ id: 'Distribution', description: 'Of a duration in hours, or of a plain number.' });

const uncertainty = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('lognormal'), errorFactor: z.number() }),
    z.object({ kind: z.literal('gamma-rate'), shape: z.number(), exposure: z.number() }),
    z.object({ kind: z.literal('range'), low: z.number(), high: z.number() }),
  ])
  .meta({ id: 'ParameterUncertainty', description: 'What is not known about the mean of a parameter.' });

const measurement = z.object({
  file: z.string(),
  sha256: z.string(),
  rowsRead: z.number(),
  rowsUsed: z.number(),
  rowsRejected: z.number(),
  window: z.tuple([z.string(), z.string()]).nullable(),
  failures: z.number().nullable(),
  exposureHours: z.number().nullable(),
  interval: z.object({ low: z.number(), high: z.number(), level: z.number(), method: z.string() }).nullable(),
  warnings: z.array(z.string()),
});

export const parameter = z
  .object({
    name: z.string(),
    unit: z.enum(['duration', 'probability', 'number']),
    distribution,
    uncertainty,
    knowledge: z.enum(['measured', 'verified', 'stated', 'assumed']),
    source: z.string(),
    measurement: measurement.exactOptional(),
  })
  .meta({ id: 'Parameter' });
