import type { ReportContext } from '../view/context.js';
import { readable } from '../words/words.js';

/** A metric's name as its own file says it. */
export function metricName(id: string, _context: ReportContext): string {
  return readable(id);
}
