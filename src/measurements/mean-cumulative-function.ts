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
 * (Σ (dᵢ − d/n)/n)². Cost: times × components.
 */
export function meanCumulativeFunction(histories: readonly FailureHistory[]): MeanCumulativeFunction {
  const watched = histories.map(({ from, to, failures }) => ({
    from,
    to,
    failures: Float64Array.from(failures).sort(),
  }));
  const times = [...new Set(watched.flatMap(({ failures }) => [...failures]))].sort((a, b) => a - b);
  const residual = new Float64Array(watched.length);
  const next = new Uint32Array(watched.length);
  const mean = new Float64Array(times.length);
  const variance = new Float64Array(times.length);
  let sum = 0;
  times.forEach((time, i) => {
    const here = watched.map(({ failures }, k) => {
      const begin = next[k];
      while (next[k] < failures.length && failures[next[k]] <= time) next[k]++;
      return next[k] - begin;
    });
    const atRisk = watched.map(({ from, to }) => from <= time && time <= to);
    const size = atRisk.filter(Boolean).length;
    const step = here.reduce((all, n) => all + n, 0) / size;
    sum += step;
    mean[i] = sum;
    for (let k = 0; k < watched.length; k++) if (atRisk[k]) residual[k] += (here[k] - step) / size;
    variance[i] = residual.reduce((all, r) => all + r * r, 0);
  });
  return { times: Float64Array.from(times), mean, variance };
}
