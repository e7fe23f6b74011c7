import * as z from 'zod';
import { figure, maybeFigure } from './figure-schema.js';

export const phase = z
  .enum(['detect', 'decide', 'act', 'restart', 'repair', 'planned'])
  .meta({ id: 'Phase', description: 'What a minute of an outage was spent on.' });

const budgetRow = z
  .object({
    cause: z.string(),
    planned: z.boolean(),
    timesPerYear: z.number(),
    meanMinutes: z.number(),
    minutesPerYear: z.number(),
    phases: z.array(z.object({ phase, minutesPerYear: z.number() })),
    simulatedShare: figure.exactOptional(),
    trueFormAdds: figure.exactOptional(),
  })
  .meta({
    id: 'BudgetRow',
    description:
      'Outage minutes charged to the event that began them: times per year × mean minutes = minutes per year.',
  });

const singleFailure = z
  .object({
    cause: z.string(),
    timesPerYear: z.number(),
    withoutPeople: z.number(),
    parameters: z.array(z.string()),
  })
  .meta({
    id: 'SingleFailure',
    description:
      'Failures of one cause that the service feels while all else works, and the share nobody has to act on.',
  });

const distributions = z
  .object({
    years: z.number(),
    downtimeMinutesPerYear: z.array(z.number()),
    outageMinutes: z.array(z.number()),
    probabilityTargetMetInMonth: figure.nullable(),
    probabilityTargetMetInYear: figure.nullable(),
    promiseMonthly: figure,
    longestOutageMinutes: figure,
    probabilityOutageWithinRto: figure.nullable().exactOptional(),
  })
  .meta({ id: 'Distributions', description: 'From the simulation with true distributions.' });

const target = z.object({
  availability: z.number().nullable(),
  per: z.enum(['month', 'year']),
  excludingPlanned: z.boolean(),
  rtoHours: z.number().nullable(),
  rpoHours: z.number().nullable(),
});

const observed = z
  .object({
    file: z.string(),
    sha256: z.string(),
    rowsRead: z.number(),
    rowsRejected: z.number(),
    window: z.tuple([z.string(), z.string()]),
    windowHours: z.number(),
    shortestHours: z.number(),
    shortestSeenHours: z.number().nullable(),
    outages: z.number(),
    downHours: z.number(),
    unavailability: z.number(),
    outagesPerYear: z.number(),
    interval: z.object({ low: z.number(), high: z.number(), level: z.number(), method: z.string() }),
    meanOutageHours: z.number().nullable(),
    meanOutageInterval: z.object({ low: z.number(), high: z.number(), level: z.number() }).nullable(),
    warnings: z.array(z.string()),
    compatibility: z.object({ pValue: z.number(), compatible: z.boolean(), expected: z.number(), seen: z.number() }),
  })
  .meta({ id: 'Observed', description: 'Outages as they were measured, and whether the model can have brought them.' });

export const service = z
  .object({
    id: z.string(),
    target: target.nullable(),
    upSet: z.array(z.string()),
    unavailability: figure,
    unavailabilityExcludingPlanned: figure,
    requestUnavailability: maybeFigure,
    outagesPerYear: figure,
    meanOutageHours: figure,
    structuralFloor: maybeFigure,
    budget: z.array(budgetRow),
    minimalCutSets: z.array(z.object({ members: z.array(z.string()), probability: z.number() })),
    importance: z.array(
      z.object({
        component: z.string(),
        birnbaum: z.number(),
        criticality: z.number(),
        fussellVesely: z.number(),
      }),
    ),
    distributions: distributions.nullable(),
    withoutRedundancy: figure.exactOptional(),
    singleFailures: z.array(singleFailure).exactOptional(),
    observed: observed.exactOptional(),
  })
  .meta({ id: 'Service' });
