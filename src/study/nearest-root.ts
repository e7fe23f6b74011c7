import { leastRoot } from '../maths/least-root.js';

/** A parameter is searched as far as this factor either way from today's value. */
const searchedFactor = 100;
const steps = 3;
/** Relative width of the bracket at which a break-even is known well enough for print. */
const tolerance = 2e-4;

/** Root of f over the factor nearest to 1 on the logarithmic scale; null: no change of sign within the search. */
export function nearestRoot(f: (factor: number) => number): number | null {
  const here = f(1);
  if (Number.isNaN(here)) return null;
  if (here === 0) return 1;
  const step = Math.log(searchedFactor) / steps;
  const distances = [1, -1].flatMap((direction) => {
    // Rises through zero at the root, as far as one can see from today's side.
    const away = (distance: number): number => -Math.sign(here) * f(Math.exp(direction * distance));
    for (let i = 1; i <= steps; i++) {
      if (away(i * step) >= 0) return [direction * leastRoot(away, (i - 1) * step, i * step, tolerance)];
    }
    return [];
  });
  if (distances.length === 0) return null;
  return Math.exp(distances.reduce((least, each) => (Math.abs(each) < Math.abs(least) ? each : least)));
}
