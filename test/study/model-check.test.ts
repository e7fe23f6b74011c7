import { expect, it } from 'vitest';
import { agreement } from '../../src/study/model-check.js';

const chain = { value: 1e-4, low: 0.99e-4, high: 1.01e-4 };
const seen = (value: number, halfWidth: number) => ({ value, halfWidth, level: 0.95 });

it('chain and simulation are judged at 99.9 %: 1.68 half-widths of the 95 % interval that is shown', () => {
  expect(agreement(chain, seen(1.17e-4, 0.1e-4))).toBe(true);
  expect(agreement(chain, seen(1.18e-4, 0.1e-4))).toBe(false);
  expect(agreement(chain, seen(0.83e-4, 0.1e-4))).toBe(true);
  expect(agreement(chain, seen(0.82e-4, 0.1e-4))).toBe(false);
});

it('an interval wider than half its value, or nothing seen, says nothing either way', () => {
  expect(agreement(chain, seen(1e-4, 0.51e-4))).toBeNull();
  expect(agreement(chain, seen(0, 0))).toBeNull();
});
