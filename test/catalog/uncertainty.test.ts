import { describe, expect, it } from 'vitest';
import type { Parameter, Uncertainty } from '../../src/catalog/parameter.js';
import { parameterDefinitions } from '../../src/catalog/parameters.js';
import { defaultOf, resolvedParameters } from '../../src/catalog/resolve.js';
import { drawnFactor, parameterFactor } from '../../src/catalog/uncertainty.js';
import { mean } from '../../src/maths/distribution-moments.js';
import { gammaQuantile } from '../../src/maths/gamma-distribution.js';

const options = { kubernetesVersion: null };

describe('the factor a joint draw puts on a mean', () => {
  it('is 1 in the middle for a lognormal, so that half of all worlds lie on either side of the nominal mean', () => {
    for (const errorFactor of [1.5, 3, 10]) {
      expect(drawnFactor({ kind: 'lognormal', errorFactor }, 4, 0.5)).toBeCloseTo(1, 12);
    }
  });

  it('spans a factor of 3 either way between 5 % and 95 % for every assumed parameter without a range', () => {
    const wide = parameterDefinitions.filter(
      ({ knowledge, uncertainty, follows }) =>
        knowledge === 'assumed' &&
        follows === undefined &&
        uncertainty.kind === 'lognormal' &&
        uncertainty.errorFactor === 3,
    );
    expect(wide.length).toBeGreaterThan(20);
    for (const { name } of wide) {
      const parameter = defaultOf(name);
      expect(parameterFactor(parameter, 0.05)).toBeCloseTo(1 / 3, 10);
      expect(parameterFactor(parameter, 0.95)).toBeCloseTo(3, 10);
    }
  });

  it('reaches the ends of a stated range and never leaves them', () => {
    const parameter = defaultOf('guest.boot');
    if (parameter.uncertainty.kind !== 'range') throw new Error('expected a range');
    const { low, high } = parameter.uncertainty;
    const nominal = mean(parameter.distribution);
    expect(nominal * parameterFactor(parameter, 1e-9)).toBeCloseTo(low, 6);
    expect(nominal * parameterFactor(parameter, 1 - 1e-9)).toBeCloseTo(high, 6);
  });

  it('is that of the posterior Gamma(n + ½, exposure + MTTF/2) for counted failures', () => {
    const name = 'host.time-to-failure';
    const observed = {
      kind: 'observed',
      failures: 3,
      machines: 40,
      duringHours: 17532,
      source: null,
      position: null,
    } as const;
    const parameter = resolvedParameters([name], [{ [name]: observed }], new Map(), options).get(name)!;
    const exposure = 40 * 17532 + mean(defaultOf(name).distribution) / 2;
    expect(mean(parameter.distribution)).toBeCloseTo(exposure / 3.5, 6);
    for (const u of [0.05, 0.5, 0.95]) {
      const drawnMean = mean(parameter.distribution) * parameterFactor(parameter, u);
      expect(Math.abs(drawnMean / (exposure / gammaQuantile(1 - u, 3.5, 1)) - 1)).toBeLessThan(1e-12);
    }
    // The mean of the rate, not its median, is the nominal one: the middle world is a little better.
    expect(parameterFactor(parameter, 0.5)).toBeGreaterThan(1);
  });

  it('is 1 in every world for what is known exactly', () => {
    const timer = defaultOf('kubernetes.toleration');
    expect(timer.uncertainty).toEqual({ kind: 'none' } satisfies Uncertainty);
    for (const u of [0.01, 0.5, 0.99]) expect(parameterFactor(timer as Parameter, u)).toBe(1);
  });
});
