import * as z from 'zod';
import { machineRoles } from '../../catalog/fact.js';
import { figure, maybeFigure } from './figure-schema.js';
import { parameter } from './parameter-schema.js';
import { phase, service } from './service-schema.js';
import { placement, topology } from './topology-schema.js';

/** Words in both report languages. */
export const bothLanguages = z.object({ en: z.string(), zh: z.string() }).meta({ id: 'Text' });

const failureMode = z
  .object({
    id: z.string(),
    workload: z.string().nullable(),
    service: z.string().nullable(),
    services: z.array(z.string()).exactOptional(),
    phases: z.array(z.object({ phase, label: z.string(), meanSeconds: z.number(), parameters: z.array(z.string()) })),
    total: z.object({
      mean: z.number(),
      p50: z.number(),
      p95: z.number(),
      p99: z.number(),
      quantiles: z.array(z.number()).exactOptional(),
    }),
    lostShare: z.number(),
    coverage: z.number().nullable(),
  })
  .meta({ id: 'FailureMode', description: 'What is lost when this fails, and how it comes back; seconds.' });

const rareEvents = z
  .object({
    service: z.string(),
    form: z.enum(['as-solved', 'true-distributions']),
    method: z.enum(['a-cycles', 'balanced-failure-biasing']),
    isUsed: z.boolean(),
    unavailability: figure,
    cycles: z.number(),
    events: z.number(),
    effectiveSampleSize: z.number(),
    largestShare: z.number(),
    plainYears: z.number(),
    plainEvents: z.number(),
    preconditions: z.array(z.object({ name: z.string(), holds: z.boolean(), value: z.number().exactOptional() })),
  })
  .meta({ id: 'RareEvents', description: 'Outages too rare for plain replications, by cycles with forced failures.' });

const solving = z.object({
  chain: z
    .object({
      states: z.number(),
      transitions: z.number(),
      maximumFailures: z.number(),
      residual: z.number(),
      method: z.string(),
    })
    .nullable(),
  simulation: z
    .object({ years: z.number(), replications: z.number(), events: z.number(), method: z.string() })
    .nullable(),
  structure: z.object({ basicEvents: z.number(), vertices: z.number() }).nullable(),
  rareEvents: z.array(rareEvents).exactOptional(),
  repeated: z.object({ worlds: z.number(), largestError: z.number() }).exactOptional(),
});

const modelCheck = z.object({
  service: z.string(),
  form: z.enum(['as-solved', 'true-distributions', 'instant-failover']),
  structure: figure.nullable(),
  markov: figure.nullable(),
  simulation: figure.nullable(),
  agrees: z.boolean().nullable(),
});

const fact = z.object({
  id: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
  unit: z.string(),
  source: z.string(),
  knowledge: z.enum(['verified', 'assumed', 'computed']),
});

const prices = z.object({
  currency: z.string().nullable(),
  hostPerYear: z.number().nullable(),
  licencesPerCorePerYear: z.number().nullable(),
  energyPerKWh: z.number().nullable(),
  wattsPerHost: z.number().nullable(),
  downtimePerHour: z.record(z.string(), z.number()),
});

const note = z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) });

export const candidate = z
  .object({
    id: z.string(),
    name: bothLanguages,
    platform: z.enum(['vm', 'kubernetes', 'custom']),
    topology,
    placement,
    services: z.array(service),
    eventsPerYear: z.record(z.string(), z.number()).exactOptional(),
    lossesWithoutRoom: figure.exactOptional(),
    managementApi: maybeFigure,
    failover: z.array(failureMode),
    parameters: z.array(parameter),
    solving,
    modelCheck: z.array(modelCheck),
    facts: z.array(fact),
    prices,
    deployment: z.array(z.object({ role: z.enum(machineRoles), machines: z.array(z.string()) })).default([]),
    limits: z.array(note),
  })
  .meta({ id: 'Candidate' });
