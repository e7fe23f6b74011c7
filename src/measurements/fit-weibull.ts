import { compensatedSum } from '../maths/compensated-sum.js';
import { logGamma } from '../maths/log-gamma.js';
import { type Durations, type Fit, fitOf } from './fit.js';
import { sampleMean } from './sample-summary.js';

/**
 * Weibull by maximum likelihood with right-censored durations: Newton on the profile equation of the shape
 * Σ t^k ln t / Σ t^k − 1/k = mean of ln t over the ends (Cohen, Technometrics 1965), t scaled by its geometric mean.
 *
 * @returns null for fewer than two ends or when all values are equal (the shape is then unbounded)
 */
export function weibullFit({ exact, longerThan }: Durations): Fit | null {
  const ends = exact.length;
  if (ends < 2) return null;
  const meanLog = compensatedSum(exact, Math.log) / ends;
  const logs = Float64Array.from([...logsOf(exact), ...logsOf(longerThan)], (x) => x - meanLog);
  if (logs.every((x) => x === logs[0])) return null;
  const shape = profileShape(logs, startingShape(logs.subarray(0, ends)));
  if (shape === null) return null;
  // Relative to the largest term, so that a large shape cannot overflow.
  const top = largest(logs);
  const powers = compensatedSum(logs, (x) => Math.exp(shape * (x - top)));
  const logScale = top + Math.log(powers / ends) / shape;
  const scale = Math.exp(logScale + meanLog);
  // Σ (t/scale)^k over all durations equals the number of ends at the maximum; Σ (x) over the ends is zero.
  const logLikelihood = ends * (Math.log(shape) - logScale - meanLog) + (shape - 1) * ends * -logScale - ends;
  const mean = scale * Math.exp(logGamma(1 + 1 / shape));
  return fitOf('weibull', { kind: 'weibull', shape, scale }, mean, logLikelihood);
}

/** Root of g(k) = Σ e^{kx} x / Σ e^{kx} − 1/k, which rises from −∞; null when it has none below 1e6. */
function profileShape(logs: Float64Array, start: number): number | null {
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let shape = start;
  const top = largest(logs);
  for (let step = 0; step < 200; step++) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    for (const x of logs) {
      const weight = Math.exp(shape * (x - top));
      s0 += weight;
      s1 += weight * x;
      s2 += weight * x * x;
    }
    const ratio = s1 / s0;
    const value = ratio - 1 / shape;
    const slope = s2 / s0 - ratio * ratio + 1 / (shape * shape);
    if (value < 0) low = shape;
    else high = shape;
    let next = shape - value / slope;
    if (!(next > low && next < high)) next = high === Number.POSITIVE_INFINITY ? shape * 2 : (low + high) / 2;
    if (Math.abs(next - shape) <= 1e-14 * shape) return next;
    if (next > 1e6) return null;
    shape = next;
  }
  return shape;
}

/** From the spread of the logarithms: sd of ln t is π/(k√6). */
function startingShape(logs: Float64Array): number {
  const mean = sampleMean(logs);
  const variance = compensatedSum(logs, (x) => (x - mean) ** 2) / logs.length;
  return variance > 0 ? Math.PI / Math.sqrt(6 * variance) : 1;
}

function logsOf(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, Math.log);
}

function largest(values: Float64Array): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > top) top = value;
  return top;
}
