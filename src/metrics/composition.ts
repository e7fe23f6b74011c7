import { nearestName } from '../catalog/nearest-name.js';
import type { BudgetRow, Evaluation, MaybeFigure } from '../evaluation/evaluation.js';
import { metricOf, metrics } from './index.js';

/** What a number of the report is made of, per candidate. */
export type MetricComposition =
  | {
      readonly kind: 'composition';
      readonly service: string;
      readonly metric: string;
      readonly candidates: readonly CandidateComposition[];
    }
  | { readonly kind: 'unknown'; readonly nearest: string | null };

export interface CandidateComposition {
  readonly candidate: string;
  readonly figure: MaybeFigure;
  /** Largest first: times per year × mean minutes = minutes per year. Empty: the number is not made of outages. */
  readonly rows: readonly BudgetRow[];
}

/** Metrics that the downtime budget adds up to, and which of its rows. */
const madeOfOutages: Readonly<Record<string, 'all' | 'unplanned' | 'as-the-target-counts'>> = {
  'service-availability': 'all',
  nines: 'all',
  'downtime-minutes-per-year': 'all',
  'availability-excluding-planned': 'unplanned',
  'downtime-excluding-planned': 'unplanned',
  'outages-per-year': 'all',
  'mean-outage': 'all',
  'error-budget-used': 'as-the-target-counts',
};

/**
 * The budget rows that make up `service.metric`, e.g. `shop.downtime-minutes-per-year`, for every candidate.
 *
 * @returns the nearest such name where there is none of this
 */
export function composition(topic: string, evaluation: Evaluation): MetricComposition {
  const services = new Set(evaluation.candidates.flatMap((candidate) => candidate.services.map(({ id }) => id)));
  const split = [...services].find((id) => topic.startsWith(`${id}.`));
  const metric = split === undefined ? undefined : metricOf(topic.slice(split.length + 1));
  if (split === undefined || metric?.per !== 'service') return { kind: 'unknown', nearest: nearest(topic, services) };
  const counted = Object.hasOwn(madeOfOutages, metric.id) ? madeOfOutages[metric.id] : undefined;
  const candidates = evaluation.candidates.flatMap((candidate): CandidateComposition[] => {
    const service = candidate.services.find(({ id }) => id === split);
    if (service === undefined) return [];
    const withoutPlanned =
      counted === 'unplanned' || (counted === 'as-the-target-counts' && service.target?.excludingPlanned === true);
    const rows = counted === undefined ? [] : service.budget.filter(({ planned }) => !(planned && withoutPlanned));
    return [
      {
        candidate: candidate.id,
        figure: metric.read(service, candidate, evaluation),
        rows: [...rows].sort((a, b) => b.minutesPerYear - a.minutesPerYear),
      },
    ];
  });
  return { kind: 'composition', service: split, metric: metric.id, candidates };
}

function nearest(topic: string, services: ReadonlySet<string>): string | null {
  const ids = metrics.filter(({ per }) => per === 'service').map(({ id }) => id);
  return nearestName(
    topic,
    [...services].flatMap((service) => ids.map((id) => `${service}.${id}`)),
  );
}
