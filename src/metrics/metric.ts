import type { Text } from '../catalog/parameter.js';
import type { CandidateEvaluation, Evaluation, MaybeFigure, ServiceEvaluation } from '../evaluation/evaluation.js';

export type MetricGroup = 'availability' | 'failover' | 'utilization' | 'elasticity' | 'security';

/** How a value is written: the report formats it, nobody else. */
export type MetricUnit =
  | 'availability'
  | 'nines'
  | 'probability'
  | 'share'
  | 'minutes-per-year'
  | 'hours-per-year'
  | 'per-year'
  | 'minutes'
  | 'seconds'
  | 'hours'
  | 'count'
  | 'money'
  | 'money-per-year'
  | 'kilowatt-hours-per-year'
  | 'gibibytes';

interface MetricBase {
  /** = file name = JSON key = anchor in the report. */
  readonly id: string;
  readonly group: MetricGroup;
  readonly name: Text;
  /** One sentence. */
  readonly meaning: Text;
  readonly unit: MetricUnit;
  /** Which direction is better; null: a fact without a direction (security counts). */
  readonly better: 'higher' | 'lower' | null;
}

/** One metric, one file: read off an Evaluation, never computed from the model. */
export type Metric =
  | (MetricBase & {
      readonly per: 'service';
      readonly read: (
        service: ServiceEvaluation,
        candidate: CandidateEvaluation,
        evaluation: Evaluation,
      ) => MaybeFigure;
      /** The value in each joint draw, in draw order; null or absent: the Evaluation does not carry it. */
      readonly draws?: (
        service: ServiceEvaluation,
        candidate: CandidateEvaluation,
        evaluation: Evaluation,
      ) => readonly number[] | null;
    })
  | (MetricBase & {
      readonly per: 'candidate';
      readonly read: (candidate: CandidateEvaluation, evaluation: Evaluation) => MaybeFigure;
      readonly draws?: (candidate: CandidateEvaluation, evaluation: Evaluation) => readonly number[] | null;
    });
