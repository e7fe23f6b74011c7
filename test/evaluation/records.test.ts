import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/evaluation/evaluation.js';
import { doubtOf, exactFigure, mapped, mappedMaybe, withDraws } from '../../src/evaluation/figure.js';
import { factorKey, parameterFactors, parameterOfKey } from '../../src/evaluation/parameter-factors.js';
import { countedDraws, countedUnavailability, unplannedDraws } from '../../src/evaluation/unavailability-draws.js';
import { sampleQuantile } from '../../src/maths/sample-quantile.js';
import { smallEvaluation } from '../comparison/small-evaluation.js';

const figure: Figure = {
  value: 0.2,
  accuracy: { kind: 'approximation', low: 0.1, high: 0.3, method: 'test' },
  uncertainty: { low: 0.05, high: 0.4, level: 0.9, draws: 10, from: [{ parameter: 'guest.boot', share: 1 }] },
};

describe('a figure', () => {
  it('keeps low below high through a falling function', () => {
    const complement = mapped(figure, (value) => 1 - value);
    expect(complement.value).toBeCloseTo(0.8, 12);
    expect(complement.accuracy).toMatchObject({ kind: 'approximation', low: 0.7, high: 0.9 });
    expect(complement.uncertainty).toMatchObject({ low: 0.6, high: 0.95, from: figure.uncertainty!.from });
  });

  it('that is not known stays so', () => {
    expect(mappedMaybe({ unknown: 'not-modelled' }, (value) => 1 - value)).toEqual({ unknown: 'not-modelled' });
  });

  it('may be anything its accuracy and its uncertainty allow', () => {
    expect(doubtOf(figure)).toEqual({ low: 0.05, high: 0.4 });
    expect(doubtOf({ ...figure, uncertainty: null })).toEqual({ low: 0.1, high: 0.3 });
  });

  it('takes its uncertainty from the central interval of the draws', () => {
    // 0…100 in steps of one: the 5 % and 95 % quantiles of type 7 are 5 and 95.
    const draws = Array.from({ length: 101 }, (_, i) => 100 - i);
    expect(withDraws(exactFigure(50, 'test'), draws, 0.9).uncertainty).toMatchObject({
      low: expect.closeTo(5, 9),
      high: expect.closeTo(95, 9),
      draws: 101,
    });
    expect(withDraws(figure, null, 0.9).uncertainty).toBeNull();
  });
});

describe('a quantile of a sample', () => {
  it('is linear between order statistics (type 7 of Hyndman and Fan, 1996)', () => {
    // R: quantile(c(1, 2, 4, 8), 0.4, type = 7) is 2.4.
    expect(sampleQuantile([1, 2, 4, 8], 0.4)).toBeCloseTo(2.4, 12);
    expect(sampleQuantile([3], 0.9)).toBe(3);
  });
});

describe('the drawn factors of a parameter', () => {
  const key = factorKey('storage.time-to-failure', ['vsphere', 'kubernetes']);
  const factors = { 'guest.boot': [1, 2], [key]: [3, 4] };

  it('are found under its name, or under the key of the candidates that mean the same by it', () => {
    expect(parameterFactors(factors, 'guest.boot', 'vsphere')).toEqual([1, 2]);
    expect(parameterFactors(factors, 'storage.time-to-failure', 'kubernetes')).toEqual([3, 4]);
    expect(parameterFactors(factors, 'storage.time-to-failure', 'custom')).toBeNull();
    expect(parameterFactors(factors, 'constructor', 'vsphere')).toBeNull();
  });

  it('give the name back from the key', () => {
    expect(parameterOfKey(key)).toBe('storage.time-to-failure');
    expect(parameterOfKey('guest.boot')).toBe('guest.boot');
  });
});

describe('the downtime a target counts', () => {
  const small = { id: 'a', unavailability: 4e-4, plannedShare: 0.25, draws: [4e-4, 8e-4] };

  it('includes planned work unless the target leaves it out', () => {
    const all = smallEvaluation([small], { availability: 0.999 });
    const unplanned = smallEvaluation([small], { availability: 0.999, excludingPlanned: true });
    expect(countedUnavailability(all.candidates[0]!.services[0]!).value).toBe(4e-4);
    expect(countedUnavailability(unplanned.candidates[0]!.services[0]!).value).toBeCloseTo(3e-4, 12);
    expect(countedDraws(all.uncertainty, 'a', all.candidates[0]!.services[0]!)).toEqual([4e-4, 8e-4]);
    const draws = countedDraws(unplanned.uncertainty, 'a', unplanned.candidates[0]!.services[0]!)!;
    expect(draws.map((value) => value / 3e-4)).toEqual([expect.closeTo(1, 12), expect.closeTo(2, 12)]);
  });

  it('is drawn without planned work where the study did so', () => {
    const own = { a: { shop: [1e-4, 2e-4] } };
    const { candidates, uncertainty } = smallEvaluation([small], null, { unavailabilityExcludingPlanned: own });
    expect(unplannedDraws(uncertainty, 'a', candidates[0]!.services[0]!)).toEqual([1e-4, 2e-4]);
  });
});
