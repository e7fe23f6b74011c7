import * as z from 'zod';
import type { OccupantRecord } from '../topology.js';

const occupant: z.ZodType<OccupantRecord> = z
  .object({
    id: z.string(),
    kind: z.string(),
    workload: z.string().nullable(),
    nested: z.array(z.lazy(() => occupant)),
  })
  .meta({ id: 'Occupant', description: 'What sits on a host; nested: pods in a VM that is a cluster node.' });

const host = z.object({
  id: z.string(),
  role: z.string(),
  cpu: z.number(),
  memoryGiB: z.number(),
  holds: z.array(occupant),
});

export const topology = z.object({
  sites: z.array(z.object({ id: z.string(), racks: z.array(z.object({ id: z.string(), hosts: z.array(host) })) })),
  shared: z.array(z.object({ id: z.string(), kind: z.string(), label: z.string() })),
});

const shares = z
  .object({
    total: z.number(),
    useful: z.number(),
    guestOperatingSystems: z.number(),
    hypervisor: z.number(),
    systemReserved: z.number(),
    controlPlane: z.number(),
    failoverReserve: z.number(),
    stranded: z.number(),
    free: z.number(),
  })
  .meta({ id: 'CapacityShares', description: 'Shares of the total capacity; they sum to 1.' });

export const placement = z.object({
  hosts: z.number(),
  hostsNeeded: z.object({ heuristic: z.number().nullable(), lowerBound: z.number(), method: z.string() }),
  cpu: shares,
  memory: shares,
  perHost: z.array(z.object({ host: z.string(), cpu: shares, memory: shares, instances: z.number() })),
  instancesPerHost: z.number(),
  toleratedHostLosses: z.number(),
  toleratesRackLoss: z.boolean().nullable(),
  measuredUse: z
    .object({
      cpuMean: z.number().nullable(),
      cpuP95: z.number().nullable(),
      memoryMean: z.number().nullable(),
      memoryP95: z.number().nullable(),
    })
    .nullable(),
});
