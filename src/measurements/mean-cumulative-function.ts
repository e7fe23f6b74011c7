/** One repairable component: watched from `from` to `to`, with its failures in between. */
export interface FailureHistory {
  readonly from: number;
  readonly to: number;
  readonly failures: ArrayLike<number>;
}

/** Mean number of failures of one component up to each time. */
export interface MeanCumulativeFunction {
  readonly times: Float64Array;
  readonly mean: Float64Array;
  /** Of the mean, from the differences between components: it holds when they are not alike. */
  readonly variance: Float64Array;
}

/**
 * Nelson's estimate for repairable components: at each time the failures then, divided by the components then watched
 * (Nelson, Recurrent Events Data Analysis, 2003), with the robust variance of Lawless & Nadeau (1995), Σ over components of
 * (Σ (dᵢ − d/n)/n)². Cost: one sort.
 */
export function meanCumulativeFunction(histories: readonly FailureHistory[]): MeanCumulativeFunction {
  const failures = histories
    .flatMap(({ failures: own }, component) => Array.from(own, (time) => ({ time, component })))
    .sort((a, b) => a.time - b.time);
  const residuals = new Residuals(histories);
  const [times, mean, variance]: number[][] = [[], [], []];
  let sum = 0;
  for (let i = 0; i < failures.length; ) {
    const { time } = failures[i];
    const size = residuals.watchedAt(time);
    const first = i;
    for (; i < failures.length && failures[i].time === time; i++) residuals.fail(failures[i].component, 1 / size);
    const step = (i - first) / size;
    residuals.expect(step / size);
    sum += step;
    times.push(time);
    mean.push(sum);
    variance.push(residuals.squares());
  }
  return {
    times: Float64Array.from(times),
    mean: Float64Array.from(mean),
    variance: Float64Array.from(variance),
  };
}

/**
 * Σ of the squared residuals of all components. While it is watched, a component's residual is its own part less what is
 * expected of every one alike, so that three sums over those watched are enough.
 */
class Residuals {
  private readonly coming: readonly number[];
  private readonly going: readonly number[];
  /** Own part plus what was expected before the component came. */
  private readonly part: Float64Array;
  private come = 0;
  private gone = 0;
  private expected = 0;
  private sum = 0;
  private sumOfSquares = 0;
  /** Squares of those no longer watched. */
  private settled = 0;

  constructor(private readonly histories: readonly FailureHistory[]) {
    const order = histories.map((_, index) => index);
    this.coming = [...order].sort((a, b) => histories[a].from - histories[b].from);
    this.going = [...order].sort((a, b) => histories[a].to - histories[b].to);
    this.part = new Float64Array(histories.length);
  }

  /** How many are watched at a time, which never goes back. */
  watchedAt(time: number): number {
    const { histories, coming, going, part } = this;
    for (; this.come < coming.length && histories[coming[this.come]].from <= time; this.come++) {
      this.move(coming[this.come], this.expected);
    }
    for (; this.gone < going.length && histories[going[this.gone]].to < time; this.gone++) {
      const component = going[this.gone];
      this.settled += (part[component] - this.expected) ** 2;
      this.move(component, -part[component]);
    }
    return this.come - this.gone;
  }

  fail(component: number, by: number): void {
    this.move(component, by);
  }

  expect(by: number): void {
    this.expected += by;
  }

  squares(): number {
    const { expected, sum, sumOfSquares, come, gone } = this;
    return this.settled + Math.max(0, sumOfSquares - 2 * expected * sum + (come - gone) * expected * expected);
  }

  private move(component: number, by: number): void {
    const { part } = this;
    this.sum += by;
    this.sumOfSquares += (part[component] + by) ** 2 - part[component] ** 2;
    part[component] += by;
  }
}
