import { compensatedSum } from '../maths/compensated-sum.js';
import { logGamma } from '../maths/log-gamma.js';
import { digamma, trigamma } from './digamma.js';
import { type Durations, type Fit, fitOf } from './fit.js';
import { likelihoodMaximum } from './likelihood-maximum.js';
import { logGammaTail } from './log-tails.js';

/**
 * Gamma by maximum likelihood: Newton on ln k − ψ(k) = ln(mean) − mean(ln t) without censoring (Choi & Wette 1969),
 * else on (ln shape, ln scale).
 *
 * @returns null for fewer than two ends or when all values are equal
 */
export function gammaFit({ exact, longerThan }: Durations): Fit | null {
  const n = exact.length;
  if (n < 2) return null;
  const sum = compensatedSum(exact, (t) => t);
  const sumLog = compensatedSum(exact, Math.log);
  const gap = Math.log(sum / n) - sumLog / n;
  if (!(gap > 1e-13)) return null;
  const logLikelihood = (shape: number, scale: number) =>
    (shape - 1) * sumLog - sum / scale - n * (shape * Math.log(scale) + logGamma(shape));
  const shape = shapeOfGap(gap);
  const scale = sum / n / shape;
  if (longerThan.length === 0) return gamma(shape, scale, logLikelihood(shape, scale));
  const f = (logShape: number, logScale: number) => {
    const [k, s] = [Math.exp(logShape), Math.exp(logScale)];
    return logLikelihood(k, s) + compensatedSum(longerThan, (t) => logGammaTail(t / s, k));
  };
  const top = likelihoodMaximum(f, [Math.log(shape), Math.log(scale)]);
  return top && gamma(Math.exp(top.at[0]), Math.exp(top.at[1]), top.value);
}

/** Solves ln k − ψ(k) = gap; the left side falls from ∞ to 0. Newton on ln k from Minka's start (2002). */
function shapeOfGap(gap: number): number {
  let shape = (3 - gap + Math.sqrt((gap - 3) ** 2 + 24 * gap)) / (12 * gap);
  for (let step = 0; step < 50; step++) {
    const value = Math.log(shape) - digamma(shape) - gap;
    const slope = 1 - shape * trigamma(shape);
    const next = shape * Math.exp(-value / slope);
    if (Math.abs(next - shape) <= 1e-14 * shape) return next;
    shape = next;
  }
  return shape;
}

function gamma(shape: number, scale: number, logLikelihood: number): Fit {
  return fitOf('gamma', { kind: 'gamma', shape, scale }, shape * scale, logLikelihood);
}
