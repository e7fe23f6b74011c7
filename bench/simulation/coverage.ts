import type { Parameter } from '../../src/catalog/parameter.js';
import { chainFigures } from '../../src/markov/chain-figures.js';
import { exploredChain } from '../../src/markov/exploration.js';
import { compiledNet } from '../../src/model/compile.js';
import type { SystemModel } from '../../src/model/system-model.js';
import { rareEventFigures } from '../../src/simulation/rare-event-figures.js';
import { preparedSimulation } from '../../src/simulation/replication.js';
import { simulatedUntilPrecise } from '../../src/simulation/sequential-stopping.js';
import type { SimulatedForm } from '../../src/simulation/simulator.js';
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
  {
    name: 'one component, planned work at fixed times, lognormal repairs',
    model: {
      ...emptyModel,
      components: [component('a', { fails: 'fails', repair: 'repair' })],
      plannedWorks: [
        {
          kind: 'component',
          id: 'work',
          cause: 'patching',
          components: [['a']],
          period: { terms: ['period'] },
          duration: { terms: ['duration'] },
        },
      ],
      services: [service({ works: 'a' })],
    },
    table: parameters({
      fails: 400,
      repair: lognormal(5),
      period: { kind: 'deterministic', value: 730.5 },
      duration: { kind: 'deterministic', value: 4 },
    }),
    // Of each hour in which all is well, failures and work bring so much down time.
    exact: (5 / 400 + 4 / 730.5) / (1 + 5 / 400 + 4 / 730.5),
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

const weibullOf = (mean: number) => ({ ...weibull, scale: (weibull.scale * mean) / 100 });

/** P(fewer than k of n up) of components that are each repaired by themselves: only the means of lives and repairs matter. */
function tooFewUp(k: number, n: number, unavailable: number): number {
  let term = (1 - unavailable) ** n;
  let up = 0;
  for (let down = 0; down <= n - k; down++) {
    up += term;
    term *= ((n - down) / (down + 1)) * (unavailable / (1 - unavailable));
  }
  let rest = 0;
  for (let down = n - k + 1; down <= n; down++) {
    rest += term;
    term *= ((n - down) / (down + 1)) * (unavailable / (1 - unavailable));
  }
  return rest / (up + rest);
}

/** Outages so rare that failures are forced. */
export const rareModels: readonly RareModel[] = [
  { form: 'as-solved', fails: 300, repair: 10 },
  { form: 'as-solved', fails: 10_000, repair: 10 },
  { form: 'true-distributions', fails: weibullOf(300), repair: lognormal(10) },
  { form: 'true-distributions', fails: weibullOf(10_000), repair: lognormal(10) },
].map(({ form, fails, repair }) => {
  const life = typeof fails === 'number' ? fails : (fails.scale / weibull.scale) * 100;
  return {
    name: `2 of 4, ${form === 'as-solved' ? 'exponential' : 'Weibull lives, lognormal repairs'}, ${life} h and 10 h`,
    model: kOfN(2, 4),
    table: parameters({ fails, repair }),
    exact: tooFewUp(2, 4, 10 / (life + 10)),
    form: form as SimulatedForm,
  };
});

export interface RareModel extends Omit<KnownModel, 'years'> {
  readonly form: SimulatedForm;
}

/** Share of the intervals with forced failures that hold the exact value, of those that are said to be known. */
export async function rareCoverage(
  { model, table, exact, form }: RareModel,
  runs: number,
  relativePrecision: number,
): Promise<{ readonly share: number; readonly known: number; readonly steps: number }> {
  let covered = 0;
  let known = 0;
  let steps = 0;
  const options = { level: 0.95, relativePrecision, maximumSteps: 1e7 };
  for (let seed = 1; seed <= runs; seed++) {
    const figures = await rareEventFigures({ model, parameters: [...table.values()], form, seed, service: 0 }, options);
    steps += figures.steps;
    if (!figures.isIntervalKnown) continue;
    const { value, halfWidth } = figures.unavailability;
    known++;
    if (Math.abs(value - exact) <= halfWidth) covered++;
  }
  return { share: covered / known, known: known / runs, steps: steps / runs };
}

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
