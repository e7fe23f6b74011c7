import { serve, startInPlace } from './compile-instances.js';
import { watchWhenLost } from './compile-watches.js';
import type { NetRun } from './compiled-net.js';
import {
  componentState,
  groupPhase,
  instancePhase,
  known,
  largestInstanceWorkCount,
  type NetBuilder,
  underWork,
  type WorkloadPlaces,
  watchState,
} from './net-builder.js';
import { bestSeats, moved, placeInstance, placeQueued } from './seat-choice.js';
import type { PlannedWork } from './system-model.js';

/** Nothing is failed, displaced or under work: the only time at which planned work and rebalancing begin. */
export function quietGate(builder: NetBuilder): number {
  const gates: number[] = [builder.gates.valueGate(builder.job, [0])];
  for (const place of builder.componentPlace.values()) gates.push(builder.gates.valueGate(place, [componentState.up]));
  for (const group of builder.groupPlaces.values())
    gates.push(builder.gates.valueGate(group.phase, [groupPhase.serving]));
  for (const workload of builder.workloads.values()) {
    for (const phase of workload.phase) gates.push(builder.gates.valueGate(phase, [instancePhase.serving]));
  }
  for (const watch of builder.watch) gates.push(builder.gates.valueGate(watch, [watchState.idle]));
  return builder.gates.all(gates);
}

/** One job at a time; each subject (seat, component set, instance) has its own clock of one period. */
export function compilePlannedWork(builder: NetBuilder, work: PlannedWork, number: number, quiet: number): void {
  for (const subject of subjectsOf(builder, work, number)) {
    const { place, underWork: value } = subject;
    builder.activity({
      id: `${work.id} of ${subject.name} begins`,
      kind: 'planned',
      cause: work.cause,
      delay: { ...work.period, minus: work.duration.terms },
      gate: quiet,
      memory: 'resume',
      subject: place,
      effect: (run) => {
        if (!subject.canBegin(run)) return;
        // The place is set first: a seat is closed to placement by it and its watch does not start.
        run.set(place, value);
        run.set(builder.job, 1);
        run.isOrderly = true;
        subject.begin(run);
      },
    });
    builder.activity({
      id: `${work.id} of ${subject.name} ends`,
      kind: 'recovery',
      cause: work.cause,
      delay: work.duration,
      gate: builder.gates.valueGate(place, [value]),
      memory: 'restart',
      subject: place,
      effect: (run) => {
        run.set(builder.job, 0);
        subject.end(run);
      },
    });
    const pending = [builder.delay(work.duration)];
    builder.pendingIn(place, (current) => (current === value ? pending : []));
  }
}

/** One thing that work is done on: its place has the value `underWork` meanwhile. */
interface Subject {
  readonly name: string;
  readonly place: number;
  readonly underWork: number;
  /** False: not now (no room for what runs there); it is tried again after another period. */
  readonly canBegin: (run: NetRun) => boolean;
  readonly begin: (run: NetRun) => void;
  /** Has to take the place out of `underWork`. */
  readonly end: (run: NetRun) => void;
}

function subjectsOf(builder: NetBuilder, work: PlannedWork, number: number): Subject[] {
  if (work.kind === 'instance') return instanceSubjects(builder, known(builder.workloads, work.workload, 'workload'));
  if (work.kind === 'component') return work.components.map((ids) => componentSubject(builder, work.id, ids));
  const seats = builder.model.seats.map((seat) => seat.id);
  return work.seats.map((id, s) => seatSubject(builder, work, number, seats.indexOf(id), work.components[s]!));
}

function componentSubject(builder: NetBuilder, work: string, ids: readonly string[]): Subject {
  const place = builder.place(`${work}: ${ids[0]!}`, 0);
  builder.carried.push([place, ids[0]!]);
  const parts = partsOf(builder, ids);
  return {
    name: ids[0]!,
    place,
    underWork: 1,
    canBegin: () => true,
    begin: (run) => takeDown(run, parts),
    end: (run) => {
      run.set(place, 0);
      putUp(run, parts);
    },
  };
}

