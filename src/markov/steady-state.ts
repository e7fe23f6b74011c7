/** A continuous-time Markov chain as its states and rates per hour. */
export interface StateChain {
  readonly stateCount: number;
  readonly rates: readonly { readonly from: number; readonly to: number; readonly perHour: number }[];
}

/** The chain has no single steady state; says which states do not reach each other. */
export class NotIrreducible extends Error {}

/**
 * Steady-state probabilities by elimination without subtraction: every component keeps full relative accuracy, however
 * small (Grassmann, Taksar & Heyman, Regenerative analysis and steady state distributions for Markov chains, 1985;
 * O'Cinneide, Entrywise perturbation theory and error analysis for Markov chains, 1993).
 * Cost: O(n³) time and O(n²) memory, for chains up to a few thousand states.
 *
 * @throws NotIrreducible
 */
export function steadyState({ stateCount: n, rates }: StateChain): Float64Array {
  const q = Array.from({ length: n }, () => new Float64Array(n));
  for (const { from, to, perHour } of rates) if (from !== to) q[from]![to]! += perHour;
  for (let k = n - 1; k > 0; k--) {
    const row = q[k]!;
    let out = 0;
    for (let j = 0; j < k; j++) out += row[j]!;
    if (out === 0)
      throw new NotIrreducible(`state ${k} does not reach the states before it: the chain has no single steady state`);
    for (let i = 0; i < k; i++) {
      const share = q[i]![k]! / out;
      q[i]![k] = share;
      if (share === 0) continue;
      const into = q[i]!;
      for (let j = 0; j < k; j++) if (j !== i) into[j]! += share * row[j]!;
    }
  }
  const x = new Float64Array(n);
  x[0] = 1;
  let sum = 1;
  for (let k = 1; k < n; k++) {
    for (let i = 0; i < k; i++) x[k]! += x[i]! * q[i]![k]!;
    sum += x[k]!;
  }
  return x.map((value) => value / sum);
}
