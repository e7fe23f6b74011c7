import { type Inventory, inventoryExposure } from './inventory.js';
import type { LogGroup, OutageLog } from './outage-log.js';

const SECONDS_PER_HOUR = 3600;

/** Where the number of machines at risk came from; `seen` understates it, because machines that never failed are not in a log. */
export type ExposureBasis = 'inventory' | 'declared' | 'seen';

/** Exposure of one group of machines. */
export interface GroupExposure {
  readonly group: LogGroup;
  readonly machines: number;
  readonly basis: ExposureBasis;
  readonly windowHours: number;
  /** Machines × window, or what the inventory adds up to. */
  readonly machineHours: number;
  /** Union of the down intervals of each machine, whatever the cause. */
  readonly downHours: number;
}

/** What a log says about failures and repairs, by definitions that do not depend on any fit. */
export interface OutageStatistics {
  readonly exposures: readonly GroupExposure[];
  readonly machineHours: number;
  readonly downHours: number;
  /** Rows of the selected causes, one failure each; repeated and overlapping rows are not merged. */
  readonly failures: number;
  /** Rows of any cause, in the same machines and window. */
  readonly allFailures: number;
  /** Rows that begin before or after the stated window: down time inside it counts, the failure does not. */
  readonly outside: number;
  /** Of all failures, rows whose cause is `undetermined` or not given. */
  readonly undetermined: number;
  /** Closed outages of the selected causes: end − start, hours, in order of the log. */
  readonly repairs: Float64Array;
  /** Still open outages: hours until the window's end. They censor the repair time. */
  readonly openRepairs: Float64Array;
  /** Times between starts of successive outages (selected causes) of the same machine, hours, ascending machine order. */
  readonly gaps: Float64Array;
  /** Selected failures as fractions of their group's window, for trend tests. */
  readonly positions: Float64Array;
  /** Selected failures of each component, by component index. */
  readonly failuresOf: Uint32Array;
  /** Rows that begin while the same machine is already down. */
  readonly overlapping: number;
  /** Rows equal to another in machine, start, end and cause. */
  readonly repeated: number;
}

/** Causes that say nothing and are shared out in proportion. */
export const UNDETERMINED: readonly string[] = ['', 'undetermined', 'unknown', '未知', '不明'];

/**
 * Counts failures, repairs and exposure.
 *
 * @param selected whether a cause (lower case) counts as a failure here; every cause counts as down time
 * @param inventory which machines existed when; null: declared in the log, else those seen in it
 * @throws RangeError nothing was accepted
 */
export function outageStatistics(
  log: OutageLog,
  selected: (cause: string) => boolean,
  inventory: Inventory | null,
): OutageStatistics {
  const { store } = log;
  const order = byMachineAndStart(log);
  const chosen = log.causes.map(selected);
  const vague = log.causes.map((cause) => UNDETERMINED.includes(cause));
  const tally = new Tally(log);
  for (const index of order) tally.add(index, chosen[store.cause(index)], vague[store.cause(index)]);
  const down = tally.downHoursByGroup();
  const exposures = log.groups.map((group, index) => groupExposure(log, index, group, inventory, down[index]));
  return {
    exposures,
    machineHours: exposures.reduce((sum, { machineHours }) => sum + machineHours, 0),
    downHours: exposures.reduce((sum, { downHours }) => sum + downHours, 0),
    ...tally.result(),
  };
}

function byMachineAndStart(log: OutageLog): Uint32Array {
  const { store } = log;
  const order = Uint32Array.from({ length: store.count }, (_, index) => index);
  return order.sort(
    (a, b) =>
      store.component(a) - store.component(b) ||
      store.start(a) - store.start(b) ||
      endOf(log, a) - endOf(log, b) ||
      store.cause(a) - store.cause(b) ||
      a - b,
  );
}

/** End of an outage in seconds; a still open one ends with its window. */
function endOf(log: OutageLog, index: number): number {
  const end = log.store.end(index);
  if (!Number.isNaN(end)) return end;
  return Math.max(log.groups[log.groupOf[log.store.component(index)]].to, log.store.start(index));
}

