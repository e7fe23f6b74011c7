import type { Sampler, UniformSource } from '../maths/sampler.js';
import { RandomStream } from '../maths/threefry.js';
import type { Chance, CompiledNet } from '../model/compiled-net.js';
import { type ParameterTable, probabilityOf } from '../model/delay.js';
import { type Biasing, biasedBranch } from './biasing.js';
import { FailureWindows } from './failure-windows.js';
import { ForcedClocks } from './forced-clocks.js';
import { type LongerRecovery, longerRatio, longerRecoveries } from './longer-recoveries.js';
import { causesOf } from './replication.js';
import { type SimulatedForm, Simulator } from './simulator.js';

/** A cycle this long is taken for one that does not return. */
const longestCycle = 1_000_000;

/** What one cycle from the state in which nothing recovers back to it gave, weighted by its likelihood ratio. */
export interface WeightedCycle {
  downHours: number;
  outages: number;
  steps: number;
  /** Down hours without weights, and the ratio of the whole cycle: what an unbiased run would scatter by. */
  plainDownHours: number;
  ratio: number;
}

/**
 * Cycles with forced failures, each from where an unbiased run stands. From the first outage of the cycle on nothing is
 * forced any more (dynamic importance sampling, see `RegenerativeCycles`).
 */
export class ForcedCycle implements Chance {
  /** Hours off the reference, Σ hours × ln(failures expected in the window), and the largest number expected. */
  offHours = 0;
  offLogHours = 0;
  largestRatio = 0;
  /** Σ weighted down hours of the cycles of each failure forced off the reference, and Σ down hours × that logarithm. */
  creditedDown = 0;
  creditedLogs = 0;
  /** By side and class: Σ weighted down hours of the cycles in which it was chosen. */
  readonly credit: readonly [Float64Array, Float64Array];
  /** By cause index: Σ weighted hours of the outages it began; and of those planned work began. */
  readonly causeDown: Float64Array;
  plannedDown = 0;
  private readonly causeOf: Int32Array;
  private readonly simulator: Simulator;
  private readonly forced: ForcedClocks;
  private readonly windows: FailureWindows;
  private readonly stream = new RandomStream();
  private readonly probabilities: readonly number[];
  private readonly upGate: number;
  /** Failures forced in the cycle: side, class, failures expected in the window… */
  private readonly chosen: number[] = [];
  private isForced = false;
  private ratio = 1;
  /** Weighted by the ratio of its time, which is that of the whole cycle once it is down. */
  private cycle: WeightedCycle = emptyCycle();

  constructor(
    net: CompiledNet,
    table: ParameterTable,
    form: SimulatedForm,
    private readonly seed: number,
    service: number,
    biasing: Biasing,
  ) {
    const longer = longerRecoveries(net, table, biasing);
    this.simulator = new Simulator(net, table, form, seed, this.stream, (draw, delay) => {
      const own = longer[delay];
      if (own === undefined) return draw;
      return (source) => (this.isForced ? this.longerOrNot(own, draw, source) : draw(source));
    });
    this.simulator.run.chance = this;
    this.forced = new ForcedClocks(net, table, this.simulator.clocks.groupOf);
    this.simulator.clocks.forced = this.forced;
    this.windows = new FailureWindows(this.forced, biasing);
    this.probabilities = net.probabilities.map((name) => probabilityOf(table, name));
    this.upGate = net.services[service]!.upGate;
    const { length } = this.forced.classes;
    this.credit = [new Float64Array(length), new Float64Array(length)];
    const causes = causesOf(net);
    this.causeDown = new Float64Array(causes.length);
    this.causeOf = Int32Array.from(net.activities, ({ cause }) => causes.indexOf(cause));
  }

  get unforced(): number {
    return this.forced.unforced;
  }

  /** Forgets what the cycles so far taught. */
  reset(): void {
    this.offHours = 0;
    this.offLogHours = 0;
    this.largestRatio = 0;
    this.creditedDown = 0;
    this.creditedLogs = 0;
    for (const side of this.credit) side.fill(0);
    this.causeDown.fill(0);
    this.plannedDown = 0;
  }

  among(n: number): number {
    return Math.min(n - 1, Math.floor(this.stream.next() * n));
  }

