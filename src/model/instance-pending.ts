import {
  crashed,
  held,
  instancePhase,
  largestInstanceWorkCount,
  largestModeCount,
  type NetBuilder,
  runningPhases,
  underWork,
  type WorkloadPlaces,
  watchState,
} from './net-builder.js';
import { always, type RelocationRule, type WorkloadModel } from './system-model.js';

const ownPhases: readonly number[] = [
  ...Array.from({ length: largestModeCount }, (_, m) => [crashed(m), held(m)]).flat(),
  ...Array.from({ length: largestInstanceWorkCount }, (_, work) => underWork(work)),
];
/** On a seat that works for it, or on the way there: there it stays unless the seat is given up. */
const stayingPhases: readonly number[] = [
  ...runningPhases,
  instancePhase.starting,
  instancePhase.waiting,
  instancePhase.blocked,
  instancePhase.moving,
  ...ownPhases,
];
/** On a seat that does not: there it starts if the seat comes back. */
const lostPhases: readonly number[] = [instancePhase.stale, instancePhase.out, instancePhase.planned];
/** It will come to run, whatever has become of what it needs. */
const comingPhases: readonly number[] = [
  ...lostPhases,
  ...ownPhases,
  instancePhase.starting,
  instancePhase.waiting,
  instancePhase.moving,
  instancePhase.queued,
  instancePhase.detaching,
];
const watched = [watchState.inRotation, watchState.outOfRotation, watchState.byHand];

/** Delays until an instance serves again whose seat is lost: elsewhere, or, if that is overtaken, in place. */
export function delaysWhenLost(builder: NetBuilder, { model }: WorkloadPlaces, rule: RelocationRule): number[] {
  const inPlace = builder.delay(model.startInPlace);
  return rule.relocates ? [...delaysOfMove(builder, model), inPlace] : [inPlace];
}

function delaysOfMove(builder: NetBuilder, { detach, act }: WorkloadModel): number[] {
  return [...(detach === null ? [] : [builder.delay(detach)]), builder.delay(act)];
}

/**
 * What instances may still have to go through (`PendingWork`), so that no recovery adds to it: on a seat that may be given
 * up they may start there and move all the same; without what they need they come to run only to be stopped and to start
 * once more.
 */
export function pendingOfInstances(builder: NetBuilder, workload: WorkloadPlaces, rule: RelocationRule): void {
  const { model } = workload;
  const inPlace = builder.delay(model.startInPlace);
  const lost = delaysWhenLost(builder, workload, rule);
  const table = delaysByPhase(builder, workload, lost);
  const needs = builder.condition(model.needs);
  const setBack = [...lost, ...(model.needs === always ? [] : [inPlace])];
  workload.phase.forEach((phase, i) => {
    builder.pendingIn(phase, (value) => table[value] ?? [], setBack);
    if (model.needs !== always) {
      const isComing = builder.gates.valueGate(phase, comingPhases);
      const gate = builder.gates.atLeast(1, [needs, builder.gates.not(isComing)]);
      builder.pendingWithout.push({ gate, delays: [inPlace], phase });
    }
    if (!rule.relocates) return;
    const there = { phase, seat: workload.seat[i]!, watched: bits(watched), watchOf: builder.watch };
    builder.exposed.push({ ...there, phases: bits(stayingPhases), delays: delaysOfMove(builder, model) });
  });
}

function delaysByPhase(
  builder: NetBuilder,
  { model }: WorkloadPlaces,
  lost: readonly number[],
): readonly (readonly number[])[] {
  const inPlace = builder.delay(model.startInPlace);
  const table: (readonly number[])[] = [];
  for (const phase of lostPhases) table[phase] = lost;
  for (const phase of [instancePhase.starting, instancePhase.waiting, instancePhase.blocked]) table[phase] = [inPlace];
  table[instancePhase.detaching] = delaysOfMove(builder, model);
  for (const phase of [instancePhase.moving, instancePhase.queued]) table[phase] = [builder.delay(model.act)];
  model.modes.forEach((mode, m) => {
    table[crashed(m)] = table[held(m)] = [builder.delay(mode.timeToRestore)];
  });
  return table;
}

const bits = (values: readonly number[]): number => values.reduce((mask, value) => mask | (1 << value), 0);
