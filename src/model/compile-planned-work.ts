import { serve } from './compile-instances.js';
import type { NetRun } from './compiled-net.js';
import {
  componentState,
  groupPhase,
  instancePhase,
  known,
  type NetBuilder,
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
  const subjects = subjectsOf(builder, work);
  // A seat has one place for all works on it: only one job is under way at a time.
  const busy = subjects.map((subject) =>
    subject.seat === undefined ? builder.place(`${work.id}: ${subject.name}`, 0) : builder.patched[subject.seat]!,
  );
  subjects.forEach((subject, s) => {
    if (work.kind === 'component') builder.busyOf.push([busy[s]!, subject.name]);
  });
  subjects.forEach((subject, s) => {
    builder.activity({
      id: `${work.id} of ${subject.name} begins`,
      kind: 'planned',
      cause: work.cause,
      delay: { ...work.period, minus: work.duration.terms },
      gate: quiet,
      memory: 'resume',
      effect: (run) => {
        // `busy` is set first: the seat is closed to placement and its watch does not start.
        run.set(busy[s]!, number + 1);
        if (!subject.begin(run)) {
          run.set(busy[s]!, 0);
          return;
        }
        run.set(builder.job, number + 1);
      },
    });
    builder.activity({
      id: `${work.id} of ${subject.name} ends`,
      kind: 'recovery',
      cause: work.cause,
      delay: work.duration,
      gate: builder.gates.valueGate(busy[s]!, [number + 1]),
      memory: 'restart',
      effect: (run) => {
        run.set(busy[s]!, 0);
        run.set(builder.job, 0);
        subject.end(run);
      },
    });
    const pending = [builder.delay(work.duration)];
    builder.pending.push({ place: busy[s]!, delays: (value) => (value === number + 1 ? pending : []) });
  });
}

interface Subject {
  readonly name: string;
  readonly seat?: number;
  /** False: it cannot be done now (no room to move what runs there). */
  readonly begin: (run: NetRun) => boolean;
  readonly end: (run: NetRun) => void;
}

function subjectsOf(builder: NetBuilder, work: PlannedWork): Subject[] {
  if (work.kind === 'instance') return instanceSubjects(builder, known(builder.workloads, work.workload, 'workload'));
  if (work.kind === 'component') {
    return work.components.map((ids) => ({
      name: ids[0]!,
      begin: (run) => takeDown(run, builder, ids),
      end: (run) => putUp(run, builder, ids),
    }));
  }
  const seats = builder.model.seats.map((seat) => seat.id);
  return work.seats.map((id, s) => seatSubject(builder, work, seats.indexOf(id), work.components[s]!));
}

function seatSubject(
  builder: NetBuilder,
  work: PlannedWork & { kind: 'seat' },
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
  return {
    name: builder.model.seats[seat]!.id,
    seat,
    begin: (run) => {
      if (work.evacuation !== 'stop' && !canBeEmptied(run, builder, seat)) return false;
      each(run, (workload, i) => {
        if (work.evacuation === 'live') migrate(run, builder, workload, i);
        else if (work.evacuation === 'drain') placeInstance(run, builder, workload, i);
        else run.set(workload.phase[i]!, instancePhase.planned);
      });
      return takeDown(run, builder, components);
    },
    end: (run) => {
      putUp(run, builder, components);
      each(run, (workload, i) => {
        if (run.value(workload.phase[i]!) === instancePhase.planned) {
          const works = run.holds(builder.worksGate[seat]!);
          run.set(workload.phase[i]!, works ? instancePhase.starting : instancePhase.out);
        }
      });
      // Something may have failed meanwhile that kept the seat from being ready.
      if (!run.holds(builder.readyGate[seat]!)) run.set(builder.watch[seat]!, watchState.inRotation);
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

function takeDown(run: NetRun, builder: NetBuilder, ids: readonly string[]): boolean {
  for (const id of ids) run.set(builder.componentPlace.get(id)!, componentState.planned);
  return true;
}

function putUp(run: NetRun, builder: NetBuilder, ids: readonly string[]): void {
  for (const id of ids) run.set(builder.componentPlace.get(id)!, componentState.up);
}

function instanceSubjects(builder: NetBuilder, workload: WorkloadPlaces): Subject[] {
  const needs = builder.condition(workload.model.needs);
  return workload.phase.map((phase, i) => ({
    name: `${workload.model.id}-${i + 1}`,
    begin: (run) => {
      run.set(phase, instancePhase.planned);
      return true;
    },
    // If its seat failed meanwhile it is no longer under work but on its way elsewhere.
    end: (run) => {
      if (run.value(phase) === instancePhase.planned) serve(run, builder, workload, i, needs);
    },
  }));
}
