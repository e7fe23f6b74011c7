import type { Parameter } from '../../src/catalog/parameter.js';
import { chainFigures } from '../../src/markov/chain-figures.js';
import { exploredChain } from '../../src/markov/exploration.js';
import { compiledNet } from '../../src/model/compile.js';
import type { SystemModel } from '../../src/model/system-model.js';
import { preparedSimulation } from '../../src/simulation/replication.js';
import { simulatedUntilPrecise } from '../../src/simulation/sequential-stopping.js';
import { component, emptyModel, parameters, service } from '../../test/model/small-models.js';
import { failoverGroup, hosting, relocation, workload } from '../../test/model/workload-models.js';
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

/** One whose times are all exponential, with the unavailability of its chain, explored to its end. */
function solved(name: string, model: SystemModel, table: ReadonlyMap<string, Parameter>, years: number): KnownModel {
  const net = compiledNet(model);
  const explored = exploredChain(net, table, { relativeBound: 0, maximumStates: 5000 });
  const { value, low, high } = chainFigures(explored, net, table).services[0]!.unavailability;
  if (high - low > 1e-6 * value) throw new Error(`${name}: the chain leaves ${high - low} open`);
  return { name, model, table, exact: value, years };
}

const two = [
  component('a', { fails: 'fails', repair: 'repair' }),
  component('b', { fails: 'fails', repair: 'repair' }),
];

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
  solved(
    'an active and a passive member, takeover not always covered',
    {
      ...emptyModel,
      components: two,
      failoverGroups: [
        failoverGroup(['a', 'b'], { coverageFactor: 'coverage', manualRecovery: { terms: ['by hand'] } }),
      ],
      services: [service({ groupServes: 'group' })],
    },
    parameters({ fails: 500, repair: 10, takeover: 0.2, coverage: 0.9, 'by hand': 2 }),
    2,
  ),
  solved(
    // Wherever it sits, the rest is alike: the layout the chain goes back to makes no difference.
    'an instance moved between two hosts, which is not always covered',
    hosting(two, workload(['a'], ['a', 'b']), {
      relocationRules: [relocation({ coverageFactor: 'coverage', manualRecovery: { terms: ['by hand'] } })],
    }),
    parameters({ fails: 200, repair: 10, notice: 0.2, commit: 1, act: 0.3, start: 0.3, coverage: 0.9, 'by hand': 4 }),
    2,
  ),
  solved(
    'one of two, with a common cause and one repairer',
    {
      ...emptyModel,
      components: two.map((c) => ({ ...c, modes: c.modes.map((mode) => ({ ...mode, crew: 'crew' })) })),
      crews: [{ id: 'crew', size: 1 }],
      commonCauses: [
        {
          id: 'both',
          cause: 'shared',
          timeToFailure: { terms: ['both fail'] },
          members: [
            { component: 'a', mode: 0 },
            { component: 'b', mode: 0 },
          ],
        },
      ],
      services: [service({ any: [{ works: 'a' }, { works: 'b' }] })],
    },
    parameters({ fails: 200, repair: 10, 'both fail': 2000 }),
    2,
  ),
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
