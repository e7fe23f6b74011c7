import { expect, it } from 'vitest';
import type { Distribution } from '../../src/maths/distribution.js';
import { mean, variance } from '../../src/maths/distribution-moments.js';
import { lengthBiasedSampler } from '../../src/maths/length-biased-sampler.js';
import { RandomStream } from '../../src/maths/threefry.js';

const laws: readonly Distribution[] = [
  { kind: 'exponential', mean: 7 },
  { kind: 'deterministic', value: 3 },
  { kind: 'uniform', min: 1, max: 5 },
  { kind: 'triangular', min: 0, mode: 2, max: 8 },
  { kind: 'lognormal', mu: 1, sigma: 0.5 },
  { kind: 'weibull', shape: 1.7, scale: 3 },
  { kind: 'weibull', shape: 0.7, scale: 3 },
  { kind: 'gamma', shape: 0.7, scale: 4 },
  { kind: 'empirical', values: [1, 2, 5] },
  { kind: 'shifted', by: 2, of: { kind: 'exponential', mean: 3 } },
  { kind: 'shifted', by: -0.5, of: { kind: 'uniform', min: 1, max: 5 } },
  {
    kind: 'sum',
    of: [
      { kind: 'exponential', mean: 2 },
      { kind: 'uniform', min: 0, max: 3 },
    ],
  },
  {
    kind: 'mixture',
    weights: [1, 3],
    of: [
      { kind: 'exponential', mean: 6 },
      { kind: 'deterministic', value: 2 },
    ],
  },
];

it.each(laws)('a life of $kind in progress at a random time has the mean E[X²]/E[X]', (law) => {
  const draw = lengthBiasedSampler(law);
  const stream = new RandomStream();
  stream.rekey(5, 0, 1);
  const n = 40_000;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const x = draw(stream);
    sum += x;
    squares += x * x;
  }
  const expected = mean(law) + variance(law) / mean(law);
  const deviation = Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2) / n);
  expect(Math.abs(sum / n - expected)).toBeLessThanOrEqual(4 * deviation + 1e-9);
});
