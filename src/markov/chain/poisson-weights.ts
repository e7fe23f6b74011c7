/** Probabilities of a Poisson number of events between two limits; what lies outside is below `outside`. */
export interface PoissonWeights {
  readonly first: number;
  readonly weights: Float64Array;
  /** Probability of more than first + i events. */
  readonly beyond: Float64Array;
  readonly outside: number;
}

/**
 * Weights of uniformization: recursion from the mode outwards, so that nothing under- or overflows, cut off where the
 * geometric bound of each tail is below the tolerance (after Fox & Glynn, Computing Poisson probabilities, 1988).
 * Every weight has a relative error of a few roundings per step from the mode. Cost: O(√mean) beyond small means.
 */
export function poissonWeights(mean: number, tolerance: number): PoissonWeights {
  const mode = Math.floor(mean);
  const below: number[] = [];
  let weight = 1;
  for (let k = mode; k > 0; k--) {
    weight *= k / mean;
    // Σ of all further ones ≤ weight ÷ (1 − (k − 1)/mean).
    if (weight * mean < tolerance * (mean - k + 1)) break;
    below.push(weight);
  }
  const above: number[] = [];
  weight = 1;
  for (let k = mode + 1; ; k++) {
    weight *= mean / k;
    if (weight * (k + 1) < tolerance * (k + 1 - mean)) break;
    above.push(weight);
  }
  const raw = Float64Array.from([...below.reverse(), 1, ...above]);
  // From both ends towards the mode: small ones first.
  let sum = 0;
  for (let i = 0; i < below.length; i++) sum += raw[i]!;
  let upper = 0;
  for (let i = raw.length - 1; i >= below.length; i--) upper += raw[i]!;
  const whole = sum + upper;
  const weights = raw.map((value) => value / whole);
  const beyond = new Float64Array(weights.length);
  for (let i = weights.length - 2; i >= 0; i--) beyond[i] = beyond[i + 1]! + weights[i + 1]!;
  return { first: mode - below.length, weights, beyond, outside: 2 * tolerance };
}
