import type { CompiledNet } from '../model/compiled-net.js';
import {
  delayElasticities,
  delayMean,
  type ParameterTable,
  probabilityElasticity,
  probabilityOf,
} from '../model/delay.js';
import type { BranchWeight } from './branches.js';

/**
 * Rates as (delay, named probabilities): a transition keeps a slot and a plain coefficient, so a chain is solved again
 * for other parameter values without being explored again.
 */
export class RateSlots {
  private readonly keys = new Map<string, number>();
  private readonly slots: { delay: number; factors: readonly number[] }[] = [];

  slot(delay: number, factors: readonly number[]): number {
    const key = factors.length === 0 ? String(delay) : `${delay}:${factors.join(',')}`;
    let index = this.keys.get(key);
    if (index === undefined) {
      index = this.slots.push({ delay, factors }) - 1;
      this.keys.set(key, index);
    }
    return index;
  }

  /** Rates per hour of all slots. A delay of mean zero has no rate: the model must not use it for an activity. */
  rates(net: CompiledNet, table: ParameterTable): Float64Array {
    const means = delayMeans(net, table);
    const probabilities = net.probabilities.map((name) => probabilityOf(table, name));
    return Float64Array.from(this.slots, ({ delay, factors }) => {
      return branchProbability({ equalShare: 1, factors }, probabilities) / means[delay]!;
    });
  }

  /** ∂ ln rate ÷ ∂ ln parameter, by slot: only the parameters a rate answers to. */
  elasticities(net: CompiledNet, table: ParameterTable): ReadonlyMap<string, number>[] {
    const means = delayMeans(net, table);
    return this.slots.map(({ delay, factors }) => {
      const ofRate = new Map<string, number>();
      const add = (name: string, elasticity: number) => ofRate.set(name, (ofRate.get(name) ?? 0) + elasticity);
      for (const factor of factors) {
        const name = net.probabilities[factor >> 1]!;
        add(name, probabilityElasticity(probabilityOf(table, name), (factor & 1) === 1));
      }
      if (means[delay]! <= shortestDelayHours) return ofRate;
      for (const [name, elasticity] of delayElasticities(net.delays[delay]!, table)) add(name, -elasticity);
      return ofRate;
    });
  }
}

/** Probability of a way through the branches, with values for the named probabilities. */
export function branchProbability({ equalShare, factors }: BranchWeight, probabilities: readonly number[]): number {
  let product = equalShare;
  for (const factor of factors) {
    const p = probabilities[factor >> 1]!;
    product *= (factor & 1) === 0 ? p : 1 - p;
  }
  return product;
}

/** The shortest delay solved as such: a thousandth of a second stands for "at once". */
export const shortestDelayHours = 1 / 3.6e6;

/** Means of all delays of the net in hours, none below a millisecond. */
export function delayMeans(net: CompiledNet, table: ParameterTable): Float64Array {
  return Float64Array.from(net.delays, (delay) => Math.max(shortestDelayHours, delayMean(delay, table)));
}
