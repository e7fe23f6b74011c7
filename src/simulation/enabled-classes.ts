import type { CompiledNet, NetRun } from '../model/compiled-net.js';

/** Rates are capped here (per hour): a delay of mean 0 passes at once. */
const fastest = 1e9;

/**
 * The enabled activities of a marking by class: same delay and same side (recovery, or failure and planned work). Kept
 * current along the changes; choosing one costs the number of classes, not of activities.
 */
export class EnabledClasses {
  readonly count: number;
  readonly isRecovery: Uint8Array;
  /** Per hour, of one activity of the class. */
  readonly rate: Float64Array;
  readonly enabled: Int32Array;
  private readonly classOf: Int32Array;
  /** Enabled members of class c: list[start[c]] … list[start[c] + enabled[c] − 1]. */
  private readonly start: Int32Array;
  private readonly list: Int32Array;
  private readonly position: Int32Array;
  private readonly gates: Int32Array;
  private readonly byGate: (number[] | undefined)[];
  private readonly dirty: number[] = [];
  private readonly reference: readonly [Int32Array, Int32Array, Int32Array];

  constructor(
    net: CompiledNet,
    private readonly run: NetRun,
    meanHours: readonly number[],
  ) {
    const index = new Map<string, number>();
    const key = (a: number): string => {
      const { delay, kind } = net.activities[a]!;
      return `${delay} ${kind === 'recovery'}`;
    };
    // Without a clock: never happens.
    const living = net.activities.map((_, a) => a).filter((a) => meanHours[net.activities[a]!.delay]! < Infinity);
    for (const a of living) if (!index.has(key(a))) index.set(key(a), index.size);
    this.count = index.size;
    this.classOf = Int32Array.from(net.activities, (_, a) => index.get(key(a)) ?? -1);
    this.isRecovery = new Uint8Array(this.count);
    this.rate = new Float64Array(this.count);
    this.start = new Int32Array(this.count + 1);
    for (const a of living) {
      const { delay, kind } = net.activities[a]!;
      const c = this.classOf[a]!;
      this.isRecovery[c] = kind === 'recovery' ? 1 : 0;
      this.rate[c] = Math.min(fastest, 1 / meanHours[delay]!);
      this.start[c + 1]!++;
    }
    for (let c = 0; c < this.count; c++) this.start[c + 1]! += this.start[c]!;
    this.enabled = new Int32Array(this.count);
    this.list = new Int32Array(living.length);
    this.position = new Int32Array(net.activities.length).fill(-1);
    this.gates = Int32Array.from(net.activities, ({ gate }) => gate);
    this.byGate = new Array(net.network.gateCount).fill(undefined);
    for (const a of living) {
      const gate = this.gates[a]!;
      const waiting = this.byGate[gate];
      if (waiting === undefined) this.byGate[gate] = [a];
      else waiting.push(a);
    }
    run.onGate = (gate) => {
      if (this.byGate[gate] !== undefined) this.dirty.push(gate);
    };
    for (const a of living) this.look(a);
    this.reference = [this.enabled.slice(), this.list.slice(), this.position.slice()];
  }

  /** As in the reference state, in the same order every time. */
  reset(): void {
    this.dirty.length = 0;
    this.enabled.set(this.reference[0]);
    this.list.set(this.reference[1]);
    this.position.set(this.reference[2]);
  }

  /** Takes up what changed in the last firing. */
  update(): void {
    for (const gate of this.dirty) for (const a of this.byGate[gate]!) this.look(a);
    this.dirty.length = 0;
  }

  /** The n-th enabled activity of a class. */
  member(c: number, n: number): number {
    return this.list[this.start[c]! + n]!;
  }

  private look(a: number): void {
    const holds = this.run.holds(this.gates[a]!);
    const at = this.position[a]!;
    if (holds === at >= 0) return;
    const c = this.classOf[a]!;
    const first = this.start[c]!;
    if (holds) {
      const end = first + this.enabled[c]!++;
      this.list[end] = a;
      this.position[a] = end;
    } else {
      const last = this.list[first + --this.enabled[c]!]!;
      this.list[at] = last;
      this.position[last] = at;
      this.position[a] = -1;
    }
  }
}
