import type { CellReader } from './column-mapping.js';
import { type DateOrder, zonedTimeReader } from './local-time.js';
import { NameTable } from './name-table.js';
import { type OutageLog, OutageStore } from './outage-log.js';
import { Quarantine, type RejectedRow, type RejectionReason } from './quarantine.js';

export interface TransitionColumns {
  readonly time: CellReader;
  readonly component: CellReader;
  readonly state: CellReader;
}

export interface TransitionReaderOptions {
  readonly read: TransitionColumns;
  readonly keep: (row: readonly string[]) => boolean;
  readonly width: number;
  readonly dates: DateOrder;
  readonly window: readonly [number, number] | null;
  readonly onRejected: ((rejected: RejectedRow) => void) | null;
}

const DOWN = [
  'down',
  'offline',
  'failed',
  'failure',
  'fail',
  'notready',
  'not ready',
  'nodenotready',
  'unknown',
  'disconnected',
  'not responding',
  'notresponding',
  'critical',
  'error',
  'unreachable',
  'poweredoff',
  'powered off',
  'stopped',
  'firing',
  'false',
  '0',
  '停机',
  '离线',
  '故障',
  '宕机',
  '异常',
];
const UP = [
  'up',
  'online',
  'ok',
  'ready',
  'nodeready',
  'connected',
  'running',
  'recovered',
  'recovery',
  'resolved',
  'poweredon',
  'powered on',
  'started',
  'true',
  '1',
  '上线',
  '在线',
  '正常',
  '恢复',
];

/** Whether a state word means working; null: it is no known word. */
export function isUpState(word: string): boolean | null {
  const folded = word.trim().toLowerCase();
  if (UP.includes(folded)) return true;
  return DOWN.includes(folded) ? false : null;
}

/**
 * Takes changes of state row by row, in any order; `log()` turns them into outages. An outage lasts from the first `down`
 * to the next `up` of the same component; a repeated state changes nothing; an `up` without a `down` before it says only
 * that the component exists. 13 bytes a row.
 */
export class TransitionReader {
  private readonly quarantine: Quarantine;
  private readonly components = new NameTable();
  private readonly times: number[] = [];
  private readonly owners: number[] = [];
  private readonly ups: boolean[] = [];
  private readonly timeOf: ReturnType<typeof zonedTimeReader>;
  private rowsRead = 0;
  private rowsFiltered = 0;
  private zoned = false;
  private naive = false;
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: TransitionReaderOptions) {
    this.quarantine = new Quarantine(options.onRejected);
    this.timeOf = zonedTimeReader(options.dates);
  }

  accept(row: readonly string[], line: number): void {
    this.rowsRead++;
    const { width, keep } = this.options;
    if (row.length !== width) {
      this.quarantine.reject(row.length < width ? 'too few fields' : 'too many fields', row, line);
    } else if (!keep(row)) {
      this.rowsFiltered++;
    } else {
      const reason = this.take(row);
      if (reason !== null) this.quarantine.reject(reason, row, line);
    }
  }

  log(): OutageLog {
    const { window } = this.options;
    const [from, to] = window ?? [this.first, this.last];
    const { store, zeroLength, stillOpen } = this.outages();
    const { rowsRead, rowsFiltered } = this;
    return {
      rowsRead,
      rowsFiltered,
      store,
      components: this.components.names,
      groupOf: new Uint32Array(this.components.names.length),
      groups: from <= to ? [{ name: '', from, to, declared: null }] : [],
      causes: [''],
      quarantine: this.quarantine.summary(),
      remarks: { zeroLength, stillOpen, mixedZones: this.zoned && this.naive },
    };
  }

  private take(row: readonly string[]): RejectionReason | null {
    const { read } = this.options;
    const text = read.time(row).trim();
    if (text === '') return 'no start';
    const time = this.timeOf(text);
    if (time === null) return 'unreadable start';
    if (time.zoned) this.zoned = true;
    else this.naive = true;
    this.first = Math.min(this.first, time.seconds);
    this.last = Math.max(this.last, time.seconds);
    const component = read.component(row).trim();
    if (component === '') return 'no component';
    const up = isUpState(read.state(row));
    if (up === null) return 'unknown state';
    this.times.push(time.seconds);
    this.owners.push(this.components.index(component));
    this.ups.push(up);
    return null;
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
