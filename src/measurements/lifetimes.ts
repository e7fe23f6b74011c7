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

/** Ends known only to a step of the clock, e.g. written in whole minutes: half a step either way, not below zero. */
export function roundedLifetimes(exact: ArrayLike<number>, longerThan: ArrayLike<number>, step: number): Lifetimes {
  const all: Lifetime[] = [];
  for (let i = 0; i < exact.length; i++) {
    const value = exact[i];
    all.push({ low: Math.max(0, value - step / 2), high: value + step / 2, entry: 0 });
  }
  for (let i = 0; i < longerThan.length; i++)
    all.push({ low: longerThan[i], high: Number.POSITIVE_INFINITY, entry: 0 });
  return lifetimes(all);
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

/** Those known exactly or from below, one by one, as a survival curve takes them; what is known to an interval counts as its end. */
export function listed({ low, high, entry, count }: Lifetimes): {
  readonly exact: readonly number[];
  readonly longerThan: readonly number[];
  readonly entries: readonly number[];
} {
  const [exact, longerThan, entries]: number[][] = [[], [], []];
  for (let i = 0; i < low.length; i++) {
    const open = high[i] === Number.POSITIVE_INFINITY;
    for (let k = 0; k < count[i]; k++) {
      (open ? longerThan : exact).push(open ? low[i] : high[i]);
      if (entry[i] > 0) entries.push(entry[i]);
    }
  }
  return { exact, longerThan, entries };
}
