import { flattened } from './condition-parts.js';
import type { InfluenceSources } from './influence-sources.js';
import type { NetBuilder } from './net-builder.js';

/**
 * By seat: places whose pending work concerns nobody but who sits there: its watch, and the work on it, unless that takes
 * components away on which recoveries, groups or other parts of a service hang (masters that are workers too).
 */
export function seatPlaces(builder: NetBuilder, influence: InfluenceSources): readonly (readonly number[])[] {
  const { model } = builder;
  const shared = influence.ofGates(
    [
      ...model.relocationRules.map(({ controller }) => controller),
      ...model.workloads.flatMap(({ needs, actNeeds }) => [needs, actNeeds]),
      ...model.failoverGroups.flatMap(({ members }) => members),
      ...model.services.flatMap(({ up }) => flattened(up)).filter((part) => !('serving' in part)),
    ].map((condition) => builder.condition(condition)),
    // What stands on virtual machines waits for those, and they sit on seats.
    new Set([...builder.workloads.values()].flatMap(({ phase }) => phase)),
  );
  const takenAway = new Map<string, readonly string[]>();
  for (const work of model.plannedWorks) {
    if (work.kind !== 'seat') continue;
    work.seats.forEach((seat, s) => {
      takenAway.set(seat, [...(takenAway.get(seat) ?? []), ...work.components[s]!]);
    });
  }
  return model.seats.map(({ id }, seat) => {
    const isShared = (takenAway.get(id) ?? []).some((component) => shared.has(builder.componentPlace.get(component)!));
    return isShared ? [builder.watch[seat]!] : [builder.watch[seat]!, builder.patched[seat]!];
  });
}
