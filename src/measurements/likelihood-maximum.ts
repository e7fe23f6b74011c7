/** Where a smooth function of two variables is largest. */
export interface Maximum {
  readonly at: readonly [number, number];
  readonly value: number;
}

type TwoVariables = (a: number, b: number) => number;

const STEP = 1e-3;
const STEPS = 100;

/**
 * Maximum by Newton steps with fourth-order central differences, each shortened until the function rises; where the
 * curvature is not that of a maximum, a step along the gradient. Meant for log-likelihoods in parameters of order 1
 * (logarithms of scale and shape), which have one maximum.
 *
 * @returns null when no maximum is found within 100 steps (e.g. the likelihood rises for ever)
 */
export function likelihoodMaximum(f: TwoVariables, start: readonly [number, number]): Maximum | null {
  let [a, b] = start;
  let value = f(a, b);
  if (!Number.isFinite(value)) return null;
  for (let step = 0; step < STEPS; step++) {
    const direction = newtonDirection(f, a, b, value);
    const size = Math.hypot(direction[0], direction[1]);
    const moved = risenAlong(f, a, b, value, direction);
    // No rise left beyond rounding: this is the top if the step asked for was small.
    if (moved === null) return size < 1e-4 ? { at: [a, b], value } : null;
    [a, b] = moved.at;
    value = moved.value;
    if (size < 1e-9) return { at: [a, b], value };
  }
  return null;
}

/** Derivatives at a point by central differences with error O(h⁴). */
export function derivativesAt(f: TwoVariables, a: number, b: number, value: number) {
  const h = STEP;
  const along = (da: number, db: number) => {
    const [p1, m1, p2, m2] = [1, -1, 2, -2].map((k) => f(a + k * da, b + k * db));
    return {
      first: (8 * (p1 - m1) - (p2 - m2)) / (12 * h),
      second: (16 * (p1 + m1) - (p2 + m2) - 30 * value) / (12 * h * h),
    };
  };
  const A = along(h, 0);
  const B = along(0, h);
  const diagonal = along(h, h).second;
  return {
    gradient: [A.first, B.first] as const,
    aa: A.second,
    bb: B.second,
    ab: (diagonal - A.second - B.second) / 2,
  };
}

function newtonDirection(f: TwoVariables, a: number, b: number, value: number): readonly [number, number] {
  const { gradient, aa, bb, ab } = derivativesAt(f, a, b, value);
  const determinant = aa * bb - ab * ab;
  const isPeak = aa < 0 && determinant > 0;
  if (!isPeak) return limited([gradient[0], gradient[1]], 0.5);
  const da = (-gradient[0] * bb + gradient[1] * ab) / determinant;
  const db = (gradient[0] * ab - gradient[1] * aa) / determinant;
  return limited([da, db], 2);
}

function limited([da, db]: readonly [number, number], most: number): readonly [number, number] {
  const size = Math.hypot(da, db);
  const factor = size > most ? most / size : 1;
  return [da * factor, db * factor];
}

function risenAlong(
  f: TwoVariables,
  a: number,
  b: number,
  value: number,
  [da, db]: readonly [number, number],
): Maximum | null {
  for (let factor = 1; factor > 1e-6; factor /= 2) {
    const at = [a + factor * da, b + factor * db] as const;
    const there = f(at[0], at[1]);
    if (there >= value) return { at, value: there };
  }
  return null;
}