function groupExposure(
  log: OutageLog,
  index: number,
  group: LogGroup,
  inventory: Inventory | null,
  downHours: number,
): GroupExposure {
  const windowHours = (group.to - group.from) / SECONDS_PER_HOUR;
  if (inventory !== null) {
    const { machines, hours } = inventoryExposure(inventory, log.groups.length > 1 ? group.name : null, group);
    return { group, machines, basis: 'inventory', windowHours, machineHours: hours, downHours };
  }
  const seen = log.groupOf.reduce((count, of) => count + (of === index ? 1 : 0), 0);
  const machines = group.declared ?? seen;
  const basis = group.declared === null ? 'seen' : 'declared';
  return { group, machines, basis, windowHours, machineHours: machines * windowHours, downHours };
}

const NONE = [Number.NaN, Number.NaN, Number.NaN] as const;

/** One pass over the outages, machine by machine in order of time. */
class Tally {
  private readonly down: Float64Array;
  private readonly failuresOf: Uint32Array;
  private readonly repairs: number[] = [];
  private readonly open: number[] = [];
  private readonly gaps: number[] = [];
  private readonly positions: number[] = [];
  private all = 0;
  private outside = 0;
  private undetermined = 0;
  private overlapping = 0;
  private repeated = 0;
  private machine = -1;
  private downUntil = Number.NEGATIVE_INFINITY;
  private lastChosen = Number.NaN;
  private last: readonly [number, number, number] = NONE;

  constructor(private readonly log: OutageLog) {
    this.down = new Float64Array(log.groups.length);
    this.failuresOf = new Uint32Array(log.components.length);
  }

  add(index: number, chosen: boolean, vague: boolean): void {
    const { store, groupOf, groups } = this.log;
    const machine = store.component(index);
    if (machine !== this.machine) this.nextMachine(machine);
    const start = store.start(index);
    const end = endOf(this.log, index);
    const cause = store.cause(index);
    if (start === this.last[0] && end === this.last[1] && cause === this.last[2]) this.repeated++;
    else if (start < this.downUntil) this.overlapping++;
    this.last = [start, end, cause];
    const group = groups[groupOf[machine]];
    this.addDown(groupOf[machine], Math.max(start, group.from), Math.min(end, group.to));
    if (start < group.from || start > group.to) {
      this.outside++;
      return;
    }
    this.all++;
    if (vague) this.undetermined++;
    if (!chosen) return;
    this.failuresOf[machine]++;
    this.positions.push((start - group.from) / (group.to - group.from));
    if (!Number.isNaN(this.lastChosen)) this.gaps.push((start - this.lastChosen) / SECONDS_PER_HOUR);
    this.lastChosen = start;
    const isOpen = Number.isNaN(store.end(index));
    (isOpen ? this.open : this.repairs).push((end - start) / SECONDS_PER_HOUR);
  }

  downHoursByGroup(): readonly number[] {
    return Array.from(this.down, (seconds) => seconds / SECONDS_PER_HOUR);
  }

  result() {
    return {
      failures: this.positions.length,
      allFailures: this.all,
      outside: this.outside,
      undetermined: this.undetermined,
      repairs: Float64Array.from(this.repairs),
      openRepairs: Float64Array.from(this.open),
      gaps: Float64Array.from(this.gaps),
      positions: Float64Array.from(this.positions),
      failuresOf: this.failuresOf,
      overlapping: this.overlapping,
      repeated: this.repeated,
    };
  }

  private nextMachine(machine: number): void {
    this.machine = machine;
    this.downUntil = Number.NEGATIVE_INFINITY;
    this.lastChosen = Number.NaN;
    this.last = NONE;
  }

  private addDown(group: number, from: number, to: number): void {
    const begin = Math.max(from, this.downUntil);
    if (to > begin) this.down[group] += to - begin;
    if (to > this.downUntil) this.downUntil = to;
  }
}
