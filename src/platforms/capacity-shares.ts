import type { CapacityShares } from '../evaluation/topology.js';

export interface Amount {
  readonly cpu: number;
  readonly memoryGiB: number;
}
export const nothing: Amount = { cpu: 0, memoryGiB: 0 };

/** What a machine's capacity is used for, in physical cores and gibibytes; the rest of the capacity is open. */
export interface UsedCapacity {
  readonly useful: Amount;
  readonly guest: Amount;
  readonly hypervisor: Amount;
  readonly systemReserved: Amount;
  readonly controlPlane: Amount;
  /** Open, but inside virtual machines: what of it no instance fits into, and what one does. */
  readonly innerStranded: Amount;
  readonly innerFree: Amount;
}

export interface OpenCapacity {
  /** Failover capacity kept free. */
  readonly reserve: Amount;
  /** The smallest thing placed on the machine: open room it does not fit into is stranded. */
  readonly smallest: Amount;
  /** Nothing is ever placed here. */
  readonly isClosed: boolean;
}

/** Every part of a machine's capacity as a share of it, by cores and by memory. They sum to 1. */
export function machineShares(
  capacity: Amount,
  used: UsedCapacity,
  open: OpenCapacity,
): { readonly cpu: CapacityShares; readonly memory: CapacityShares } {
  const rest = (pick: (amount: Amount) => number): number =>
    pick(capacity) - Object.values(used).reduce((sum, amount: Amount) => sum + pick(amount), 0);
  // Room in one dimension is stranded when the other is too short for even the smallest instance.
  const isStranded =
    open.isClosed ||
    rest((a) => a.cpu) < open.smallest.cpu - 1e-9 ||
    rest((a) => a.memoryGiB) < open.smallest.memoryGiB - 1e-9;
  const shares = (pick: (amount: Amount) => number): CapacityShares => {
    const whole = pick(capacity);
    const unused = Math.max(0, rest(pick));
    const reserved = Math.min(unused, open.isClosed ? 0 : pick(open.reserve));
    const left = unused - reserved;
    return {
      total: whole,
      useful: pick(used.useful) / whole,
      guestOperatingSystems: pick(used.guest) / whole,
      hypervisor: pick(used.hypervisor) / whole,
      systemReserved: pick(used.systemReserved) / whole,
      controlPlane: pick(used.controlPlane) / whole,
      failoverReserve: reserved / whole,
      stranded: ((isStranded ? left : 0) + pick(used.innerStranded)) / whole,
      free: ((isStranded ? 0 : left) + pick(used.innerFree)) / whole,
    };
  };
  return { cpu: shares((a) => a.cpu), memory: shares((a) => a.memoryGiB) };
}

/** Shares of the whole, weighted by the capacity of each host. */
export function totalShares(hosts: readonly CapacityShares[]): CapacityShares {
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

export const sumOf = (amounts: readonly Amount[]): Amount => ({
  cpu: amounts.reduce((sum, a) => sum + a.cpu, 0),
  memoryGiB: amounts.reduce((sum, a) => sum + a.memoryGiB, 0),
});
export const times = (amount: Amount, cpu: number, memory = 1): Amount => ({
  cpu: amount.cpu * cpu,
  memoryGiB: amount.memoryGiB * memory,
});
export const less = (amount: Amount, ...taken: readonly Amount[]): Amount => {
  const all = sumOf(taken);
  return { cpu: amount.cpu - all.cpu, memoryGiB: amount.memoryGiB - all.memoryGiB };
};
export const smallestOf = (amounts: readonly Amount[]): Amount => ({
  cpu: amounts.reduce((least, a) => Math.min(least, a.cpu), Number.POSITIVE_INFINITY),
  memoryGiB: amounts.reduce((least, a) => Math.min(least, a.memoryGiB), Number.POSITIVE_INFINITY),
});
