import type { CompiledNet, NetRun } from '../model/compiled-net.js';
import { phases } from '../model/service-rewards.js';
import type { Observer } from './simulator.js';

export const hoursPerYear = 8766;
export const hoursPerMonth = 730.5;

/** What one replication saw of one service. Times in hours; months and years counted from the end of the warm-up. */
export interface ServiceRecord {
  downHours: number;
  plannedDownHours: number;
  lostRequestHours: number;
  outages: number;
  /** By cause index: outages and hours by phase. */
  readonly causeOutages: number[];
  readonly causeHours: number[][];
  readonly outageHours: number[];
  readonly monthDownHours: number[];
  readonly monthPlannedDownHours: number[];
  readonly longestOfYear: number[];
}

/** Watches up and down of all services, charges each outage to the event that began it. */
export class OutageRecorder implements Observer {
  readonly services: ServiceRecord[] = [];
  readonly probeDownHours: number[] = [];
  private readonly down: boolean[];
  private readonly began: number[];
  private readonly cause: number[];
  private readonly planned: boolean[];
  private readonly share: number[];
  private readonly waits: number[];
  private readonly causeOf: Int32Array;
  private readonly plannedActivity: Uint8Array;

  constructor(
    private readonly net: CompiledNet,
    readonly causes: readonly string[],
    private readonly start: number,
  ) {
    const count = net.services.length;
    this.down = new Array(count).fill(false);
    this.began = new Array(count).fill(0);
    this.cause = new Array(count).fill(0);
    this.planned = new Array(count).fill(false);
    this.share = new Array(count).fill(1);
    this.waits = new Array(count).fill(0);
    const index = new Map(causes.map((cause, i) => [cause, i]));
    this.causeOf = Int32Array.from(net.activities, (activity) => index.get(activity.cause)!);
    this.plannedActivity = Uint8Array.from(net.activities, (activity) => (activity.kind === 'planned' ? 1 : 0));
    for (let s = 0; s < count; s++) this.services.push(emptyRecord(causes.length));
    for (let p = 0; p < net.probes.length; p++) this.probeDownHours.push(0);
  }

  advanced(run: NetRun, from: number, to: number): void {
    const begin = Math.max(from, this.start);
    if (to <= begin) return;
    const hours = to - begin;
    for (let s = 0; s < this.services.length; s++) {
      const share = this.share[s]!;
      if (share < 1) this.services[s]!.lostRequestHours += (1 - share) * hours;
      if (this.down[s]) this.addDown(s, begin, to);
    }
    for (let p = 0; p < this.probeDownHours.length; p++) {
      if (!run.holds(this.net.probes[p]!.gate)) this.probeDownHours[p]! += hours;
    }
  }

  happened(run: NetRun, activity: number, time: number): void {
    for (let s = 0; s < this.services.length; s++) {
      const service = this.net.services[s]!;
      const up = run.holds(service.upGate);
      if (up === this.down[s]) {
        if (up) this.endOutage(s, time);
        else {
          this.began[s] = time;
          this.cause[s] = this.causeOf[activity]!;
          this.planned[s] = this.plannedActivity[activity] === 1;
        }
        this.down[s] = !up;
      }
      if (!up) this.waits[s] = service.waitsFor(run);
      this.share[s] = service.servedShare(run);
    }
  }

  private addDown(s: number, from: number, to: number): void {
    const record = this.services[s]!;
    const hours = to - from;
    record.downHours += hours;
    if (this.planned[s]) record.plannedDownHours += hours;
    record.causeHours[this.cause[s]!]![this.waits[s]!]! += hours;
    for (let at = from; at < to; ) {
      const month = Math.floor((at - this.start) / hoursPerMonth);
      const end = Math.min(to, this.start + (month + 1) * hoursPerMonth);
      record.monthDownHours[month] = (record.monthDownHours[month] ?? 0) + end - at;
      if (this.planned[s]) record.monthPlannedDownHours[month] = (record.monthPlannedDownHours[month] ?? 0) + end - at;
      // A month boundary can coincide with `at` by rounding: go on regardless.
      at = end > at ? end : to;
    }
  }

  private endOutage(s: number, time: number): void {
    if (this.began[s]! < this.start) return;
    const record = this.services[s]!;
    const hours = time - this.began[s]!;
    record.outages++;
    record.causeOutages[this.cause[s]!]!++;
    record.outageHours.push(hours);
    const year = Math.floor((this.began[s]! - this.start) / hoursPerYear);
    record.longestOfYear[year] = Math.max(record.longestOfYear[year] ?? 0, hours);
  }
}

function emptyRecord(causes: number): ServiceRecord {
  return {
    downHours: 0,
    plannedDownHours: 0,
    lostRequestHours: 0,
    outages: 0,
    causeOutages: new Array(causes).fill(0),
    causeHours: Array.from({ length: causes }, () => new Array(phases.length).fill(0)),
    outageHours: [],
    monthDownHours: [],
    monthPlannedDownHours: [],
    longestOfYear: [],
  };
}
