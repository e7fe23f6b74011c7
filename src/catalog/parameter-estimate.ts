import type { Distribution } from '../maths/distribution.js';
import type { MeasurementSummary, Uncertainty } from './parameter.js';

/** What a measured file says about a parameter, as far as resolution needs it. */
export interface ParameterEstimate {
  readonly distribution: Distribution;
  readonly uncertainty: Uncertainty;
  /** One line: file and rows used. */
  readonly source: string;
  readonly measurement: MeasurementSummary;
}
