import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowDiscrepancyPoints, sobolColumn, sobolDimension } from '../../src/maths/low-discrepancy.js';

describe('Sobol points before scrambling', () => {
  it('begin 0, ½, ¾, ¼ in the first dimension', () => {
    const first = [...sobolColumn(8, sobolDimension(0))].map((x) => x - 2 ** -33);
    expect(first).toEqual([0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125]);
  });

  // scipy 1.17.1, qmc.Sobol(256, scramble=False, bits=32): points 1000 and 4095, dimensions counted from 0.
  it.each([
    [1, 0.0966796875, 0.941162109375],
    [2, 0.5185546875, 0.334228515625],
    [10, 0.0849609375, 0.569580078125],
    [63, 0.4462890625, 0.553466796875],
    [127, 0.5439453125, 0.261474609375],
    [255, 0.2490234375, 0.613037109375],
  ])('agree with another implementation in dimension %i', (dimension, at1000, at4095) => {
    const column = sobolColumn(4096, sobolDimension(dimension));
    expect([column[1000]! - 2 ** -33, column[4095]! - 2 ** -33]).toEqual([at1000, at4095]);
  });
});

describe('low-discrepancy points', () => {
  it('have one value of every coordinate in each interval, in Sobol and Latin dimensions alike', () => {
    const points = lowDiscrepancyPoints(64, 260, 5);
    for (let d = 0; d < 260; d++) {
      expect(new Set(points.map((point) => Math.floor(point[d]! * 64))).size, `dimension ${d}`).toBe(64);
    }
  });

  it('fill every elementary interval of the first two dimensions equally', () => {
    const points = lowDiscrepancyPoints(256, 2, 11);
    for (let k = 0; k <= 8; k++) {
      const cells = new Set(
        points.map(([x, y]) => Math.floor(x! * 2 ** k) * 2 ** (8 - k) + Math.floor(y! * 2 ** (8 - k))),
      );
      expect(cells.size).toBe(256);
    }
  });

  it('are the same for the same seed and others for another', () => {
    expect(lowDiscrepancyPoints(16, 80, 3)).toEqual(lowDiscrepancyPoints(16, 80, 3));
    expect(lowDiscrepancyPoints(16, 80, 3)).not.toEqual(lowDiscrepancyPoints(16, 80, 4));
  });

  it('keep their first points when more are asked for, in Sobol dimensions', () => {
    expect(lowDiscrepancyPoints(100, 70, 2).slice(0, 40)).toEqual(lowDiscrepancyPoints(40, 70, 2));
  });

  it('integrate a product of 64 factors a hundred times better than random points would', () => {
    // ∏ (1 + (x_d − ½)/(d + 1)²), integral 1; variance ∏ (1 + 1/(12 (d + 1)⁴)) − 1 ≈ 0.0906.
    const product = (point: Float64Array): number =>
      point.reduce((all, x, d) => all * (1 + (x - 0.5) / (d + 1) ** 2), 1);
    const count = 4096;
    const errors = Array.from({ length: 16 }, (_, seed) => {
      const points = lowDiscrepancyPoints(count, 64, seed);
      return points.reduce((sum, point) => sum + product(point), 0) / count - 1;
    });
    const rootMeanSquare = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
    expect(rootMeanSquare).toBeLessThan(Math.sqrt(0.0906 / count) / 100);
  });

  it('put each single point anywhere alike: mean over seeds within four standard errors', () => {
    const seeds = 2000;
    for (const d of [0, 1, 63]) {
      let sum = 0;
      for (let seed = 0; seed < seeds; seed++) sum += lowDiscrepancyPoints(3, d + 1, seed)[2]![d]!;
      expect(Math.abs(sum / seeds - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / seeds));
    }
  });

  it('lie inside the open unit cube', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer(),
        (count, dim, seed) => {
          for (const point of lowDiscrepancyPoints(count, dim, seed)) {
            expect(point.length).toBe(dim);
            expect(point.every((x) => x > 0 && x < 1)).toBe(true);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('refuse counts that are not whole', () => {
    expect(() => lowDiscrepancyPoints(1.5, 2, 0)).toThrow('expected a number of points from 0 to 2^31, found 1.5');
    expect(() => lowDiscrepancyPoints(8, -1, 0)).toThrow('expected a whole number of dimensions, found -1');
  });
});
