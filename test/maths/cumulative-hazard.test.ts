import { describe, expect, it } from 'vitest';
import { cumulativeHazard } from '../../src/maths/cumulative-hazard.js';
import type { Distribution } from '../../src/maths/distribution.js';
import { survival } from '../../src/maths/distribution-quantile.js';

const continuous: readonly Distribution[] = [
  { kind: 'exponential', mean: 7 },
  { kind: 'weibull', shape: 0.5, scale: 3 },
  { kind: 'weibull', shape: 2.5, scale: 3 },
  { kind: 'lognormal', mu: 1, sigma: 0.8 },
  { kind: 'gamma', shape: 0.7, scale: 4 },
  { kind: 'shifted', by: 2, of: { kind: 'weibull', shape: 1.5, scale: 3 } },
  {
    kind: 'mixture',
    weights: [0.3, 0.7],
    of: [
      { kind: 'exponential', mean: 1 },
      { kind: 'exponential', mean: 20 },
    ],
  },
];

describe('a cumulative hazard', () => {
  it.each(continuous)('of $kind is −ln of the survival, and is reached where it says', (law) => {
    const hazard = cumulativeHazard(law)!;
    for (const t of [0.5, 2.5, 6]) {
      expect(Math.exp(-hazard.at(t))).toBeCloseTo(survival(law, t), 12);
      if (hazard.at(t) > 0) expect(hazard.reaches(hazard.at(t))).toBeCloseTo(t, 6);
    }
    expect(hazard.at(0)).toBeCloseTo(0, 12);
  });

  it('there is none of a law with single values or an end, nor of a sum', () => {
    const constant: Distribution = { kind: 'deterministic', value: 1 };
    const exponential: Distribution = { kind: 'exponential', mean: 1 };
    for (const law of [
      constant,
      { kind: 'uniform', min: 1, max: 9 },
      { kind: 'triangular', min: 0, mode: 2, max: 8 },
      { kind: 'empirical', values: [1, 2] },
      { kind: 'sum', of: [exponential, exponential] },
      { kind: 'mixture', weights: [1, 1], of: [exponential, constant] },
      { kind: 'shifted', by: -1, of: exponential },
    ] as const) {
      expect(cumulativeHazard(law)).toBeNull();
    }
  });
});
