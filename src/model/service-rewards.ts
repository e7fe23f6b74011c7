import type { NetRun, ServiceReward } from './compiled-net.js';
import {
  crashed,
  held,
  instancePhase,
  isTakingOver,
  isUnderWork,
  known,
  largestModeCount,
  type NetBuilder,
  type WorkloadPlaces,
  watchState,
} from './net-builder.js';
import type { ServiceModel } from './system-model.js';

/** The parts of an outage, in the order of the Evaluation's `Phase`. */
export const phases = ['detect', 'decide', 'act', 'restart', 'repair', 'planned'] as const;
type PhaseIndex = 0 | 1 | 2 | 3 | 4 | 5;

/** What users of a service feel in a marking: up, the share of requests served, and what a down service waits for. */
export function serviceReward(builder: NetBuilder, service: ServiceModel): ServiceReward {
  const gate = builder.condition(service.gate);
  const workloads = service.workloads.map(({ id, required }) => ({
    places: known(builder.workloads, id, 'workload'),
    required,
  }));
  const takeovers = [...builder.groupPlaces.values()].map(({ model, phase }) => ({
    phase,
    anyMember: builder.gates.atLeast(
      1,
      model.members.map((member) => builder.condition(member)),
    ),
  }));
  return {
    id: service.id,
    upGate: builder.condition(service.up),
    servedShare: (run) => (run.holds(gate) ? servedShare(run, workloads) : 0),
    waitsFor: (run) => waitsFor(run, builder, workloads, takeovers, run.holds(gate)),
  };
}

/** Π over workloads (1 − dead in rotation ÷ in rotation) × least over workloads min(1, serving ÷ required). */
function servedShare(run: NetRun, workloads: readonly { places: WorkloadPlaces; required: number }[]): number {
  let alive = 1;
  let capacity = 1;
  for (const { places, required } of workloads) {
    let serving = 0;
    let stale = 0;
    for (const phase of places.phase) {
      const value = run.value(phase);
      if (value === instancePhase.serving) serving++;
      else if (value === instancePhase.stale || value === instancePhase.unreached) stale++;
    }
    if (serving === 0) return 0;
    alive *= serving / (serving + stale);
    capacity = Math.min(capacity, serving / required);
  }
  return alive * capacity;
}

function waitsFor(
  run: NetRun,
  builder: NetBuilder,
  workloads: readonly { places: WorkloadPlaces; required: number }[],
  takeovers: readonly { phase: number; anyMember: number }[],
  gateHolds: boolean,
): PhaseIndex {
  if (run.value(builder.job) !== 0) return 5;
  if (gateHolds) {
    // The furthest advanced replacement is what the service will be back with.
    let best: PhaseIndex = 4;
    for (const { places, required } of workloads) {
      if (servingCount(run, places) >= required) continue;
      for (let i = 0; i < places.phase.length; i++) best = earlier(best, instanceWaitsFor(run, builder, places, i));
    }
    return best;
  }
  const isTakenOver = takeovers.some(({ phase, anyMember }) => isTakingOver(run.value(phase)) && run.holds(anyMember));
  return isTakenOver ? 2 : 4;
}

/** From most to least advanced. */
const advance: readonly PhaseIndex[] = [3, 2, 1, 0, 5, 4];
const earlier = (a: PhaseIndex, b: PhaseIndex): PhaseIndex => (advance.indexOf(a) <= advance.indexOf(b) ? a : b);

function servingCount(run: NetRun, places: WorkloadPlaces): number {
  let serving = 0;
  for (const phase of places.phase) if (run.value(phase) === instancePhase.serving) serving++;
  return serving;
}

const crashedPhases = new Set(Array.from({ length: largestModeCount }, (_, m) => crashed(m)));
const heldPhases = new Set(Array.from({ length: largestModeCount }, (_, m) => held(m)));

function instanceWaitsFor(run: NetRun, builder: NetBuilder, places: WorkloadPlaces, i: number): PhaseIndex {
  const phase = run.value(places.phase[i]!);
  if (phase === instancePhase.starting || crashedPhases.has(phase)) return 3;
  if (phase === instancePhase.moving) return 2;
  if (phase === instancePhase.detaching) return 1;
  if (phase === instancePhase.planned || isUnderWork(phase)) return 5;
  if (phase === instancePhase.serving || phase === instancePhase.blocked || phase === instancePhase.queued) return 4;
  if (heldPhases.has(phase)) return 4;
  const seat = run.value(places.seat[i]!);
  const watch = run.value(builder.watch[seat]!);
  if (watch === watchState.inRotation) return 0;
  return watch === watchState.outOfRotation && run.holds(builder.givesUpGate[seat]!) ? 1 : 4;
}
