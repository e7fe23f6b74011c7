import type {
  CandidateEvaluation,
  Evaluation,
  Figure,
  MaybeFigure,
  ServiceEvaluation,
  SingleFailureRecord,
} from '../evaluation/evaluation.js';
import { unknownBecause, withDraws } from '../evaluation/figure.js';
import { uncertaintyLevel } from '../evaluation/unavailability-draws.js';
import { meanFactors } from './recovery-figure.js';

/** A number read off the single failures of a service, of which each cause strikes so often in a year. */
export type SingleFailureReading = (
  rows: readonly Pick<SingleFailureRecord, 'timesPerYear' | 'withoutPeople'>[],
) => number;

/** The reading, with its uncertainty over the joint draws of the times to failure. */
export function singleFailureFigure(
  read: SingleFailureReading,
  service: ServiceEvaluation,
  candidate: CandidateEvaluation,
  evaluation: Evaluation,
): MaybeFigure {
  const rows = service.singleFailures ?? [];
  if (rows.length === 0) return unknownBecause('not-modelled');
  const value = read(rows);
  const method = 'each failure of the reference state followed at mean delays';
  const figure: Figure = {
    value,
    accuracy: { kind: 'approximation', low: value, high: value, method },
    uncertainty: null,
  };
  return withDraws(figure, singleFailureDraws(read, service, candidate, evaluation), uncertaintyLevel(evaluation));
}

/** The reading in each joint draw, in draw order; null when there are none. */
export function singleFailureDraws(
  read: SingleFailureReading,
  service: ServiceEvaluation,
  candidate: CandidateEvaluation,
  evaluation: Evaluation,
): readonly number[] | null {
  const { draws, factors } = evaluation.uncertainty;
  const rows = service.singleFailures ?? [];
  if (draws === 0 || rows.length === 0) return null;
  const scales = rows.map(({ parameters }) => meanFactors(parameters, candidate, factors, draws));
  return Array.from({ length: draws }, (_, draw) =>
    read(rows.map((row, i) => ({ ...row, timesPerYear: row.timesPerYear / scales[i]!(draw) }))),
  );
}
