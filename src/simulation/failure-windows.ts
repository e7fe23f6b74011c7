import type { RandomStream } from '../maths/threefry.js';
import { type Biasing, biasOffReference, failureBias } from './biasing.js';
import type { ForcedClass, ForcedClocks } from './forced-clocks.js';
import { windowKind } from './window-kinds.js';

/**
 * Part of the failures in proportion to their hazards: what an unbiased run would meet is then never much rarer, so that
 * what the shares did not learn of cannot come with a large weight (a defensive mixture: Hesterberg, Weighted average
 * importance sampling and defensive mixture distributions, Technometrics 37, 1995).
 */
const naturalPart = 0.3;
/** Part of the failures that is forced as if no rates were known, for what they were not learned from. */
const unlearnedPart = 0.2;
/** Failures that learned rates add within a window, at most: it bounds the weight of one in which nothing fails. */
const mostAdded = 1;

/** Windows are cut where about so many failures are expected within them: in the reference state, and off it. */
const mostExpected = [1, 8] as const;

/**
 * Proportional-hazard biasing of the forced failures within a window in which nothing else happens (Nicola, Nakayama,
 * Heidelberger & Goyal, Fast simulation of highly dependable systems with general failure and repair processes, IEEE
 * Trans. Computers 42, 1993). The hazards of a class are multiplied by c such that a failure within the window has the
 * probability wanted and comes from each class as often as its share says; a residual life is then H⁻¹(H(a) + E/c) − a,
 * and the likelihood ratio of having got to age t is e^{(c − 1)(H(t) − H(a))}, times 1/c if it fired. Since c is chosen
 * anew for each window, no ratio of a window exceeds that of its probability, however long a recovery takes.
 */
export class FailureWindows {
  /** The failure of the latest window, or −1; its class; the time it (or the window) ended; log of the likelihood ratio. */
  activity = -1;
  failureClass = -1;
  end = 0;
  logRatio = 0;
  /** Failures expected within the latest window, unbiased. */
  expected = 0;
  /** By class: failures expected within the window, and the factor c. */
  private readonly within: Float64Array;
  private readonly factor: Float64Array;
  private readonly shares: readonly [Float64Array, Float64Array];
  private time = 0;

  constructor(
    private readonly forced: ForcedClocks,
    private readonly biasing: Biasing,
  ) {
    const { length } = forced.classes;
    this.within = new Float64Array(length);
    this.factor = new Float64Array(length);
    const shares = (side: 0 | 1) => Float64Array.from({ length }, (_, c) => biasing.shares[side]?.[c] ?? 1);
    this.shares = [shares(0), shares(1)];
  }

  /**
   * Draws what happens from `time` to `next`, when the first clock rings that is not forced: a failure, or nothing.
   * A window in which failures are likely anyway ends early, without an event.
   *
   * @param side 0: in the reference state, 1: off it
   * @param failures forced since the reference state was left
   * @returns kind of the window
   */
  draw(time: number, next: number, side: 0 | 1, failures: number, stream: RandomStream): number {
    this.time = time;
    this.activity = -1;
    this.logRatio = 0;
    this.end = this.shortened(next, mostExpected[side]);
    const total = this.expectUntil(this.end);
    this.expected = total;
    const kind = windowKind(side, this.end - time, failures);
    if (!(total > 0)) return kind;
    const bias = side === 0 ? failureBias : biasOffReference(total, this.biasing);
    const last = this.end;
    const shared = last < next ? total : Math.max(total, -Math.log(1 - bias));
    this.setFactors(shared, this.shares[side]);
    const rates = this.biasing.rates[kind] ?? [];
    const intensity = rates.length === 0 ? shared : this.learnedFactors(rates, last - time);
    this.drawFirst(intensity, stream);
    if (this.activity < 0) this.logRatio = intensity - total;
    else this.logRatio = this.logRatioTo(this.end, last) - Math.log(this.factor[this.failureClass]!);
    return kind;
  }

  /** At most until so many failures are to be expected, about. */
  private shortened(next: number, expected: number): number {
    let rate = 0;
    for (const one of this.forced.classes) rate += one.count * (one.rate ?? 1 / one.hazard.reaches(1));
    return Math.min(next, this.time + expected / rate);
  }

  private expectUntil(end: number): number {
    const { classes } = this.forced;
    let total = 0;
    for (let c = 0; c < classes.length; c++) {
      const within = this.expectedOf(classes[c]!, end);
      this.within[c] = within;
      total += within;
    }
    return total;
  }

