import type { ParameterEstimate } from '../catalog/parameter-estimate.js';
import type { Durations, Family, Fit } from './fit.js';
import type { HeterogeneityTest } from './heterogeneity.js';
import type { GroupExposure } from './outage-statistics.js';
import type { QuarantineSummary } from './quarantine.js';
import type { SampleSummary } from './sample-summary.js';
import type { TrendTest } from './trend-test.js';

/** What a measured file says about one parameter, with all a fit report shows. */
export interface MeasuredEstimate extends ParameterEstimate {
  readonly parameter: string;
  /** `rate`: from failures and exposure; `duration`: from lengths of outages or steps. */
  readonly kind: 'rate' | 'duration';
  /** What was estimated from, in hours; null for a rate. */
  readonly durations: Durations | null;
  readonly summary: SampleSummary | null;
  /** Step in hours in which the durations were written, where the likelihood of the fits had to know it; else 0. */
  readonly step: number;
  /** Fits to the same rows, lowest AIC first; a rate has none. */
  readonly fits: readonly Fit[];
  readonly chosen: Family | 'empirical';
  readonly trend: TrendTest | null;
  readonly heterogeneity: HeterogeneityTest | null;
  readonly exposures: readonly GroupExposure[];
  readonly quarantine: QuarantineSummary;
}

/** Which file an estimate rests on. */
export interface EstimateSource {
  readonly file: string;
  readonly sha256: string;
  readonly rowsRead: number;
}
