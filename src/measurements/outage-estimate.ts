import type { ParameterRole } from '../catalog/parameter-definition.js';
import { defaultOf } from '../catalog/resolve.js';
import { mean } from '../maths/distribution-moments.js';
import { causeSelection } from './cause-selection.js';
import { durationEstimate } from './duration-estimate.js';
import type { Inventory } from './inventory.js';
import { logRemarks } from './log-remarks.js';
import type { EstimateSource, MeasuredEstimate } from './measured-estimate.js';
import { logWindow, type OutageLog } from './outage-log.js';
import { outageStatistics } from './outage-statistics.js';
import { rateEstimate } from './rate-estimate.js';

export interface OutageQuestion {
  readonly parameter: string;
  /** Catalog name that gives the prior for few failures; null: none. */
  readonly like: string | null;
  readonly role: ParameterRole;
  /** Component kind whose causes count; null: every cause. */
  readonly kind: string | null;
  readonly namesCauses: boolean;
  readonly wantedCause: string | number | null;
  readonly inventory: Inventory | null;
  /** Hours: in what steps lengths were written, as the user says, 0: exactly; null: to be found from them. */
  readonly step: number | null;
}

/**
 * What an outage log says about a parameter: failures and exposure for a time to failure, else lengths of outages.
 *
 * @throws MeasurementError no outage of the kind asked for, no exposure, or a cause that belongs to no component
 */
export function outageEstimate(log: OutageLog, question: OutageQuestion, source: EstimateSource): MeasuredEstimate {
  const { parameter, like, role, kind, namesCauses, wantedCause, inventory, step } = question;
  const selection = causeSelection({
    file: source.file,
    causes: log.causes,
    namesCauses,
    wanted: wantedCause,
    kind,
  });
  if (role === 'time-to-failure') {
    const catalogMean = like === null ? null : mean(defaultOf(like).distribution);
    return rateEstimate(log, { parameter, inventory, catalogMean, ...selection }, source);
  }
  const statistics = outageStatistics(log, selection.selected, inventory);
  const durations = { exact: statistics.repairs, longerThan: statistics.openRepairs };
  // Exposure does not matter to the length of an outage.
  const remarks = logRemarks(log, statistics).filter((remark) => !remark.startsWith('exposure'));
  return durationEstimate(
    durations,
    { parameter, window: logWindow(log), quarantine: log.quarantine, step, remarks },
    source,
  );
}
