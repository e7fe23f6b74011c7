import type { NetRun } from './compiled-net.js';
import { flattened, innerOf } from './condition-parts.js';
import { countedRedundancy } from './counted-redundancy.js';
import type { GateNetwork } from './gate-network.js';
import { isHelpedOnly } from './helped-only.js';
import { type InfluenceSources, influenceSources } from './influence-sources.js';
import { known, type NetBuilder } from './net-builder.js';
import { SoundSeats } from './sound-seats.js';
import type { Condition } from './system-model.js';

/**
 * One of the conditions that together keep a service up, and how far it is from being lost. Recoveries never lower `spare`,
 * and while it is 1 or more the condition holds.
 */
export interface Redundancy {
  /** Losses it stands before it may be lost, plus one; 0: it may be lost already, or be lost by a recovery. */
  readonly spare: (run: NetRun) => number;
  /** By how much a failure lowers it at most in any state, from the places the failure changes in the reference state. */
  readonly loss: (changed: readonly number[]) => number;
}

/** The conditions all services hang on, each once; their gates are made, so it is called before the network is built. */
export function serviceParts(builder: NetBuilder): readonly Condition[] {
  const parts = new Map(
    builder.model.services.flatMap(({ up }) => flattened(up)).map((part) => [JSON.stringify(part), part]),
  );
  for (const part of parts.values()) makeGates(builder, part);
  return [...parts.values()];
}

function makeGates(builder: NetBuilder, part: Condition): void {
  builder.condition(part);
  for (const inner of innerOf(part)) makeGates(builder, inner);
}

/** @param parts of `serviceParts` */
export function redundancies(
  builder: NetBuilder,
  network: GateNetwork,
  parts: readonly Condition[],
): readonly Redundancy[] {
  const sources = influenceSources(builder, network);
  const sound = new SoundSeats(builder, sources);
  return parts.map((part) => redundancyOf(builder, sources, sound, part));
}

function redundancyOf(builder: NetBuilder, sources: InfluenceSources, sound: SoundSeats, part: Condition): Redundancy {
  if ('serving' in part)
    return countedRedundancy(builder, sources, sound, known(builder.workloads, part.serving, 'workload'), part.atLeast);
  if ('any' in part || 'all' in part) {
    const inner = ('any' in part ? part.any : part.all).map((c) => redundancyOf(builder, sources, sound, c));
    const spares = (run: NetRun): number[] => inner.map(({ spare }) => spare(run));
    return {
      spare: (run) => ('any' in part ? Math.max(0, ...spares(run)) : Math.min(...spares(run))),
      loss: (changed) => Math.max(0, ...inner.map(({ loss }) => loss(changed))),
    };
  }
  if ('of' in part && isHelpedOnly(builder, part)) return someOf(builder, sources, part.of, part.atLeast);
  const gate = builder.condition(part);
  const places = sources.ofGates([gate]);
  const loss = (changed: readonly number[]): number => (changed.some((place) => places.has(place)) ? 1 : 0);
  if (isHelpedOnly(builder, part)) return { spare: (run) => (run.holds(gate) ? 1 : 0), loss };
  // Recoveries may take it away: it is sure while nothing that it hangs on is other than in the reference state.
  const all = [...places];
  const isSure = (run: NetRun): boolean =>
    run.holds(gate) && all.every((place) => run.value(place) === builder.gates.initialOf(place));
  return { spare: (run) => (isSure(run) ? 1 : 0), loss };
}

/** At least so many of conditions that recoveries can only make true. */
function someOf(
  builder: NetBuilder,
  sources: InfluenceSources,
  conditions: readonly Condition[],
  atLeast: number,
): Redundancy {
  const gates = conditions.map((condition) => builder.condition(condition));
  const placesOf = gates.map((gate) => sources.ofGates([gate]));
  return {
    spare: (run) => Math.max(0, gates.filter((gate) => run.holds(gate)).length - atLeast + 1),
    loss: (changed) => placesOf.filter((places) => changed.some((place) => places.has(place))).length,
  };
}
