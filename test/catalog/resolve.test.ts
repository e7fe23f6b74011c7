import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measurementKey } from '../../src/catalog/measurement-key.js';
import { parameterNames } from '../../src/catalog/parameters.js';
import { defaultOf, parameterLike, resolvedParameters } from '../../src/catalog/resolve.js';
import { drawnFactor, parameterFactor } from '../../src/catalog/uncertainty.js';
import { mean as distributionMean } from '../../src/maths/distribution-moments.js';
import type { Evidence, EvidenceBody } from '../../src/scenario/scenario.js';

const current = { kubernetesVersion: null };
const said = (body: EvidenceBody): Evidence => ({ ...body, source: null, position: null });
const resolved = (name: string, evidence: Evidence) =>
  resolvedParameters([name], [{ [name]: evidence }], new Map(), current).get(name)!;

describe('resolvedParameters', () => {
  it('takes the nearest evidence and the catalog where there is none', () => {
    const levels = [
      {},
      { 'host.time-to-failure': said({ kind: 'value', value: 1000 }) },
      { 'host.time-to-failure': said({ kind: 'value', value: 2000 }) },
    ];
    const result = resolvedParameters(['os.time-to-failure', 'host.time-to-failure'], levels, new Map(), current);
    expect(result.get('host.time-to-failure')!.distribution).toEqual({ kind: 'exponential', mean: 1000 });
    expect(result.get('os.time-to-failure')).toEqual(defaultOf('os.time-to-failure'));
    expect([...result.keys()]).toEqual(['host.time-to-failure', 'os.time-to-failure']);
  });

  it('resolves every name of the catalog', () => {
    expect([...resolvedParameters(parameterNames, [], new Map(), current).keys()]).toEqual(parameterNames);
  });

  it('names the nearest parameter when one is unknown', () => {
    expect(() => defaultOf('host.time-to-fail')).toThrow(
      "expected a parameter name, found 'host.time-to-fail'; nearest: host.time-to-failure",
    );
  });

  it('reads one number as the mean of an exponential, of the catalog’s shape, or as itself', () => {
    const ten = said({ kind: 'value', value: 10 });
    expect(resolved('app.time-to-failure', ten).distribution).toEqual({ kind: 'exponential', mean: 10 });
    const restore = resolved('host.time-to-restore', ten).distribution;
    expect(restore.kind).toBe('empirical');
    expect(distributionMean(restore)).toBeCloseTo(10, 12);
    expect(resolved('kubernetes.toleration', ten).distribution).toEqual({ kind: 'deterministic', value: 10 });
  });

  it('reads varies as a lognormal with nine cases in ten between the ends', () => {
    const { distribution, uncertainty } = resolved('host.time-to-restore', said({ kind: 'varies', low: 4, high: 30 }));
    expect(uncertainty).toEqual({ kind: 'none' });
    if (distribution.kind !== 'lognormal') throw new Error('expected a lognormal');
    expect(Math.exp(distribution.mu + 1.6448536269514722 * distribution.sigma)).toBeCloseTo(30, 10);
    expect(Math.exp(distribution.mu - 1.6448536269514722 * distribution.sigma)).toBeCloseTo(4, 10);
  });

  it('reads between as a mean whose 5 % and 95 % quantiles are the ends', () => {
    const parameter = resolved('os.time-to-failure', said({ kind: 'between', low: 8766, high: 5 * 8766 }));
    const mean = distributionMean(parameter.distribution);
    expect(mean * parameterFactor(parameter, 0.05)).toBeCloseTo(8766, 6);
    expect(mean * parameterFactor(parameter, 0.95)).toBeCloseTo(5 * 8766, 6);
  });

  it('reads observed counts as a posterior with the catalog worth half a failure', () => {
    const evidence = said({ kind: 'observed', failures: 3, machines: 40, duringHours: 2 * 8766 });
    const parameter = resolved('host.time-to-failure', evidence);
    const prior = distributionMean(defaultOf('host.time-to-failure').distribution);
    const exposure = 40 * 2 * 8766 + prior / 2;
    expect(parameter.uncertainty).toEqual({ kind: 'gamma-rate', shape: 3.5, exposure });
    expect(parameter.distribution).toEqual({ kind: 'exponential', mean: exposure / 3.5 });
    expect(parameter.knowledge).toBe('measured');
  });

  it('lets detection follow a stated grace period, in value and in source', () => {
    const grace = { 'kubernetes.grace-period': { ...said({ kind: 'value', value: 20 / 3600 }), source: 'tuned' } };
    const { distribution, source, knowledge } = resolvedParameters(
      ['kubernetes.detection'],
      [grace],
      new Map(),
      current,
    ).get('kubernetes.detection')!;
    expect(distributionMean(distribution) * 3600).toBeCloseTo(17.5, 9);
    expect(source).toContain('tuned');
    expect(knowledge).toBe('stated');
  });

  it('lets detection follow the uncertainty of the grace period', () => {
    const grace = { 'kubernetes.grace-period': said({ kind: 'between', low: 20 / 3600, high: 80 / 3600 }) };
    const detection = resolvedParameters(['kubernetes.detection'], [grace], new Map(), current).get(
      'kubernetes.detection',
    )!;
    if (detection.uncertainty.kind !== 'range') throw new Error('expected a range');
    expect(detection.uncertainty.low * 3600).toBeCloseTo(17.5, 6);
    expect(detection.uncertainty.high * 3600).toBeCloseTo(77.5, 6);
  });

  it('takes a measured estimate from the key it was filed under', () => {
    const evidence = {
      ...said({ kind: 'measured', file: 'a.csv', profile: null, where: {}, columns: {}, inventory: null }),
      kind: 'measured',
    } as Evidence & { kind: 'measured' };
    const measurement = {
      file: 'a.csv',
      sha256: '',
      rowsRead: 1,
      rowsUsed: 1,
      rowsRejected: 0,
      window: null,
      failures: 1,
      exposureHours: 1,
      interval: null,
      warnings: [],
    };
    const estimate = {
      distribution: { kind: 'exponential', mean: 7 },
      uncertainty: { kind: 'none' },
      source: 'a.csv',
      measurement,
    } as const;
    const estimates = new Map([[measurementKey('host.time-to-failure', evidence), estimate]]);
    const parameter = resolvedParameters(
      ['host.time-to-failure'],
      [{ 'host.time-to-failure': evidence }],
      estimates,
      current,
    ).get('host.time-to-failure')!;
    expect(parameter).toMatchObject({ knowledge: 'measured', measurement, distribution: { mean: 7 } });
    expect(() => resolved('os.time-to-failure', evidence)).toThrow('a.csv has not been read');
  });

  it('names place, expectation and finding where evidence does not fit', () => {
    const position = { file: 's.yaml', line: 4, column: 9 };
    const observed = { kind: 'observed', failures: 1, machines: 2, duringHours: 3, source: null, position } as const;
    expect(() => resolved('host.time-to-restore', observed)).toThrow(
      /^s\.yaml:4:9: host\.time-to-restore: 'observed' counts failures/,
    );
    expect(() => resolved('release.failing', said({ kind: 'value', value: 1.5 }))).toThrow(
      'expected a probability between 0 and 1, found 1.5',
    );
    expect(() => resolved('guest.boot', said({ kind: 'varies', low: 3, high: 2 }))).toThrow(
      'the lower first, found 3 and 2',
    );
  });

  it('gives a workload’s own start a name of its own', () => {
    const start = parameterLike(
      'checkout.start',
      'app.start',
      said({ kind: 'value', value: 25 / 3600 }),
      new Map(),
      current,
    );
    expect(start).toMatchObject({ name: 'checkout.start', unit: 'duration', knowledge: 'stated' });
    expect(parameterLike('other.start', 'app.start', null, new Map(), current)).toEqual({
      ...defaultOf('app.start'),
      name: 'other.start',
    });
  });
});

