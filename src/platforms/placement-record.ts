import type { CapacityShares, PlacementRecord } from '../evaluation/evaluation.js';
import { type Layout, layout, type PlacementDemand, type SeatCapacity } from '../placement/layout.js';
import { seatsLowerBound } from '../placement/lower-bound.js';
import { seatsNeeded, toleratedLosses, toleratesRackLoss } from '../placement/tolerance.js';
import type { Machine } from './machines.js';

/** What the platform takes of one machine before any instance. */
export interface MachineOverhead {
  readonly hypervisor: Amount;
  readonly systemReserved: Amount;
  readonly controlPlane: Amount;
}
export interface Amount {
  readonly cpu: number;
  readonly memoryGiB: number;
}
export const nothing: Amount = { cpu: 0, memoryGiB: 0 };

/** Demand with its useful part apart from what the guest system and the hypervisor take per instance. */
export interface DividedDemand extends PlacementDemand {
  readonly useful: Amount;
  readonly guest: Amount;
  readonly perInstanceHypervisor: Amount;
}

export interface PlacedCandidate {
  readonly layout: Layout;
  readonly record: PlacementRecord;
}

interface PlacementInput {
  readonly machines: readonly Machine[];
  /** Seats on machines: same id as the machine. Machines without one carry no instances. */
  readonly seats: readonly SeatCapacity[];
  readonly overhead: (machine: Machine) => MachineOverhead;
  readonly demands: readonly DividedDemand[];
  /** Failover capacity kept free, as a number of seats. */
  readonly reservedSeats: number;
  /** Virtual cores per physical core. */
  readonly overcommit: number;
}

/** Lays out the instances and divides every machine's capacity into what it is used for. */
export function placedCandidate(input: PlacementInput): PlacedCandidate {
  const { machines, seats, demands } = input;
  const placed = layout(seats, demands);
  const usable = seats[0];
  const fixed = machines.length - seats.length;
  const needed = usable === undefined ? null : seatsNeeded(usable, demands, input.reservedSeats, 2_000);
  const bound = usable === undefined ? 0 : seatsLowerBound(usable, demands) + input.reservedSeats;
  const perHost = machines.map((machine) => hostShares(input, machine, placed));
  const instances = demands.reduce((sum, demand) => sum + demand.instances, 0);
  return {
    layout: placed,
    record: {
      hosts: machines.length,
      hostsNeeded: {
        heuristic: needed === null ? null : needed + fixed,
        lowerBound: bound + fixed,
        method: 'Martello–Toth L2, per dimension',
      },
      cpu: total(perHost.map((host) => host.cpu)),
      memory: total(perHost.map((host) => host.memory)),
      perHost,
      instancesPerHost: instances / machines.length,
      toleratedHostLosses: toleratedLosses(seats, demands),
      toleratesRackLoss: toleratesRackLoss(seats, demands),
      measuredUse: null,
    },
  };
}

function hostShares(input: PlacementInput, machine: Machine, placed: Layout): PlacementRecord['perHost'][number] {
  const overhead = input.overhead(machine);
  const here = input.demands.map((demand) => ({
    demand,
    count: placed.seatsOf.get(demand.workload)!.filter((seat) => seat === machine.id).length,
  }));
  const sum = (pick: (demand: DividedDemand) => Amount): Amount => ({
    cpu: here.reduce((s, { demand, count }) => s + pick(demand).cpu * count, 0) / input.overcommit,
    memoryGiB: here.reduce((s, { demand, count }) => s + pick(demand).memoryGiB * count, 0),
  });
  const [useful, guest, perInstance] = [sum((d) => d.useful), sum((d) => d.guest), sum((d) => d.perInstanceHypervisor)];
  const reserve =
    input.seats.length === 0 || !input.seats.some((seat) => seat.id === machine.id)
      ? 0
      : input.reservedSeats / input.seats.length;
  const seat = input.seats.find((s) => s.id === machine.id);
  const smallest = input.demands.reduce(
    (least, d) => ({
      cpu: Math.min(least.cpu, d.cpu / input.overcommit),
      memoryGiB: Math.min(least.memoryGiB, d.memoryGiB),
    }),
    { cpu: Number.POSITIVE_INFINITY, memoryGiB: Number.POSITIVE_INFINITY },
  );
  const left = (capacity: number, pick: (amount: Amount) => number): number =>
    capacity -
    pick(useful) -
    pick(guest) -
    pick(perInstance) -
    pick(overhead.hypervisor) -
    pick(overhead.systemReserved) -
    pick(overhead.controlPlane);
  const rest = { cpu: left(machine.cpu, (a) => a.cpu), memoryGiB: left(machine.memoryGiB, (a) => a.memoryGiB) };
  // Free room in one dimension is stranded when the other is too short for even the smallest instance.
  const isStranded = seat === undefined || rest.cpu < smallest.cpu - 1e-9 || rest.memoryGiB < smallest.memoryGiB - 1e-9;
  const shares = (capacity: number, pick: (amount: Amount) => number): CapacityShares => {
    const unused = Math.max(0, pick(rest));
    const reserved = Math.min(unused, seat === undefined ? 0 : reserve * capacity);
    const open = unused - reserved;
    return {
      total: capacity,
      useful: pick(useful) / capacity,
      guestOperatingSystems: pick(guest) / capacity,
      hypervisor: (pick(overhead.hypervisor) + pick(perInstance)) / capacity,
      systemReserved: pick(overhead.systemReserved) / capacity,
      controlPlane: pick(overhead.controlPlane) / capacity,
      failoverReserve: reserved / capacity,
      stranded: isStranded ? open / capacity : 0,
      free: isStranded ? 0 : open / capacity,
    };
  };
  return {
    host: machine.id,
    cpu: shares(machine.cpu, (a) => a.cpu),
    memory: shares(machine.memoryGiB, (a) => a.memoryGiB),
    instances: here.reduce((s, { count }) => s + count, 0),
  };
}

/** Shares of the whole, weighted by the capacity of each host. */
function total(hosts: readonly CapacityShares[]): CapacityShares {
  const capacity = hosts.reduce((sum, host) => sum + host.total, 0);
  const share = (pick: (host: CapacityShares) => number): number =>
    hosts.reduce((sum, host) => sum + pick(host) * host.total, 0) / capacity;
  return {
    total: capacity,
    useful: share((h) => h.useful),
    guestOperatingSystems: share((h) => h.guestOperatingSystems),
    hypervisor: share((h) => h.hypervisor),
    systemReserved: share((h) => h.systemReserved),
    controlPlane: share((h) => h.controlPlane),
    failoverReserve: share((h) => h.failoverReserve),
    stranded: share((h) => h.stranded),
    free: share((h) => h.free),
  };
}

/** Failover reserve as a number of seats: hosts as stated, a share rounded up. */
export function reservedSeats(
  reserve: { kind: 'hosts'; hosts: number } | { kind: 'share'; share: number } | { kind: 'none' },
  seats: number,
): number {
  if (reserve.kind === 'hosts') return reserve.hosts;
  return reserve.kind === 'share' ? Math.ceil(reserve.share * seats) : 0;
}
