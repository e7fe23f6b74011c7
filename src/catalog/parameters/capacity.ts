import { fixed } from '../durations.js';
import { assumed, type ParameterDefinition, verified } from '../parameter-definition.js';

/** Energy, and what platforms take of a machine. */
export const capacityParameters: readonly ParameterDefinition[] = [
  assumed('energy.host-idle', 'number', 'Host: power when idle, W', '主机：空闲功率（瓦）', {
    standard: fixed(150),
    range: [80, 250],
    because: 'two-socket servers',
  }),
  assumed('energy.host-full', 'number', 'Host: power at full load, W', '主机：满载功率（瓦）', {
    standard: fixed(450),
    range: [300, 700],
    because: 'two-socket servers',
  }),
  assumed('hypervisor.memory', 'number', 'Hypervisor: memory of a host, GiB', '虚拟化层：占用内存（GiB）', {
    standard: fixed(8),
    range: [4, 16],
    fact: 'esxi.host.memory',
    because: 'by sockets, memory and services',
  }),
  assumed('hypervisor.cpu-share', 'number', 'Hypervisor: share of processing power', '虚拟化层：CPU 开销占比', {
    standard: fixed(0.05),
    range: [0.02, 0.1],
    fact: 'cpu.virt.overhead',
    because: '2–10 % with hardware assistance',
  }),
  assumed('guest.memory', 'number', 'Guest operating system: memory, GiB', '客户机操作系统：内存（GiB）', {
    standard: fixed(0.75),
    range: [0.5, 1],
    because: 'a server installation without a desktop',
  }),
  verified('vm.memory-overhead', 'number', 'VM: memory of the hypervisor per VM, GiB', '虚拟机：每台附加内存（GiB）', {
    standard: fixed(0.0518),
    fact: 'vsphere.overhead.table',
    because: '53 MB for 4 GiB and 2 vCPU; grows with both',
  }),
  verified(
    'cluster-node.reserved-memory',
    'number',
    'Cluster node: memory reserved, GiB',
    '集群节点：预留内存（GiB）',
    {
      standard: fixed((256 + 512 + 100) / 1024),
      fact: 'kubelet.runtime.reserve.kubespray',
      because: '256 MiB for Kubernetes, 512 MiB for the system, 100 MiB eviction threshold',
    },
  ),
  verified('cluster-node.reserved-cpu', 'number', 'Cluster node: cores reserved', '集群节点：预留核数', {
    standard: fixed(0.1),
    fact: 'kubelet.runtime.reserve.kubespray',
    because: '100 millicores for Kubernetes; none for the system upstream',
  }),
  verified('cluster-node.pods', 'number', 'Cluster node: pods at most', '集群节点：Pod 上限', {
    standard: fixed(110),
    fact: 'k8s.maxPods',
    because: 'default of the kubelet',
  }),
];
