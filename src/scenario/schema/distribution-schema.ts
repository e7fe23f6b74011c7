import * as z from 'zod';
import { expectedFound } from '../wording.js';
import { list, map, needed, oneOf, positiveNumber } from './field.js';
import { type Magnitude, magnitude } from './magnitude.js';
import { percentage } from './quantity-fields.js';

const shapeScale = (title: string) =>
  map(title, {
    shape: needed('Shape, without unit.', positiveNumber('a shape above 0')),
    scale: magnitude.optional().describe('Scale; or give the mean instead.'),
    mean: magnitude.optional().describe('Mean, instead of the scale.'),
  });

const lognormal = map('a lognormal distribution', {
  median: magnitude.optional().describe('Half of the cases are below.'),
  p95: magnitude.optional().describe('95 % of the cases are below.'),
  mu: z.number().optional().describe('Mean of the natural logarithm of the value in `unit`.'),
  sigma: positiveNumber('a sigma above 0').optional().describe('Standard deviation of the natural logarithm.'),
  unit: oneOf(['s', 'min', 'h', 'd']).optional().describe('Unit of the value whose logarithm has mean mu. Default: h.'),
});

/** [min, max] or { min, max }. */
const ends = z.union(
  [
    z.tuple([magnitude, magnitude]),
    map('two ends', { min: needed('Least value.', magnitude), max: needed('Greatest value.', magnitude) }),
  ],
  { error: (issue) => expectedFound('two ends [min, max]', issue.input) },
);

const three = z.tuple([magnitude, magnitude, magnitude], {
  error: (issue) => expectedFound('[min, mode, max]', issue.input),
});

const partsExpected = (issue: { readonly input?: unknown }) => expectedFound('a list of distributions', issue.input);

/** Exactly one of these keys says which distribution it is; the recursion is what makes mixtures of anything possible. */
export const namedDistribution = map('a distribution', {
  deterministic: magnitude.optional().describe('Always the same value.'),
  exponential: magnitude.optional().describe('Mean of an exponential distribution.'),
  weibull: shapeScale('a Weibull distribution').optional().describe('Weibull: shape, and scale or mean.'),
  gamma: shapeScale('a gamma distribution').optional().describe('Gamma: shape, and scale or mean.'),
  erlang: shapeScale('an Erlang distribution').optional().describe('Gamma with a whole-number shape.'),
  lognormal: lognormal
    .optional()
    .describe('Lognormal: median and p95, or median and sigma, or mu and sigma of the logarithm.'),
  uniform: ends.optional().describe('Every value between two ends is equally likely.'),
  triangular: three.optional().describe('A triangle over [min, mode, max].'),
  empirical: list('a list of values', magnitude).optional().describe('Each of these values with the same weight.'),
  get shifted() {
    return shifted.optional().describe('A distribution moved to begin later.');
  },
  get mixture() {
    return z
      .array(partOfMixture, { error: partsExpected })
      .min(1, { error: partsExpected })
      .optional()
      .describe('One of several distributions, each in its share of cases.');
  },
  get sum() {
    return z
      .array(namedDistribution, { error: partsExpected })
      .min(1, { error: partsExpected })
      .optional()
      .describe('The sum of independent values.');
  },
}).meta({ id: 'Distribution' });

const shifted = map('a shifted distribution', {
  by: needed('What is always added.', magnitude),
  of: needed('The distribution of the rest.', namedDistribution),
});

const partOfMixture = map('a part of a mixture', {
  weight: needed('Its share of the cases.', percentage),
  of: needed('Its distribution.', namedDistribution),
});

/** What a user may write for a distribution, as the schema reads it. */
export type WrittenDistribution = z.output<typeof namedDistribution>;
export type WrittenEnds = z.output<typeof ends>;
export type WrittenShape = {
  readonly shape: number;
  readonly scale?: Magnitude | undefined;
  readonly mean?: Magnitude | undefined;
};

/** The keys of a map that say which distribution it is. */
export const distributionNames = Object.keys(namedDistribution.shape) as (keyof WrittenDistribution)[];
