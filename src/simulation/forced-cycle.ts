import type { Sampler, UniformSource } from '../maths/sampler.js';
import { RandomStream } from '../maths/threefry.js';
import type { Chance, CompiledNet } from '../model/compiled-net.js';
import { type ParameterTable, probabilityOf } from '../model/delay.js';
import { type Biasing, biasedBranch } from './biasing.js';
import { FailureWindows } from './failure-windows.js';
import { ForcedClocks } from './forced-clocks.js';
import { ForcedLessons } from './forced-lessons.js';
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
  /** Largest number of failures expected in a window off the reference. */
  largestRatio = 0;
  readonly lessons: ForcedLessons;
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
  private isForced = false;
  /** Failures forced since the cycle left the reference. */
  private failures = 0;
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
    this.lessons = new ForcedLessons(this.forced.classes.length);
    const causes = causesOf(net);
    this.causeDown = new Float64Array(causes.length);
    this.causeOf = Int32Array.from(net.activities, ({ cause }) => causes.indexOf(cause));
  }

  get unforced(): number {
    return this.forced.unforced;
  }

  /** Forgets what the cycles so far taught. */
  reset(): void {
    this.largestRatio = 0;
    this.lessons.forget();
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
    const { simulator } = this;
    const { clocks } = simulator;
    simulator.copy(origin);
    this.stream.rekey(this.seed, replication, ~number);
    this.forced.take(clocks);
    this.isForced = true;
    this.ratio = 1;
    this.failures = 0;
    this.lessons.beginCycle();
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
    this.lessons.endCycle(cycle.downHours);
    return cycle;
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
    const kind = windows.draw(time, nextTime, side, this.failures, this.stream);
    const { expected } = windows;
    this.ratio *= Math.exp(windows.logRatio);
    this.lessons.passed(kind, windows.end - time);
    if (side === 1) {
      this.largestRatio = Math.max(this.largestRatio, expected);
      this.lessons.sawOffReference(nextTime - time, expected);
    }
    if (windows.activity >= 0) {
      this.failures++;
      this.lessons.forced(side, windows.failureClass, expected, kind);
      clocks.time = windows.end;
      this.forced.stop(windows.activity);
      simulator.fire(windows.activity, windows.activity);
    } else if (windows.end < nextTime) clocks.time = windows.end;
    else return simulator.fireNext();
    return windows.activity;
  }
}

function emptyCycle(): WeightedCycle {
  return { downHours: 0, outages: 0, steps: 0, plainDownHours: 0, ratio: 1 };
}
