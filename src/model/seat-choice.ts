import type { NetRun } from './compiled-net.js';
import { instancePhase, type NetBuilder, type WorkloadPlaces, watchState } from './net-builder.js';

/** Whether a new instance may start on the seat: healthy, not watched, not under planned work. */
function isOpen(run: NetRun, builder: NetBuilder, seat: number): boolean {
  return (
    run.holds(builder.readyGate[seat]!) &&
    run.holds(builder.worksGate[seat]!) &&
    run.holds(builder.agentGate[seat]!) &&
    run.value(builder.watch[seat]!) === watchState.idle &&
    run.value(builder.patched[seat]!) === 0
  );
}

/**
 * The seats the scheduler would choose among, best first by: fewest instances of the workload in the failure domain it
 * spreads over, fewest on the seat, fewest instances of all workloads. Equal seats are all returned. Cost: instances + seats.
 */
export function bestSeats(run: NetRun, builder: NetBuilder, workload: WorkloadPlaces, except: number): number[] {
  const occupancy = builder.occupancyOf(workload);
  occupancy.count(run);
  let best: number[] = [];
  let bestScore = Number.POSITIVE_INFINITY;
  for (const seat of workload.seats) {
    if (seat === except || !isOpen(run, builder, seat) || !occupancy.hasRoom(seat)) continue;
    const score = occupancy.crowding(seat);
    if (score === Number.POSITIVE_INFINITY) continue;
    if (score < bestScore) {
      best = [];
      bestScore = score;
    }
    if (score === bestScore) best.push(seat);
  }
  return best;
}

/** Starts the instance on the best open seat, or queues it when there is none. */
export function placeInstance(run: NetRun, builder: NetBuilder, workload: WorkloadPlaces, i: number): void {
  const none = builder.model.seats.length;
  // It gives up its old seat first: a seat with room only because of that may be chosen.
  run.set(workload.seat[i]!, none);
  const seats = bestSeats(run, builder, workload, none);
  if (seats.length === 0) {
    run.set(workload.phase[i]!, instancePhase.queued);
    return;
  }
  run.set(workload.seat[i]!, seats.length === 1 ? seats[0]! : seats[run.chance.among(seats.length)]!);
  run.set(workload.phase[i]!, instancePhase.moving);
  moved(run, workload);
}

/** Notes that the layout may no longer be the balanced one; `settle` decides. */
export function moved(run: NetRun, workload: WorkloadPlaces): void {
  if (workload.model.rebalance !== null) run.set(workload.drift, 2);
}

/** Tries to start what waits for room, in workload and instance order. */
export function placeQueued(run: NetRun, builder: NetBuilder): void {
  for (const workload of builder.workloads.values()) {
    workload.phase.forEach((phase, i) => {
      if (run.value(phase) === instancePhase.queued) placeInstance(run, builder, workload, i);
    });
  }
}
