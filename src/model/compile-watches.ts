import { serve, startInPlace } from './compile-instances.js';
import type { NetRun } from './compiled-net.js';
import {
  crashed,
  held,
  instancePhase,
  isUnderWork,
  type NetBuilder,
  type WorkloadPlaces,
  watchState,
} from './net-builder.js';
import { placeInstance, placeQueued } from './seat-choice.js';
import type { Delay, RelocationRule, Seat } from './system-model.js';

/**
 * Seats and the recovery controller's view of them: a seat that is not ready leaves rotation, later its instances are
 * moved; both clocks run only while the controller works and start over when it returns or the seat is ready again.
 */
export function compileWatch(
  builder: NetBuilder,
  seat: number,
  rule: RelocationRule,
  workloads: readonly WorkloadPlaces[],
): void {
  const name = builder.model.seats[seat]!.id;
  const watch = builder.watch[seat]!;
  const works = builder.worksGate[seat]!;
  const ready = builder.readyGate[seat]!;
  // With no seat left there is nowhere to go, and nobody there to notice: the clocks wait until one is back.
  const anySeat = builder.gates.atLeast(
    1,
    [...new Set(workloads.flatMap((w) => w.seats))].map((s) => builder.worksGate[s]!),
  );
  const controller = builder.gates.all([builder.condition(rule.controller), anySeat]);
  const needs = new Map(workloads.map((workload) => [workload, builder.condition(workload.model.needs)]));
  const during = (value: number): number => builder.gates.all([builder.gates.valueGate(watch, [value]), controller]);
  const here = (run: NetRun, act: (workload: WorkloadPlaces, i: number, phase: number) => void): void => {
    for (const workload of workloads) {
      workload.seat.forEach((place, i) => {
        if (run.value(place) === seat) act(workload, i, run.value(workload.phase[i]!));
      });
    }
  };

  builder.on(works, false, (run) => here(run, (workload, i, phase) => stop(run, builder, seat, workload, i, phase)));
  builder.on(works, true, (run) => {
    here(run, (workload, i, phase) => {
      if (phase === instancePhase.stale || phase === instancePhase.out) startInPlace(run, builder, workload, i);
    });
  });
  const reached = builder.reachedGate[seat]!;
  builder.on(reached, false, (run) => {
    here(run, (workload, i, phase) => {
      if (phase === instancePhase.serving) run.set(workload.phase[i]!, instancePhase.unreached);
    });
  });
  builder.on(reached, true, (run) => {
    here(run, (workload, i, phase) => {
      if (phase === instancePhase.unreached) serve(run, builder, workload, i, needs.get(workload)!);
    });
  });
  builder.on(ready, false, (run) => {
    if (run.value(builder.patched[seat]!) === 0) run.set(watch, watchWhenLost(run, builder, seat));
  });
  const readyAgain = (run: NetRun): void => {
    // Back before the storage was forced free: the volume is released at once.
    here(run, (workload, i, phase) => {
      if (phase === instancePhase.detaching) placeInstance(run, builder, workload, i);
    });
    run.set(watch, watchState.idle);
    here(run, (workload, i, phase) => {
      if (phase === instancePhase.isolated) serve(run, builder, workload, i, needs.get(workload)!);
    });
    placeQueued(run, builder);
  };
  builder.on(ready, true, readyAgain);
  const agent = builder.agentGate[seat]!;
  builder.on(agent, false, (run) => here(run, (workload, i, phase) => holdRestarts(run, workload, i, phase, true)));
  builder.on(agent, true, (run) => {
    here(run, (workload, i, phase) => holdRestarts(run, workload, i, phase, false));
    placeQueued(run, builder);
  });

  const leaveRotation = (run: NetRun): void => {
    run.set(watch, watchState.outOfRotation);
    here(run, (workload, i, phase) => {
      if (phase === instancePhase.stale) run.set(workload.phase[i]!, instancePhase.out);
      else if (phase === instancePhase.serving || phase === instancePhase.unreached)
        run.set(workload.phase[i]!, instancePhase.isolated);
    });
  };
  builder.activity({
    id: `${name} leaves rotation`,
    kind: 'recovery',
    cause: rule.isolationCause,
    delay: rule.leaveRotation,
    gate: during(watchState.inRotation),
    memory: 'restart',
    subject: watch,
    effect: leaveRotation,
  });
  compileFalseDetection(builder, seat, rule, leaveRotation, readyAgain);
  const movable = builder.gates.all([controller, builder.condition(builder.model.seats[seat]!.movable)]);
  compileCommit(builder, seat, rule, movable, (run) => {
    run.set(watch, watchState.committed);
    here(run, (workload, i) => leave(run, builder, workload, i));
  });
  const pending = pendingOfWatch(builder, rule, builder.model.seats[seat]!.turns ?? []);
  builder.pendingIn(watch, (value) => pending[value] ?? [], pending[watchState.inRotation]);
  // A fault under work is seen when the work ends.
  builder.pendingIn(builder.patched[seat]!, (value) => (value === 0 ? [] : pending[watchState.inRotation]!));
}