describe('drawnFactor', () => {
  const uncertainty = fc.oneof(
    fc.constant({ kind: 'none' } as const),
    fc.double({ min: 1.01, max: 20, noNaN: true }).map((errorFactor) => ({ kind: 'lognormal', errorFactor }) as const),
    fc.record({
      kind: fc.constant('gamma-rate' as const),
      shape: fc.double({ min: 0.5, max: 500, noNaN: true }),
      exposure: fc.double({ min: 1, max: 1e6, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('range' as const),
      low: fc.double({ min: 0.1, max: 1, noNaN: true }),
      high: fc.double({ min: 1.1, max: 9, noNaN: true }),
    }),
  );

  it('rises with the quantile level', () => {
    fc.assert(
      fc.property(uncertainty, fc.double({ min: 0.01, max: 0.98, noNaN: true }), (given, u) => {
        expect(drawnFactor(given, 3, u + 0.01)).toBeGreaterThanOrEqual(drawnFactor(given, 3, u));
      }),
    );
  });

  it('puts 90 % of a lognormal within its error factor', () => {
    expect(drawnFactor({ kind: 'lognormal', errorFactor: 3 }, 1, 0.95)).toBeCloseTo(3, 12);
    expect(drawnFactor({ kind: 'lognormal', errorFactor: 3 }, 1, 0.05)).toBeCloseTo(1 / 3, 12);
    expect(drawnFactor({ kind: 'lognormal', errorFactor: 3 }, 1, 0.5)).toBeCloseTo(1, 12);
  });

  it('gives the chi-square limits of a mean for a gamma rate', () => {
    // Failure-truncated, 1000 h, 5 failures, 90 %: 109.2476–507.5757 (published life data): 2T/χ²(2n).
    const rate = { kind: 'gamma-rate', shape: 5, exposure: 1000 } as const;
    expect(200 * drawnFactor(rate, 200, 0.05)).toBeCloseTo(109.2476, 4);
    expect(200 * drawnFactor(rate, 200, 0.95)).toBeCloseTo(507.5757, 4);
  });

  it('refuses levels outside (0, 1)', () => {
    expect(() => drawnFactor({ kind: 'none' }, 1, 0)).toThrow(RangeError);
  });
});
