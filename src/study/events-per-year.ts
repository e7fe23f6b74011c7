import { hoursPerYear } from '../maths/calendar-hours.js';
import { type CompiledNet, NetRun } from '../model/compiled-net.js';
import { delayMean, type ParameterTable } from '../model/delay.js';

/** How often each cause of a failure strikes in a year while everything works, whether or not a service feels it. */
export function eventsPerYear(net: CompiledNet, table: ParameterTable): Record<string, number> {
  const run = new NetRun(net, { among: () => 0, happens: () => true });
  const found: Record<string, number> = {};
  for (const { kind, cause, gate, delay } of net.activities) {
    if (kind !== 'failure' || !run.marking.holds(gate)) continue;
    const mean = delayMean(net.delays[delay]!, table);
    if (mean > 0 && Number.isFinite(mean)) found[cause] = (found[cause] ?? 0) + hoursPerYear / mean;
  }
  return found;
}
