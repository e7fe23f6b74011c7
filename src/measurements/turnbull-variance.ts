import type { Lifetimes } from './lifetimes.js';
import type { TurnbullEstimate } from './turnbull.js';

/** More masses than this would take longer to be judged than a page is worth. */
const MOST_MASSES = 1000;

/**
 * Standard deviations of sums of masses: `of(weights)` for Σ wₖ·massₖ over the masses above zero, in their order. From the
 * observed information of those masses (Turnbull 1976; Gentleman & Geyer 1994); as for other multinomial shares it takes
 * the intervals that have none to have none. Without intervals it is Greenwood's.
 *
 * @returns null for too many masses, or where the information does not determine them
 */
export function massDeviations(
  estimate: TurnbullEstimate,
  observed: Lifetimes,
): ((weights: ArrayLike<number>) => number) | null {
  const kept = Array.from(estimate.mass.keys()).filter((j) => estimate.mass[j] > 0);
  const free = kept.length - 1;
  if (free < 0 || free > MOST_MASSES) return null;
  if (free === 0) return () => 0;
  const lower = choleskyFactor(reduced(information(estimate, observed, kept), free));
  if (lower === null) return null;
  return (weights) => {
    // The last mass is what the others leave: z = L⁻¹w, and the variance is z·z.
    const z = new Float64Array(free);
    let variance = 0;
    for (let j = 0; j < free; j++) {
      let rest = weights[j] - weights[free];
      for (let l = 0; l < j; l++) rest -= lower[j][l] * z[l];
      z[j] = rest / lower[j][j];
      variance += z[j] ** 2;
    }
    return Math.sqrt(variance);
  };
}

/** −∂² ln L / ∂massⱼ∂massₗ of the masses that are kept. */
function information(
  { mass, intervals }: TurnbullEstimate,
  { count }: Lifetimes,
  kept: readonly number[],
): Float64Array[] {
  const size = kept.length;
  const placeOf = new Uint32Array(mass.length + 1);
  for (let j = 0; j < mass.length; j++) placeOf[j + 1] = placeOf[j] + (mass[j] > 0 ? 1 : 0);
  const upTo = new Float64Array(size + 1);
  kept.forEach((j, place) => {
    upTo[place + 1] = upTo[place] + mass[j];
  });
  // A lifetime adds the same to every pair of masses it could be in: corners of squares, summed up afterwards.
  const corners = Array.from({ length: size + 1 }, () => new Float64Array(size + 1));
  const addSquare = (from: number, to: number, value: number) => {
    corners[from][from] += value;
    corners[from][to] -= value;
    corners[to][from] -= value;
    corners[to][to] += value;
  };
  for (let i = 0; i < count.length; i++) {
    const [from, to] = [placeOf[intervals.begin[i]], placeOf[intervals.end[i]]];
    addSquare(from, to, count[i] / (upTo[to] - upTo[from]) ** 2);
    const entry = placeOf[intervals.entry[i]];
    if (entry > 0) addSquare(entry, size, -count[i] / (upTo[size] - upTo[entry]) ** 2);
  }
  for (let j = 0; j < size; j++) for (let l = 1; l < size; l++) corners[j][l] += corners[j][l - 1];
  for (let j = 1; j < size; j++) for (let l = 0; l < size; l++) corners[j][l] += corners[j - 1][l];
  return corners;
}

/** The information of all masses but the last, which is one less the others. */
function reduced(full: readonly Float64Array[], free: number): Float64Array[] {
  return Array.from({ length: free }, (_, j) =>
    Float64Array.from({ length: free }, (__, l) => full[j][l] - full[j][free] - full[free][l] + full[free][free]),
  );
}

/** Lower triangle L with L·Lᵀ the matrix; null when it is not positive definite. Overwrites the matrix. */
function choleskyFactor(matrix: Float64Array[]): Float64Array[] | null {
  for (let j = 0; j < matrix.length; j++) {
    for (let l = 0; l <= j; l++) {
      let rest = matrix[j][l];
      for (let m = 0; m < l; m++) rest -= matrix[j][m] * matrix[l][m];
      if (l < j) matrix[j][l] = rest / matrix[l][l];
      else if (rest > 1e-12 * matrix[j][j]) matrix[j][j] = Math.sqrt(rest);
      else return null;
    }
  }
  return matrix;
}