  /** Σ H(age at the end) − H(age now) over the running clocks of a class. */
  private expectedOf(one: ForcedClass, end: number): number {
    if (one.rate !== null) return one.count * one.rate * (end - this.time);
    let sum = 0;
    for (let i = 0; i < one.count; i++) sum += this.hazardOf(one, one.members[i]!, end);
    return sum;
  }

  private hazardOf(one: ForcedClass, activity: number, end: number): number {
    const age = this.forced.age(activity, this.time);
    return one.hazard.at(age + end - this.time) - one.hazard.at(age);
  }

  /** c of each class: its part of the intensity ÷ its hazard within the window. A part of all is left as it is. */
  private setFactors(intensity: number, shares: Float64Array): void {
    const { within, factor } = this;
    let sum = 0;
    for (let c = 0; c < within.length; c++) if (within[c]! > 0) sum += shares[c]!;
    for (let c = 0; c < within.length; c++) {
      const byShare = ((1 - naturalPart) * shares[c]!) / sum / within[c]!;
      factor[c] = within[c]! > 0 ? intensity * (byShare + naturalPart / this.expected) : 1;
    }
  }

  /**
   * c of each class where rates were learned: the hazard of a class is that which its rate says, but not below a part of
   * its own, and with limits to what is added; mixed with the factors that know of no rates.
   *
   * @returns failures to be expected with these factors
   */
  private learnedFactors(rates: readonly number[], hours: number): number {
    const { within, factor } = this;
    let added = 0;
    for (let c = 0; c < within.length; c++) if (within[c]! > 0) added += Math.max(0, rates[c]! * hours - within[c]!);
    const part = Math.min(1, mostAdded / added);
    let intensity = 0;
    for (let c = 0; c < within.length; c++) {
      const own = within[c]!;
      if (!(own > 0)) continue;
      const more = rates[c]! * hours - own;
      const learned = more > 0 ? own + part * more : Math.max(own + more, naturalPart * own);
      factor[c] = (1 - unlearnedPart) * (learned / own) + unlearnedPart * factor[c]!;
      intensity += factor[c]! * own;
    }
    return intensity;
  }

  /**
   * The first failure, as the first point of a Poisson process on each clock's biased hazard: as many points as the
   * intensity says, each on a class by its part and on a clock by its hazard, anywhere within that.
   */
  private drawFirst(intensity: number, stream: RandomStream): void {
    const { classes } = this.forced;
    const last = this.end;
    let gone = 0;
    for (;;) {
      gone -= Math.log(stream.next());
      if (gone >= intensity) return;
      const c = this.classAt(stream.next() * intensity);
      const one = classes[c]!;
      const activity = this.memberAt(one, stream.next() * this.within[c]!, last);
      const at = this.timeOf(one, activity, stream.next(), last);
      if (at > this.end) continue;
      this.end = Math.max(this.time, at);
      this.activity = activity;
      this.failureClass = c;
    }
  }

  private timeOf(one: ForcedClass, activity: number, part: number, last: number): number {
    if (one.rate !== null) return this.time + part * (last - this.time);
    const age = this.forced.age(activity, this.time);
    return this.time - age + one.hazard.reaches(one.hazard.at(age) + part * this.hazardOf(one, activity, last));
  }

  private classAt(rest: number): number {
    const { within, factor } = this;
    let left = rest;
    let chosen = -1;
    for (let c = 0; c < within.length; c++) {
      if (!(within[c]! > 0)) continue;
      chosen = c;
      left -= factor[c]! * within[c]!;
      if (left < 0) break;
    }
    return chosen;
  }

  private memberAt(one: ForcedClass, rest: number, last: number): number {
    if (one.rate !== null) {
      return one.members[Math.min(one.count - 1, Math.floor(rest / one.rate / (last - this.time)))]!;
    }
    let left = rest;
    let i = 0;
    while (i < one.count - 1) {
      left -= this.hazardOf(one, one.members[i]!, last);
      if (left < 0) break;
      i++;
    }
    return one.members[i]!;
  }

  /** Σ (c − 1)(H(t) − H(a)) over all clocks. */
  private logRatioTo(end: number, last: number): number {
    const { classes } = this.forced;
    const part = (end - this.time) / (last - this.time);
    let sum = 0;
    for (let c = 0; c < classes.length; c++) {
      const one = classes[c]!;
      const expected = one.rate !== null ? part * this.within[c]! : this.expectedOf(one, end);
      sum += (this.factor[c]! - 1) * expected;
    }
    return sum;
  }
}
