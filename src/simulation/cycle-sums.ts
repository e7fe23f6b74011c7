import { compiledNet } from '../model/compile.js';
import type { RareEventTask } from './a-cycles.js';
import { RegenerativeCycles } from './regenerative-cycles.js';

/** Sums over a share of the cycles, as plain data. */
export interface CycleSums {
  cycles: number;
  steps: number;
  hours: number;
  hoursSquared: number;
  down: number;
  downSquared: number;
  downHours: number;
  outages: number;
  outagesSquared: number;
  outagesHours: number;
  /** What an unbiased run would have instead of `downSquared`. */
  plainDownSquared: number;
  /** Cycles with an outage, and the largest weighted down hours of one. */
  hits: number;
  largestDown: number;
  largestRateRatio: number;
  /** Hours off the reference, and Σ hours × ln(failure rate ÷ recovery rate) over them. */
  offHours: number;
  offLogHours: number;
  /** Σ down hours of the cycles of each failure chosen off the reference, and Σ down hours × ln(rate ÷ rate) there. */
  creditedDown: number;
  creditedLogs: number;
  sawIdleState: boolean;
  startsWell: boolean;
  /** By side (reference, off it) and class: down hours of the cycles in which it was forced. */
  credit: readonly (readonly number[])[];
}

export type CycleShare = (from: number, count: number, isBiased: boolean) => CycleSums;

/** A task made ready; the sums of a share of cycles are the same whatever ran before. */
export function preparedCycles(task: RareEventTask): CycleShare {
  const net = compiledNet(task.model);
  const table = new Map(task.parameters.map((parameter) => [parameter.name, parameter]));
  const cycles = new RegenerativeCycles(net, table, task.seed, task.service, task.biasing);
  const startsWell = cycles.startsWell();
  return (from, count, isBiased) => {
    const sums = { ...noCycles, startsWell };
    if (!startsWell) return sums;
    cycles.forget();
    for (let i = 0; i < count; i++) addCycle(sums, cycles, from + i, isBiased);
    const { largestRatio, sawIdleState, offHours, offLogHours, creditedDown, creditedLogs } = cycles;
    const taught = { offHours, offLogHours, creditedDown, creditedLogs };
    const credit = cycles.credit.map((side) => Array.from(side));
    return { ...sums, ...taught, credit, largestRateRatio: largestRatio, sawIdleState };
  };
}

/** Streams of the two kinds of cycles: they are independent. */
const streams = { biased: 1, unbiased: 2 } as const;

function addCycle(sums: CycleSums, cycles: RegenerativeCycles, number: number, isBiased: boolean): void {
  const cycle = cycles.one(number, isBiased ? streams.biased : streams.unbiased, isBiased);
  sums.cycles++;
  sums.steps += cycle.steps;
  sums.hours += cycle.hours;
  sums.hoursSquared += cycle.hours ** 2;
  if (cycle.downHours === 0) return;
  sums.hits++;
  sums.down += cycle.downHours;
  sums.downSquared += cycle.downHours ** 2;
  sums.downHours += cycle.downHours * cycle.hours;
  sums.outages += cycle.outages;
  sums.outagesSquared += cycle.outages ** 2;
  sums.outagesHours += cycle.outages * cycle.hours;
  sums.plainDownSquared += cycle.ratio * cycle.plainDownHours ** 2;
  sums.largestDown = Math.max(sums.largestDown, cycle.downHours);
}

export const noCycles: CycleSums = {
  cycles: 0,
  steps: 0,
  hours: 0,
  hoursSquared: 0,
  down: 0,
  downSquared: 0,
  downHours: 0,
  outages: 0,
  outagesSquared: 0,
  outagesHours: 0,
  plainDownSquared: 0,
  hits: 0,
  largestDown: 0,
  largestRateRatio: 0,
  offHours: 0,
  offLogHours: 0,
  creditedDown: 0,
  creditedLogs: 0,
  sawIdleState: false,
  startsWell: true,
  credit: [],
};

/** Adds sums in the order given, so that the digits do not depend on who computed them. */
export function addedSums(parts: readonly CycleSums[]): CycleSums {
  const total = { ...noCycles };
  for (const part of parts) {
    for (const key of Object.keys(noCycles) as (keyof CycleSums)[]) {
      const value = part[key];
      if (typeof value === 'number') (total[key] as number) += value;
    }
    total.sawIdleState ||= part.sawIdleState;
    total.startsWell &&= part.startsWell;
  }
  total.largestDown = Math.max(0, ...parts.map((part) => part.largestDown));
  total.largestRateRatio = Math.max(0, ...parts.map((part) => part.largestRateRatio));
  return total;
}
