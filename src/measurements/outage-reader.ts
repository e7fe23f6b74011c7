import { type CellReader, SEVERAL } from './column-mapping.js';
import type { LogClock } from './log-clock.js';
import { NameTable } from './name-table.js';
import { type LogGroup, type OutageLog, OutageStore } from './outage-log.js';
import type { RejectionReason } from './quarantine.js';
import { RowIntake, type RowIntakeOptions } from './row-intake.js';

export interface OutageReaderOptions extends RowIntakeOptions {
  readonly read: Readonly<Record<string, CellReader>>;
  readonly clock: LogClock;
  /** Observation window in seconds when the user states one: outages outside it are cut to it. */
  readonly window: readonly [number, number] | null;
}

/** Takes an outage log row by row; `log()` ends it. */
export class OutageReader {
  private readonly store = new OutageStore();
  private readonly rows: RowIntake;
  private readonly components = new NameTable();
  private readonly groupNames = new NameTable();
  private readonly causes = new NameTable();
  private readonly groups: { from: number; to: number; declared: number }[] = [];
  private readonly groupOf: number[] = [];
  private zeroLength = 0;
  private stillOpen = 0;

  constructor(private readonly options: OutageReaderOptions) {
    this.rows = new RowIntake(options, (row) => this.take(row));
  }

  /** @param line line of the file on which the row ends, from 1 */
  accept(row: readonly string[], line: number): void {
    this.rows.accept(row, line);
  }

  log(): OutageLog {
    const { store, zeroLength, stillOpen } = this;
    return {
      ...this.rows.counts(),
      store,
      components: this.components.names,
      groupOf: Uint32Array.from(this.groupOf),
      groups: this.groups.map((group, index) => this.finished(group, this.groupNames.names[index])),
      causes: this.causes.names,
      isSampled: false,
      remarks: { zeroLength, stillOpen, clock: this.options.clock.summary() },
    };
  }

  private take(row: readonly string[]): RejectionReason | null {
    const { read, clock } = this.options;
    const startText = read.start(row).trim();
    const endText = read.end(row).trim();
    const start = startText === '' ? Number.NaN : clock.read(startText);
    const end = endText === '' ? Number.NaN : clock.read(endText);
    const group = this.groupIndex(row);
    this.widen(group, start);
    this.widen(group, end);
    const component = read.component(row).trim();
    if (component === '') return 'no component';
    if (startText === '') return 'no start';
    if (Number.isNaN(start)) return 'unreadable start';
    if (endText !== '' && Number.isNaN(end)) return 'unreadable end';
    if (end < start) return 'end before start';
    const cause = this.causeIndex(read.cause?.(row) ?? '');
    if (cause < 0) return 'more than one cause';
    if (endText === '') this.stillOpen++;
    if (end === start) this.zeroLength++;
    const index = this.components.index(component);
    if (index === this.groupOf.length) this.groupOf.push(group);
    this.store.add(start, end, index, cause);
    return null;
  }

  /** Index by the cause as it is written, so that each way of writing is folded once. */
  private readonly causeIndexes = new Map<string, number>();

  /** Index of a cause, −1 for several at once. */
  private causeIndex(cause: string): number {
    const known = this.causeIndexes.get(cause);
    if (known !== undefined) return known;
    if (cause === SEVERAL) return -1;
    const index = this.causes.index(cause.trim().toLowerCase());
    // A column of free text has as many causes as rows: it must not be kept twice.
    if (this.causeIndexes.size < 1000) this.causeIndexes.set(cause, index);
    return index;
  }

  private groupIndex(row: readonly string[]): number {
    const { read } = this.options;
    if (!read.group && !read.machines && this.groups.length > 0) return 0;
    const index = read.group ? this.groupNames.index(read.group(row).trim()) : this.groupNames.index('');
    if (index === this.groups.length) {
      this.groups.push({ from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY, declared: 0 });
    }
    const declared = read.machines ? Number(read.machines(row)) : 0;
    if (declared > this.groups[index].declared) this.groups[index].declared = declared;
    return index;
  }

  private widen(group: number, time: number): void {
    if (Number.isNaN(time)) return;
    const known = this.groups[group];
    if (time < known.from) known.from = time;
    if (time > known.to) known.to = time;
  }

  private finished(group: { from: number; to: number; declared: number }, name: string): LogGroup {
    const { window } = this.options;
    const declared = group.declared > 0 ? group.declared : null;
    return { name, declared, from: window ? window[0] : group.from, to: window ? window[1] : group.to };
  }
}
