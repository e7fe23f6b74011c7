/** One stateless and one stateful workload on nine hosts in three racks, on each platform. */
export const nineHosts = `
workloads:
  web: { instances: 3, required: 2, each: { cpu: 2, memory: 4 GiB }, start: 25 s, spread: rack }
  ledger: { instances: 1, each: { cpu: 4, memory: 16 GiB }, start: 60 s, storage: attached }
services: { shop: { needs: [web, ledger] } }
candidates:
  vms:
    platform: vm
    hosts: &hosts { count: 9, racks: 3, cpu: 32, memory: 256 GiB }
    ha: { kind: vsphere, reserve: 1 host }
    storage: { kind: array, controllers: 2 }
  stacked:
    platform: kubernetes
    runtime: containerd
    hosts: *hosts
    control-plane: { members: 3, etcd: stacked, hosts: own, vip: keepalived }
    storage: { kind: array, controllers: 2 }
  docker:
    like: stacked
    runtime: docker
  podman:
    like: stacked
    runtime: podman
  replicated:
    like: stacked
    storage: { kind: replicated, copies: 3 }
  single:
    like: stacked
    control-plane: { members: 1, vip: none }
  external:
    like: stacked
    control-plane: { etcd: external, etcd-members: 3 }
  on-vms:
    like: stacked
    hosts: null
    runs-on: vms
    nodes:
      masters: { count: 3, cpu: 4, memory: 16 GiB, apart: true }
      workers: { count: 6, cpu: 16, memory: 64 GiB }
baseline: vms
`;
