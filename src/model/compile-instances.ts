import type { NetRun } from './compiled-net.js';
import { pendingOfInstances } from './instance-pending.js';
import {
  crashed,
  held,
  instancePhase,
  type NetBuilder,
  runningPhases,
  type WorkloadPlaces,
  watchState,
} from './net-builder.js';
import { placeInstance } from './seat-choice.js';
import type { RelocationRule } from './system-model.js';

/** Puts an instance that is running into the phase its seat and its needs allow. */
export function serve(run: NetRun, builder: NetBuilder, workload: WorkloadPlaces, i: number, needs: number): void {
  const seat = run.value(workload.seat[i]!);
  const phase = !run.holds(needs)
    ? instancePhase.blocked
    : run.value(builder.watch[seat]!) >= watchState.outOfRotation
      ? instancePhase.isolated
      : run.holds(builder.reachedGate[seat]!)
        ? instancePhase.serving
        : instancePhase.unreached;
  run.set(workload.phase[i]!, phase);
}

/** Starts an instance where it is, when the seat works and its agent is there. */
export function startInPlace(run: NetRun, builder: NetBuilder, workload: WorkloadPlaces, i: number): void {
  const seat = run.value(workload.seat[i]!);
  const phase = !run.holds(builder.worksGate[seat]!)
    ? instancePhase.out
    : run.holds(builder.agentGate[seat]!)
      ? instancePhase.starting
      : instancePhase.waiting;
  run.set(workload.phase[i]!, phase);
}

/** Instances: own faults and restarts in place, start after the seat returns, start elsewhere, storage to let go. */
export function compileInstances(builder: NetBuilder, workload: WorkloadPlaces, rule: RelocationRule): void {
  const { model } = workload;
  const needs = builder.condition(model.needs);
  workload.phase.forEach((_, i) => {
    compileInstance(builder, workload, i, needs);
  });
  for (const shared of model.commonCauses) {
    builder.activity({
      id: `${model.id} all fail: ${shared.cause}`,
      kind: 'failure',
      cause: shared.cause,
      delay: shared.timeToFailure,
      gate: builder.gates.atLeast(
        1,
        workload.phase.map((p) => builder.gates.valueGate(p, [instancePhase.serving])),
      ),
      memory: 'resume',
      subject: -1,
      effect: (run) => {
        for (let i = 0; i < model.instances; i++) {
          if (run.value(workload.phase[i]!) === instancePhase.serving) crash(run, builder, workload, i, shared.mode);
        }
      },
    });
  }
  model.modes.forEach((mode, m) => {
    if (mode.together === true) compileRestoration(builder, workload, m, needs);
  });
  compileNeeds(builder, workload, needs);
  pendingOfInstances(builder, workload, rule);
}

/** From when the first instance waits for it until all that do serve again. */
function compileRestoration(builder: NetBuilder, workload: WorkloadPlaces, m: number, needs: number): void {
  const { id, modes } = workload.model;
  const { cause, timeToRestore } = modes[m]!;
  builder.activity({
    id: `${id} restored: ${cause}`,
    kind: 'recovery',
    cause,
    delay: timeToRestore,
    gate: builder.gates.atLeast(
      1,
      workload.phase.map((phase) => builder.gates.valueGate(phase, [crashed(m)])),
    ),
    memory: 'restart',
    subject: -1,
    effect: (run) => {
      workload.phase.forEach((phase, i) => {
        if (run.value(phase) === crashed(m)) serve(run, builder, workload, i, needs);
      });
    },
  });
}

function crash(run: NetRun, builder: NetBuilder, workload: WorkloadPlaces, i: number, mode: number): void {
  const seat = run.value(workload.seat[i]!);
  const waits = workload.model.modes[mode]!.needsAgent && !run.holds(builder.agentGate[seat]!);
  run.set(workload.phase[i]!, waits ? held(mode) : crashed(mode));
}

function compileInstance(builder: NetBuilder, workload: WorkloadPlaces, i: number, needs: number): void {
  const { model } = workload;
  const phase = workload.phase[i]!;
  const during = (value: number): number => builder.gates.valueGate(phase, [value]);
  const name = `${model.id}-${i + 1}`;
  model.modes.forEach((mode, m) => {
    if (mode.timeToFailure !== null) {
      builder.activity({
        id: `${name} fails: ${mode.cause}`,
        kind: 'failure',
        cause: mode.cause,
        delay: mode.timeToFailure,
        gate: during(instancePhase.serving),
        memory: 'restart',
        subject: phase,
        effect: (run) => crash(run, builder, workload, i, m),
      });
    }
    if (mode.together === true) return;
    builder.activity({
      id: `${name} restored: ${mode.cause}`,
      kind: 'recovery',
      cause: mode.cause,
      delay: mode.timeToRestore,
      gate: during(crashed(m)),
      memory: 'restart',
      subject: phase,
      effect: (run) => serve(run, builder, workload, i, needs),
    });
  });
  builder.activity({
    id: `${name} started in place`,
    kind: 'recovery',
    cause: 'restart',
    delay: model.startInPlace,
    gate: during(instancePhase.starting),
    memory: 'restart',
    subject: phase,
    effect: (run) => serve(run, builder, workload, i, needs),
  });
  builder.activity({
    id: `${name} started elsewhere`,
    kind: 'recovery',
    cause: 'relocation',
    delay: model.act,
    gate: builder.gates.all([during(instancePhase.moving), builder.condition(model.actNeeds)]),
    memory: 'restart',
    subject: phase,
    effect: (run) => serve(run, builder, workload, i, needs),
  });
  if (model.detach !== null) {
    builder.activity({
      id: `${name} storage free`,
      kind: 'recovery',
      cause: 'relocation',
      delay: model.detach,
      gate: during(instancePhase.detaching),
      memory: 'restart',
      subject: phase,
      effect: (run) => placeInstance(run, builder, workload, i),
    });
  }
}

/** Loss of what the instances need (storage) stops them where they are; its return restarts them. */
function compileNeeds(builder: NetBuilder, workload: WorkloadPlaces, needs: number): void {
  builder.on(needs, false, (run) => {
    for (const phase of workload.phase) {
      const value = run.value(phase);
      const starts = value === instancePhase.starting || value === instancePhase.waiting;
      if (starts || runningPhases.includes(value)) run.set(phase, instancePhase.blocked);
    }
  });
  builder.on(needs, true, (run) => {
    workload.phase.forEach((phase, i) => {
      if (run.value(phase) !== instancePhase.blocked) return;
      startInPlace(run, builder, workload, i);
    });
  });
}
