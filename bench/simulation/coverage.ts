import type { Parameter } from '../../src/catalog/parameter.js';
import type { SystemModel } from '../../src/model/system-model.js';
import { preparedSimulation } from '../../src/simulation/replication.js';
import { simulatedUntilPrecise } from '../../src/simulation/sequential-stopping.js';
import { component, emptyModel, parameters, service } from '../../test/model/small-models.js';
import { hosting, workload } from '../../test/model/workload-models.js';
import { kOfN, task } from '../../test/simulation/simulated.js';

/** A model whose exact unavailability is known without simulating. */
export interface KnownModel {
  readonly name: string;
  readonly model: SystemModel;
  readonly table: ReadonlyMap<string, Parameter>;
  readonly exact: number;
  /** Years per replication: short ones, so that runs are small. */
  readonly years: number;
}

const q = 10 / 110;
const lognormal = (mean: number) => ({ kind: 'lognormal', mu: Math.log(mean) - 0.5, sigma: 1 }) as const;
const weibull = { kind: 'weibull', shape: 1.5, scale: 100 / 0.9027452929509336 } as const;

export const knownModels: readonly KnownModel[] = [
  {
    name: 'one component, exponential',
    model: { ...emptyModel, components: [component('a')], services: [service({ works: 'a' })] },
    table: parameters({ 'a.fails': 990, 'a.repair': 10 }),
    exact: 0.01,
    years: 2,
  },
  {
    name: '2 of 3, one repairer, exponential',
    model: kOfN(2, 3, 1),
    table: parameters({ fails: 100, repair: 10 }),
    exact: (() => {
      const shares = [1, 0.3, 0.06, 0.006];
      return (shares[2]! + shares[3]!) / shares.reduce((sum, share) => sum + share, 0);
    })(),
    years: 1,
  },
  {
    name: '2 of 3, Weibull lives, lognormal repairs',
    model: kOfN(2, 3),
    table: parameters({ fails: weibull, repair: lognormal(10) }),
    exact: 3 * q ** 2 * (1 - q) + q ** 3,
    years: 1,
  },
  {
    name: 'an instance on a host, lognormal starts',
    model: hosting([component('h', { fails: 'fails', repair: 'repair' })], workload(['h'], ['h'])),
    table: parameters({
      fails: 300,
      repair: lognormal(5),
      notice: { kind: 'deterministic', value: 1e-3 },
      commit: { kind: 'deterministic', value: 1e6 },
      act: 0.05,
      start: lognormal(0.5),
    }),
    // Down from the failure until it is started again on the host that has come back.
    exact: 5.5 / 305.5,
    years: 1,
  },
];

/** Share of runs with sequential stopping whose 95 % interval holds the exact value, and the replications they took. */
export async function coverage(
  known: KnownModel,
  runs: number,
  relativePrecision: number,
): Promise<{ readonly share: number; readonly replications: number }> {
  let covered = 0;
  let replications = 0;
  for (let seed = 1; seed <= runs; seed++) {
    const prepared = preparedSimulation(task(known.model, known.table, { seed, years: known.years, warmUpYears: 0.1 }));
    const { figures } = await simulatedUntilPrecise(async (from, count) => prepared.replicate(from, count), {
      level: 0.95,
      relativePrecision,
      maximumEvents: 1e7,
      maximumYears: 1e6,
      batch: 20,
    });
    const { value, halfWidth } = figures.services[0]!.unavailability;
    if (Math.abs(value - known.exact) <= halfWidth) covered++;
    replications += figures.replications;
  }
  return { share: covered / runs, replications: replications / runs };
}
