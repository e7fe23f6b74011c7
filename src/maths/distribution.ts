/**
 * A probability distribution of a duration in hours (or of a plain number), as plain data:
 * it crosses threads and is written into the Evaluation as it stands.
 */
export type Distribution =
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'deterministic'; readonly value: number }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  /** ln of the value (hours) is normal with mean `mu` and standard deviation `sigma`. */
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  | { readonly kind: 'weibull'; readonly shape: number; readonly scale: number }
  /** Erlang is the gamma distribution with a whole-number shape. */
  | { readonly kind: 'gamma'; readonly shape: number; readonly scale: number }
  /** Values sorted ascending, each with the same weight. */
  | { readonly kind: 'empirical'; readonly values: readonly number[] }
  | { readonly kind: 'shifted'; readonly by: number; readonly of: Distribution }
  | { readonly kind: 'sum'; readonly of: readonly Distribution[] }
  | { readonly kind: 'mixture'; readonly weights: readonly number[]; readonly of: readonly Distribution[] };
