import type { CompiledNet } from '../model/compiled-net.js';
import type { ParameterTable } from '../model/delay.js';
import { phases } from '../model/service-rewards.js';
import type { ExploredChain } from './exploration.js';
import { type NumericChain, numericChain, rewardUntil } from './numeric-chain.js';
import { cycleOf } from './quiet-cycles.js';

/** Steady-state figures of one service, with two-sided bounds from what was left out. */
export interface ServiceFigures {
  readonly id: string;
  readonly unavailability: Bounded;
  /** Charged to planned work. */
  readonly plannedUnavailability: Bounded;
  readonly requestUnavailability: Bounded;
  readonly outagesPerHour: Bounded;
  /** Hours per hour by cause and phase; sums to the unavailability. */
  readonly budget: readonly {
    readonly cause: string;
    readonly outagesPerHour: number;
    readonly byPhase: readonly number[];
  }[];
}

export interface Bounded {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface ChainFigures {
  readonly services: readonly ServiceFigures[];
  /** Unavailability of the probes. */
  readonly probes: readonly Bounded[];
  readonly states: number;
  readonly transitions: number;
  readonly largestFailureCount: number;
  /** Bound on the share of time outside the explored states. */
  readonly outside: number;
}

/** 1 − ρ ≤ 0: failures come faster than they can be recovered from one after another. */
export class TruncationImpossible extends Error {
  constructor(load: number) {
    super(
      `failures are not rare enough to cut the state space off: rate × serial recovery time sums to ${load.toFixed(2)}, must be below 1; use the simulation or decompose`,
    );
  }
}

/**
 * Figures of the steady state by cycles between quiet states: D/(T + R) ≤ U ≤ (D + R)/(T + R) with D, T down and total
 * time in the explored set per cycle and R a bound on the time outside it (Muntz, de Souza e Silva & Goyal 1989; Carrasco,
 * Computation of bounds for transient measures of large rewarded Markov models using regenerative randomization, 1999;
 * with several quiet states the least and largest over them bound it).
 */
export function chainFigures(explored: ExploredChain, net: CompiledNet, table: ParameterTable): ChainFigures {
  if (explored.load >= 1) throw new TruncationImpossible(explored.load);
  const chain = numericChain(explored, net, table);
  const cycle = cycleOf(chain);
  const outside = cycle.reward(chain.exitHours.map((hours) => hours / (1 - explored.load)));
  const time = cycle.reward(new Float64Array(chain.size).fill(1));
  const bounded = (f: Float64Array): Bounded => cycle.ratio(cycle.reward(f), time, outside);
  const inOrder = (values: ArrayLike<number>): Float64Array => Float64Array.from(chain.order, (s) => values[s]!);

  const occupation = cycle.occupation();
  const hours = cycle.mean(time);
  const services = net.services.map((service, s): ServiceFigures => {
    const up = inOrder(explored.up[s]!);
    const down = up.map((value) => 1 - value);
    const unavailability = bounded(down);
    const budget = downtimeBudget(chain, explored, up, inOrder(explored.waitsFor[s]!), occupation, hours);
    const outages = budget.reduce((sum, row) => sum + row.outagesPerHour, 0);
    const planned = plannedShare(budget, net);
    return {
      id: service.id,
      unavailability,
      plannedUnavailability: stretched(planned, unavailability),
      requestUnavailability: bounded(inOrder(explored.servedShare[s]!).map((share) => 1 - share)),
      outagesPerHour: stretched(outages, unavailability),
      budget,
    };
  });
  return {
    services,
    probes: net.probes.map((_, p) => bounded(inOrder(explored.probeUp[p]!).map((up) => 1 - up))),
    states: explored.stateCount,
    transitions: chain.rate.length,
    largestFailureCount: explored.largestFailureCount,
    outside: cycle.mean(outside) / hours,
  };
}

/** Only unavailabilities, for draws and sweeps: a third of the work. */
export function unavailabilities(explored: ExploredChain, net: CompiledNet, table: ParameterTable): number[] {
  const chain = numericChain(explored, net, table);
  const cycle = cycleOf(chain);
  const time = cycle.mean(cycle.reward(new Float64Array(chain.size).fill(1)));
  return net.services.map((_, s) => {
    const down = Float64Array.from(chain.order, (state) => 1 - explored.up[s]![state]!);
    return cycle.mean(cycle.reward(down)) / time;
  });
}

/** A part of a bounded figure gets the same relative bounds. */
function stretched(value: number, of: Bounded): Bounded {
  if (of.value === 0) return { value, low: value, high: of.high };
  return { value, low: (value * of.low) / of.value, high: value + (of.high - of.value) };
}

function plannedShare(budget: ServiceFigures['budget'], net: CompiledNet): number {
  const planned = new Set(net.activities.filter((a) => a.kind === 'planned').map((a) => a.cause));
  let sum = 0;
  for (const row of budget) if (planned.has(row.cause)) sum += row.byPhase.reduce((a, b) => a + b, 0);
  return sum;
}

/**
 * Downtime by the event that began it: Σ π_i q_ij(e) h(j), h the mean time to up from j split by what the service waits
 * for meanwhile. The rows sum to the unavailability.
 */
function downtimeBudget(
  chain: NumericChain,
  explored: ExploredChain,
  up: Float64Array,
  waitsFor: Float64Array,
  occupation: Float64Array,
  hours: number,
): ServiceFigures['budget'] {
  const isUp = Uint8Array.from(up);
  const untilUp = phases.map((_, p) =>
    rewardUntil(
      chain,
      isUp,
      waitsFor.map((phase, r) => (phase === p && up[r] === 0 ? 1 : 0)),
    ),
  );
  const outages = new Float64Array(explored.causes.length);
  const byPhase = explored.causes.map(() => new Array<number>(phases.length).fill(0));
  for (let r = 0; r < chain.size; r++) {
    if (isUp[r] === 0 || occupation[r] === 0) continue;
    for (let t = chain.start[r]!; t < chain.start[r + 1]!; t++) {
      const to = chain.column[t]!;
      if (isUp[to] === 1) continue;
      const flow = (occupation[r]! * chain.rate[t]!) / hours;
      const cause = chain.cause[t]!;
      outages[cause]! += flow;
      for (let p = 0; p < phases.length; p++) byPhase[cause]![p]! += flow * untilUp[p]![to]!;
    }
  }
  return explored.causes
    .map((cause, c) => ({ cause, outagesPerHour: outages[c]!, byPhase: byPhase[c]! }))
    .filter((row) => row.outagesPerHour > 0);
}
