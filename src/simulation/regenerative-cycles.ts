import { RandomStream } from '../maths/threefry.js';
import { type Chance, type CompiledNet, NetRun } from '../model/compiled-net.js';
import { delayMean, type ParameterTable, probabilityOf } from '../model/delay.js';
import { type Biasing, biasedBranch, biasOffReference } from './biasing.js';
import { EnabledClasses } from './enabled-classes.js';

/** A cycle this long is taken for one that does not return. */
const longestCycle = 1_000_000;

/** What one cycle from the reference state back to it gave, weighted by its likelihood ratio. */
export interface Cycle {
  hours: number;
  downHours: number;
  outages: number;
  steps: number;
  /** Down hours without weights, and the ratio of the whole cycle: what an unbiased run would scatter by. */
  plainDownHours: number;
  ratio: number;
}

/**
 * Cycles of the as-solved form, an embedded Markov chain whose states count with their mean holding times. Biased: in a
 * state with recoveries under way the next event is a failure with a fixed probability (balanced failure biasing:
 * Shahabuddin, Importance sampling for the simulation of highly reliable Markovian systems, 1994), smaller where
 * recoveries are fast; its class is chosen by the shares given, its member evenly. From the first outage of the cycle on
 * nothing is biased (dynamic importance sampling: Goyal, Shahabuddin, Heidelberger, Nicola & Glynn, A unified framework
 * for simulating Markovian models of highly dependable systems, 1992). Holding times count with the ratio so far.
 */
export class RegenerativeCycles implements Chance {
  /** Largest (failure rate ÷ recovery rate) over the visited states off the reference. */
  largestRatio = 0;
  /** Hours in states off the reference in which something can fail, and Σ hours × ln(failure rate ÷ recovery rate). */
  offHours = 0;
  offLogHours = 0;
  /** Σ weighted down hours of the cycles of each failure chosen there, and Σ down hours × ln(rate ÷ rate) there. */
  creditedDown = 0;
  creditedLogs = 0;
  /** Whether a state off the reference was seen in which nothing recovers. */
  sawIdleState = false;
  private readonly run: NetRun;
  private readonly classes: EnabledClasses;
  private readonly stream = new RandomStream();
  private readonly probabilities: readonly number[];
  private readonly upGate: number;
  private readonly cycle: Cycle = emptyCycle();
  /** By side (reference, off it) and class: Σ weighted down hours of the cycles in which it was chosen while biased. */
  readonly credit: readonly [Float64Array, Float64Array];
  private readonly shares: readonly [Float64Array, Float64Array];
  /** Choices of the cycle while biased: side, class, failure rate ÷ recovery rate… */
  private readonly chosen: number[] = [];
  private isBiased = false;
  /** Likelihood ratio so far. */
  private ratio = 1;
  private recoveryRate = 0;
  private otherRate = 0;

  constructor(
    private readonly net: CompiledNet,
    table: ParameterTable,
    private readonly seed: number,
    service: number,
    private readonly biasing: Biasing,
  ) {
    this.run = new NetRun(net, this);
    this.run.returnsToReference = true;
    this.probabilities = net.probabilities.map((name) => probabilityOf(table, name));
    this.upGate = net.services[service]!.upGate;
    const means = net.delays.map((delay) => delayMean(delay, table));
    this.classes = new EnabledClasses(net, this.run, means);
    const { count } = this.classes;
    const shares = (side: 0 | 1) => Float64Array.from({ length: count }, (_, c) => biasing.shares[side]?.[c] ?? 1);
    this.shares = [shares(0), shares(1)];
    this.credit = [new Float64Array(count), new Float64Array(count)];
  }

  /** Whether all clocks of the reference state are those of failures and planned work, and the service is up in it. */
  startsWell(): boolean {
    this.restart();
    this.sumRates();
    return this.recoveryRate === 0 && this.otherRate > 0 && this.run.holds(this.upGate);
  }

  /** One cycle, the same whatever ran before. The result is overwritten by the next. */
  one(number: number, stream: number, isBiased: boolean): Readonly<Cycle> {
    this.restart();
    this.stream.rekey(this.seed, number, stream);
    this.isBiased = isBiased;
    this.ratio = 1;
    this.chosen.length = 0;
    const { cycle } = this;
    Object.assign(cycle, emptyCycle());
    let isUp = true;
    do {
      this.sumRates();
      const hours = 1 / (this.recoveryRate + this.otherRate);
      if (cycle.steps > 0) this.noteState(hours);
      cycle.hours += this.ratio * hours;
      if (!isUp) {
        cycle.downHours += this.ratio * hours;
        cycle.plainDownHours += hours;
      }
      this.run.fire(this.next());
      this.classes.update();
      const wasUp = isUp;
      isUp = this.run.holds(this.upGate);
      if (wasUp && !isUp) {
        cycle.outages += this.ratio;
        this.isBiased = false;
      }
      if (++cycle.steps > longestCycle) throw new Error('a regenerative cycle does not return to the reference state');
    } while (!this.isReference());
    cycle.ratio = this.ratio;
    if (cycle.downHours > 0) this.giveCredit();
    return cycle;
  }

