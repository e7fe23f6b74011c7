import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../src/maths/distribution.js';
import { mean } from '../../src/maths/distribution-moments.js';
import { sampler } from '../../src/maths/sampler.js';
import { RandomStream } from '../../src/maths/threefry.js';
import { compiledNet } from '../../src/model/compile.js';
import { ForcedCycle } from '../../src/simulation/forced-cycle.js';
import { longerRatio, longerRecoveries } from '../../src/simulation/longer-recoveries.js';
import { Simulator } from '../../src/simulation/simulator.js';
import { parameters } from '../model/small-models.js';
import { kOfN } from './simulated.js';

const lognormal: Distribution = { kind: 'lognormal', mu: 1.8, sigma: 1 };
const recoveries: readonly Distribution[] = [
  { kind: 'exponential', mean: 7 },
  { kind: 'uniform', min: 1, max: 5 },
  { kind: 'triangular', min: 0, mode: 2, max: 8 },
  lognormal,
  { kind: 'weibull', shape: 0.7, scale: 3 },
  { kind: 'gamma', shape: 0.7, scale: 4 },
  { kind: 'empirical', values: [1, 2, 5] },
  { kind: 'shifted', by: 2, of: { kind: 'exponential', mean: 3 } },
  { kind: 'sum', of: [lognormal, { kind: 'uniform', min: 0, max: 3 }] },
  { kind: 'mixture', weights: [1, 3], of: [lognormal, { kind: 'deterministic', value: 2 }] },
];
const biasing = { usualRatio: 0.01, shares: [], rates: [] };

const longerOf = (repair: Distribution) => {
  const table = parameters({ fails: 1000, repair });
  const net = compiledNet(kOfN(2, 3));
  return longerRecoveries(net, table, biasing)[net.activities.find(({ kind }) => kind === 'recovery')!.delay];
};

/** Mean of what is drawn, with four standard deviations of it. */
function averaged(count: number, draw: (i: number) => number): { mean: number; scatter: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const x = draw(i);
    sum += x;
    squares += x * x;
  }
  return { mean: sum / count, scatter: 4 * Math.sqrt((squares / count - (sum / count) ** 2) / count) };
}

describe('longer recoveries', () => {
  it.each(recoveries)('of a $kind law: likelihood ratios have mean 1, weighted times the mean of the law', (law) => {
    const { part, mean: hours, draw } = longerOf(law)!;
    expect(part).toBeGreaterThan(0.2);
    expect(hours).toBeCloseTo(mean(law), 12);
    const plain = sampler(law);
    const stream = new RandomStream();
    stream.rekey(7, 0, 1);
    const drawn = Array.from({ length: 20_000 }, () => (stream.next() < part ? draw(stream) : plain(stream)));
    const ratios = drawn.map((x) => longerRatio(x, part, hours));
    const weights = averaged(drawn.length, (i) => ratios[i]!);
    const times = averaged(drawn.length, (i) => ratios[i]! * drawn[i]!);
    expect(Math.abs(weights.mean - 1)).toBeLessThan(weights.scatter);
    expect(Math.abs(times.mean - hours)).toBeLessThan(times.scatter);
    expect(Math.max(...ratios)).toBeLessThanOrEqual(1 / (1 - part));
    // Far times are met more often, not less.
    expect(averaged(drawn.length, (i) => drawn[i]!).mean).toBeGreaterThan(hours);
  });

  it('are not drawn of what is always as long or would be cut off at zero', () => {
    expect(longerOf({ kind: 'deterministic', value: 7 })).toBeUndefined();
    expect(longerOf({ kind: 'shifted', by: -1, of: lognormal })).toBeUndefined();
  });

  it('likelihood ratios of whole cycles have mean 1', () => {
    const table = parameters({ fails: { kind: 'weibull', shape: 1.5, scale: 900 }, repair: lognormal });
    const net = compiledNet(kOfN(2, 4));
    const form = 'true-distributions';
    const forced = new ForcedCycle(net, table, form, 3, 0, biasing);
    const origin = new Simulator(net, table, form, 3);
    let longest = 0;
    const { mean: ratio, scatter } = averaged(20_000, (i) => {
      origin.restart(i, 'stationary');
      const cycle = forced.from(origin, i, 0);
      longest = Math.max(longest, cycle.steps);
      return cycle.ratio;
    });
    expect(longest).toBeGreaterThan(8);
    expect(scatter).toBeLessThan(0.05);
    expect(Math.abs(ratio - 1)).toBeLessThan(scatter);
  });
});
