import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hatchPath } from '../../../src/report/charts/hatch.js';

/** Every point of a path of relative moves, lines (the pairs after a move), `h` and `v`. */
function pointsOf(path: string): readonly (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  let [x, y] = [0, 0];
  for (const [, command, numbers] of path.matchAll(/([mhv])([^mhv]*)/g)) {
    const values = (numbers!.match(/-?(?:\d+(?:\.\d+)?|\.\d+)/g) ?? []).map(Number);
    const steps: [number, number][] =
      command === 'h' ? [[values[0]!, 0]] : command === 'v' ? [[0, values[0]!]] : pairs(values);
    for (const [dx, dy] of steps) {
      x += dx;
      y += dy;
      points.push([x, y]);
    }
  }
  return points;
}

const pairs = (values: readonly number[]): [number, number][] =>
  values.flatMap((value, i) => (i % 2 === 0 ? [[value, values[i + 1]!]] : [])) as [number, number][];

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
    expect(hatchPath(1, 0, 0, 6, 6)).toBe('m0 3 3-3m3 3-3 3');
    expect(hatchPath(4, 0, 0, 6, 6)).toBe('m0 3 3 3m3-3-3-3');
  });

  it('is nothing on a plain fill', () => {
    expect([0, 2, 8].map((fill) => hatchPath(fill, 0, 0, 20, 20))).toEqual(['', '', '']);
  });
});
