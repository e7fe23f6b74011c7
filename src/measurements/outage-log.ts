import { isoLocal } from './local-time.js';
import type { ClockSummary } from './log-clock.js';
import type { RowCounts } from './row-intake.js';

const CHUNK = 1 << 16;

/**
 * Accepted outages, 24 bytes each: start and end in seconds (end NaN: still open), component and cause as indexes.
 * Kept in chunks so that growing never copies.
 */
export class OutageStore {
  private readonly starts: Float64Array[] = [];
  private readonly ends: Float64Array[] = [];
  private readonly components: Uint32Array[] = [];
  private readonly causes: Uint32Array[] = [];
  private used = 0;

  get count(): number {
    return this.used;
  }

  add(start: number, end: number, component: number, cause: number): void {
    const offset = this.used % CHUNK;
    if (offset === 0) {
      this.starts.push(new Float64Array(CHUNK));
      this.ends.push(new Float64Array(CHUNK));
      this.components.push(new Uint32Array(CHUNK));
      this.causes.push(new Uint32Array(CHUNK));
    }
    const chunk = this.starts.length - 1;
    this.starts[chunk][offset] = start;
    this.ends[chunk][offset] = end;
    this.components[chunk][offset] = component;
    this.causes[chunk][offset] = cause;
    this.used++;
  }

  start(index: number): number {
    return this.starts[(index / CHUNK) | 0][index % CHUNK];
  }

  end(index: number): number {
    return this.ends[(index / CHUNK) | 0][index % CHUNK];
  }

  component(index: number): number {
    return this.components[(index / CHUNK) | 0][index % CHUNK];
  }

  cause(index: number): number {
    return this.causes[(index / CHUNK) | 0][index % CHUNK];
  }
}

/** Machines that share one observation window, e.g. one system of a log. */
export interface LogGroup {
  readonly name: string;
  /** Seconds; from every readable time of the group's rows, rejected ones included, so that dirt never shortens exposure. */
  readonly from: number;
  readonly to: number;
  /** Machines the log itself declares; null: it does not say. */
  readonly declared: number | null;
}

/** An outage log as read: every row is used, filtered out or rejected. */
export interface OutageLog extends RowCounts {
  readonly store: OutageStore;
  readonly components: readonly string[];
  /** Group of each component. */
  readonly groupOf: Uint32Array;
  readonly groups: readonly LogGroup[];
  /** Lower case; '' where the log names none. */
  readonly causes: readonly string[];
  /** Whether it was made of samples, which show components that never fail as well. */
  readonly isSampled: boolean;
  readonly remarks: LogRemarks;
}

/** Remarkable rows that were nevertheless used. */
export interface LogRemarks {
  readonly zeroLength: number;
  readonly stillOpen: number;
  readonly clock: ClockSummary;
}

/** The span of all groups' windows, ISO local times; null: nothing was accepted. */
export function logWindow({ groups }: Pick<OutageLog, 'groups'>): readonly [string, string] | null {
  if (groups.length === 0) return null;
  const from = Math.min(...groups.map((group) => group.from));
  const to = Math.max(...groups.map((group) => group.to));
  return [isoLocal(from), isoLocal(to)];
}
