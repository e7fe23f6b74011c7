import { concerns } from '../evaluation/concerns.js';
import type { CandidateEvaluation, Evaluation, ServiceEvaluation } from '../evaluation/evaluation.js';
import { doubtOf, type Ends, isKnown } from '../evaluation/figure.js';
import { countsForObjective } from '../evaluation/recovery-objective.js';
import { countedDraws, countedUnavailability } from '../evaluation/unavailability-draws.js';
import { rpo } from '../metrics/failover/rpo.js';
import { type RecoveryReading, recordDraws } from '../metrics/recovery-figure.js';
import type { Standing } from './comparison.js';

/** One target of one service, set against what a candidate does. */
export interface CheckedTarget {
  readonly service: string;
  readonly kind: Standing['targets'][number]['kind'];
  /** As the scenario writes it: an availability, or hours. */
  readonly target: number;
  /** Whether it is met in each joint draw; null: there are no draws, or the model does not say. */
  readonly worlds: readonly boolean[] | null;
  /** Whether it is met at the nominal parameters; null: not modelled, or too close to tell. */
  readonly nominal: boolean | null;
  /** What the candidate does: an unavailability, or hours; null: not modelled. */
  readonly reached: number | null;
  /** Multiple of what the target allows: above 1 it is overstepped; null: not modelled. */
  readonly excess: number | null;
}

/** Every target a candidate's services have, availability first. */
export function checkedTargetsOf(candidate: CandidateEvaluation, evaluation: Evaluation): CheckedTarget[] {
  return candidate.services.flatMap((service) => [
    ...availabilityTarget(service, candidate, evaluation),
    ...recoveryTarget(service, candidate, evaluation),
    ...dataLossTarget(service, candidate, evaluation),
  ]);
}

/** The long-run availability, counted with or without planned work as the target says. */
function availabilityTarget(
  service: ServiceEvaluation,
  candidate: CandidateEvaluation,
  evaluation: Evaluation,
): CheckedTarget[] {
  const target = service.target?.availability ?? null;
  if (target === null) return [];
  const allowed = 1 - target;
  const counted = countedUnavailability(service);
  const nominal = within(counted.accuracy, allowed);
  const draws = countedDraws(evaluation.uncertainty, candidate.id, service);
  return [
    {
      service: service.id,
      kind: 'availability',
      target,
      worlds:
        draws?.map((unavailability) => unavailability <= allowed) ??
        (isCertain(candidate) ? worldsOf(candidate, evaluation, nominal) : null),
      nominal,
      reached: counted.value,
      excess: multiple(counted.value, allowed),
    },
  ];
}

const p95: RecoveryReading = ({ total }) => total.p95;

/** The recovery time objective against the 95th percentile of every failure it asks about, see `countsForObjective`. */
function recoveryTarget(
  service: ServiceEvaluation,
  candidate: CandidateEvaluation,
  evaluation: Evaluation,
): CheckedTarget[] {
  const target = service.target?.rtoHours ?? null;
  if (target === null) return [];
  const about = { service: service.id, kind: 'rto' as const, target };
  const records = candidate.failover.filter((record) => concerns(record, service.id));
  if (records.length === 0) return [{ ...about, worlds: null, nominal: null, reached: null, excess: null }];
  const allowed = target * 3600;
  const down = records.filter((record) => countsForObjective(record, candidate));
  const slowest = Math.max(0, ...down.map(p95));
  const nominal = slowest <= allowed;
  const found = { ...about, nominal, reached: slowest / 3600, excess: multiple(slowest, allowed) };
  const draws = down.map((record) => recordDraws(record, p95, candidate, evaluation));
  if (draws.length === 0 || draws.some((values) => values === null)) {
    return [{ ...found, worlds: worldsOf(candidate, evaluation, nominal) }];
  }
  const worlds = draws[0]!.map((_, i) => draws.every((values) => values![i]! <= allowed));
  return [{ ...found, worlds }];
}

/** The recovery point objective, where the model says how much data a failover loses. */
function dataLossTarget(
  service: ServiceEvaluation,
  candidate: CandidateEvaluation,
  evaluation: Evaluation,
): CheckedTarget[] {
  const target = service.target?.rpoHours ?? null;
  if (target === null || rpo.per !== 'service') return [];
  const figure = rpo.read(service, candidate, evaluation);
  const nominal = isKnown(figure) ? within(doubtOf(figure), target) : null;
  const reached = isKnown(figure) ? figure.value : null;
  return [
    {
      service: service.id,
      kind: 'rpo',
      target,
      worlds: worldsOf(candidate, evaluation, nominal),
      nominal,
      reached,
      excess: reached === null ? null : multiple(reached, target),
    },
  ];
}

/**
 * An answer that is the same in every world: one that no drawn parameter moves. Without draws it is certain only where
 * nothing about the candidate's parameters is in doubt.
 */
function worldsOf(
  candidate: CandidateEvaluation,
  { uncertainty }: Evaluation,
  nominal: boolean | null,
): readonly boolean[] | null {
  if (nominal === null) return null;
  if (uncertainty.draws > 0) return new Array<boolean>(uncertainty.draws).fill(nominal);
  return isCertain(candidate) ? [nominal] : null;
}

function isCertain({ parameters }: CandidateEvaluation): boolean {
  return parameters.every(({ uncertainty }) => uncertainty.kind === 'none');
}

function within(ends: Ends, allowed: number): boolean | null {
  if (ends.high <= allowed) return true;
  return ends.low > allowed ? false : null;
}

function multiple(value: number, allowed: number): number {
  if (value === 0) return 0;
  return allowed > 0 ? value / allowed : Number.MAX_VALUE;
}
