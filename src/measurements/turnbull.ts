import { type InnermostIntervals, innermostIntervals } from './innermost-intervals.js';
import type { Lifetimes } from './lifetimes.js';

/** A lifetime distribution without a family: its mass in the intervals where any can lie. */
export interface TurnbullEstimate {
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly mass: Float64Array;
  readonly logLikelihood: number;
  readonly intervals: InnermostIntervals;
}

/** Steps of the iteration; it settles in some hundreds. */
const MOST_STEPS = 20_000;
/** Masses below this are none. */
const NO_MASS = 1e-9;
/** How far the gain of moving mass may exceed that of leaving it, relative to the number of lifetimes. */
const TOLERANCE = 1e-10;

/**
 * Nonparametric maximum likelihood for durations known exactly, to an interval, from below, or seen only because they lasted
 * so long (Turnbull 1976): self-consistent masses, found by his iteration with the steps of Varadhan & Roland (2008), until
 * the conditions of a maximum hold (Gentleman & Geyer 1994). Without intervals it is the product-limit estimate.
 * Cost: lifetimes plus intervals, some hundred times.
 */
export function turnbull(observed: Lifetimes): TurnbullEstimate {
  const intervals = innermostIntervals(observed);
  const likelihood = new SelfConsistency(observed, intervals);
  const { length } = intervals.left;
  let mass: Float64Array = new Float64Array(length).fill(1 / length);
  for (let step = 0; step < MOST_STEPS && !likelihood.isMaximum(mass); step++) mass = likelihood.leap(mass);
  const { left, right } = intervals;
  const kept = normalised(mass.map((share) => (share < NO_MASS ? 0 : share)));
  const logLikelihood = likelihood.logLikelihood(kept);
  if (Number.isFinite(logLikelihood)) return { left, right, mass: kept, logLikelihood, intervals };
  // All who entered late may be in what is hardly any mass, as where an earlier end was the only one at risk.
  return { left, right, mass, logLikelihood: likelihood.logLikelihood(mass), intervals };
}

class SelfConsistency {
  private readonly total: number;

  constructor(
    private readonly observed: Lifetimes,
    private readonly intervals: InnermostIntervals,
  ) {
    this.total = observed.count.reduce((sum, count) => sum + count, 0);
  }

  logLikelihood(mass: Float64Array): number {
    const { count } = this.observed;
    const { begin, end, entry } = this.intervals;
    const upTo = cumulated(mass);
    const all = upTo[mass.length];
    let sum = 0;
    for (let i = 0; i < count.length; i++) {
      sum += count[i] * (Math.log(upTo[end[i]] - upTo[begin[i]]) - Math.log(all - upTo[entry[i]]));
    }
    return sum;
  }

  /** Whether nothing is gained by moving mass, to where there is some or to where there is none. */
  isMaximum(mass: Float64Array): boolean {
    const gain = this.gains(mass);
    const mean = mass.reduce((sum, share, j) => sum + share * gain[j], 0);
    const most = TOLERANCE * this.total;
    return mass.every((share, j) => gain[j] - mean <= most && share * (mean - gain[j]) <= most);
  }

  /** Two steps, and one as far along as they agree in; never to a lower likelihood. */
  leap(mass: Float64Array): Float64Array {
    const once = this.step(mass);
    const twice = this.step(once);
    let [moved, bent] = [0, 0];
    for (let j = 0; j < mass.length; j++) {
      const first = once[j] - mass[j];
      moved += first ** 2;
      bent += (twice[j] - once[j] - first) ** 2;
    }
    if (!(bent > 0)) return twice;
    const length = Math.max(1, Math.sqrt(moved / bent));
    const further = mass.map((share, j) => {
      const first = once[j] - share;
      const bend = twice[j] - once[j] - first;
      // Mass that is gone does not come back by this iteration.
      return Math.max(share + 2 * length * first + length * length * bend, twice[j] / 10);
    });
    const tried = this.step(normalised(further));
    return this.logLikelihood(tried) >= this.logLikelihood(twice) ? tried : twice;
  }

  /** Each lifetime shared out where it could be, with those unseen because they ended before the entry. */
  private step(mass: Float64Array): Float64Array {
    const gain = this.gains(mass);
    const unseen = this.unseenPerEntry(mass);
    return normalised(mass.map((share, j) => share * (gain[j] + unseen)));
  }

  /** Slope of the likelihood in each mass, less that of the entries. */
  private gains(mass: Float64Array): Float64Array {
    const { count } = this.observed;
    const { begin, end, entry } = this.intervals;
    const upTo = cumulated(mass);
    const all = upTo[mass.length];
    const change = new Float64Array(mass.length + 1);
    for (let i = 0; i < count.length; i++) {
      const within = count[i] / (upTo[end[i]] - upTo[begin[i]]);
      change[begin[i]] += within;
      change[end[i]] -= within;
      if (entry[i] > 0) change[entry[i]] -= count[i] / (all - upTo[entry[i]]);
    }
    return cumulated(change).slice(1, mass.length + 1);
  }

  /** Σ n/Q over those who entered late, Q the chance to be seen: one is present for each that is, Q⁻¹ − 1 are not. */
  private unseenPerEntry(mass: Float64Array): number {
    const { count } = this.observed;
    const { entry } = this.intervals;
    const upTo = cumulated(mass);
    let sum = 0;
    for (let i = 0; i < count.length; i++) {
      if (entry[i] > 0) sum += count[i] / (upTo[mass.length] - upTo[entry[i]]);
    }
    return sum;
  }
}

/** Sums before each place: one longer. */
function cumulated(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let j = 0; j < values.length; j++) sums[j + 1] = sums[j] + values[j];
  return sums;
}

function normalised(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total);
}
