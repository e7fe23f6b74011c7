/** How the failures of a member are shared between its own and those it has together with others. */
export type CommonCauseModel =
  /** A member fails alone, or all fail together: the latter with this share. */
  | { readonly betaFactor: number }
  /** β, γ, δ …: shares of the failures that take a second member too, of these a third, and so on. */
  | { readonly multipleGreekLetters: readonly number[] }
  /** α₁ … αₙ: shares of the failure events that take exactly 1 … n members; tests not staggered. */
  | { readonly alphaFactors: readonly number[] }
  /** φ₁ … φₙ: probability of each combination of 1 … n members, as a multiple of a member's. */
  | { readonly phiFactors: readonly number[] };

/**
 * Entry k − 1: probability, or rate, of the event that fails exactly one given combination of k of n members, as a share
 * of that of a member. Shares left out are 0.
 * A. Mosleh et al., Procedures for treating common cause failures in safety and reliability studies (NUREG/CR-4780, 1988).
 */
export function combinationShares(n: number, model: CommonCauseModel): number[] {
  const sizes = Array.from({ length: n }, (_, i) => i + 1);
  if ('betaFactor' in model) {
    return n === 1 ? [1] : sizes.map((k) => (k === 1 ? 1 - model.betaFactor : k === n ? model.betaFactor : 0));
  }
  if ('multipleGreekLetters' in model) {
    const rho = [1, ...model.multipleGreekLetters];
    let product = 1;
    return sizes.map((k) => {
      product *= rho[k - 1] ?? 0;
      return (product * (1 - (rho[k] ?? 0))) / binomial(n - 1, k - 1);
    });
  }
  if ('alphaFactors' in model) {
    const alpha = model.alphaFactors;
    const mean = alpha.reduce((sum, a, i) => sum + (i + 1) * a, 0);
    return sizes.map((k) => (k * (alpha[k - 1] ?? 0)) / mean / binomial(n - 1, k - 1));
  }
  return sizes.map((k) => model.phiFactors[k - 1] ?? 0);
}

/** Every combination of k members, in their order. */
export function* combinations(members: readonly string[], k: number, from = 0): Generator<string[]> {
  if (k === 0) {
    yield [];
    return;
  }
  for (let i = from; i <= members.length - k; i++) {
    for (const rest of combinations(members, k - 1, i + 1)) yield [members[i]!, ...rest];
  }
}

const binomial = (n: number, k: number): number => (k === 0 ? 1 : (binomial(n, k - 1) * (n - k + 1)) / k);
