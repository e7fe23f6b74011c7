import { type DateOrder, TimeScan } from './local-time.js';
import { standardTime, type ZoneRules } from './time-zone.js';

/** How the times of a log were read. */
export interface ClockSummary {
  /** Zone the log's local times were read in; null: none was stated, they are taken as written. */
  readonly zone: string | null;
  /** Some times carry a zone and some do not, and no zone was stated: those without are taken as UTC. */
  readonly mixedZones: boolean;
  /** Local times in the hour that the change to daylight saving skips. */
  readonly skipped: number;
  /** Local times in the hour that the change back shows twice: the earlier is meant. */
  readonly ambiguous: number;
}

/**
 * Reads the times of a log in seconds. With a zone stated all are brought to its standard clock, those with an offset of
 * their own too; without, local times stand as written and those with an offset are brought to UTC.
 */
export class LogClock {
  private readonly scan: TimeScan;
  private zoned = false;
  private naive = false;
  private skipped = 0;
  private ambiguous = 0;

  constructor(
    order: DateOrder,
    private readonly rules: ZoneRules | null,
  ) {
    this.scan = new TimeScan(order);
  }

  /** Seconds, or NaN when the text is no time. */
  read(text: string): number {
    const seconds = this.scan.read(text);
    if (Number.isNaN(seconds)) return seconds;
    if (this.scan.zoned) this.zoned = true;
    else this.naive = true;
    return this.rules === null ? seconds : this.onClock(seconds, this.rules);
  }

  /** A time that is not the log's own, such as the end of a stated window: read alike, but not counted. */
  readApart(text: string): number {
    const { skipped, ambiguous } = this;
    const read = this.scan.read(text);
    const seconds = this.rules === null || Number.isNaN(read) ? read : this.onClock(read, this.rules);
    this.skipped = skipped;
    this.ambiguous = ambiguous;
    return seconds;
  }

  summary(): ClockSummary {
    const { rules, zoned, naive, skipped, ambiguous } = this;
    const mixedZones = rules === null && zoned && naive;
    return { zone: rules?.name ?? null, mixedZones, skipped, ambiguous };
  }

  private onClock(read: number, rules: ZoneRules): number {
    if (this.scan.zoned) return read + rules.standardOffset;
    const { seconds, shown } = standardTime(rules, read);
    if (shown === 'never') this.skipped++;
    else if (shown === 'twice') this.ambiguous++;
    return seconds;
  }
}
