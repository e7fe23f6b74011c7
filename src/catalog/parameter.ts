import type { Distribution } from '../maths/distribution.js';

/** Words in both report languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/**
 * How a parameter's value is known.
 * `measured`: estimated from a CSV or counts; `verified`: a published value seen at its source;
 * `stated`: the scenario's author says so; `assumed`: our default, with a wide range.
 */
export type Knowledge = 'measured' | 'verified' | 'stated' | 'assumed';

/**
 * What is not known about the *mean* of a parameter (epistemic), apart from how much it differs from one
 * occurrence to the next (aleatory: the distribution itself). A draw multiplies the whole distribution.
 */
export type Uncertainty =
  | { readonly kind: 'none' }
  /** mean × exp(s·Z): median factor 1, 90 % of draws within [1/errorFactor, errorFactor]. */
  | { readonly kind: 'lognormal'; readonly errorFactor: number }
  /** The rate is Gamma(shape, 1/exposure): mean time = exposure / draw. Shape counts failures (plus prior). */
  | { readonly kind: 'gamma-rate'; readonly shape: number; readonly exposure: number }
  /** The mean itself lies in [low, high] (log-uniform when both are positive durations). */
  | { readonly kind: 'range'; readonly low: number; readonly high: number };

/** One named quantity the model uses, resolved: nearest of host group, candidate, scenario, catalog. */
export interface Parameter {
  /** e.g. `host.time-to-failure`: the same thing has one name on both platforms. */
  readonly name: string;
  /** `duration` in hours, `probability` in 0…1, `number` dimensionless. */
  readonly unit: 'duration' | 'probability' | 'number';
  readonly distribution: Distribution;
  readonly uncertainty: Uncertainty;
  readonly knowledge: Knowledge;
  /** One line: publication, vendor page with commit, or file name with row count. */
  readonly source: string;
  /** Set when it came from data: what was used, for the provenance table. */
  readonly measurement?: MeasurementSummary;
}

/** What a measured parameter rests on. */
export interface MeasurementSummary {
  readonly file: string;
  readonly sha256: string;
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly rowsRejected: number;
  /** Observation window, ISO local times as written in the file. */
  readonly window: readonly [string, string] | null;
  readonly failures: number | null;
  /** Component hours at risk. */
  readonly exposureHours: number | null;
  /** Interval of the mean in hours, its level and the name of its method. */
  readonly interval: {
    readonly low: number;
    readonly high: number;
    readonly level: number;
    readonly method: string;
  } | null;
  readonly warnings: readonly string[];
}