/** From when a seat is not ready: where nobody sits, nobody comes before it is ready again, and it is as if given up. */
export function watchWhenLost(run: NetRun, builder: NetBuilder, seat: number): number {
  for (const workload of builder.workloads.values())
    for (const place of workload.seat) if (run.value(place) === seat) return watchState.inRotation;
  return watchState.committed;
}

function pendingOfWatch(
  builder: NetBuilder,
  rule: RelocationRule,
  turns: NonNullable<Seat['turns']>,
): Readonly<Record<number, readonly number[]>> {
  const { whenIsolated } = rule;
  const leaves = builder.delay(rule.leaveRotation);
  if (!rule.relocates) return { [watchState.inRotation]: [leaves] };
  const byHand = rule.manualRecovery === null ? [] : [builder.delay(rule.manualRecovery)];
  const responds = whenIsolated === null || whenIsolated === 'as-lost' ? [] : [builder.delay(whenIsolated)];
  // An isolated seat may be lost, and a lost one come back isolated, before it is given up.
  const waits = turns.map(({ wait }) => builder.delay(wait));
  const commits = [builder.delay(rule.commit), ...waits, ...responds, ...builder.expectedByHand(rule)];
  return {
    [watchState.inRotation]: [leaves, ...commits],
    [watchState.outOfRotation]: commits,
    [watchState.byHand]: byHand,
  };
}

/** A busy but healthy seat misses its heartbeats: out of rotation at once, back with the next heartbeat. */
function compileFalseDetection(
  builder: NetBuilder,
  seat: number,
  rule: RelocationRule,
  leaveRotation: (run: NetRun) => void,
  readyAgain: (run: NetRun) => void,
): void {
  const { falseDetection } = rule;
  if (falseDetection === null) return;
  const name = builder.model.seats[seat]!.id;
  const ready = builder.readyGate[seat]!;
  const place = builder.watch[seat]!;
  const watch = (value: number): number => builder.gates.valueGate(place, [value]);
  builder.activity({
    id: `${name} falsely suspected`,
    kind: 'failure',
    cause: falseDetection.cause,
    delay: falseDetection.timeToFailure,
    gate: builder.gates.all([watch(watchState.idle), ready]),
    memory: 'restart',
    subject: place,
    effect: leaveRotation,
  });
  // Given up meanwhile or not: the seat is heard again and open to new instances.
  const unheard = builder.gates.all([
    builder.gates.valueGate(place, [watchState.outOfRotation, watchState.committed, watchState.byHand]),
    ready,
  ]);
  builder.pendingWithout.push({
    gate: builder.gates.not(unheard),
    delays: [builder.delay(falseDetection.timeToRestore)],
    seat,
  });
  builder.activity({
    id: `${name} heard again`,
    kind: 'recovery',
    cause: falseDetection.cause,
    delay: falseDetection.timeToRestore,
    gate: unheard,
    memory: 'restart',
    subject: place,
    effect: readyAgain,
  });
}

