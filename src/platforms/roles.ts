/** How many machines and cluster nodes play which part. */
export interface CandidateRoles {
  readonly hosts: number;
  /** Cluster nodes, masters and workers. */
  readonly nodes: number;
  readonly masters: number;
  readonly etcd: number;
  readonly workers: number;
}

export const hypervisorRoles = (hosts: number): CandidateRoles => ({
  hosts,
  nodes: 0,
  masters: 0,
  etcd: 0,
  workers: 0,
});
