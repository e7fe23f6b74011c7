import { BalancedLayout } from './balanced-layout.js';
import { compileComponents } from './compile-components.js';
import { compileGroup } from './compile-groups.js';
import { compileInstances } from './compile-instances.js';
import { compilePlannedWork, quietGate } from './compile-planned-work.js';
import { compileWatch } from './compile-watches.js';
import type { CompiledNet, NetRun } from './compiled-net.js';
import type { GateNetwork } from './gate-network.js';
import { influenceOf } from './influence.js';
import { influenceSources } from './influence-sources.js';
import {
  componentState,
  groupPhase,
  instancePhase,
  known,
  largestModeCount,
  NetBuilder,
  watchState,
} from './net-builder.js';
import { recoverable } from './recoverable.js';
import { type RedundancySources, redundancies, serviceParts } from './redundancy.js';
import { seatPlaces } from './seat-places.js';
import { serviceReward } from './service-rewards.js';
import { SoundSeats } from './sound-seats.js';
import { type Symmetry, symmetryOf } from './symmetry.js';
import type { RelocationRule, SystemModel } from './system-model.js';
import { workloadReach } from './workload-reach.js';

/**
 * Compiles a model into the stochastic activity network that `markov` explores and `simulation` runs: the only place
 * that says what each event does. Cost: linear in components × (what they need), instances and seats.
 * Throws one line when the model names something it does not have or needs itself.
 */
export function compiledNet(model: SystemModel): CompiledNet {
  const builder = new NetBuilder(model);
  makePlaces(builder);
  for (const seat of model.seats) {
    builder.worksGate.push(builder.condition(seat.works));
    builder.reachedGate.push(builder.condition(seat.reached));
    builder.readyGate.push(builder.condition(seat.ready));
    builder.agentGate.push(builder.condition(seat.agent));
  }
  compileComponents(builder);
  for (const group of model.failoverGroups) compileGroup(builder, group);
  const rules = new Map(model.relocationRules.map((rule) => [rule.id, rule]));
  for (const workload of builder.workloads.values()) {
    compileInstances(builder, workload, known(rules, workload.model.rule, 'relocation rule'));
  }
  compileWatches(builder, rules);
  const quiet = quietGate(builder);
  model.plannedWorks.forEach((work, number) => {
    compilePlannedWork(builder, work, number, quiet);
  });
  compileRebalancing(builder, quiet);
  const services = model.services.map((service) => serviceReward(builder, service));
  const probes = model.probes.map((probe) => ({ id: probe.id, gate: builder.condition(probe.up) }));
  const parts = serviceParts(builder);
  const network = builder.gates.build();
  const symmetry = symmetryOf(builder);
  // Found when asked for first: simulations never ask.
  let found: RedundancySources | null = null;
  const sources = (): RedundancySources => {
    found ??= redundancySources(builder, network);
    return found;
  };
  return {
    network,
    placeNames: builder.placeNames,
    activities: builder.activities,
    delays: builder.delays,
    probabilities: builder.probabilities,
    reactions: builder.reactions,
    services,
    probes,
    pending: builder.pending,
    exposed: builder.exposed,
    pendingWithout: builder.pendingWithout,
    influenced: influenceOf(builder, network),
    recoverable: (isSoonDone) => recoverable(builder, isSoonDone),
    redundancies: () => redundancies(sources(), parts),
    reach: () => sources().workloads,
    seatPlaces: () => sources().seatPlaces,
    symmetry,
    settle: settling(builder, network.initial, quiet, symmetry),
  };
}

function redundancySources(builder: NetBuilder, network: GateNetwork): RedundancySources {
  const influence = influenceSources(builder, network);
  const sound = new SoundSeats(builder, influence);
  const workloads = [...builder.workloads.values()].map((w) => workloadReach(builder, influence, sound, w));
  return { builder, influence, sound, workloads, seatPlaces: seatPlaces(builder, influence) };
}

