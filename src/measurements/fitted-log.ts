import { parameterDefinition } from '../catalog/parameters.js';
import { causeKindOf, causeKinds, isCauseOf } from './cause-mapping.js';
import { causeSelection } from './cause-selection.js';
import { drillEstimate } from './duration-estimate.js';
import {
  type DetailsQuestion,
  type DurationDetails,
  durationDetails,
  type RateDetails,
  rateDetails,
} from './fit-details.js';
import type { Inventory } from './inventory.js';
import type { EstimateSource, MeasuredEstimate } from './measured-estimate.js';
import { MeasurementError } from './measurement-error.js';
import type { ReadLog } from './open-log.js';
import { outageEstimate } from './outage-estimate.js';

export interface FitQuestion extends DetailsQuestion {
  /** Catalog name; null: every one the log speaks of. */
  readonly parameter: string | null;
  readonly inventory: Inventory | null;
}

/** One parameter from a log, or why there is none. */
export type FittedParameter =
  | {
      readonly parameter: string;
      readonly estimate: MeasuredEstimate;
      readonly duration: DurationDetails | null;
      readonly rate: RateDetails | null;
    }
  | { readonly parameter: string; readonly because: string };

/**
 * All that a log says: for a log that names causes, time to failure and to restore of each component kind they belong to;
 * for one that does not, of hosts; for a drill log, its step.
 *
 * @throws MeasurementError nothing at all can be estimated, or a cause belongs to no component kind
 */
export function fittedLog(log: ReadLog, question: FitQuestion, source: EstimateSource): readonly FittedParameter[] {
  const fitted = parametersIn(log, question.parameter).map((parameter) => attempt(log, parameter, question, source));
  const [first] = fitted;
  if (first !== undefined && fitted.every((each) => 'because' in each)) {
    throw new MeasurementError(source.file, null, (first as { because: string }).because);
  }
  return fitted;
}

function parametersIn(log: ReadLog, wanted: string | null): readonly string[] {
  if (wanted !== null) return [wanted];
  if (log.profile === 'drills') return ['pod.start'];
  const both = (kind: string) => [`${kind}.time-to-failure`, `${kind}.time-to-restore`];
  if (!log.namesCauses || log.wantedCause !== null) return both('host');
  const { causes } = log.outages;
  const kinds = causeKinds.filter((kind) => causes.some(isCauseOf(kind)));
  return (kinds.length === 0 ? ['host'] : kinds)
    .flatMap(both)
    .filter((name) => parameterDefinition(name) !== undefined);
}

function attempt(log: ReadLog, parameter: string, question: FitQuestion, source: EstimateSource): FittedParameter {
  try {
    return fitted(log, parameter, question, source);
  } catch (error) {
    if (!(error instanceof MeasurementError)) throw error;
    return { parameter, because: error.message.slice(source.file.length + 2) };
  }
}

function fitted(log: ReadLog, parameter: string, question: FitQuestion, source: EstimateSource): FittedParameter {
  const { inventory } = question;
  const role = parameterDefinition(parameter)?.role ?? 'step';
  if (log.profile === 'drills') {
    if (role === 'time-to-failure') {
      throw new MeasurementError(
        source.file,
        null,
        `${parameter}: expected an outage log, found durations (profile drills)`,
      );
    }
    const estimate = drillEstimate(log, parameter, source);
    return { parameter, estimate, duration: durationDetails(estimate, question), rate: null };
  }
  const { namesCauses, wantedCause, outages, step } = log;
  const kind = causeKindOf(parameter);
  const asked = { parameter, like: parameter, role, kind, namesCauses, wantedCause, inventory, step };
  const estimate = outageEstimate(outages, asked, source);
  if (role !== 'time-to-failure')
    return { parameter, estimate, duration: durationDetails(estimate, question), rate: null };
  const chosen = { file: source.file, causes: outages.causes, namesCauses, wanted: wantedCause, kind };
  return { parameter, estimate, duration: null, rate: rateDetails(outages, causeSelection(chosen), question) };
}
