import type { CompiledNet } from '../model/compiled-net.js';
import type { ParameterTable } from '../model/delay.js';
import { type ChargedDowntime, downtimeBudget } from './downtime-budget.js';
import type { ExploredChain } from './exploration.js';
import { numericChain } from './numeric-chain.js';
import { type Bounded, meanReward, referenceCycle } from './reference-cycle.js';

/** Steady-state figures of one service, with two-sided bounds from what was left out. */
export interface ServiceFigures {
  readonly id: string;
  readonly unavailability: Bounded;
  /** Charged to planned work. */
  readonly plannedUnavailability: Bounded;
  readonly requestUnavailability: Bounded;
  readonly outagesPerHour: Bounded;
  readonly budget: readonly ChargedDowntime[];
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
 * Figures of the steady state from one cycle between visits to the reference state, each with a rigorous two-sided bound
 * on what was not explored.
 *
 * @throws TruncationImpossible when failures are too frequent for the bound
 * @throws MarkovNotConverged
 */
export function chainFigures(explored: ExploredChain, net: CompiledNet, table: ParameterTable): ChainFigures {
  const chain = numericChain(explored.layout, explored.slots.rates(net, table));
  const cycle = referenceCycle(chain, explored.load);
  // A chain explored to its end leaves nothing to be bounded.
  if (cycle.outside === Number.POSITIVE_INFINITY) throw new TruncationImpossible(explored.load);
  const { rewards } = explored;
  const services = net.services.map((service, s): ServiceFigures => {
    const [up, share] = [rewards.up[s]!, rewards.servedShare[s]!];
    const unavailability = meanReward(cycle, (r) => 1 - up[r]!, cycle.downOutside);
    const budget = downtimeBudget(chain, cycle, explored, s);
    const outages = budget.reduce((sum, row) => sum + row.outagesPerHour, 0);
    return {
      id: service.id,
      unavailability,
      plannedUnavailability: stretched(plannedShare(budget, explored), unavailability),
      requestUnavailability: meanReward(cycle, (r) => 1 - share[r]!, cycle.feltOutside),
      outagesPerHour: stretched(outages, unavailability),
      budget,
    };
  });
  return {
    services,
    probes: rewards.probeUp.map((up) => meanReward(cycle, (r) => 1 - up[r]!)),
    states: explored.stateCount,
    transitions: chain.rate.length,
    largestFailureCount: explored.largestFailureCount,
    outside: cycle.outside / cycle.total,
  };
}

/** A part of a bounded figure gets the same relative bounds. */
function stretched(value: number, of: Bounded): Bounded {
  if (of.value === 0) return { value, low: value, high: of.high };
  return { value, low: (value * of.low) / of.value, high: value + (of.high - of.value) };
}

function plannedShare(budget: ServiceFigures['budget'], { causes, isPlanned }: ExploredChain): number {
  const planned = new Set(causes.filter((_, c) => isPlanned[c]));
  let sum = 0;
  for (const row of budget) if (planned.has(row.cause)) sum += row.byPhase.reduce((a, b) => a + b, 0);
  return sum;
}
