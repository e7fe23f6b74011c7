/** What a time zone's clocks did: seconds ahead of UTC, from each moment (UTC seconds) until the next. */
export interface ZoneRules {
  readonly name: string;
  /** Ascending; the first holds from the beginning of time. */
  readonly offsets: readonly { readonly from: number; readonly offset: number }[];
  /** Offset without daylight saving: the smallest. Times are brought to it, so that windows read as people know them. */
  readonly standardOffset: number;
}

/** How a local time relates to the zone's clock. */
export type ClockReading = 'once' | 'twice' | 'never';

/** Rules from the moments at which the offset changed. */
export function zoneRules(name: string, offsets: ZoneRules['offsets']): ZoneRules {
  return { name, offsets, standardOffset: Math.min(...offsets.map(({ offset }) => offset)) };
}

/**
 * A local time on the zone's standard clock, which never jumps, so that differences are true durations. In the hour a clock
 * shows twice the earlier is meant; in the hour it skips, the time is read on the clock from before the jump.
 *
 * @param seconds as written, since 1970-01-01 00:00 of the local clock
 */
export function standardTime(
  rules: ZoneRules,
  seconds: number,
): { readonly seconds: number; readonly shown: ClockReading } {
  const { offsets, standardOffset } = rules;
  // An offset is less than a day: only this period of the clock and its neighbours can show the time.
  const index = Math.max(0, segmentOf(offsets, seconds) - 1);
  let first = Number.NaN;
  let shown: ClockReading = 'never';
  for (let i = index; i < offsets.length && i <= index + 2; i++) {
    const utc = seconds - offsets[i].offset;
    const until = i + 1 < offsets.length ? offsets[i + 1].from : Number.POSITIVE_INFINITY;
    if (!((i === 0 || utc >= offsets[i].from) && utc < until)) continue;
    if (shown === 'once') shown = 'twice';
    else {
      first = utc;
      shown = 'once';
    }
  }
  if (shown !== 'never') return { seconds: first + standardOffset, shown };
  return { seconds: seconds - offsetBeforeGap(offsets, seconds) + standardOffset, shown };
}

/** Index of the last period that has begun if the local time were UTC. */
function segmentOf(offsets: ZoneRules['offsets'], seconds: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle].from <= seconds) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Offset in force just before the jump that skips this local time. */
function offsetBeforeGap(offsets: ZoneRules['offsets'], seconds: number): number {
  for (let i = 1; i < offsets.length; i++) {
    const before = offsets[i - 1].offset;
    if (seconds - before >= offsets[i].from && seconds - offsets[i].offset < offsets[i].from) return before;
  }
  return offsets[0].offset;
}
