import { leastRoot } from '../maths/least-root.js';
import type { Covariance } from './observed-information.js';

type TwoVariables = (a: number, b: number) => number;

/** Step of the differences, in standard errors. */
const STEP = 0.05;
/** Beyond so many standard errors a likelihood that has not fallen enough is taken never to. */
const FARTHEST = 60;

/**
 * Ends of the profile-likelihood interval of the first of two parameters: where the largest log-likelihood the second can
 * give has fallen by z²/2, half the chi-square quantile (Meeker & Escobar, Statistical Methods for Reliability Data, 1998,
 * section 8.2). Found in units of the covariance, in which a log-likelihood is nearly −(s² + t²)/2.
 *
 * @param f log-likelihood
 * @param at its maximum
 * @param z normal quantile of the level
 * @returns infinite where it never falls so far
 */
export function profileInterval(
  f: TwoVariables,
  at: readonly [number, number],
  { aa, ab, bb }: Covariance,
  z: number,
): readonly [number, number] {
  const error = Math.sqrt(aa);
  const slant = ab / error;
  const rest = Math.sqrt(bb - slant * slant);
  const top = f(at[0], at[1]);
  const fallen = (s: number, t: number): number => f(at[0] + s * error, at[1] + s * slant + t * rest) - top;
  const end = (sign: number) => at[0] + sign * error * distance(fallen, sign, z);
  return [end(-1), end(1)];
}

/** How far out, in standard errors, the profile has fallen by z²/2. */
function distance(fallen: TwoVariables, sign: number, z: number): number {
  const target = (z * z) / 2;
  let t = 0;
  const excess = (s: number): number => {
    const ridge = largestAlong((other) => fallen(sign * s, other), t);
    t = ridge.at;
    return ridge.value + target;
  };
  let inner = 0;
  let outer = z;
  for (; excess(outer) > 0; outer *= 1.5) {
    if (outer > FARTHEST) return Number.POSITIVE_INFINITY;
    inner = outer;
  }
  return leastRoot((s) => -excess(s), inner, outer, 1e-9 * outer);
}

/** Top of a function that is nearly a parabola of unit curvature, by Newton steps that are halved until it rises. */
function largestAlong(h: (t: number) => number, start: number): { readonly at: number; readonly value: number } {
  let at = start;
  let value = h(at);
  for (let step = 0; step < 60; step++) {
    const [p1, m1, p2, m2] = [1, -1, 2, -2].map((k) => h(at + k * STEP));
    const slope = (8 * (p1 - m1) - (p2 - m2)) / (12 * STEP);
    const curvature = (16 * (p1 + m1) - (p2 + m2) - 30 * value) / (12 * STEP * STEP);
    const wanted = curvature < 0 ? -slope / curvature : Math.sign(slope);
    let move = Math.max(-2, Math.min(2, wanted));
    let there = h(at + move);
    while (!(there >= value) && Math.abs(move) > 1e-9) {
      move /= 2;
      there = h(at + move);
    }
    if (!(there >= value)) break;
    at += move;
    value = there;
    if (Math.abs(move) < 1e-8) break;
  }
  return { at, value };
}
