import { describe, expect, it } from 'vitest';
import { mean as distributionMean } from '../../src/maths/distribution-moments.js';
import type { Evidence } from '../../src/scenario/scenario.js';
import { messages, minimal, scenario } from './reading.js';

const said = (name: string, evidence: string) => minimal({ rest: `parameters: { ${name}: ${evidence} }` });
const read = (name: string, evidence: string): Evidence =>
  scenario(said(name, evidence)).candidates[0].parameters[name];
const fault = (name: string, evidence: string): string =>
  messages(said(name, evidence))
    .join('\n')
    .replace(/^[^ ]+ /, '');

function mean(evidence: Evidence): number {
  if (evidence.kind !== 'distribution') throw new Error(`found ${evidence.kind}`);
  return distributionMean(evidence.distribution);
}

describe('evidence', () => {
  it.each([
    ['20 s', { kind: 'value', value: 20 / 3600 }],
    ['{ value: 20 s }', { kind: 'value', value: 20 / 3600 }],
    ['{ varies: [10 s, 1 min] }', { kind: 'varies', low: 10 / 3600, high: 1 / 60 }],
    ['{ between: [10 s, 1 min] }', { kind: 'between', low: 10 / 3600, high: 1 / 60 }],
    ['{ exponential: 2 h }', { kind: 'distribution', distribution: { kind: 'exponential', mean: 2 } }],
    ['{ uniform: [1 h, 2 h] }', { kind: 'distribution', distribution: { kind: 'uniform', min: 1, max: 2 } }],
  ])('%s is read in hours', (text, body) => {
    expect(read('guest.boot', text)).toMatchObject(body);
  });

  it('keeps where it is known from and where it stands', () => {
    const text = said('guest.boot', '{ value: 45 s, source: "our own drill" }');
    expect(scenario(text).candidates[0].parameters['guest.boot']).toEqual({
      kind: 'value',
      value: 45 / 3600,
      source: 'our own drill',
      position: { file: 'scenario.yaml', line: 6, column: 15 },
    });
  });

  it('keeps counts as counts', () => {
    expect(read('host.time-to-failure', '{ observed: { failures: 3, machines: 40, during: 2 y } }')).toMatchObject({
      kind: 'observed',
      failures: 3,
      machines: 40,
      duringHours: 2 * 8766,
    });
  });

  it('reads a probability as a percentage or a bare share', () => {
    expect(read('vip.coverage-factor', '95%')).toMatchObject({ value: 0.95 });
    expect(read('vip.coverage-factor', '0.95')).toMatchObject({ value: 0.95 });
    expect(fault('vip.coverage-factor', '95')).toBe(
      'expected a percentage from 0 % to 100 %, such as 99.95%, found 95; did you mean "95%"?',
    );
  });

  // Means: Weibull scale·Γ(1 + 1/shape), lognormal e^(μ + σ²/2), the rest by hand.
  it.each([
    ['{ weibull: { shape: 0.7, mean: 10 h } }', 10],
    ['{ weibull: { shape: 2, scale: 1 h } }', Math.sqrt(Math.PI) / 2],
    ['{ gamma: { shape: 3, scale: 2 h } }', 6],
    ['{ erlang: { shape: 4, mean: 1 h } }', 1],
    ['{ lognormal: { median: 1 h, sigma: 1 } }', Math.exp(0.5)],
    ['{ lognormal: { mu: 0, sigma: 1, unit: min } }', Math.exp(0.5) / 60],
    ['{ triangular: [1 h, 2 h, 6 h] }', 3],
    ['{ empirical: [1 h, 2 h, 6 h] }', 3],
    ['{ shifted: { by: 1 h, of: { exponential: 2 h } } }', 3],
    ['{ mixture: [{ weight: 90%, of: { deterministic: 1 h } }, { weight: 10%, of: { deterministic: 11 h } }] }', 2],
    ['{ sum: [{ exponential: 1 h }, { uniform: [1 h, 3 h] }] }', 3],
  ])('%s has the mean its author has in mind', (text, hours) => {
    expect(mean(read('guest.boot', text)) / hours).toBeCloseTo(1, 12);
  });

  it('puts nineteen cases in twenty of a lognormal below its p95', () => {
    const evidence = read('guest.boot', '{ lognormal: { median: 45 s, p95: 120 s } }');
    if (evidence.kind !== 'distribution' || evidence.distribution.kind !== 'lognormal') throw new Error('no lognormal');
    const { mu, sigma } = evidence.distribution;
    // The 0.95 quantile of the standard normal distribution, 1.6448536…
    expect(Math.exp(mu + 1.6448536269514722 * sigma) * 3600).toBeCloseTo(120, 9);
  });

  it.each([
    ['{ exponential: 0 h }', 'expected a mean above 0, found 0'],
    ['{ weibull: { shape: 2 } }', 'expected either scale or mean, found neither or both'],
    ['{ erlang: { shape: 1.5, mean: 1 h } }', 'expected a whole number of stages, found 1.5'],
    ['{ uniform: [2 h, 1 h] }', 'expected min below max, found 2 h and 1 h'],
    ['{ between: [0 h, 1 h] }', 'expected a lower end above 0, found 0 h'],
    ['{ varies: [1 h] }', 'expected two ends [low, high], found a list'],
    ['{ mixture: [] }', 'expected a list of distributions, found an empty list'],
  ])('%s is refused: %s', (text, message) => {
    expect(fault('guest.boot', text)).toBe(message);
  });
});
