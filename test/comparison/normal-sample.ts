import { normals } from '../report/example-numbers.js';

/**
 * A standard normal sample that is its own quantiles: Φ⁻¹((i + ½)/n) by bisection on a numerically integrated Φ, so that
 * an expected share of it is known without asking the code under test.
 */
export function normalQuantiles(n: number): number[] {
  const step = 1e-3;
  const points: number[] = [];
  let below = 0;
  let x = -8;
  for (let i = 0; i < n; i++) {
    const level = (i + 0.5) / n;
    while (below < level) {
      below += (step * Math.exp((-(x + step / 2) * (x + step / 2)) / 2)) / Math.sqrt(2 * Math.PI);
      x += step;
    }
    points.push(x);
  }
  return points;
}

/** n independent standard normals, seeded. */
export function normalSample(seed: number, n: number): number[] {
  const next = normals(seed);
  return Array.from({ length: n }, next);
}
