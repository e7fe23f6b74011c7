import type { DurationDetails, RateDetails } from './fit-details.js';
import type { FittedParameter } from './fitted-log.js';
import type { Inventory } from './inventory.js';
import { type LogCounts, logCounts } from './log-counts.js';
import type { MappingUsed } from './mapping-used.js';
import type { EstimateSource, MeasuredEstimate } from './measured-estimate.js';
import type { ReadLog } from './open-log.js';
import { type IntervalKind, intervalMethods } from './parameter-interval.js';
import type { QuarantineSummary } from './quarantine.js';

/** A fit as one plain record: what the fit report shows and `fit.json` holds, without the durations themselves. */
export interface FitRecord {
  readonly format: 'ninefold-fit';
  readonly formatVersion: 3;
  /** Version of ninefold. */
  readonly ninefold: string;
  readonly seed: number;
  /** How the intervals of fitted parameters were made. */
  readonly intervalMethod: string;
  readonly file: string;
  readonly sha256: string;
  readonly rowsRead: number;
  readonly rowsFiltered: number;
  readonly mapping: MappingUsed;
  readonly quarantine: QuarantineSummary;
  /** The log as it stands; null for durations. */
  readonly counts: LogCounts | null;
  readonly parameters: readonly ParameterRecord[];
}

export type ParameterRecord = EstimatedRecord | { readonly parameter: string; readonly because: string };

export interface EstimatedRecord {
  readonly parameter: string;
  readonly estimate: Omit<MeasuredEstimate, 'durations' | 'quarantine'>;
  readonly duration: DurationDetails | null;
  readonly rate: RateDetails | null;
}

/** How a log was read and what by. */
export interface FitOrigin {
  readonly ninefold: string;
  readonly seed: number;
  readonly source: EstimateSource;
  readonly mapping: MappingUsed;
  readonly inventory: Inventory | null;
  readonly interval: IntervalKind;
}

export function fitRecord(log: ReadLog, fitted: readonly FittedParameter[], origin: FitOrigin): FitRecord {
  const { rowsRead, rowsFiltered, quarantine } = log.profile === 'drills' ? log.drills : log.outages;
  const { ninefold, seed, source, mapping, inventory, interval } = origin;
  return {
    format: 'ninefold-fit',
    formatVersion: 3,
    ninefold,
    seed,
    intervalMethod: intervalMethods[interval],
    file: source.file,
    sha256: source.sha256,
    rowsRead,
    rowsFiltered,
    mapping,
    quarantine,
    counts: log.profile === 'drills' ? null : logCounts(log.outages, inventory),
    parameters: fitted.map(parameterRecord),
  };
}

function parameterRecord(fitted: FittedParameter): ParameterRecord {
  if ('because' in fitted) return fitted;
  const { durations: _durations, quarantine: _quarantine, ...estimate } = fitted.estimate;
  return { ...fitted, estimate };
}
