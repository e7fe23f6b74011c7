import type { CellReader } from './column-mapping.js';
import type { LogClock } from './log-clock.js';
import { readNumber } from './number-reader.js';
import { Quarantine, type QuarantineSummary, type RejectedRow, type RejectionReason } from './quarantine.js';
import { UseHistogram, type UseSummary } from './use-histogram.js';

/** Measured use of hosts or instances. */
export interface UtilizationLog {
  readonly rowsRead: number;
  readonly rowsFiltered: number;
  /** Hosts or instances told apart; 1 when the file names none. */
  readonly components: number;
  /** All readings of all hosts together, as shares of capacity; null: the file has none. */
  readonly cpu: UseSummary | null;
  readonly memory: UseSummary | null;
  /** First and last readable time, seconds; null: the file has none. */
  readonly window: readonly [number, number] | null;
  readonly quarantine: QuarantineSummary;
}

/** One column of readings. */
export interface UseColumn {
  readonly resource: 'cpu' | 'memory';
  readonly read: CellReader;
  /** The host, where each has a column of its own; null: told by `component`. */
  readonly component: string | null;
}

export interface UtilizationReaderOptions {
  readonly time: CellReader | null;
  readonly component: CellReader | null;
  readonly use: readonly UseColumn[];
  /** A column that says what a row's single reading is of, such as `cpu.usage.average`; rows about neither are left out. */
  readonly metric: CellReader | null;
  /** Capacity in the unit of the readings; null: they are shares or percentages already. */
  readonly capacity: CellReader | null;
  /** Whether readings are percentages; null: told from the largest. */
  readonly percent: boolean | null;
  readonly decimalComma: boolean;
  readonly keep: (row: readonly string[]) => boolean;
  readonly width: number;
  readonly clock: LogClock;
  readonly onRejected: ((rejected: RejectedRow) => void) | null;
}

/** Takes a utilization log row by row; `log()` ends it. One histogram for each host and resource, whatever the length. */
export class UtilizationReader {
  private readonly quarantine: Quarantine;
  private readonly histograms = { cpu: new Map<string, UseHistogram>(), memory: new Map<string, UseHistogram>() };
  private rowsRead = 0;
  private rowsFiltered = 0;
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: UtilizationReaderOptions) {
    this.quarantine = new Quarantine(options.onRejected);
  }

  accept(row: readonly string[], line: number): void {
    this.rowsRead++;
    const { width, keep } = this.options;
    if (row.length !== width) {
      this.quarantine.reject(row.length < width ? 'too few fields' : 'too many fields', row, line);
      return;
    }
    const columns = keep(row) ? this.columnsOf(row) : [];
    if (columns.length === 0) {
      this.rowsFiltered++;
      return;
    }
    const reason = this.take(row, columns);
    if (reason !== null) this.quarantine.reject(reason, row, line);
  }

  log(): UtilizationLog {
    const { rowsRead, rowsFiltered, first, last } = this;
    const { cpu, memory } = this.histograms;
    UseHistogram.agree([...cpu.values(), ...memory.values()]);
    return {
      rowsRead,
      rowsFiltered,
      components: new Set([...cpu.keys(), ...memory.keys()]).size,
      cpu: UseHistogram.summary([...cpu.values()]),
      memory: UseHistogram.summary([...memory.values()]),
      window: first <= last ? [first, last] : null,
      quarantine: this.quarantine.summary(),
    };
  }

  /** The columns that count in this row: all, or the one its metric speaks of. */
  private columnsOf(row: readonly string[]): readonly UseColumn[] {
    const { use, metric } = this.options;
    if (metric === null) return use;
    const resource = resourceOf(metric(row));
    return resource === null ? [] : [{ ...use[0], resource }];
  }

  private take(row: readonly string[], columns: readonly UseColumn[]): RejectionReason | null {
    const { component, time, clock } = this.options;
    const owner = component === null ? '' : component(row).trim();
    if (component !== null && owner === '') return 'no component';
    const seconds = time === null ? Number.NaN : clock.read(time(row).trim());
    if (time !== null && Number.isNaN(seconds)) return 'unreadable start';
    const readings = columns.map((column) => this.reading(row, column));
    // A host without a reading at this time leaves its cell empty; a row without any says nothing.
    if (readings.every((value) => value === null)) return 'unreadable value';
    const targets = columns.map((column) => this.histogram(column.resource, column.component ?? owner));
    const sound = readings.every((value, i) => value === null || targets[i].accepts(value));
    if (!sound) return 'unreadable value';
    readings.forEach((value, i) => {
      if (value !== null) targets[i].add(value);
    });
    if (seconds < this.first) this.first = seconds;
    if (seconds > this.last) this.last = seconds;
    return null;
  }

  /** Null: the cell is empty; NaN: it holds something else than a number. */
  private reading(row: readonly string[], { read }: UseColumn): number | null {
    const { capacity, decimalComma } = this.options;
    const text = read(row).trim();
    if (text === '' || text === '-') return null;
    const value = readNumber(text, decimalComma) / (text.endsWith('%') ? 100 : 1);
    return capacity === null ? value : value / readNumber(capacity(row), decimalComma);
  }

  private histogram(resource: 'cpu' | 'memory', component: string): UseHistogram {
    const known = this.histograms[resource];
    let histogram = known.get(component);
    if (histogram === undefined) {
      const { capacity, percent } = this.options;
      histogram = new UseHistogram(capacity === null ? percent : false);
      known.set(component, histogram);
    }
    return histogram;
  }
}

/** What a metric's name or a column's head speaks of. */
export function resourceOf(name: string): 'cpu' | 'memory' | null {
  const folded = name.toLowerCase();
  if (/cpu|processor|处理器/.test(folded)) return 'cpu';
  return /mem|内存/.test(folded) ? 'memory' : null;
}
