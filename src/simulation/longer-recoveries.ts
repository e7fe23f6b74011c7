import { mean } from '../maths/distribution-moments.js';
import { survival } from '../maths/distribution-quantile.js';
import { lengthBiasedSampler } from '../maths/length-biased-sampler.js';
import type { Sampler } from '../maths/sampler.js';
import type { CompiledNet } from '../model/compiled-net.js';
import { delayDistribution, type ParameterTable } from '../model/delay.js';
import { type Biasing, biasOffReference } from './biasing.js';

/** Draws of a recovery's time that favour long ones. */
export interface LongerRecovery {
  /** How often the longer draw stands in the place of the plain one. */
  readonly part: number;
  /** Of the plain law, in hours. */
  readonly mean: number;
  readonly draw: Sampler;
}

/**
 * Likelihood ratio of a recovery's time drawn from (1 − part) × its law + part × the law biased by length, of density
 * x f(x) ÷ mean: at most 1 ÷ (1 − part).
 *
 * @param hours the time drawn
 * @param mean of the law, in hours
 */
export function longerRatio(hours: number, part: number, mean: number): number {
  return 1 / (1 - part + (part * hours) / mean);
}

/**
 * Outages come from failures during recoveries, and a recovery meets them in proportion to its length. To first order the
 * best law to draw its time from is therefore the one biased by length (cross-entropy: Rubinstein & Kroese 2004); mixed
 * with the law itself, so that the ratio is bounded (defensive mixture: Hesterberg 1995). Without it long recoveries come
 * seldom and with weights in proportion to their length. The part is that of the failures forced within a recovery of
 * mean length.
 *
 * @returns by delay; none for what is always as long, takes part in no recovery, or may be cut off at zero
 */
export function longerRecoveries(
  net: CompiledNet,
  table: ParameterTable,
  biasing: Biasing,
): readonly (LongerRecovery | undefined)[] {
  const laws = net.delays.map((delay) => delayDistribution(delay, table));
  const means = laws.map((law) => (law === null ? Number.POSITIVE_INFINITY : mean(law)));
  let failures = 0;
  const recovers = new Set<number>();
  for (const { kind, delay } of net.activities) {
    if (kind === 'failure') failures += 1 / means[delay]!;
    if (kind === 'recovery') recovers.add(delay);
  }
  return laws.map((law, d) => {
    if (law === null || law.kind === 'deterministic' || !recovers.has(d)) return undefined;
    if (net.delays[d]!.minus !== undefined || survival(law, 0) < 1) return undefined;
    const hours = means[d]!;
    return { part: biasOffReference(hours * failures, biasing), mean: hours, draw: lengthBiasedSampler(law) };
  });
}
