import { describe, expect, it } from 'vitest';
import { provenSign } from '../../src/comparison/difference.js';
import type { Figure } from '../../src/evaluation/evaluation.js';
import { normalQuantiles, normalSample } from './normal-sample.js';

const figure = (value: number, low = value, high = value): Figure => ({
  value,
  accuracy: { kind: 'exact', low, high, method: 'test' },
  uncertainty: null,
});
const doubted = (value: number, low: number, high: number): Figure => ({
  ...figure(value),
  uncertainty: { low, high, level: 0.9, draws: 100, from: [] },
});

describe('the larger of two figures', () => {
  // ln(a/b) is normal with standard deviation τ: its central 90 % leave out zero beyond 1.645 τ.
  const z = normalQuantiles(2000);
  const shared = normalSample(5, z.length).map((each) => Math.exp(each));
  const apartBy = (standardDeviations: number) => {
    const tau = 0.3;
    const a = z.map((each, i) => shared[i]! * Math.exp(tau * (standardDeviations + each)));
    return provenSign({ figure: figure(1.5), draws: a }, { figure: figure(1), draws: shared }, 0.9);
  };

  it('is proven when 1.645 standard deviations of the difference lie between them, whatever they share', () => {
    expect(apartBy(1.66)).toBe(1);
    expect(apartBy(1.63)).toBe(0);
  });

  it('is not proven where the error of the computation could turn the sign', () => {
    const draws = [1, 2, 3];
    const larger = draws.map((value) => value + 1);
    const a = { figure: figure(2.5, 1.9, 3.1), draws: larger };
    expect(provenSign(a, { figure: figure(2, 1.95, 2.05), draws }, 0.9)).toBe(0);
    expect(provenSign(a, { figure: figure(1.5, 1.4, 1.6), draws }, 0.9)).toBe(1);
  });

  it('is told by the intervals where there are no joint draws', () => {
    const undrawn = (of: Figure) => ({ figure: of, draws: null });
    expect(provenSign(undrawn(doubted(3, 2.5, 4)), undrawn(doubted(2, 1, 2.4)), 0.9)).toBe(1);
    expect(provenSign(undrawn(doubted(3, 2.3, 4)), undrawn(doubted(2, 1, 2.4)), 0.9)).toBe(0);
    expect(provenSign(undrawn(figure(1)), undrawn(figure(2)), 0.9)).toBe(-1);
    expect(provenSign(undrawn(figure(2)), undrawn(figure(2)), 0.9)).toBe(0);
  });

  it('is told by the intervals where only one side was drawn', () => {
    const a = { figure: doubted(3, 1, 5), draws: [1, 3, 5] };
    expect(provenSign(a, { figure: figure(2), draws: null }, 0.9)).toBe(0);
  });
});
