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

/** Room left on the seat for one more instance of the workload. */
function hasRoom(run: NetRun, builder: NetBuilder, seat: number, workload: WorkloadPlaces): boolean {
  const room = builder.model.seats[seat]!.room;
  if (room === null) return true;
  let { cpu, memoryGiB } = room;
  for (const other of builder.workloads.values()) {
    for (const place of other.seat) {
      if (run.value(place) !== seat) continue;
      cpu -= other.model.each.cpu;
      memoryGiB -= other.model.each.memoryGiB;
    }
  }
  // A thousandth of a core or gibibyte covers the rounding of sums of decimal fractions.
  return cpu >= workload.model.each.cpu - 1e-3 && memoryGiB >= workload.model.each.memoryGiB - 1e-3;
}

/**
 * The seats the scheduler would choose among, best first by: fewest instances of the workload in the failure domain it
 * spreads over, fewest on the seat, fewest instances of all workloads. Equal seats are all returned.
 */
export function bestSeats(run: NetRun, builder: NetBuilder, workload: WorkloadPlaces, except: number): number[] {
  let best: number[] = [];
  let bestScore = Number.POSITIVE_INFINITY;
  for (const seat of workload.seats) {
    if (seat === except || !isOpen(run, builder, seat) || !hasRoom(run, builder, seat, workload)) continue;
    const score = crowding(run, builder, workload, seat);
    if (score === Number.POSITIVE_INFINITY) continue;
    if (score < bestScore) {
      best = [];
      bestScore = score;
    }
    if (score === bestScore) best.push(seat);
  }
  return best;
}

function crowding(run: NetRun, builder: NetBuilder, workload: WorkloadPlaces, seat: number): number {
  const { seats } = builder.model;
  const here = seats[seat]!;
  const none = seats.length;
  let inDomain = 0;
  let onSeat = 0;
  let all = 0;
  for (const place of workload.seat) {
    const at = run.value(place);
    if (at === none) continue;
    if (at === seat) onSeat++;
    const there = seats[at]!;
    const { spread } = workload.model;
    if (
      spread === 'rack'
        ? there.rack === here.rack && there.site === here.site
        : spread === 'site' && there.site === here.site
    )
      inDomain++;
  }
  if (workload.model.apart && onSeat > 0) return Number.POSITIVE_INFINITY;
  for (const other of builder.workloads.values()) for (const place of other.seat) if (run.value(place) === seat) all++;
  // Each criterion outweighs all later ones: there are fewer than a million instances.
  return (inDomain * 1e6 + onSeat) * 1e6 + all;
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
