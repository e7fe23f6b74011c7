import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../src/maths/distribution.js';
import type { Estimate } from '../../src/simulation/merged-statistics.js';
import { component, emptyModel, parameters, service } from '../model/small-models.js';
import { kOfN, simulated, task } from './simulated.js';

/** Within the 99.9 % interval, which has to be narrow enough to say something. */
function expectHolds(estimate: Estimate, exact: number, relativeHalfWidth: number): void {
  expect(Math.abs(estimate.value - exact)).toBeLessThanOrEqual(estimate.halfWidth);
  expect(estimate.halfWidth).toBeLessThan(relativeHalfWidth * exact);
}

const weibull = (mean: number): Distribution => ({ kind: 'weibull', shape: 2, scale: mean / 0.886226925452758 });
const lognormal = (mean: number, sigma: number): Distribution => ({
  kind: 'lognormal',
  mu: Math.log(mean) - sigma ** 2 / 2,
  sigma,
});

describe('simulated figures against closed forms', () => {
  it('one component is down for its share of restore time, as often as it fails', () => {
    const model = { ...emptyModel, components: [component('a')], services: [service({ works: 'a' })] };
    const { services } = simulated(task(model, parameters({ 'a.fails': 990, 'a.repair': 10 })), 200);
    expectHolds(services[0]!.unavailability, 0.01, 0.05);
    expectHolds(services[0]!.outagesPerYear, 8.766, 0.05);
  });

  it('8 of 10 with two crews follow the birth-death chain', () => {
    const table = parameters({ fails: 1000, repair: 10 });
    const { services } = simulated(task(kOfN(8, 10, 2), table, { years: 100 }), 100);
    // Birth-death chain with rates (10 − n)/1000 and min(n, 2)/10, solved in 60 digits.
    expectHolds(services[0]!.unavailability, 1.688205857271722e-4, 0.1);
  });

  it('8 of 10 with two crews: the rate of outages is that of the step from two to three down', () => {
    const table = parameters({ fails: 1000, repair: 10 });
    const { services } = simulated(task(kOfN(8, 10, 2), table, { years: 100, seed: 5 }), 100);
    const rates = Array.from({ length: 10 }, (_, n) => [(10 - n) / 1000, Math.min(n + 1, 2) / 10] as const);
    const shares = [1];
    for (const [up, down] of rates) shares.push((shares.at(-1)! * up) / down);
    const total = shares.reduce((sum, share) => sum + share, 0);
    expectHolds(services[0]!.outagesPerYear, (shares[2]! / total) * (8 / 1000) * 8766, 0.1);
  });

  it.each([
    ['Weibull lives and lognormal repairs', weibull(500), lognormal(20, 1.2)],
    [
      'gamma lives and constant repairs',
      { kind: 'gamma', shape: 0.5, scale: 1000 },
      { kind: 'deterministic', value: 20 },
    ],
    ['uniform lives and mixed repairs', { kind: 'uniform', min: 0, max: 1000 }, mixed()],
  ] as const)('independent repair: only the means matter with %s', (_, fails, repair) => {
    const { services } = simulated(task(kOfN(2, 3), parameters({ fails, repair }), { warmUpYears: 5 }), 400);
    const q = 20 / 520;
    expectHolds(services[0]!.unavailability, 3 * q ** 2 * (1 - q) + q ** 3, 0.1);
  });

  it('a lognormal repair leaves its own tail to the outages', () => {
    const model = { ...emptyModel, components: [component('a')], services: [service({ works: 'a' })] };
    const table = parameters({ 'a.fails': 500, 'a.repair': lognormal(5, 1) });
    const { outageHours } = simulated(task(model, table), 100).services[0]!;
    const longer = outageHours.filter((hours) => hours > Math.exp(Math.log(5) - 0.5 + 1.6448536269514722)).length;
    // Binomial with p = 0.05, five standard deviations.
    const n = outageHours.length;
    expect(Math.abs(longer - 0.05 * n)).toBeLessThan(5 * Math.sqrt(n * 0.05 * 0.95));
    expect(n).toBeGreaterThan(20_000);
  });
});

function mixed(): Distribution {
  const parts: Distribution[] = [
    { kind: 'deterministic', value: 5 },
    { kind: 'exponential', mean: 35 },
  ];
  return { kind: 'mixture', weights: [0.5, 0.5], of: parts };
}
