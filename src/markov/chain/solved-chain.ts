import { nearestName } from '../../catalog/nearest-name.js';
import type { Bounded } from '../reference-cycle.js';
import { failureBy, meanTimeToFailure } from './first-passage.js';
import { InvalidChain, type SparseChain, sparseChain } from './sparse-chain.js';
import { type SteadyState, steadyState } from './steady-state.js';
import { transientMeans } from './transient.js';

/** A repairable system as states and rates; it begins in the first state. */
export interface NamedChain {
  readonly states: readonly string[];
  /** States in which the system is up. */
  readonly up: readonly string[];
  readonly rates: readonly { readonly from: string; readonly to: string; readonly perHour: number }[];
}

/** Long-run figures of a chain with up and down states, each within its bound. Times in hours. */
export interface SteadyFigures {
  readonly unavailability: Bounded;
  readonly outagesPerHour: Bounded;
  readonly meanOutageHours: Bounded;
  readonly meanUpHours: Bounded;
  readonly probabilities: Float64Array;
  readonly method: SteadyState['method'];
}

/**
 * Unavailability, outage frequency, mean outage and mean time between outages of a chain in the long run. Chains with no
 * down state have figures of zero and an infinite mean up time. Sound two-sided bounds: see `steadyState`.
 *
 * @throws NotIrreducible naming a state that keeps the chain from having one steady state, ChainNotConverged
 */
export function steadyFigures(chain: SparseChain, up: Uint8Array, nameOf?: (state: number) => string): SteadyFigures {
  const { means, probabilities, method } = steadyState(chain, [downReward(up), failureRates(chain, up)], nameOf);
  const [unavailability, outagesPerHour] = [means[0]!, means[1]!];
  const availability = { value: 1 - unavailability.value, low: 1 - unavailability.high, high: 1 - unavailability.low };
  return {
    unavailability,
    outagesPerHour,
    meanOutageHours: outagesPerHour.value === 0 ? unavailability : quotient(unavailability, outagesPerHour),
    meanUpHours: quotient(availability, outagesPerHour),
    probabilities,
    method,
  };
}

const downReward = (up: Uint8Array): Float64Array => Float64Array.from(up, (isUp) => 1 - isUp);

/** Rate of going down, by up state. */
function failureRates(chain: SparseChain, up: Uint8Array): Float64Array {
  const rates = new Float64Array(chain.stateCount);
  for (let s = 0; s < chain.stateCount; s++) {
    if (up[s] === 0) continue;
    for (let t = chain.start[s]!; t < chain.start[s + 1]!; t++)
      if (up[chain.column[t]!] === 0) rates[s]! += chain.rate[t]!;
  }
  return rates;
}

const quotient = (a: Bounded, b: Bounded): Bounded => ({
  value: a.value / b.value,
  low: a.low / b.high,
  high: a.high / b.low,
});

/** All that can be asked of a chain given as states and rates. */
export interface SolvedChain extends SteadyFigures {
  readonly probabilityOf: (state: string) => number;
  /** Mean hours from the beginning to the first outage. @throws ChainNotConverged */
  readonly meanTimeToFirstOutage: () => Bounded;
  /** Probability that an outage has happened by then. @throws TransientTooLong */
  readonly outageBy: (hours: number) => Bounded;
  /** Probability of being down at that time. @throws TransientTooLong */
  readonly unavailabilityAt: (hours: number) => Bounded;
  /** Expected share of the time until then that it is down. @throws TransientTooLong */
  readonly unavailabilityUntil: (hours: number) => Bounded;
}

/**
 * Solves a chain given as states and rates: long-run figures at once, what happens until a time or until the first outage
 * on demand. Up to some thousand states by elimination, where every probability keeps its digits however small; larger
 * ones by iteration. Every figure is enclosed by its two bounds.
 *
 * @example
 * const pump = solvedChain({
 *   states: ['works', 'broken'],
 *   up: ['works'],
 *   rates: [
 *     { from: 'works', to: 'broken', perHour: 0.01 },
 *     { from: 'broken', to: 'works', perHour: 0.99 },
 *   ],
 * });
 * pump.unavailability.value; // 0.01
 * pump.meanOutageHours.value; // 1.01…
 *
 * @throws InvalidChain, NotIrreducible, ChainNotConverged: one line each, naming the state or the method
 */
export function solvedChain(named: NamedChain): SolvedChain {
  const { chain, up, indexOf } = numbered(named);
  const figures = steadyFigures(chain, up, (state) => named.states[state]!);
  const begin = new Float64Array(chain.stateCount);
  begin[0] = 1;
  const transient = (hours: number) => transientMeans(chain, begin, downReward(up), hours, figures.probabilities);
  return {
    ...figures,
    probabilityOf: (state) => figures.probabilities[indexOf(state)]!,
    meanTimeToFirstOutage: () => meanTimeToFailure(chain, up, 0),
    outageBy: (hours) => failureBy(chain, up, 0, hours),
    unavailabilityAt: (hours) => transient(hours).at,
    unavailabilityUntil: (hours) => transient(hours).until,
  };
}

function numbered({ states, up, rates }: NamedChain) {
  const index = new Map(states.map((state, i) => [state, i]));
  if (index.size < states.length) {
    const twice = states.find((state, i) => index.get(state) !== i);
    throw new InvalidChain(`expected each state once, found ${twice} twice`);
  }
  if (states.length === 0) throw new InvalidChain('expected at least one state, found none');
  const indexOf = (state: string): number => {
    const found = index.get(state);
    if (found === undefined) {
      const nearest = nearestName(state, states);
      const meant = nearest === null ? '' : ` (nearest name: ${nearest})`;
      throw new InvalidChain(`expected one of ${states.slice(0, 12).join(', ')}, found ${state}${meant}`);
    }
    return found;
  };
  const isUp = new Uint8Array(states.length);
  for (const state of up) isUp[indexOf(state)] = 1;
  for (const { from, to, perHour } of rates) {
    if (perHour > 0 && perHour < Number.POSITIVE_INFINITY) continue;
    throw new InvalidChain(`expected a positive rate per hour from ${from} to ${to}, found ${perHour}`);
  }
  const chain = sparseChain(states.length, {
    from: rates.map(({ from }) => indexOf(from)),
    to: rates.map(({ to }) => indexOf(to)),
    perHour: rates.map(({ perHour }) => perHour),
  });
  return { chain, up: isUp, indexOf };
}
