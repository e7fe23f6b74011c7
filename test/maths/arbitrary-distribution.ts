import fc from 'fast-check';
import type { Distribution } from '../../src/maths/distribution.js';

const size = fc.double({ min: 0.01, max: 100, noNaN: true });
const shape = fc.double({ min: 0.3, max: 20, noNaN: true });

const single: fc.Arbitrary<Distribution> = fc.oneof(
  size.map((mean): Distribution => ({ kind: 'exponential', mean })),
  fc.tuple(size, size).map(([min, width]): Distribution => ({ kind: 'uniform', min, max: min + width })),
  fc
    .tuple(size, size, size)
    .map(([min, rise, fall]): Distribution => ({ kind: 'triangular', min, mode: min + rise, max: min + rise + fall })),
  fc
    .tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 0.1, max: 2, noNaN: true }))
    .map(([mu, sigma]): Distribution => ({ kind: 'lognormal', mu, sigma })),
  fc.tuple(shape, size).map(([k, scale]): Distribution => ({ kind: 'weibull', shape: k, scale })),
  fc.tuple(shape, size).map(([k, scale]): Distribution => ({ kind: 'gamma', shape: k, scale })),
);

/** Any kind but sums, without atoms: single ones, shifted ones, mixtures. */
export const continuousDistribution: fc.Arbitrary<Distribution> = fc.oneof(
  { arbitrary: single, weight: 4 },
  fc.tuple(size, single).map(([by, of]): Distribution => ({ kind: 'shifted', by, of })),
  fc
    .array(fc.tuple(fc.double({ min: 0.1, max: 5, noNaN: true }), single), { minLength: 2, maxLength: 3 })
    .map((parts): Distribution => ({ kind: 'mixture', weights: parts.map(([w]) => w), of: parts.map(([, d]) => d) })),
);
