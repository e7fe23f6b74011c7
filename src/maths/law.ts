/** Equally spaced points `origin + k·step`, k = 0 … `cells`. */
export interface Grid {
  readonly origin: number;
  readonly step: number;
  readonly cells: number;
}

/** A distribution moved onto a grid: the probability at each point, and beyond the last one. */
export interface GridMasses {
  readonly masses: Float64Array;
  readonly beyond: number;
}

/** What can be asked of a distribution, whatever its kind; made once by `lawOf` and kept. */
export interface Law {
  /** Ends of the support; every kind is bounded below. */
  readonly minimum: number;
  readonly maximum: number;
  /** Whether no single value has a probability above zero. */
  readonly continuous: boolean;
  readonly cdf: (t: number) => number;
  /** P(X > t), without cancellation. */
  readonly survival: (t: number) => number;
  /** Smallest t with P(X ≤ t) ≥ lower, from both tail probabilities (lower + upper = 1). */
  readonly quantile: (lower: number, upper: number) => number;
  /** The distribution on a grid that begins at or below its minimum, with every value split between its neighbours so that the mean stays. */
  readonly onGrid: (grid: Grid) => GridMasses;
}
