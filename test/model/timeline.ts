import { compiledNet } from '../../src/model/compile.js';
import type { SystemModel } from '../../src/model/system-model.js';
import { Simulator } from '../../src/simulation/simulator.js';
import { parameters } from './small-models.js';

/** Events with fixed delays in the true form: [time, activity] until the end (h). */
export function timeline(
  model: SystemModel,
  hours: Readonly<Record<string, number>>,
  end: number,
): (readonly [number, string])[] {
  const net = compiledNet(model);
  const fixed = Object.entries(hours).map(([name, value]) => [name, { kind: 'deterministic', value }] as const);
  const simulator = new Simulator(net, parameters(Object.fromEntries(fixed)), 'true-distributions', 1);
  const events: (readonly [number, string])[] = [];
  simulator.restart(0, 'new');
  simulator.runUntil(end, {
    advanced: () => {},
    happened: (_, activity, time) => events.push([Math.round(time * 1e6) / 1e6, net.activities[activity]!.id]),
  });
  return events;
}
