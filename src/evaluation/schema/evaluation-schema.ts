import * as z from 'zod';
import { bothLanguages, candidate } from './candidate-schema.js';

const scenario = z.object({
  file: z.string(),
  hash: z.string(),
  title: bothLanguages,
  review: z.object({
    date: z.string().nullable(),
    version: z.string().nullable(),
    author: z.string().nullable(),
    organisation: z.string().nullable(),
    background: z.string().nullable(),
  }),
  report: z.object({ sections: z.array(z.string()) }).exactOptional(),
  stated: z.record(z.string(), z.record(z.string(), z.string())).exactOptional(),
  baseline: z.string(),
  withProbability: z.number().min(0).max(1),
  currency: z.string().nullable(),
});

const numbers = z.array(z.number());
const drawsByService = z.record(z.string(), z.record(z.string(), numbers));

const uncertainty = z
  .object({
    draws: z.int().nonnegative(),
    unavailability: drawsByService,
    unavailabilityExcludingPlanned: drawsByService.exactOptional(),
    factors: z.record(z.string(), numbers),
    tornado: z.array(
      z.object({
        candidate: z.string(),
        service: z.string(),
        parameter: z.string(),
        low: z.number(),
        high: z.number(),
        atLow: z.number(),
        atHigh: z.number(),
      }),
    ),
    elasticities: z
      .array(z.object({ candidate: z.string(), service: z.string(), parameter: z.string(), elasticity: z.number() }))
      .exactOptional(),
    breakEvens: z.array(
      z.object({
        service: z.string(),
        parameter: z.string(),
        candidates: z.tuple([z.string(), z.string()]),
        at: z.number(),
        today: z.number(),
        lessBelow: z.string().exactOptional(),
        deviations: z.number().nullable(),
      }),
    ),
    targetBreakEvens: z
      .array(
        z.object({
          service: z.string(),
          parameter: z.string(),
          candidate: z.string(),
          at: z.number(),
          today: z.number(),
          met: z.enum(['below', 'above']),
          deviations: z.number().nullable(),
        }),
      )
      .exactOptional(),
  })
  .meta({ description: 'Joint parameter draws: the same draw index is the same world for every candidate.' });

/** The Evaluation as a file: kept equal to the type by a test. Keys it does not know are left out on reading. */
export const evaluationSchema = z.object({
  format: z.literal('ninefold-evaluation'),
  formatVersion: z.literal(1),
  ninefold: z.string().meta({ description: 'Version of ninefold that wrote it.' }),
  seed: z.number(),
  hoursPerYear: z.number().positive(),
  scenario,
  candidates: z.array(candidate).min(1),
  uncertainty,
});