  among(n: number): number {
    return Math.min(n - 1, Math.floor(this.stream.next() * n));
  }

  happens(slot: number): boolean {
    const p = this.probabilities[slot]!;
    const biased = this.isBiased ? biasedBranch(p) : p;
    const happens = this.stream.next() < biased;
    if (biased !== p) this.ratio *= happens ? p / biased : (1 - p) / (1 - biased);
    return happens;
  }

  /** Forgets what the cycles so far showed. */
  forget(): void {
    this.largestRatio = 0;
    this.sawIdleState = false;
    this.offHours = 0;
    this.offLogHours = 0;
    this.creditedDown = 0;
    this.creditedLogs = 0;
    for (const side of this.credit) side.fill(0);
  }

  private giveCredit(): void {
    const { chosen, credit } = this;
    const { downHours } = this.cycle;
    for (let i = 0; i < chosen.length; i += 3) {
      const side = chosen[i] as 0 | 1;
      credit[side][chosen[i + 1]!]! += downHours;
      // In a state in which nothing recovers there is no ratio.
      if (side === 0 || chosen[i + 2] === Number.POSITIVE_INFINITY) continue;
      this.creditedDown += downHours;
      this.creditedLogs += downHours * Math.log(chosen[i + 2]!);
    }
  }

  private restart(): void {
    if (!this.isReference()) this.run.marking.load(this.net.network.initial);
    this.classes.reset();
  }

  private isReference(): boolean {
    const { places } = this.run.marking;
    const { initial } = this.net.network;
    for (let p = 0; p < places.length; p++) if (places[p] !== initial[p]) return false;
    return true;
  }

  private sumRates(): void {
    const { count, enabled, rate, isRecovery } = this.classes;
    this.recoveryRate = 0;
    this.otherRate = 0;
    for (let c = 0; c < count; c++) {
      if (enabled[c] === 0) continue;
      if (isRecovery[c] === 1) this.recoveryRate += enabled[c]! * rate[c]!;
      else this.otherRate += enabled[c]! * rate[c]!;
    }
  }

  private noteState(hours: number): void {
    if (this.recoveryRate === 0) {
      this.sawIdleState = true;
      return;
    }
    // Where nothing can fail there is nothing to bias.
    if (this.otherRate === 0) return;
    const ratio = this.otherRate / this.recoveryRate;
    this.largestRatio = Math.max(this.largestRatio, ratio);
    this.offHours += hours;
    this.offLogHours += hours * Math.log(ratio);
  }

  /** The next activity; the ratio takes up how much likelier it was made. */
  private next(): number {
    const total = this.recoveryRate + this.otherRate;
    if (!this.isBiased || this.otherRate === 0) return this.proportional(this.stream.next() * total, 0);
    const share = this.otherRate / total;
    const bias =
      this.recoveryRate === 0 ? 1 : Math.max(share, biasOffReference(this.otherRate / this.recoveryRate, this.biasing));
    if (this.stream.next() >= bias) {
      this.ratio *= (1 - share) / (1 - bias);
      return this.proportional(this.stream.next() * this.recoveryRate, 1);
    }
    const c = this.failureClass(this.cycle.steps === 0 ? 0 : 1, bias);
    const { enabled, rate } = this.classes;
    this.ratio *= (rate[c]! * enabled[c]!) / total;
    return this.classes.member(c, this.among(enabled[c]!));
  }

  /** A class of failures by its share among the enabled ones; the ratio is divided by its probability. */
  private failureClass(side: 0 | 1, bias: number): number {
    const { count, enabled, isRecovery } = this.classes;
    const shares = this.shares[side];
    let total = 0;
    for (let c = 0; c < count; c++) if (isRecovery[c] === 0 && enabled[c]! > 0) total += shares[c]!;
    let left = this.stream.next() * total;
    let last = -1;
    for (let c = 0; c < count; c++) {
      if (isRecovery[c] === 1 || enabled[c] === 0) continue;
      last = c;
      if (left < shares[c]!) break;
      left -= shares[c]!;
    }
    this.ratio /= (bias * shares[last]!) / total;
    this.chosen.push(side, last, this.otherRate / this.recoveryRate);
    return last;
  }

  /** By rates, from recoveries only (1) or from all (0). */
  private proportional(rest: number, onlyRecoveries: 0 | 1): number {
    const { count, enabled, rate, isRecovery } = this.classes;
    let left = rest;
    let last = -1;
    for (let c = 0; c < count; c++) {
      if (enabled[c] === 0 || isRecovery[c]! < onlyRecoveries) continue;
      last = c;
      const weight = enabled[c]! * rate[c]!;
      if (left < weight) break;
      left -= weight;
    }
    return this.classes.member(last, Math.min(enabled[last]! - 1, Math.floor(left / rate[last]!)));
  }
}

function emptyCycle(): Cycle {
  return { hours: 0, downHours: 0, outages: 0, steps: 0, plainDownHours: 0, ratio: 1 };
}
