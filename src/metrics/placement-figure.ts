import type { CandidateEvaluation, MaybeFigure } from '../evaluation/evaluation.js';
import { exactFigure, unknownBecause } from '../evaluation/figure.js';
import type { CapacityShares, PlacementRecord } from '../evaluation/topology.js';

/** A number read off the placement; unknown for a custom model, which has none. */
export function placementFigure(
  candidate: CandidateEvaluation,
  read: (placement: PlacementRecord) => number | null,
  whenNull = 'not-modelled',
): MaybeFigure {
  if (candidate.platform === 'custom') return unknownBecause('custom-candidate');
  const value = read(candidate.placement);
  return value === null ? unknownBecause(whenNull) : exactFigure(value, 'counted from the placement');
}

/** Share of the candidate's whole capacity of one kind that goes one way. */
export function capacityShare(
  candidate: CandidateEvaluation,
  resource: 'cpu' | 'memory',
  share: Exclude<keyof CapacityShares, 'total'>,
): MaybeFigure {
  return placementFigure(candidate, (placement) => placement[resource][share]);
}

/** Measured use of the hosts; unknown where no utilization file was given. */
export function measuredUse(
  candidate: CandidateEvaluation,
  read: keyof NonNullable<PlacementRecord['measuredUse']>,
): MaybeFigure {
  return placementFigure(candidate, ({ measuredUse: use }) => use?.[read] ?? null, 'not-measured');
}
