import type { Durations } from './fit.js';

/**
 * Durations as they are known: each ended within [low, high] (equal when known exactly, high infinite when still running)
 * and was seen only because it lasted longer than `entry` (left truncation; 0: it was seen from its beginning).
 */
export interface Lifetimes {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly entry: Float64Array;
  /** How many durations are known in this same way. */
  readonly count: Float64Array;
}

/** One kind of knowledge about a duration. */
export interface Lifetime {
  readonly low: number;
  readonly high: number;
  readonly entry: number;
}

/** Gathers equal ones, so that a log of rounded times costs as much as it has different values. */
export function lifetimes(of: Iterable<Lifetime>): Lifetimes {
  const counts = new Map<string, { lifetime: Lifetime; count: number }>();
  for (const lifetime of of) {
    const key = `${lifetime.low} ${lifetime.high} ${lifetime.entry}`;
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { lifetime, count: 1 });
  }
  const entries = [...counts.values()];
  const column = (read: (entry: (typeof entries)[number]) => number) => Float64Array.from(entries, read);
  return {
    low: column(({ lifetime }) => lifetime.low),
    high: column(({ lifetime }) => lifetime.high),
    entry: column(({ lifetime }) => lifetime.entry),
    count: column(({ count }) => count),
  };
}

/**
 * Durations as a likelihood takes them.
 *
 * @param step of the clock in which they were written, e.g. whole minutes: half a step either way, not below zero. 0: exact;
 * then durations of zero are left out, which no family has
 */
export function lifetimesOf(durations: Durations, step: number): Lifetimes {
  return lifetimes(oneByOne(durations, step));
}

/** Not gathered into a list: a log may hold millions. What lasted longer than nothing says nothing. */
function* oneByOne({ exact, longerThan, limited = [] }: Durations, step: number): Iterable<Lifetime> {
  const blurred = (value: number, entry: number): Lifetime => ({
    low: Math.max(0, value - step / 2),
    high: value + step / 2,
    entry,
  });
  for (let i = 0; i < exact.length; i++) if (exact[i] > 0 || step > 0) yield blurred(exact[i], 0);
  for (let i = 0; i < longerThan.length; i++) {
    if (longerThan[i] > 0) yield { low: longerThan[i], high: Number.POSITIVE_INFINITY, entry: 0 };
  }
  for (const { low, high, entry } of limited) yield low === high ? blurred(low, entry) : { low, high, entry };
}

const HOUR = 1;
const STEPS = [HOUR, 1 / 60, 1 / 3600];

/**
 * The step in which durations (hours) were written: an hour, a minute or a second when all are multiples of it; 0: finer.
 */
export function clockStep(hours: ArrayLike<number>): number {
  for (const step of STEPS) {
    let fits = hours.length > 0;
    for (let i = 0; fits && i < hours.length; i++) {
      const steps = hours[i] / step;
      fits = Math.abs(steps - Math.round(steps)) < 1e-6;
    }
    if (fits) return step;
  }
  return 0;
}

/** One by one, as a survival curve takes them. */
export function durationsOf({ low, high, entry, count }: Lifetimes): Durations {
  const [exact, longerThan]: number[][] = [[], []];
  const limited: Lifetime[] = [];
  for (let i = 0; i < low.length; i++) {
    const isOpen = high[i] === Number.POSITIVE_INFINITY;
    const isPlain = entry[i] === 0 && (isOpen || high[i] === low[i]);
    for (let k = 0; k < count[i]; k++) {
      if (isPlain) (isOpen ? longerThan : exact).push(low[i]);
      else limited.push({ low: low[i], high: high[i], entry: entry[i] });
    }
  }
  return { exact, longerThan, limited };
}
