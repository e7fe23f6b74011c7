import type { CandidateEvaluation, Evaluation, MaybeFigure } from '../evaluation/evaluation.js';
import { isKnown, unknownBecause } from '../evaluation/figure.js';
import { uncertaintyLevel } from '../evaluation/unavailability-draws.js';
import { metrics } from '../metrics/index.js';
import type { Metric, MetricGroup } from '../metrics/metric.js';
import type { Comparison, MetricCell, MetricRow } from './comparison.js';
import { type DrawnFigure, provenSign } from './difference.js';

const groups: readonly MetricGroup[] = ['availability', 'failover', 'utilization', 'elasticity', 'security'];

/** Every metric of every service for all candidates, in the order of the report. */
export function metricGroups(evaluation: Evaluation): Comparison['groups'] {
  const services = serviceIds(evaluation);
  return groups.map((group) => ({
    group,
    rows: metrics
      .filter((metric) => metric.group === group)
      .flatMap((metric) =>
        metric.per === 'candidate'
          ? [metricRow(metric, null, evaluation)]
          : services.map((service) => metricRow(metric, service, evaluation)),
      ),
  }));
}

/** Services in order of first appearance over the candidates. */
export function serviceIds(evaluation: Evaluation): readonly string[] {
  return [...new Set(evaluation.candidates.flatMap(({ services }) => services.map(({ id }) => id)))];
}

/** A metric's reading for one candidate. */
interface Reading {
  readonly figure: MaybeFigure;
  readonly draws: readonly number[] | null;
}

function metricRow(metric: Metric, service: string | null, evaluation: Evaluation): MetricRow {
  const { id, unit, better } = metric;
  const readings = evaluation.candidates.map((candidate) => reading(metric, service, candidate, evaluation));
  const baseline = evaluation.candidates.findIndex(({ id: candidate }) => candidate === evaluation.scenario.baseline);
  const level = uncertaintyLevel(evaluation);
  const best = better === null ? -1 : bestOf(readings, better, level);
  const cells = evaluation.candidates.map((candidate, i): MetricCell => {
    const figure = readings[i]!.figure;
    const difference = i === baseline ? null : differenceBetween(readings[i]!, readings[baseline], level);
    return {
      candidate: candidate.id,
      figure,
      delta: difference?.delta ?? null,
      significant: difference?.significant ?? null,
      best: i === best,
    };
  });
  return { metric: id, service, unit, better, cells };
}

function reading(
  metric: Metric,
  serviceId: string | null,
  candidate: CandidateEvaluation,
  evaluation: Evaluation,
): Reading {
  if (metric.per === 'candidate') {
    return { figure: metric.read(candidate, evaluation), draws: metric.draws?.(candidate, evaluation) ?? null };
  }
  const service = candidate.services.find(({ id }) => id === serviceId);
  if (service === undefined) return { figure: unknownBecause('not-applicable'), draws: null };
  return {
    figure: metric.read(service, candidate, evaluation),
    draws: metric.draws?.(service, candidate, evaluation) ?? null,
  };
}

function differenceBetween(
  own: Reading,
  baseline: Reading | undefined,
  level: number,
): { delta: number; significant: boolean } | null {
  if (baseline === undefined || !isDrawn(own) || !isDrawn(baseline)) return null;
  return { delta: own.figure.value - baseline.figure.value, significant: provenSign(own, baseline, level) !== 0 };
}

/** Index of the reading better than every other by more than the uncertainty; −1: none, or another is not known. */
function bestOf(readings: readonly Reading[], better: 'higher' | 'lower', level: number): number {
  if (readings.length < 2 || !readings.every(isDrawn)) return -1;
  const drawn = readings as readonly DrawnFigure[];
  const sign = better === 'higher' ? 1 : -1;
  return drawn.findIndex((own) => drawn.every((other) => other === own || provenSign(own, other, level) === sign));
}

function isDrawn(reading: Reading): reading is DrawnFigure {
  return isKnown(reading.figure);
}
