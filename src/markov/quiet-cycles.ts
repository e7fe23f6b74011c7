import type { Bounded } from './chain-figures.js';
import { type NumericChain, rewardUntil, timeInStates } from './numeric-chain.js';

/** Rewards between visits to quiet states (no failure outstanding, no work under way). */
export interface QuietCycles {
  /** Expected reward per cycle begun in each quiet state, for a reward rate per row. */
  readonly reward: (rate: Float64Array) => Float64Array;
  /** Mean over the quiet states as the cycles visit them. */
  readonly mean: (perCycle: Float64Array) => number;
  /** The bounds for down ÷ (time + outside), least and largest over long runs from any quiet state. */
  readonly ratio: (down: Float64Array, time: Float64Array, outside: Float64Array) => Bounded;
  /** Expected time in each row per mean cycle. */
  readonly occupation: () => Float64Array;
}

/** Prepares the cycles of a chain. One quiet state is the usual case; several are layouts that symmetry does not join. */
export function cycleOf(chain: NumericChain): QuietCycles {
  const rows: number[] = [];
  for (let r = 0; r < chain.size; r++) if (chain.quiet[r] === 1) rows.push(r);
  const visits = visitShares(chain, rows);

  const reward = (rate: Float64Array): Float64Array => {
    const h = rewardUntil(chain, chain.quiet, rate);
    return Float64Array.from(rows, (r) => {
      let sum = rate[r]!;
      for (let t = chain.start[r]!; t < chain.start[r + 1]!; t++) sum += chain.rate[t]! * h[chain.column[t]!]!;
      return sum / chain.total[r]!;
    });
  };
  const mean = (perCycle: Float64Array): number =>
    perCycle.reduce((sum, value, i) => sum + value * visits.shares[i]!, 0);
  return {
    reward,
    mean,
    ratio: (down, time, outside) => ratioBounds(visits, mean, down, time, outside),
    occupation: () => {
      const source = new Float64Array(chain.size);
      const result = new Float64Array(chain.size);
      rows.forEach((r, i) => {
        result[r] = visits.shares[i]! / chain.total[r]!;
        for (let t = chain.start[r]!; t < chain.start[r + 1]!; t++) {
          if (chain.quiet[chain.column[t]!] === 0) source[chain.column[t]!]! += chain.rate[t]! * result[r]!;
        }
      });
      const rest = timeInStates(chain, chain.quiet, source);
      for (let r = 0; r < chain.size; r++) result[r]! += rest[r]!;
      return result;
    },
  };
}

interface Visits {
  /** Long-run share of cycles begun in each quiet state, given the run stays in the explored set. */
  readonly shares: Float64Array;
  /** P(next quiet state is j, before an exit | cycle begun in i), by row. */
  readonly next: readonly Float64Array[];
  readonly exit: Float64Array;
}

function visitShares(chain: NumericChain, rows: readonly number[]): Visits {
  const count = rows.length;
  const next = rows.map(() => new Float64Array(count));
  const exit = new Float64Array(count);
  rows.forEach((target, j) => {
    const f = new Float64Array(chain.size);
    for (let r = 0; r < chain.size; r++) {
      for (let t = chain.start[r]!; t < chain.start[r + 1]!; t++)
        if (chain.column[t] === target) f[r]! += chain.rate[t]!;
    }
    const reached = rewardUntil(chain, chain.quiet, f);
    rows.forEach((r, i) => {
      let sum = f[r]!;
      for (let t = chain.start[r]!; t < chain.start[r + 1]!; t++) sum += chain.rate[t]! * reached[chain.column[t]!]!;
      next[i]![j] = sum / chain.total[r]!;
    });
  });
  const out = rewardUntil(chain, chain.quiet, chain.exitRate);
  rows.forEach((r, i) => {
    let sum = chain.exitRate[r]!;
    for (let t = chain.start[r]!; t < chain.start[r + 1]!; t++) sum += chain.rate[t]! * out[chain.column[t]!]!;
    exit[i] = sum / chain.total[r]!;
  });
  return { shares: stationaryShares(next), next, exit };
}

/** Stationary distribution by subtraction-free elimination (Grassmann, Taksar & Heyman 1985). */
function stationaryShares(next: readonly Float64Array[]): Float64Array {
  const n = next.length;
  const p = next.map((row) => row.slice());
  for (let k = n - 1; k > 0; k--) {
    let out = 0;
    for (let j = 0; j < k; j++) out += p[k]![j]!;
    for (let i = 0; i < k; i++) {
      const share = p[i]![k]! / out;
      p[i]![k] = share;
      for (let j = 0; j < k; j++) p[i]![j]! += share * p[k]![j]!;
    }
  }
  const x = new Float64Array(n);
  x[0] = 1;
  let sum = 1;
  for (let k = 1; k < n; k++) {
    for (let i = 0; i < k; i++) x[k]! += x[i]! * p[i]![k]!;
    sum += x[k]!;
  }
  return x.map((value) => value / sum);
}

function ratioBounds(
  visits: Visits,
  mean: (perCycle: Float64Array) => number,
  down: Float64Array,
  time: Float64Array,
  outside: Float64Array,
): Bounded {
  const value = mean(down) / mean(time);
  if (down.length === 1) {
    const total = time[0]! + outside[0]!;
    return { value, low: down[0]! / total, high: (down[0]! + outside[0]!) / total };
  }
  // Nothing leads out: the explored set is complete and the value exact.
  if (visits.exit.every((probability) => probability === 0)) return { value, low: value, high: value };
  // Until the explored set is left for the first time: large, but the ratios are not.
  const [d, t, r] = [untilExit(visits, down), untilExit(visits, time), untilExit(visits, outside)];
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (let i = 0; i < d.length; i++) {
    low = Math.min(low, d[i]! / (t[i]! + r[i]!));
    high = Math.max(high, (d[i]! + r[i]!) / (t[i]! + r[i]!));
  }
  return { value, low: Math.min(low, value), high: Math.max(high, value) };
}

/** Solves (I − P) x = f with the exits known apart, without subtraction. */
function untilExit(visits: Visits, f: Float64Array): Float64Array {
  const n = f.length;
  const p = visits.next.map((row) => row.slice());
  const exit = visits.exit.slice();
  const b = f.slice();
  for (let k = n - 1; k >= 0; k--) {
    let out = exit[k]!;
    for (let j = 0; j < k; j++) out += p[k]![j]!;
    for (let i = 0; i < k; i++) {
      const share = p[i]![k]! / out;
      for (let j = 0; j < k; j++) p[i]![j]! += share * p[k]![j]!;
      exit[i]! += share * exit[k]!;
      b[i]! += share * b[k]!;
    }
    b[k]! /= out;
    for (let j = 0; j < k; j++) p[k]![j]! /= out;
  }
  const x = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    x[k] = b[k]!;
    for (let j = 0; j < k; j++) x[k]! += p[k]![j]! * x[j]!;
  }
  return x;
}
