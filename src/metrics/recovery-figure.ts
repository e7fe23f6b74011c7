import { concerns } from '../evaluation/concerns.js';
import type {
  CandidateEvaluation,
  Evaluation,
  FailureModeRecord,
  MaybeFigure,
  ServiceEvaluation,
} from '../evaluation/evaluation.js';
import { exactFigure, unknownBecause, withDraws } from '../evaluation/figure.js';
import { parameterFactors } from '../evaluation/parameter-factors.js';
import { uncertaintyLevel } from '../evaluation/unavailability-draws.js';
import { mean as distributionMean } from '../maths/distribution-moments.js';

/** Seconds read off one row of the failover timeline. */
export type RecoveryReading = (record: FailureModeRecord) => number;

/** Rows of the failover timeline of one failure mode that concern a service. */
export function recoveriesOf(
  candidate: CandidateEvaluation,
  service: string,
  mode: string,
): readonly FailureModeRecord[] {
  return candidate.failover.filter((record) => record.id === mode && concerns(record, service));
}

/** The slowest recovery of a service from one failure mode, in seconds, with its uncertainty over the joint draws. */
export function recoveryFigure(
  mode: string,
  read: RecoveryReading,
  service: ServiceEvaluation,
  candidate: CandidateEvaluation,
  evaluation: Evaluation,
): MaybeFigure {
  const records = recoveriesOf(candidate, service.id, mode);
  if (records.length === 0) return unknownBecause('not-modelled');
  const figure = exactFigure(Math.max(...records.map(read)), 'phases one after another');
  return withDraws(figure, recoveryDraws(mode, read, service, candidate, evaluation), uncertaintyLevel(evaluation));
}

/** The same in each joint draw, in draw order. */
export function recoveryDraws(
  mode: string,
  read: RecoveryReading,
  service: ServiceEvaluation,
  candidate: CandidateEvaluation,
  evaluation: Evaluation,
): readonly number[] | null {
  const each = recoveriesOf(candidate, service.id, mode).map((record) =>
    recordDraws(record, read, candidate, evaluation),
  );
  const draws = each.filter((values) => values !== null);
  if (draws.length === 0) return null;
  return draws[0]!.map((_, i) => Math.max(...draws.map((values) => values[i]!)));
}

/**
 * One row's reading in each joint draw: the nominal reading times the ratio of the mean total in that world to the
 * nominal mean total. Each phase's mean moves with the parameters it is made of, weighted by their means.
 *
 * @returns null when there are no draws
 */
export function recordDraws(
  record: FailureModeRecord,
  read: RecoveryReading,
  candidate: CandidateEvaluation,
  evaluation: Evaluation,
): readonly number[] | null {
  const { draws, factors } = evaluation.uncertainty;
  if (draws === 0) return null;
  const nominal = read(record);
  const total = record.phases.reduce((sum, phase) => sum + phase.meanSeconds, 0);
  const ratios = new Array<number>(draws).fill(total > 0 ? 0 : 1);
  if (total > 0) {
    for (const phase of record.phases) {
      const scale = meanFactors(phase.parameters, candidate, factors, draws);
      for (let i = 0; i < draws; i++) ratios[i] = ratios[i]! + (phase.meanSeconds * scale(i)) / total;
    }
  }
  return ratios.map((ratio) => nominal * ratio);
}

/** The factor on the mean of a sum of these parameters in each joint draw; probabilities among them are left alone. */
export function meanFactors(
  names: readonly string[],
  candidate: CandidateEvaluation,
  factors: Evaluation['uncertainty']['factors'],
  draws: number,
): (draw: number) => number {
  const parts = candidate.parameters
    .filter((parameter) => names.includes(parameter.name) && parameter.unit === 'duration')
    .map(({ name, distribution }) => ({
      mean: Math.abs(distributionMean(distribution)),
      factors: parameterFactors(factors, name, candidate.id),
    }));
  const whole = parts.reduce((sum, part) => sum + part.mean, 0);
  if (whole === 0 || parts.every((part) => part.factors === null)) return () => 1;
  const scale = Array.from({ length: draws }, (_, i) =>
    parts.reduce((sum, part) => sum + (part.mean * (part.factors?.[i] ?? 1)) / whole, 0),
  );
  return (draw) => scale[draw]!;
}
