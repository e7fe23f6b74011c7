/** Where everything stands: nested failure domains down to what sits on a host. */
export interface TopologyRecord {
  readonly sites: readonly SiteRecord[];
  /** VIPs, ingress, storage: drawn beside the hosts. */
  readonly shared: readonly { readonly id: string; readonly kind: string; readonly label: string }[];
}
export interface SiteRecord {
  readonly id: string;
  readonly racks: readonly RackRecord[];
}
export interface RackRecord {
  readonly id: string;
  readonly hosts: readonly HostRecord[];
}
export interface HostRecord {
  readonly id: string;
  /** `control-plane`, `worker`, `control-plane+worker`, `hypervisor`, `etcd`. */
  readonly role: string;
  readonly cpu: number;
  readonly memoryGiB: number;
  /** What sits on it, e.g. VMs or pods; `nested` for pods in a VM that is a cluster node. */
  readonly holds: readonly OccupantRecord[];
}
export interface OccupantRecord {
  readonly id: string;
  /** `vm`, `pod`, `control-plane`, `etcd`, `vip`, `ingress`, `cluster-node`. */
  readonly kind: string;
  readonly workload: string | null;
  readonly nested: readonly OccupantRecord[];
}

export interface PlacementRecord {
  readonly hosts: number;
  /** Lower bound on hosts for the load with the same reserve, and by which argument. */
  readonly hostsNeeded: { readonly heuristic: number | null; readonly lowerBound: number; readonly method: string };
  /** Capacity of the whole candidate, divided. Shares of total capacity, they sum to 1. */
  readonly cpu: CapacityShares;
  readonly memory: CapacityShares;
  readonly perHost: readonly {
    readonly host: string;
    readonly cpu: CapacityShares;
    readonly memory: CapacityShares;
    readonly instances: number;
  }[];
  readonly instancesPerHost: number;
  /** Largest number of hosts whose loss still leaves room for every instance. */
  readonly toleratedHostLosses: number;
  /** Whether the loss of the fullest rack still leaves room; null when there is one rack. */
  readonly toleratesRackLoss: boolean | null;
  readonly measuredUse: {
    /** Null: the file has no readings of it. */
    readonly cpuMean: number | null;
    readonly cpuP95: number | null;
    readonly memoryMean: number | null;
    readonly memoryP95: number | null;
  } | null;
}
export interface CapacityShares {
  readonly total: number;
  readonly useful: number;
  readonly guestOperatingSystems: number;
  readonly hypervisor: number;
  readonly systemReserved: number;
  readonly controlPlane: number;
  readonly failoverReserve: number;
  readonly stranded: number;
  readonly free: number;
}
