import { nearestName } from '../catalog/nearest-name.js';
import type { Text } from '../catalog/parameter.js';
import { metricOf, metrics } from './index.js';
import type { MetricGroup, MetricUnit } from './metric.js';

/** What a metric says, for a reader. */
export type MetricExplanation =
  | {
      readonly kind: 'metric';
      readonly id: string;
      readonly group: MetricGroup;
      readonly name: Text;
      readonly meaning: Text;
      readonly unit: MetricUnit;
      readonly better: 'higher' | 'lower' | null;
      readonly per: 'service' | 'candidate';
    }
  | { readonly kind: 'unknown'; readonly nearest: string | null };

/** Explains a metric by its id; for anything else says which one was probably meant. */
export function explanation(topic: string): MetricExplanation {
  const metric = metricOf(topic);
  if (metric === undefined) return { kind: 'unknown', nearest: nearestName(topic, explainedMetrics) };
  const { id, group, name, meaning, unit, better, per } = metric;
  return { kind: 'metric', id, group, name, meaning, unit, better, per };
}

/** Ids `explanation` knows, in the order of the report. */
export const explainedMetrics: readonly string[] = metrics.map(({ id }) => id);
