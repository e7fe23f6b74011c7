import { hoursPerMonth, hoursPerYear } from '../maths/calendar-hours.js';
import type { CompiledNet, NetRun } from '../model/compiled-net.js';
import { phases } from '../model/service-rewards.js';
import type { Observer } from './simulator.js';

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
  /** By service, as Booleans: down; charged to planned work. */
  private readonly down: Uint8Array;
  private readonly planned: Uint8Array;
  private readonly began: Float64Array;
  private readonly cause: Int32Array;
  private readonly share: Float64Array;
  private readonly waits: Int32Array;
  /** Whether any service loses requests or is down, or there are probes to look at. */
  private isLossy = false;
  private readonly causeOf: Int32Array;
  private readonly plannedActivity: Uint8Array;

  constructor(
    private readonly net: CompiledNet,
    readonly causes: readonly string[],
    private readonly start: number,
    years: number,
  ) {
    const count = net.services.length;
    this.down = new Uint8Array(count);
    this.planned = new Uint8Array(count);
    this.began = new Float64Array(count);
    this.cause = new Int32Array(count);
    this.share = new Float64Array(count).fill(1);
    this.waits = new Int32Array(count);
    this.isLossy = net.probes.length > 0;
    const index = new Map(causes.map((cause, i) => [cause, i]));
    this.causeOf = Int32Array.from(net.activities, (activity) => index.get(activity.cause)!);
    this.plannedActivity = Uint8Array.from(net.activities, (activity) => (activity.kind === 'planned' ? 1 : 0));
    for (let s = 0; s < count; s++) this.services.push(emptyRecord(causes.length, years));
    for (let p = 0; p < net.probes.length; p++) this.probeDownHours.push(0);
  }

  advanced(run: NetRun, from: number, to: number): void {
    if (this.isLossy && to > this.start) this.addHours(run, Math.max(from, this.start), to);
  }

  happened(run: NetRun, activity: number, time: number): void {
    const { services } = this.net;
    let isLossy = this.probeDownHours.length > 0;
    for (let s = 0; s < services.length; s++) {
      const service = services[s]!;
      const isDown = run.holds(service.upGate) ? 0 : 1;
      if (isDown !== this.down[s]) this.turn(s, isDown, activity, time);
      if (isDown === 1) this.waits[s] = service.waitsFor(run);
      const share = service.servedShare(run);
      this.share[s] = share;
      if (isDown === 1 || share < 1) isLossy = true;
    }
    this.isLossy = isLossy;
  }

  private addHours(run: NetRun, from: number, to: number): void {
    for (let s = 0; s < this.services.length; s++) {
      this.services[s]!.lostRequestHours += (1 - this.share[s]!) * (to - from);
      if (this.down[s] === 1) this.addDown(s, from, to);
    }
    for (let p = 0; p < this.probeDownHours.length; p++) {
      if (!run.holds(this.net.probes[p]!.gate)) this.probeDownHours[p]! += to - from;
    }
  }

  private turn(s: number, isDown: 0 | 1, activity: number, time: number): void {
    this.down[s] = isDown;
    if (isDown === 0) this.endOutage(s, time);
    else {
      this.began[s] = time;
      this.cause[s] = this.causeOf[activity]!;
      this.planned[s] = this.plannedActivity[activity]!;
      if (time >= this.start) this.countOutage(s);
    }
  }

  private addDown(s: number, from: number, to: number): void {
    const record = this.services[s]!;
    const hours = to - from;
    record.downHours += hours;
    if (this.planned[s] === 1) record.plannedDownHours += hours;
    record.causeHours[this.cause[s]!]![this.waits[s]!]! += hours;
    for (let at = from; at < to; ) {
      // Rounding must not open a month after the last.
      const month = Math.min(record.monthDownHours.length - 1, Math.floor((at - this.start) / hoursPerMonth));
      const end = Math.min(to, this.start + (month + 1) * hoursPerMonth);
      record.monthDownHours[month]! += end - at;
      if (this.planned[s] === 1) record.monthPlannedDownHours[month]! += end - at;
      // A month boundary can coincide with `at` by rounding: go on regardless.
      at = end > at ? end : to;
    }
  }

  /** Ends what is still open: such an outage counts with the length it has got to. */
  finish(end: number): void {
    for (let s = 0; s < this.services.length; s++) if (this.down[s] === 1) this.endOutage(s, end);
  }

  /** Counted where they begin: then the rate has no bias from outages that reach across the end. */
  private countOutage(s: number): void {
    this.services[s]!.outages++;
    this.services[s]!.causeOutages[this.cause[s]!]!++;
  }

  private endOutage(s: number, time: number): void {
    if (this.began[s]! < this.start) return;
    const record = this.services[s]!;
    const hours = time - this.began[s]!;
    record.outageHours.push(hours);
    const year = Math.min(record.longestOfYear.length - 1, Math.floor((this.began[s]! - this.start) / hoursPerYear));
    record.longestOfYear[year] = Math.max(record.longestOfYear[year]!, hours);
  }
}

function emptyRecord(causes: number, years: number): ServiceRecord {
  return {
    downHours: 0,
    plannedDownHours: 0,
    lostRequestHours: 0,
    outages: 0,
    causeOutages: new Array(causes).fill(0),
    causeHours: Array.from({ length: causes }, () => new Array(phases.length).fill(0)),
    outageHours: [],
    monthDownHours: new Array(12 * years).fill(0),
    monthPlannedDownHours: new Array(12 * years).fill(0),
    longestOfYear: new Array(years).fill(0),
  };
}
