import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../src/catalog/parameter.js';
import type { Distribution } from '../../src/maths/distribution.js';
import { logGamma } from '../../src/maths/log-gamma.js';
import type { SystemModel } from '../../src/model/system-model.js';
import { preparedBatches } from '../../src/simulation/a-cycles.js';
import { evenBiasing } from '../../src/simulation/biasing.js';
import { type RareEventFigures, rareEventFigures } from '../../src/simulation/rare-event-figures.js';
import { component, emptyModel, parameters, service } from '../model/small-models.js';
import { kOfN, simulated, task } from './simulated.js';

const sought = (model: SystemModel, table: ReadonlyMap<string, Parameter>) =>
  ({ model, parameters: [...table.values()], form: 'true-distributions', seed: 3, service: 0 }) as const;
const options = { level: 0.999, relativePrecision: 0.15, maximumSteps: 4e5 };

const weibull = (mean: number, shape: number): Distribution => ({
  kind: 'weibull',
  shape,
  scale: mean / Math.exp(logGamma(1 + 1 / shape)),
});
const lognormal = (mean: number, sigma: number): Distribution => ({
  kind: 'lognormal',
  mu: Math.log(mean) - sigma ** 2 / 2,
  sigma,
});
const fixed = (value: number): Distribution => ({ kind: 'deterministic', value });

/** P(at most one of three up) of independent components: only the means of lives and repairs matter. */
const twoOfThree = (life: number, repair: number): number => {
  const q = repair / (life + repair);
  return 3 * q ** 2 * (1 - q) + q ** 3;
};

function expectHolds({ unavailability }: RareEventFigures, exact: number): void {
  expect(Math.abs(unavailability.value - exact)).toBeLessThanOrEqual(unavailability.halfWidth);
  expect(unavailability.halfWidth).toBeLessThan(0.2 * exact);
}

describe('A-cycles with proportional-hazard biasing', () => {
  it.each([
    ['four nines, Weibull lives and lognormal repairs', 'naive', 1700, weibull(1700, 1.5), lognormal(10, 0.8)],
    [
      'five nines, gamma lives and constant repairs',
      'a-cycles',
      5500,
      { kind: 'gamma', shape: 3, scale: 5500 / 3 },
      fixed(10),
    ],
    ['six nines, lognormal lives and uniform repairs', 'a-cycles', 17_000, lognormal(17_000, 0.7), uniform(10)],
    ['seven nines, Weibull lives of shape 0.8', 'a-cycles', 55_000, weibull(55_000, 0.8), fixed(10)],
    ['eight nines, exponential lives', 'a-cycles', 170_000, { kind: 'exponential', mean: 170_000 }, lognormal(10, 0.8)],
    ['nine nines, Weibull lives of shape 3', 'a-cycles', 550_000, weibull(550_000, 3), lognormal(10, 0.8)],
    ['six nines, repairs of a heavy tail', 'a-cycles', 17_000, weibull(17_000, 1.5), lognormal(10, 1.5)],
  ] as const)('agree with the exact value: %s', async (_, method, life, fails, repair) => {
    const figures = await rareEventFigures(sought(kOfN(2, 3), parameters({ fails, repair })), options);
    expect(figures.method).toBe(method);
    expectHolds(figures, twoOfThree(life, 10));
    // Two of three repairs overlap: 6 λ² r failures into it an hour, to first order.
    const perYear = (6 / life ** 2) * 10 * 8766;
    expect(Math.abs(figures.outagesPerYear.value / perYear - 1)).toBeLessThan(0.3);
    expect(figures.largestShare).toBeLessThan(0.05);
    expect(figures.effectiveSampleSize).toBeGreaterThan(200);
    const unmet = figures.preconditions.filter(({ name, holds }) => !holds && name !== 'failures-rare');
    expect(unmet).toEqual([]);
  });

  it('the work does not grow as the outage gets rarer, that of an unbiased run does', async () => {
    const at = (life: number) =>
      rareEventFigures(sought(kOfN(2, 3), parameters({ fails: weibull(life, 1.5), repair: fixed(10) })), options);
    const [often, seldom] = [await at(1e4), await at(1e6)];
    expect(seldom.steps).toBeLessThan(1.5 * often.steps);
    expect(seldom.naive.steps / often.naive.steps).toBeGreaterThan(40);
  });

  it('outages that are not rare are counted as they come', async () => {
    const table = parameters({ fails: weibull(200, 1.5), repair: fixed(10) });
    const figures = await rareEventFigures(sought(kOfN(2, 3), table), options);
    expect(figures.method).toBe('naive');
    expectHolds(figures, twoOfThree(200, 10));
  });

  it('meets periodic planned work at any time of its period', async () => {
    // A pair; each is out for 5 h in 500 h, never both, and not while the other is in repair.
    const model: SystemModel = {
      ...emptyModel,
      components: ['a', 'b'].map((id) => component(id, { fails: 'fails', repair: 'repair' })),
      plannedWorks: [
        {
          kind: 'component',
          id: 'work',
          cause: 'patching',
          components: [['a'], ['b']],
          period: { terms: ['period'] },
          duration: { terms: ['duration'] },
        },
      ],
      services: [service({ any: [{ works: 'a' }, { works: 'b' }] })],
    };
    const table = parameters({ fails: weibull(2e4, 1.5), repair: fixed(4), period: fixed(500), duration: fixed(5) });
    const figures = await rareEventFigures(sought(model, table), options);
    const { value, halfWidth } = simulated(task(model, table, { years: 1000 }), 20).services[0]!.unavailability;
    expect(figures.method).toBe('a-cycles');
    expect(Math.abs(figures.unavailability.value - value)).toBeLessThan(figures.unavailability.halfWidth + halfWidth);
    expect(halfWidth).toBeLessThan(0.4 * value);
  });

  it('names the laws that cannot be forced, and a service that is down at rest', async () => {
    const constant = await rareEventFigures(
      sought(kOfN(2, 3), parameters({ fails: fixed(1000), repair: lognormal(10, 1) })),
      { ...options, maximumSteps: 1000 },
    );
    const holds = ({ preconditions }: RareEventFigures, of: string) =>
      preconditions.find(({ name }) => name === of)!.holds;
    expect(holds(constant, 'hazards-continuous')).toBe(false);
    const down = { ...kOfN(2, 3), services: [service({ all: [] }), service({ not: { works: 'c1' } })] };
    const resting = await rareEventFigures(
      { ...sought(down, parameters({ fails: 1000, repair: 10 })), service: 1 },
      { ...options, maximumSteps: 1000 },
    );
    expect(holds(resting, 'hazards-continuous')).toBe(true);
    expect(holds(resting, 'up-at-rest')).toBe(false);
  });

  it('a batch is the same digits whatever ran before', () => {
    const own = { ...sought(kOfN(2, 3), parameters({ fails: weibull(1e4, 1.5), repair: 10 })), biasing: evenBiasing };
    const run = preparedBatches(own);
    const all = run(0, 3, true);
    expect(preparedBatches(own)(2, 1, true)[0]).toEqual(all[2]);
    expect(run(1, 1, true)[0]).toEqual(all[1]);
  });
});

function uniform(mean: number): Distribution {
  return { kind: 'uniform', min: mean / 2, max: 1.5 * mean };
}
