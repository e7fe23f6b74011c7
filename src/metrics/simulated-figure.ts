import type { DistributionRecord, Figure, MaybeFigure, ServiceEvaluation } from '../evaluation/evaluation.js';
import { unknownBecause } from '../evaluation/figure.js';

/** A figure only the simulation gives; unknown without one, or where it asks for a target that was not set. */
export function simulatedFigure(
  service: ServiceEvaluation,
  read: (distributions: DistributionRecord) => Figure | null,
): MaybeFigure {
  if (service.distributions === null) return unknownBecause('not-simulated');
  return read(service.distributions) ?? unknownBecause('no-target');
}
