import type { CellReader } from './column-mapping.js';
import type { LogClock } from './log-clock.js';
import { NameTable } from './name-table.js';
import { type OutageLog, OutageStore } from './outage-log.js';
import type { RejectionReason } from './quarantine.js';
import { RowIntake, type RowIntakeOptions } from './row-intake.js';
import { isNoSample, isUpState } from './state-words.js';

/** A component's state in a row: one column for all, or, in a sampled series, a column for each. */
export interface StateColumn {
  readonly component: CellReader;
  readonly state: CellReader;
}

export interface TransitionReaderOptions extends RowIntakeOptions {
  readonly time: CellReader;
  readonly states: readonly StateColumn[];
  /** Whether each component has a column, in which a cell may hold no sample. */
  readonly hasColumnOfEach: boolean;
  /** Whether words that say nothing about up or down are expected, as in a log of all events: then those rows are left out. */
  readonly otherEvents: boolean;
  readonly clock: LogClock;
  readonly window: readonly [number, number] | null;
}

/** Events alternate; of samples most say what the one before said, and are not kept. */
const SAMPLES_PER_CHANGE = 2;

/**
 * Takes changes of state or samples of it row by row, in any order; `log()` turns them into outages. An outage lasts from
 * the first `down` to the next `up` of the same component; a repeated state changes nothing; an `up` without a `down`
 * before it says only that the component exists. Of a run of equal states only the first and the last are kept, so that
 * samples cost nothing.
 */
export class TransitionReader {
  private readonly rows: RowIntake;
  private readonly components = new NameTable();
  private readonly times: number[] = [];
  private readonly owners: number[] = [];
  private readonly ups: boolean[] = [];
  /** Index of the last entry of each component, and of the one before it. */
  private readonly latest: number[] = [];
  private readonly previous: number[] = [];
  private samples = 0;
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: TransitionReaderOptions) {
    this.rows = new RowIntake(options, (row) => this.take(row));
  }

  accept(row: readonly string[], line: number): void {
    this.rows.accept(row, line);
  }

  log(): OutageLog {
    const { window, clock } = this.options;
    const [from, to] = window ?? [this.first, this.last];
    const { store, zeroLength, stillOpen } = this.outages();
    return {
      ...this.rows.counts(),
      store,
      components: this.components.names,
      groupOf: new Uint32Array(this.components.names.length),
      groups: from <= to ? [{ name: '', from, to, declared: null }] : [],
      causes: [''],
      isSampled: this.samples > SAMPLES_PER_CHANGE * this.times.length,
      remarks: { zeroLength, stillOpen, clock: clock.summary() },
    };
  }

  private take(row: readonly string[]): RejectionReason | 'left out' | null {
    const { time, states, clock, hasColumnOfEach, otherEvents } = this.options;
    const text = time(row).trim();
    if (text === '') return 'no start';
    const seconds = clock.read(text);
    if (Number.isNaN(seconds)) return 'unreadable start';
    if (seconds < this.first) this.first = seconds;
    if (seconds > this.last) this.last = seconds;
    let taken = 0;
    for (const { component, state } of states) {
      const word = state(row);
      // A series without a sample at this time.
      if (hasColumnOfEach && isNoSample(word)) continue;
      const name = component(row).trim();
      if (name === '') return 'no component';
      const up = isUpState(word);
      if (up === null) return otherEvents ? 'left out' : 'unknown state';
      this.keep(seconds, this.components.index(name), up);
      taken++;
    }
    this.samples += taken;
    return taken === 0 ? 'unknown state' : null;
  }

  private keep(seconds: number, owner: number, up: boolean): void {
    const { times, owners, ups, latest, previous } = this;
    const at = latest[owner];
    const before = previous[owner];
    const runs = at !== undefined && before !== undefined && ups[at] === up && ups[before] === up;
    if (runs && seconds >= times[at] && times[at] >= times[before]) {
      times[at] = seconds;
      return;
    }
    if (at !== undefined) previous[owner] = at;
    latest[owner] = times.length;
    times.push(seconds);
    owners.push(owner);
    ups.push(up);
  }

  private outages() {
    const { times, owners, ups } = this;
    const order = Uint32Array.from(times, (_, index) => index);
    order.sort((a, b) => owners[a] - owners[b] || times[a] - times[b] || a - b);
    const store = new OutageStore();
    let zeroLength = 0;
    let stillOpen = 0;
    let owner = -1;
    let downSince = Number.NaN;
    const close = (end: number) => {
      if (Number.isNaN(downSince)) return;
      if (Number.isNaN(end)) stillOpen++;
      if (end === downSince) zeroLength++;
      store.add(downSince, end, owner, 0);
      downSince = Number.NaN;
    };
    for (const index of order) {
      if (owners[index] !== owner) {
        close(Number.NaN);
        owner = owners[index];
      }
      if (ups[index]) close(times[index]);
      else if (Number.isNaN(downSince)) downSince = times[index];
    }
    close(Number.NaN);
    return { store, zeroLength, stillOpen };
  }
}