  happens(slot: number): boolean {
    const p = this.probabilities[slot]!;
    const biased = this.isForced ? biasedBranch(p) : p;
    const happens = this.stream.next() < biased;
    if (biased !== p) this.ratio *= happens ? p / biased : (1 - p) / (1 - biased);
    return happens;
  }

  /** @param number names the random stream among those of the replication */
  from(origin: Simulator, replication: number, number: number): Readonly<WeightedCycle> {
    const { simulator, chosen } = this;
    const { clocks } = simulator;
    simulator.copy(origin);
    this.stream.rekey(this.seed, replication, ~number);
    this.forced.take(clocks);
    this.isForced = true;
    this.ratio = 1;
    chosen.length = 0;
    this.cycle = emptyCycle();
    const { cycle } = this;
    let isUp = simulator.run.holds(this.upGate);
    let hasLeft = false;
    let began = -1;
    while (!hasLeft || clocks.recovering > 0) {
      const { time } = clocks;
      const fired = this.isForced ? this.forceNext() : simulator.fireNext();
      if (!isUp) this.addDown(clocks.time - time, began);
      const wasUp = isUp;
      isUp = simulator.run.holds(this.upGate);
      if (wasUp && !isUp) {
        cycle.outages += this.ratio;
        began = fired;
        if (this.isForced) this.release();
      }
      hasLeft ||= clocks.recovering > 0;
      if (++cycle.steps > longestCycle) throw new Error('a cycle does not return to a state in which nothing recovers');
    }
    cycle.ratio = this.ratio;
    if (cycle.downHours > 0) this.giveCredit();
    return cycle;
  }

  private giveCredit(): void {
    const { chosen, credit } = this;
    const { downHours } = this.cycle;
    for (let i = 0; i < chosen.length; i += 3) {
      const side = chosen[i] as 0 | 1;
      credit[side][chosen[i + 1]!]! += downHours;
      if (side === 0) continue;
      this.creditedDown += downHours;
      this.creditedLogs += downHours * Math.log(chosen[i + 2]!);
    }
  }

  private addDown(hours: number, began: number): void {
    const { cycle } = this;
    const weighted = this.ratio * hours;
    cycle.downHours += weighted;
    cycle.plainDownHours += hours;
    // A cycle that begins in an outage has none to charge it to.
    if (began < 0) return;
    this.causeDown[this.causeOf[began]!]! += weighted;
    if (this.simulator.net.activities[began]!.kind === 'planned') this.plannedDown += weighted;
  }

  /** A recovery's time from the mixture of its law with the one that favours long times. */
  private longerOrNot({ part, mean, draw }: LongerRecovery, plain: Sampler, source: UniformSource): number {
    const hours = source.next() < part ? draw(source) : plain(source);
    this.ratio *= longerRatio(hours, part, mean);
    return hours;
  }

  private release(): void {
    this.isForced = false;
    this.forced.release(this.simulator.clocks, () => this.stream.next());
  }

  /**
   * The next event, or the end of a window without one; the ratio takes up how much likelier it was made.
   * @returns the activity that fired; −1: none
   */
  private forceNext(): number {
    const { simulator, windows } = this;
    const { clocks } = simulator;
    const { time, nextTime } = clocks;
    const side = clocks.recovering === 0 ? 0 : 1;
    windows.draw(time, nextTime, side, this.stream);
    this.ratio *= Math.exp(windows.logRatio);
    if (side === 1) this.noteWindow(nextTime - time);
    if (windows.activity >= 0) {
      this.chosen.push(side, windows.failureClass, windows.expected);
      clocks.time = windows.end;
      this.forced.stop(windows.activity);
      simulator.fire(windows.activity, windows.activity);
    } else if (windows.end < nextTime) clocks.time = windows.end;
    else return simulator.fireNext();
    return windows.activity;
  }

  private noteWindow(hours: number): void {
    const { expected } = this.windows;
    this.largestRatio = Math.max(this.largestRatio, expected);
    // Where nothing can fail there is nothing to force.
    if (expected === 0) return;
    this.offHours += hours;
    this.offLogHours += hours * Math.log(expected);
  }
}

function emptyCycle(): WeightedCycle {
  return { downHours: 0, outages: 0, steps: 0, plainDownHours: 0, ratio: 1 };
}
