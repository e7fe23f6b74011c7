import type { CellReader } from './column-mapping.js';
import type { LogClock } from './log-clock.js';
import { NameTable } from './name-table.js';
import { readNumber } from './number-reader.js';
import type { RejectionReason } from './quarantine.js';
import { type RowCounts, RowIntake, type RowIntakeOptions } from './row-intake.js';
import { isNoSample } from './state-words.js';
import { UseHistogram, type UseSummary } from './use-histogram.js';

/** Measured use of hosts or instances. */
export interface UtilizationLog extends RowCounts {
  /** Hosts or instances told apart; 1 when the file names none. */
  readonly components: number;
  /** All readings of all hosts together, as shares of capacity; null: the file has none. */
  readonly cpu: UseSummary | null;
  readonly memory: UseSummary | null;
  /** First and last readable time, seconds; null: the file has none. */
  readonly window: readonly [number, number] | null;
}

/** One column of readings. */
export interface UseColumn {
  readonly resource: 'cpu' | 'memory';
  readonly read: CellReader;
  /** The host, where each has a column of its own; null: told by `component`. */
  readonly component: string | null;
}

export interface UtilizationReaderOptions extends RowIntakeOptions {
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
  readonly clock: LogClock;
}

/** An empty cell: no reading is negative. */
const EMPTY = Number.NEGATIVE_INFINITY;
const PERCENT_SIGN = 37;

/**
 * Takes a utilization log row by row; `log()` ends it. One histogram for each host and resource, whatever the length; no
 * object is made for a row, since logs have millions.
 */
export class UtilizationReader {
  private readonly rows: RowIntake;
  private readonly hosts = new NameTable();
  /** By host. */
  private readonly histograms = { cpu: [] as UseHistogram[], memory: [] as UseHistogram[] };
  /** What counts in a row whose metric is one of these. */
  private readonly ofMetric: Readonly<Record<'cpu' | 'memory', readonly UseColumn[]>>;
  /** Of the row at hand, column by column, and where they go. */
  private readonly readings: Float64Array;
  private readonly targets: UseHistogram[] = [];
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;
  private timeText = '';
  private timeSeconds = Number.NaN;

  constructor(private readonly options: UtilizationReaderOptions) {
    const { use } = options;
    this.rows = new RowIntake(options, (row) => this.take(row));
    this.readings = new Float64Array(use.length);
    this.ofMetric = {
      cpu: use.slice(0, 1).map((column) => ({ ...column, resource: 'cpu' })),
      memory: use.slice(0, 1).map((column) => ({ ...column, resource: 'memory' })),
    };
  }

  accept(row: readonly string[], line: number): void {
    this.rows.accept(row, line);
  }

  log(): UtilizationLog {
    const { first, last } = this;
    const [cpu, memory] = [this.histograms.cpu, this.histograms.memory].map((all) => all.filter(Boolean));
    UseHistogram.agree([...cpu, ...memory]);
    return {
      ...this.rows.counts(),
      components: this.hosts.names.length,
      cpu: UseHistogram.summary(cpu),
      memory: UseHistogram.summary(memory),
      window: first <= last ? [first, last] : null,
    };
  }

  /** The columns that count in this row: all, or the one its metric speaks of; null: none. */
  private columnsOf(row: readonly string[]): readonly UseColumn[] | null {
    const { use, metric } = this.options;
    if (metric === null) return use;
    const resource = resourceOf(metric(row));
    return resource === null ? null : this.ofMetric[resource];
  }

  private take(row: readonly string[]): RejectionReason | 'left out' | null {
    const { component, time } = this.options;
    const columns = this.columnsOf(row);
    if (columns === null) return 'left out';
    const owner = component === null ? '' : component(row).trim();
    if (component !== null && owner === '') return 'no component';
    const seconds = time === null ? Number.NaN : this.seconds(time(row).trim());
    if (time !== null && Number.isNaN(seconds)) return 'unreadable start';
    if (!this.read(row, columns, owner)) return 'unreadable value';
    for (let i = 0; i < columns.length; i++) if (this.readings[i] !== EMPTY) this.targets[i].add(this.readings[i]);
    if (seconds < this.first) this.first = seconds;
    if (seconds > this.last) this.last = seconds;
    return null;
  }

  /** Hosts are sampled at the same times, mostly one after another. */
  private seconds(text: string): number {
    if (text !== this.timeText) {
      this.timeText = text;
      this.timeSeconds = this.options.clock.read(text);
    }
    return this.timeSeconds;
  }

  /**
   * Reads a row's values. A host without a reading at this time leaves its cell empty; a row without any says nothing.
   *
   * @returns whether all of them can be used
   */
  private read(row: readonly string[], columns: readonly UseColumn[], owner: string): boolean {
    let some = false;
    const host = columns[0].component === null ? this.hosts.index(owner) : 0;
    for (let i = 0; i < columns.length; i++) {
      const value = this.reading(row, columns[i]);
      this.readings[i] = value;
      if (value === EMPTY) continue;
      const { resource, component } = columns[i];
      const histogram = this.histogram(resource, component === null ? host : this.hosts.index(component));
      if (!histogram.accepts(value)) return false;
      this.targets[i] = histogram;
      some = true;
    }
    return some;
  }

  /** NaN: the cell holds something else than a number. */
  private reading(row: readonly string[], { read }: UseColumn): number {
    const { capacity, decimalComma } = this.options;
    const text = read(row).trim();
    if (text === '' || isNoSample(text)) return EMPTY;
    const value = readNumber(text, decimalComma) / (text.charCodeAt(text.length - 1) === PERCENT_SIGN ? 100 : 1);
    return capacity === null ? value : value / readNumber(capacity(row), decimalComma);
  }

  private histogram(resource: 'cpu' | 'memory', host: number): UseHistogram {
    const known = this.histograms[resource];
    let histogram: UseHistogram | undefined = known[host];
    if (histogram === undefined) {
      const { capacity, percent } = this.options;
      histogram = new UseHistogram(capacity === null ? percent : false);
      known[host] = histogram;
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
