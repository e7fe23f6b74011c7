import { metricOf } from '../../metrics/index.js';
import type { ReportContext } from '../view/context.js';
import { readable } from '../words/words.js';

/** A metric's name as its own file says it. */
export function metricName(id: string, context: ReportContext): string {
  const metric = metricOf(id);
  return metric === undefined ? readable(id) : context.say(metric.name);
}