function seatSubject(
  builder: NetBuilder,
  work: PlannedWork & { kind: 'seat' },
  number: number,
  seat: number,
  components: readonly string[],
): Subject {
  const each = (run: NetRun, act: (workload: WorkloadPlaces, i: number) => void): void => {
    for (const workload of builder.workloads.values()) {
      workload.seat.forEach((place, i) => {
        if (run.value(place) === seat) act(workload, i);
      });
    }
  };
  const parts = partsOf(builder, components);
  return {
    name: builder.model.seats[seat]!.id,
    // A seat has one place for all works on it: only one job is under way at a time.
    place: builder.patched[seat]!,
    underWork: number + 1,
    canBegin: (run) => work.evacuation === 'stop' || canBeEmptied(run, builder, seat),
    begin: (run) => {
      if (work.evacuation === 'drain') {
        for (const workload of builder.workloads.values()) drain(run, builder, workload, seat);
      } else {
        each(run, (workload, i) => {
          if (work.evacuation === 'live') migrate(run, builder, workload, i);
          else run.set(workload.phase[i]!, instancePhase.planned);
        });
      }
      takeDown(run, parts);
    },
    end: (run) => {
      run.set(builder.patched[seat]!, 0);
      putUp(run, parts);
      each(run, (workload, i) => {
        if (run.value(workload.phase[i]!) === instancePhase.planned) {
          startInPlace(run, builder, workload, i);
        }
      });
      // Something may have failed meanwhile that kept the seat from being ready.
      if (!run.holds(builder.readyGate[seat]!)) run.set(builder.watch[seat]!, watchWhenLost(run, builder, seat));
      placeQueued(run, builder);
    },
  };
}

/** Every instance on the seat has somewhere to go (checked one by one, which suffices when room is not the last slot). */
function canBeEmptied(run: NetRun, builder: NetBuilder, seat: number): boolean {
  for (const workload of builder.workloads.values()) {
    for (const place of workload.seat) {
      if (run.value(place) === seat && bestSeats(run, builder, workload, seat).length === 0) return false;
    }
  }
  return true;
}

/** Live migration: it serves all the while, the last switch-over being shorter than a request's timeout. */
function migrate(run: NetRun, builder: NetBuilder, workload: WorkloadPlaces, i: number): void {
  const from = run.value(workload.seat[i]!);
  run.set(workload.seat[i]!, builder.model.seats.length);
  const seats = bestSeats(run, builder, workload, from);
  // Room was checked before; two instances may still compete for the last slot, then the second stops with the host.
  const to = seats.length === 0 ? from : seats[seats.length === 1 ? 0 : run.chance.among(seats.length)]!;
  run.set(workload.seat[i]!, to);
  moved(run, workload);
}

/**
 * Evicts what runs on a seat within the disruption budget (instances − required): so many restart elsewhere at once,
 * each further one leaves when its replacement serves, which users do not feel. Without a budget all are evicted at once.
 */
function drain(run: NetRun, builder: NetBuilder, workload: WorkloadPlaces, seat: number): void {
  const budget = workload.model.instances - workload.model.required;
  let evicted = 0;
  workload.seat.forEach((place, i) => {
    if (run.value(place) !== seat) return;
    if (budget === 0 || evicted++ < budget) placeInstance(run, builder, workload, i);
    else migrate(run, builder, workload, i);
  });
}

function takeDown(run: NetRun, parts: readonly PlannedPart[]): void {
  for (const { place } of parts) run.set(place, componentState.planned);
}

/** Back from the work, unless it failed meanwhile; what it needs may be away, then it starts when that is back. */
function putUp(run: NetRun, parts: readonly PlannedPart[]): void {
  for (const { place, needs } of parts) {
    if (run.value(place) !== componentState.planned) continue;
    run.set(place, needs !== null && !run.holds(needs) ? componentState.starting : componentState.up);
  }
}

interface PlannedPart {
  readonly place: number;
  /** Gate of what it needs to start; null: it has no start of its own. */
  readonly needs: number | null;
}

function partsOf(builder: NetBuilder, ids: readonly string[]): PlannedPart[] {
  return ids.map((id) => {
    const { startTime, needs } = known(builder.componentOf, id, 'component');
    return { place: builder.componentPlace.get(id)!, needs: startTime === null ? null : builder.condition(needs) };
  });
}

function instanceSubjects(builder: NetBuilder, workload: WorkloadPlaces): Subject[] {
  const needs = builder.condition(workload.model.needs);
  const value = underWork(builder.instanceWorks.get(workload) ?? 0);
  builder.instanceWorks.set(workload, (builder.instanceWorks.get(workload) ?? 0) + 1);
  if (value >= underWork(largestInstanceWorkCount)) {
    throw new Error(`workload ${workload.model.id} has more than ${largestInstanceWorkCount} kinds of planned work`);
  }
  return workload.phase.map((place, i) => ({
    name: `${workload.model.id}-${i + 1}`,
    place,
    underWork: value,
    canBegin: () => true,
    // The work is the value of its phase: nothing more to do.
    begin: () => {},
    end: (run) => serve(run, builder, workload, i, needs),
  }));
}
