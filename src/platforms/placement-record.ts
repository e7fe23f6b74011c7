import type { FactRecord } from '../evaluation/evaluation.js';
import type { PlacementRecord } from '../evaluation/topology.js';
import { type Layout, layout, type PlacementDemand, type SeatCapacity } from '../placement/layout.js';
import { seatsLowerBound } from '../placement/lower-bound.js';
import { seatsNeeded, toleratedLosses, toleratesRackLoss, withSpare } from '../placement/tolerance.js';
import type { HighAvailability, Storage } from '../scenario/scenario.js';
import { type Amount, machineShares, nothing, smallestOf, sumOf, times, totalShares } from './capacity-shares.js';
import { reservedHosts, reservedWorth } from './failover-reserve.js';
import type { Machine } from './machines.js';
import { placementFacts } from './placement-facts.js';

/** What the platform takes of one machine before any instance. */
export interface MachineOverhead {
  readonly hypervisor: Amount;
  readonly systemReserved: Amount;
  readonly controlPlane: Amount;
}

/** Demand with its useful part apart from what the guest system and the hypervisor take per instance. */
export interface DividedDemand extends PlacementDemand {
  readonly useful: Amount;
  readonly guest: Amount;
  readonly perInstanceHypervisor: Amount;
}

export interface PlacedCandidate {
  readonly layout: Layout;
  readonly facts: readonly FactRecord[];
  readonly record: PlacementRecord;
}

interface PlacementInput {
  readonly machines: readonly Machine[];
  /** Seats on machines: same id as the machine. Machines without one carry no instances. */
  readonly seats: readonly SeatCapacity[];
  readonly overhead: (machine: Machine) => MachineOverhead;
  readonly demands: readonly DividedDemand[];
  /** Failover capacity kept free. */
  readonly reserve: HighAvailability['reserve'];
  /** Seats that have to be there whatever their room: for members and copies, never two on one machine. */
  readonly fewestSeats: number;
  /** Virtual cores per physical core. */
  readonly overcommit: number;
  /** Kept free as a whole for the loss of others. */
  readonly isStandby?: (machine: Machine) => boolean;
}

/** Lays out the instances and divides every machine's capacity into what it is used for. */
export function placedCandidate(input: PlacementInput): PlacedCandidate {
  const { machines, seats, demands } = input;
  const placed = layout(seats, demands);
  const perHost = machines.map((machine) => hostShares(input, machine, placed));
  return {
    layout: placed,
    facts: placementFacts({
      machines,
      seats,
      demands,
      layout: placed,
      reserved: reservedHosts(input.reserve, seats.length),
      machineOf: (seat) => seat,
      onMachines: { seats, demands },
    }),
    record: withFewestHosts(
      placementRecord(machines, seats, demands, input.reserve, perHost, instancesOf(demands)),
      input.fewestSeats + machines.length - seats.length,
    ),
  };
}

/** Members of a quorum and copies of data stand on machines of their own kind, however little room instances need. */
function withFewestHosts(record: PlacementRecord, fewest: number): PlacementRecord {
  const { heuristic, lowerBound, method } = record.hostsNeeded;
  return {
    ...record,
    hostsNeeded: {
      heuristic: heuristic === null ? null : Math.max(heuristic, fewest),
      lowerBound: Math.max(lowerBound, fewest),
      method,
    },
  };
}

/** As many seats as the storage keeps copies on, where it is made of the machines. */
export function storageSeats({ kind, copies }: Storage): number {
  return kind === 'replicated' ? Object.values(copies).reduce((sum, count) => sum + count, 0) : 0;
}

/** The record of a layout on seats: hosts needed with a lower bound, what may be lost, and every host's shares. */
export function placementRecord(
  machines: readonly Machine[],
  seats: readonly SeatCapacity[],
  demands: readonly PlacementDemand[],
  reserve: HighAvailability['reserve'],
  perHost: PlacementRecord['perHost'],
  instances: number,
): PlacementRecord {
  const usable = seats[0];
  const fixed = machines.length - seats.length;
  const spareOf = (count: number): number => reservedHosts(reserve, count);
  const needed = usable === undefined ? null : seatsNeeded(usable, demands, spareOf, 2_000);
  const bound = usable === undefined ? 0 : withSpare(seatsLowerBound(usable, demands), spareOf);
  return {
    hosts: machines.length,
    hostsNeeded: {
      heuristic: needed === null ? null : needed + fixed,
      lowerBound: bound + fixed,
      method: 'Martello–Toth L2, per dimension',
    },
    cpu: totalShares(perHost.map((host) => host.cpu)),
    memory: totalShares(perHost.map((host) => host.memory)),
    perHost,
    instancesPerHost: instances / machines.length,
    toleratedHostLosses: toleratedLosses(seats, demands),
    toleratesRackLoss: toleratesRackLoss(seats, demands),
    measuredUse: null,
  };
}

export const instancesOf = (demands: readonly PlacementDemand[]): number =>
  demands.reduce((sum, demand) => sum + demand.instances, 0);

function hostShares(input: PlacementInput, machine: Machine, placed: Layout): PlacementRecord['perHost'][number] {
  const overhead = input.overhead(machine);
  const here = input.demands.map((demand) => ({
    demand,
    count: placed.seatsOf.get(demand.workload)!.filter((seat) => seat === machine.id).length,
  }));
  const sum = (pick: (demand: DividedDemand) => Amount): Amount =>
    sumOf(here.map(({ demand, count }) => times(pick(demand), count / input.overcommit, count)));
  const isStandby = input.isStandby?.(machine) ?? false;
  const isClosed = !isStandby && !input.seats.some((seat) => seat.id === machine.id);
  const shares = machineShares(
    machine,
    {
      useful: sum((d) => d.useful),
      guest: sum((d) => d.guest),
      hypervisor: sumOf([overhead.hypervisor, sum((d) => d.perInstanceHypervisor)]),
      systemReserved: overhead.systemReserved,
      controlPlane: overhead.controlPlane,
      innerStranded: nothing,
      innerFree: nothing,
    },
    {
      reserve: isStandby ? machine : isClosed ? nothing : reserveOf(machine, input.reserve, input.seats.length),
      smallest: smallestOf(input.demands.map((demand) => times(demand, 1 / input.overcommit))),
      isClosed,
    },
  );
  return { host: machine.id, ...shares, instances: here.reduce((s, { count }) => s + count, 0) };
}

/** Failover capacity is kept on all seats alike: one host of nine is a ninth of each. */
export function reserveOf(machine: Amount, reserve: HighAvailability['reserve'], seats: number): Amount {
  const share = reservedWorth(reserve, seats) / seats;
  return times(machine, share, share);
}
