import type { CompiledNet } from '../model/compiled-net.js';
import type { ParameterTable } from '../model/delay.js';
import { timeInStates } from './cycle-solves.js';
import { plannedDowntime } from './downtime-budget.js';
import type { ExploredChain } from './exploration.js';
import { type NumericChain, numericChain } from './numeric-chain.js';
import { sumOver } from './reference-cycle.js';

/** Unavailability of one service, in whole and without what is charged to planned work. */
export interface UnavailabilityShares {
  readonly whole: number;
  readonly unplanned: number;
}

/**
 * Iteration of the solves that are made by the thousand. What is left of an unavailability is the change of the last
 * sweep times the share of time in the states that change last: below 1e-7 of it, far below what draws, swings and
 * break-evens are read to.
 */
export const repeatedPrecision = 1e-4;

/**
 * Only unavailabilities by service, without bounds, of an explored chain with ever other parameters: a solve each, and one
 * per service over the few states where planned work has brought it down.
 *
 * @param precision largest relative change of the time in any state in the last sweep; none: to rounding
 * @returns by service, in the order of the net. @throws MarkovNotConverged when asked
 */
export function unavailabilitySolver(
  explored: ExploredChain,
  net: CompiledNet,
  precision?: number,
): (table: ParameterTable) => UnavailabilityShares[] {
  let chain: NumericChain | null = null;
  return (table) => {
    chain = numericChain(explored.layout, explored.slots.rates(net, table), chain);
    const hours = timeInStates(chain, precision);
    const cycle = { hours, total: sumOver(hours) };
    return explored.services.map((rows) => {
      let down = 0;
      for (const r of rows.down) down += hours[r]!;
      const whole = down / cycle.total;
      return { whole, unplanned: whole - plannedDowntime(chain!, cycle, rows, precision) };
    });
  };
}