function makePlaces(builder: NetBuilder): void {
  const { model } = builder;
  for (const component of model.components) {
    builder.componentOf.set(component.id, component);
    builder.componentPlace.set(component.id, builder.place(component.id, componentState.up));
  }
  for (const group of model.failoverGroups) {
    const holder = builder.place(`${group.id}: holder`, 0);
    builder.groupPlaces.set(group.id, {
      model: group,
      holder,
      phase: builder.place(`${group.id}: phase`, groupPhase.serving),
    });
  }
  const seatIndex = new Map(model.seats.map((seat, index) => [seat.id, index]));
  for (const seat of model.seats) {
    builder.watch.push(builder.place(`${seat.id}: watch`, watchState.idle));
    builder.patched.push(builder.place(`${seat.id}: under work`, 0));
  }
  for (const workload of model.workloads) {
    if (workload.modes.length > largestModeCount) {
      throw new Error(
        `workload ${workload.id} has ${workload.modes.length} failure modes, at most ${largestModeCount} fit`,
      );
    }
    const seat = workload.layout.map((id, i) =>
      builder.place(`${workload.id}-${i + 1}: seat`, known(seatIndex, id, 'seat')),
    );
    const phase = workload.layout.map((_, i) => builder.place(`${workload.id}-${i + 1}`, instancePhase.serving));
    const drift = builder.place(`${workload.id}: drift`, 0);
    const seats = workload.seats.map((id) => known(seatIndex, id, 'seat'));
    builder.workloads.set(workload.id, { model: workload, seat, phase, seats, drift });
  }
}

function compileWatches(builder: NetBuilder, rules: ReadonlyMap<string, RelocationRule>): void {
  builder.model.seats.forEach((_, seat) => {
    const here = [...builder.workloads.values()].filter((workload) => workload.seats.includes(seat));
    if (here.length === 0) return;
    compileWatch(builder, seat, known(rules, here[0]!.model.rule, 'relocation rule'), here);
  });
}

/**
 * The layout goes back to the balanced one (DRS, the next release): after its delay, of which the hours count in which all
 * is quiet. What fails meanwhile does not put a release off by another period.
 */
function compileRebalancing(builder: NetBuilder, quiet: number): void {
  for (const workload of builder.workloads.values()) {
    if (workload.model.rebalance === null) continue;
    builder.activity({
      id: `${workload.model.id} rebalanced`,
      kind: 'planned',
      cause: 'rebalance',
      delay: workload.model.rebalance,
      gate: builder.gates.all([builder.gates.valueGate(workload.drift, [1]), quiet]),
      memory: 'resume',
      subject: -1,
      effect: (run) => {
        workload.seat.forEach((place) => {
          run.set(place, builder.gates.initialOf(place));
        });
        run.set(workload.drift, 2);
      },
    });
  }
}

/**
 * After a firing: in the as-solved form a quiet marking is the reference state; otherwise a workload that has moved
 * has drifted unless its layout, alone, equals the balanced one up to names.
 */
function settling(builder: NetBuilder, initial: Int32Array, quiet: number, symmetry: Symmetry): (run: NetRun) => void {
  const balanced = new BalancedLayout(builder, initial, symmetry);
  const holders = [...builder.groupPlaces.values()].map((group) => group.holder);
  const workloads = [...builder.workloads.values()];
  return (run) => {
    if (run.returnsToReference) {
      for (const { drift } of workloads) run.set(drift, 0);
      if (run.holds(quiet)) restoreReference(run);
      return;
    }
    for (const workload of workloads) {
      if (run.value(workload.drift) === 2) run.set(workload.drift, balanced.holds(run, workload) ? 0 : 1);
    }
  };

  function restoreReference(run: NetRun): void {
    for (const holder of holders) run.set(holder, initial[holder]!);
    for (const { seat } of workloads) for (const place of seat) run.set(place, initial[place]!);
  }
}
