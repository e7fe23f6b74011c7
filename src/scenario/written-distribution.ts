import { NORMAL_95 } from '../catalog/durations.js';
import type { Distribution } from '../maths/distribution.js';
import { logGamma } from '../maths/log-gamma.js';
import { durationHours } from './duration-text.js';
import {
  distributionNames,
  type WrittenDistribution,
  type WrittenEnds,
  type WrittenShape,
} from './schema/distribution-schema.js';
import { eitherOf } from './wording.js';

/** What is wrong, and where below the value being read. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
export type Outcome<T> = { readonly value: T } | { readonly faults: readonly Fault[] };

/** A distribution as written, in hours (or as a plain number). Faults name the key they are about. */
export function writtenDistribution(written: WrittenDistribution): Outcome<Distribution> {
  const names = distributionNames.filter((name) => written[name] !== undefined);
  if (names.length !== 1) {
    const found = names.length === 0 ? 'none' : names.join(' and ');
    return fault([], `expected exactly one distribution (${eitherOf(distributionNames)}), found ${found}`);
  }
  return below(names[0], oneDistribution(written));
}

function oneDistribution(written: WrittenDistribution): Outcome<Distribution> {
  if (written.deterministic) return { value: { kind: 'deterministic', value: written.deterministic.value } };
  if (written.exponential) return exponential(written.exponential.value);
  if (written.weibull) return weibull(written.weibull);
  if (written.gamma) return gamma(written.gamma);
  if (written.erlang) return erlang(written.erlang);
  if (written.lognormal) return lognormal(written.lognormal);
  if (written.uniform) return uniform(written.uniform);
  if (written.triangular) return triangular(written.triangular.map((end) => end.value));
  if (written.empirical) return empirical(written.empirical.map((item) => item.value));
  if (written.shifted) return shifted(written.shifted);
  if (written.mixture) return mixture(written.mixture);
  return sum(written.sum!);
}

function exponential(mean: number): Outcome<Distribution> {
  return mean > 0 ? { value: { kind: 'exponential', mean } } : fault([], 'expected a mean above 0, found 0');
}

/** Scale from the mean: mean = scale × Γ(1 + 1/shape). */
function weibull({ shape, scale, mean }: WrittenShape): Outcome<Distribution> {
  return scaled(
    { scale, mean },
    (value) => value / Math.exp(logGamma(1 + 1 / shape)),
    (found) => ({
      kind: 'weibull',
      shape,
      scale: found,
    }),
  );
}

function gamma({ shape, scale, mean }: WrittenShape): Outcome<Distribution> {
  return scaled(
    { scale, mean },
    (value) => value / shape,
    (found) => ({ kind: 'gamma', shape, scale: found }),
  );
}

function erlang(written: WrittenShape): Outcome<Distribution> {
  if (Number.isInteger(written.shape)) return gamma(written);
  return fault(['shape'], `expected a whole number of stages, found ${written.shape}`);
}

function scaled(
  { scale, mean }: Pick<WrittenShape, 'scale' | 'mean'>,
  scaleOfMean: (mean: number) => number,
  distribution: (scale: number) => Distribution,
): Outcome<Distribution> {
  const given = scale ?? mean;
  if (given === undefined || (scale && mean)) return fault([], 'expected either scale or mean, found neither or both');
  if (given.value <= 0) return fault([scale ? 'scale' : 'mean'], `expected more than 0, found ${given.written}`);
  return { value: distribution(scale ? given.value : scaleOfMean(given.value)) };
}

function lognormal({
  median,
  p95,
  mu,
  sigma,
  unit,
}: NonNullable<WrittenDistribution['lognormal']>): Outcome<Distribution> {
  const given = Object.entries({ median, p95, mu, sigma, unit }).filter(([, value]) => value !== undefined);
  const said = given
    .map(([name]) => name)
    .filter((name) => name !== 'unit' || mu === undefined)
    .join(' and ');
  if (said === 'mu and sigma') {
    const inHours = durationHours(`1 ${unit ?? 'h'}`) as { readonly value: number };
    return { value: { kind: 'lognormal', mu: mu! + Math.log(inHours.value), sigma: sigma! } };
  }
  if (median && median.value <= 0) return fault(['median'], `expected more than 0, found ${median.written}`);
  if (said === 'median and sigma') {
    return { value: { kind: 'lognormal', mu: Math.log(median!.value), sigma: sigma! } };
  }
  if (said !== 'median and p95') {
    return fault([], `expected median and p95, median and sigma, or mu and sigma, found ${said || 'none of them'}`);
  }
  if (p95!.value <= median!.value) {
    return fault(['p95'], `expected a p95 above the median ${median!.written}, found ${p95!.written}`);
  }
  const spread = Math.log(p95!.value / median!.value) / NORMAL_95;
  return { value: { kind: 'lognormal', mu: Math.log(median!.value), sigma: spread } };
}

function uniform(written: WrittenEnds): Outcome<Distribution> {
  const [min, max] = Array.isArray(written) ? written : [written.min, written.max];
  if (min.value >= max.value) return fault([], `expected min below max, found ${min.written} and ${max.written}`);
  return { value: { kind: 'uniform', min: min.value, max: max.value } };
}

function triangular([min, mode, max]: readonly number[]): Outcome<Distribution> {
  if (min < max && min <= mode && mode <= max) return { value: { kind: 'triangular', min, mode, max } };
  return fault([], 'expected [min, mode, max] in rising order, found another order');
}

function empirical(values: readonly number[]): Outcome<Distribution> {
  return { value: { kind: 'empirical', values: [...values].sort((a, b) => a - b) } };
}

function shifted({ by, of }: NonNullable<WrittenDistribution['shifted']>): Outcome<Distribution> {
  const rest = below('of', writtenDistribution(of));
  return 'faults' in rest ? rest : { value: { kind: 'shifted', by: by.value, of: rest.value } };
}

/** Weights are shares of their sum: 90 % and 10 % as well as 0.45 and 0.05. */
function mixture(parts: NonNullable<WrittenDistribution['mixture']>): Outcome<Distribution> {
  const of = all(parts.map((part, index) => below(index, below('of', writtenDistribution(part.of)))));
  if ('faults' in of) return of;
  const total = parts.reduce((sumOfWeights, part) => sumOfWeights + part.weight, 0);
  if (total <= 0) return fault([], 'expected weights that sum to more than 0, found 0');
  return { value: { kind: 'mixture', weights: parts.map((part) => part.weight / total), of: of.value } };
}

function sum(parts: readonly WrittenDistribution[]): Outcome<Distribution> {
  const of = all(parts.map((part, index) => below(index, writtenDistribution(part))));
  return 'faults' in of ? of : { value: { kind: 'sum', of: of.value } };
}

function fault(path: readonly PropertyKey[], message: string): { readonly faults: readonly Fault[] } {
  return { faults: [{ path, message }] };
}

function below<T>(step: PropertyKey, outcome: Outcome<T>): Outcome<T> {
  if ('value' in outcome) return outcome;
  return { faults: outcome.faults.map(({ path, message }) => ({ path: [step, ...path], message })) };
}

function all<T>(outcomes: readonly Outcome<T>[]): Outcome<readonly T[]> {
  const faults = outcomes.flatMap((outcome) => ('faults' in outcome ? outcome.faults : []));
  if (faults.length > 0) return { faults };
  return { value: outcomes.map((outcome) => (outcome as { readonly value: T }).value) };
}