/** The commit, or, when it is not covered, the people who do the same later. */
function compileCommit(
  builder: NetBuilder,
  seat: number,
  rule: RelocationRule,
  movable: number,
  giveUp: (run: NetRun) => void,
): void {
  const { gates } = builder;
  const name = builder.model.seats[seat]!.id;
  const watch = builder.watch[seat]!;
  if (!rule.relocates) {
    builder.givesUpGate[seat] = gates.never();
    return;
  }
  const coverage = rule.coverageFactor === null ? null : builder.probability(rule.coverageFactor);
  const after = (id: string, delay: Delay, state: number, gate: number, effect: (run: NetRun) => void): void =>
    builder.activity({
      id: `${name} ${id}`,
      kind: 'recovery',
      cause: rule.isolationCause,
      delay,
      gate: gates.all([gates.valueGate(watch, [state]), gate]),
      memory: 'restart',
      subject: watch,
      effect,
    });
  const commit = (run: NetRun): void => {
    if (coverage === null || run.chance.happens(coverage)) giveUp(run);
    else run.set(watch, watchState.byHand);
  };
  const isolated = gates.all([builder.worksGate[seat]!, gates.not(builder.reachedGate[seat]!)]);
  const { whenIsolated } = rule;
  const lost = whenIsolated === 'as-lost' ? movable : gates.all([movable, gates.not(isolated)]);
  builder.givesUpGate[seat] = whenIsolated === null ? lost : movable;
  let alone = lost;
  for (const [number, turn] of (builder.model.seats[seat]!.turns ?? []).entries()) {
    const crowded = builder.condition(turn.while);
    const id = `given up in turn${number === 0 ? '' : ` (${number + 1})`}`;
    after(id, inTurn(rule, turn), watchState.outOfRotation, gates.all([alone, crowded]), commit);
    alone = gates.all([alone, gates.not(crowded)]);
  }
  after('given up', rule.commit, watchState.outOfRotation, alone, commit);
  if (whenIsolated !== null && whenIsolated !== 'as-lost') {
    const responds = gates.all([movable, isolated]);
    after('given up in isolation', whenIsolated, watchState.outOfRotation, responds, commit);
  }
  if (rule.manualRecovery === null) return;
  after('given up by hand', rule.manualRecovery, watchState.byHand, builder.givesUpGate[seat]!, giveUp);
}

const inTurn = ({ commit }: RelocationRule, { wait }: { readonly wait: Delay }): Delay => ({
  ...commit,
  terms: [...commit.terms, ...wait.terms],
});

function stop(
  run: NetRun,
  builder: NetBuilder,
  seat: number,
  workload: WorkloadPlaces,
  i: number,
  phase: number,
): void {
  const isPlanned = phase === instancePhase.planned && run.value(builder.patched[seat]!) !== 0;
  if (isPlanned || phase === instancePhase.detaching) return;
  // The loss of its seat ends planned work on the instance: it comes back new elsewhere.
  if (isUnderWork(phase)) run.set(builder.job, 0);
  const inRotation = phase === instancePhase.serving || phase === instancePhase.unreached;
  run.set(workload.phase[i]!, inRotation ? instancePhase.stale : instancePhase.out);
}

/** A restart in place that needs the seat's agent waits while the agent is away, and so does a start. */
function holdRestarts(run: NetRun, workload: WorkloadPlaces, i: number, phase: number, hold: boolean): void {
  if (phase === (hold ? instancePhase.starting : instancePhase.waiting))
    run.set(workload.phase[i]!, hold ? instancePhase.waiting : instancePhase.starting);
  workload.model.modes.forEach((mode, m) => {
    if (mode.needsAgent && phase === (hold ? crashed(m) : held(m)))
      run.set(workload.phase[i]!, hold ? held(m) : crashed(m));
  });
}

/** The commit point: from here on the instance starts elsewhere, whatever becomes of its old seat. */
function leave(run: NetRun, builder: NetBuilder, workload: WorkloadPlaces, i: number): void {
  if (workload.model.detach === null) placeInstance(run, builder, workload, i);
  else run.set(workload.phase[i]!, instancePhase.detaching);
}
