import type { Parameter } from '../catalog/parameter.js';
import type { Distribution } from '../maths/distribution.js';
import { mean, scaled } from '../maths/distribution-moments.js';
import type { Delay } from './system-model.js';

export type ParameterTable = ReadonlyMap<string, Parameter>;

/** The parameter, or one line saying that the model names one nobody resolved. */
export function parameterNamed(table: ParameterTable, name: string): Parameter {
  const found = table.get(name);
  if (found === undefined) throw new Error(`the model uses the parameter ${name}, which is not resolved`);
  return found;
}

/** Probability parameters are kept as a distribution's mean. */
export function probabilityOf(table: ParameterTable, name: string): number {
  return mean(parameterNamed(table, name).distribution);
}

function thinningFactor(delay: Delay, table: ParameterTable): number {
  let share = 1;
  for (const { parameter, complement } of delay.thinning ?? []) {
    const p = probabilityOf(table, parameter);
    share *= complement ? 1 - p : p;
  }
  return share;
}

/** Probability that the delay passes at all. */
function sharePassing({ onlyWith }: Delay, table: ParameterTable): number {
  if (onlyWith === undefined) return 1;
  const p = probabilityOf(table, onlyWith.parameter);
  return onlyWith.complement ? 1 - p : p;
}

/** Sum of the terms' means, in hours, before `minus`. */
function termsMean(names: readonly string[], table: ParameterTable): number {
  let sum = 0;
  for (const name of names) sum += mean(parameterNamed(table, name).distribution);
  return sum;
}

/**
 * Mean of a delay in hours; Infinity when the thinning leaves no events. With `minus` it is max(0, difference of the
 * means), which is exact where the two never overlap (a health check well before a declaration).
 */
export function delayMean(delay: Delay, table: ParameterTable): number {
  const sum = termsMean(delay.terms, table) - termsMean(delay.minus ?? [], table);
  const share = thinningFactor(delay, table);
  if (share <= 0) return Number.POSITIVE_INFINITY;
  return (Math.max(0, sum) * (delay.times ?? 1) * sharePassing(delay, table)) / share;
}

/**
 * By how many per cent the mean of a delay changes with one per cent of each parameter it reads: ∂ ln mean ÷ ∂ ln parameter.
 * Zero everywhere where the mean is zero: there it does not answer.
 */
export function delayElasticities(delay: Delay, table: ParameterTable): Map<string, number> {
  const result = new Map<string, number>();
  const add = (name: string, elasticity: number) => result.set(name, (result.get(name) ?? 0) + elasticity);
  const sum = termsMean(delay.terms, table) - termsMean(delay.minus ?? [], table);
  if (!(sum > 0)) return result;
  const share = (name: string): number => mean(parameterNamed(table, name).distribution) / sum;
  for (const name of delay.terms) add(name, share(name));
  for (const name of delay.minus ?? []) add(name, -share(name));
  for (const { parameter, complement } of delay.thinning ?? []) {
    add(parameter, -probabilityElasticity(probabilityOf(table, parameter), complement));
  }
  if (delay.onlyWith !== undefined) {
    const { parameter, complement } = delay.onlyWith;
    add(parameter, probabilityElasticity(probabilityOf(table, parameter), complement));
  }
  return result;
}

/** ∂ ln x ÷ ∂ ln p of a probability p, or of 1 − p. */
export function probabilityElasticity(p: number, complement: boolean): number {
  return complement ? -p / (1 - p) : 1;
}

/** Where fewer of the events count than this, the time between two that do is exponential whatever the law of one. */
const rareShare = 0.5;

/**
 * The distribution of a delay; `null` when the event never happens. Of events of which a share p counts, one after
 * another, the gap is the sum of a geometric number of delays: exponential as p falls (Rényi 1956), of the shape of one
 * as p rises; the nearer of the two is taken, the mean is exact. So a bad release does not come after every hundredth.
 */
export function delayDistribution(delay: Delay, table: ParameterTable): Distribution | null {
  const share = thinningFactor(delay, table);
  if (share <= 0) return null;
  const parts = delay.terms.map((name) => parameterNamed(table, name).distribution);
  const sum: Distribution = parts.length === 1 ? parts[0]! : { kind: 'sum', of: parts };
  const less = termsMean(delay.minus ?? [], table);
  // The subtracted part is a short check before a longer timer: its mean is enough, and keeps the result positive.
  const rest: Distribution = less === 0 ? sum : { kind: 'shifted', by: -Math.min(less, mean(sum)), of: sum };
  const factor = (delay.times ?? 1) / share;
  const passing: Distribution =
    share < rareShare ? { kind: 'exponential', mean: mean(rest) * factor } : factor === 1 ? rest : scaled(rest, factor);
  if (delay.onlyWith === undefined) return passing;
  const p = sharePassing(delay, table);
  return { kind: 'mixture', weights: [p, 1 - p], of: [passing, { kind: 'deterministic', value: 0 }] };
}
