import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hatchPath } from '../../../src/report/charts/hatch.js';

/** Every point of a path of absolute moves and lines and relative h and v. */
function pointsOf(path: string): readonly (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  let [x, y] = [0, 0];
  for (const [, command, first, second] of path.matchAll(/([MLhv])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    if (command === 'h') x += Number(first);
    else if (command === 'v') y += Number(first);
    else [x, y] = [Number(first), Number(second)];
    points.push([x, y]);
  }
  return points;
}

describe('a hatch', () => {
  const side = fc.double({ min: 0, max: 300, noNaN: true });
  const rounding = 0.11;

  it('stays inside its rectangle', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), side, side, side, side, (fill, x, y, width, height) => {
        for (const [px, py] of pointsOf(hatchPath(fill, x, y, width, height))) {
          expect(px).toBeGreaterThanOrEqual(x - rounding);
          expect(px).toBeLessThanOrEqual(x + width + rounding);
          expect(py).toBeGreaterThanOrEqual(y - rounding);
          expect(py).toBeLessThanOrEqual(y + height + rounding);
        }
      }),
    );
  });

  it('runs from edge to edge along both diagonals', () => {
    expect(hatchPath(1, 0, 0, 6, 6)).toBe('M0 3L3 0M3 6L6 3');
    expect(hatchPath(4, 0, 0, 6, 6)).toBe('M0 3L3 6M3 0L6 3');
  });

  it('is nothing on a plain fill', () => {
    expect([0, 2, 8].map((fill) => hatchPath(fill, 0, 0, 20, 20))).toEqual(['', '', '']);
  });
});
