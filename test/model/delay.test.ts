import { expect, it } from 'vitest';
import { delayDistribution, delayMean } from '../../src/model/delay.js';
import { parameters } from './small-models.js';

const table = parameters({
  period: { kind: 'deterministic', value: 336 },
  'failing beta': { kind: 'deterministic', value: 0.01 },
});
const thinned = (complement: boolean) => ({
  terms: ['period'],
  thinning: [{ parameter: 'failing beta', complement }],
});

it('of periodic events of which few count, the gaps are exponential with the exact mean', () => {
  expect(delayDistribution(thinned(false), table)).toEqual({ kind: 'exponential', mean: 33_600 });
  expect(delayMean(thinned(false), table)).toBeCloseTo(33_600, 8);
});

it('of which nearly all count, they keep the shape of one', () => {
  const law = delayDistribution(thinned(true), table)!;
  expect(law.kind).toBe('deterministic');
  expect(delayMean(thinned(true), table)).toBeCloseTo(336 / 0.99, 8);
});
