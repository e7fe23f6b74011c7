import type { Parameter, Text } from '../../src/catalog/parameter.js';
import type { FailureModeRecord, Phase } from '../../src/evaluation/evaluation.js';
import type { CapacityShares, OccupantRecord, TopologyRecord } from '../../src/evaluation/topology.js';
import { kubernetesParameters, sharedParameters, vmParameters } from './example-parameters.js';

/** What differs between the synthetic candidates, as short as it can be said. */
export interface ExampleCandidate {
  readonly id: string;
  readonly name: Text;
  readonly platform: 'vm' | 'kubernetes';
  /** cause → times per year, mean minutes, the phase that holds most of it. */
  readonly budget: Readonly<Record<string, readonly [times: number, minutes: number, phase: Phase]>>;
  readonly failover: readonly FailureModeRecord[];
  readonly parameters: readonly Parameter[];
  readonly cpu: CapacityShares;
  readonly memory: CapacityShares;
  readonly topology: TopologyRecord;
  readonly instancesPerHost: number;
  readonly addInstanceSeconds: number;
  readonly licences: number;
}

type Step = readonly [Phase, string, number];

function mode(
  id: string,
  workload: string,
  lostShare: number,
  p95: number,
  ...steps: readonly Step[]
): FailureModeRecord {
  const mean = steps.reduce((sum, [, , seconds]) => sum + seconds, 0);
  return {
    id,
    workload,
    service: 'shop',
    phases: steps.map(([phase, label, meanSeconds]) => ({ phase, label, meanSeconds, parameters: [] })),
    total: { mean, p50: mean * 0.93, p95, p99: p95 * 1.2 },
    lostShare,
    coverage: 0.98,
  };
}

const shares = (values: readonly number[]): CapacityShares => {
  const [useful, guestOperatingSystems, hypervisor, systemReserved, controlPlane, failoverReserve, stranded] =
    values as [number, number, number, number, number, number, number];
  const used = values.reduce((sum, value) => sum + value, 0);
  return {
    total: 288,
    useful,
    guestOperatingSystems,
    hypervisor,
    systemReserved,
    controlPlane,
    failoverReserve,
    stranded,
    free: 1 - used,
  };
};

const occupant = (
  id: string,
  kind: string,
  workload: string | null,
  nested: readonly OccupantRecord[] = [],
): OccupantRecord => ({ id, kind, workload, nested });

function racks(
  holds: (host: number) => readonly OccupantRecord[],
  role: (host: number) => string,
  prefix: string,
): TopologyRecord['sites'] {
  return [
    {
      id: 'main',
      racks: [0, 1, 2].map((rack) => ({
        id: `r${rack + 1}`,
        hosts: [0, 1, 2].map((place) => {
          const host = rack + 3 * place;
          return { id: `${prefix}-${host + 1}`, role: role(host), cpu: 32, memoryGiB: 256, holds: holds(host) };
        }),
      })),
    },
  ];
}

const rest = (kind: string, from: number, count: number) =>
  Array.from({ length: count }, (_, i) => occupant(`rest-${from + i}`, kind, 'rest'));

const vmHolds = (host: number): readonly OccupantRecord[] => [
  ...(host < 4 ? [occupant(`checkout-${host}`, 'vm', 'checkout')] : []),
  ...(host === 4 ? [occupant('ledger-0', 'vm', 'ledger')] : []),
  ...(host === 8 ? [occupant('vcenter', 'vm', 'vcenter')] : []),
  ...rest('vm', host * 5, host < 4 ? 4 : 5),
];

const podHolds = (host: number): readonly OccupantRecord[] =>
  host < 3
    ? [occupant(`etcd-${host}`, 'etcd', null), occupant(`control-${host}`, 'control-plane', null)]
    : [
        ...(host < 7 ? [occupant(`checkout-${host}`, 'pod', 'checkout')] : []),
        ...(host === 7 ? [occupant('ledger-0', 'pod', 'ledger')] : []),
        ...rest('pod', host * 7, host < 7 ? 6 : 8),
      ];

const nestedHolds = (host: number): readonly OccupantRecord[] => [
  ...(host < 3
    ? [
        occupant(`master-${host + 1}`, 'cluster-node', null, [
          occupant(`etcd-${host}`, 'etcd', null),
          occupant(`control-${host}`, 'control-plane', null),
        ]),
      ]
    : []),
  ...(host > 0
    ? [
        occupant(`worker-${host}`, 'cluster-node', null, [
          ...(host < 5 ? [occupant(`checkout-${host}`, 'pod', 'checkout')] : []),
          ...(host === 5 ? [occupant('ledger-0', 'pod', 'ledger')] : []),
          ...rest('pod', host * 5, 5),
        ]),
      ]
    : []),
];

const shared = (kind: string, label: string) => ({ id: label, kind, label });

export const vsphere: ExampleCandidate = {
  id: 'vsphere',
  name: { en: 'vSphere HA on nine hosts', zh: '九台主机的 vSphere HA' },
  platform: 'vm',
  budget: {
    'host-hardware': [0.27, 5.6, 'restart'],
    hypervisor: [0.12, 4.9, 'restart'],
    'operating-system': [0.26, 348, 'repair'],
    'application-crash': [2.0, 1.3, 'restart'],
    'application-hang': [0.8, 41, 'detect'],
    release: [2.6, 12, 'repair'],
    'workload-common-cause': [0.3, 55, 'repair'],
    storage: [0.063, 210, 'repair'],
    ingress: [0.5, 0.4, 'act'],
    rack: [0.1, 8, 'restart'],
    site: [0.02, 480, 'repair'],
    external: [2, 26.3, 'repair'],
    'planned-guest-patching': [12, 2.6, 'planned'],
  },
  failover: [
    mode('application-crash', 'ledger', 1, 95, ['detect', 'process-restart', 4], ['restart', 'application-start', 62]),
    mode('application-hang', 'ledger', 1, 5400, ['detect', 'health-check', 2400], ['restart', 'application-start', 62]),
    mode('guest-os-crash', 'ledger', 1, 61_000, ['repair', 'repair', 20_900]),
    mode(
      'host-lost',
      'ledger',
      1,
      480,
      ['detect', 'ha-detection', 18],
      ['decide', 'ha-placement', 14],
      ['act', 'power-on', 9],
      ['restart', 'guest-boot', 52],
      ['restart', 'application-start', 62],
      ['act', 'reroute', 5],
    ),
    mode(
      'rack-lost',
      'ledger',
      1,
      700,
      ['detect', 'ha-detection', 35],
      ['decide', 'ha-placement', 30],
      ['act', 'power-on', 60],
      ['restart', 'guest-boot', 110],
      ['restart', 'application-start', 62],
    ),
    mode('storage-lost', 'ledger', 1, 33_000, ['repair', 'repair', 12_600]),
  ],
  parameters: [...sharedParameters, ...vmParameters],
  cpu: shares([0.46, 0.075, 0.06, 0, 0.015, 0.111, 0.04]),
  memory: shares([0.41, 0.09, 0.05, 0, 0.02, 0.111, 0.03]),
  topology: {
    sites: racks(vmHolds, () => 'hypervisor', 'esx'),
    shared: [
      shared('ingress', 'HAProxy pair, keepalived VIP'),
      shared('array', 'Storage array, 2 controllers'),
      shared('external', 'core-banking'),
    ],
  },
  instancesPerHost: 5.1,
  addInstanceSeconds: 190,
  licences: 432_000,
};

const stacked = (
  grace: number,
  toleration: number,
  budget: ExampleCandidate['budget'],
): Omit<ExampleCandidate, 'id' | 'name'> => ({
  platform: 'kubernetes',
  budget,
  failover: [
    mode(
      'application-crash',
      'ledger',
      1,
      90,
      ['detect', 'process-restart', 2],
      ['restart', 'container-restart', 3],
      ['restart', 'application-start', 60],
    ),
    mode(
      'application-hang',
      'ledger',
      1,
      120,
      ['detect', 'liveness-probe', 26],
      ['restart', 'container-restart', 3],
      ['restart', 'application-start', 60],
    ),
    mode(
      'operating-system-crash',
      'ledger',
      1,
      900,
      ['detect', 'grace-period', grace],
      ['decide', 'toleration', toleration * 0.9],
      ['act', 'volume-detach', 150],
      ['restart', 'pod-start', 5],
      ['restart', 'application-start', 60],
    ),
    mode(
      'host-lost',
      'ledger',
      1,
      grace + toleration + 470,
      ['detect', 'grace-period', grace],
      ['decide', 'toleration', toleration],
      ['act', 'volume-detach', 360],
      ['restart', 'pod-start', 5],
      ['restart', 'application-start', 60],
      ['act', 'endpoint-update', 2],
    ),
    mode(
      'rack-lost',
      'ledger',
      1,
      grace + toleration + 560,
      ['detect', 'grace-period', grace],
      ['decide', 'toleration', toleration],
      ['act', 'volume-detach', 380],
      ['restart', 'pod-start', 9],
      ['restart', 'application-start', 60],
    ),
    mode('storage-lost', 'ledger', 1, 16_000, ['repair', 'repair', 5700]),
    mode(
      'kubelet-hang',
      'ledger',
      1,
      grace + toleration + 90,
      ['detect', 'grace-period', grace],
      ['decide', 'toleration', toleration],
      ['restart', 'pod-start', 5],
      ['restart', 'application-start', 60],
    ),
  ],
  parameters: [...sharedParameters, ...kubernetesParameters(grace, toleration)],
  cpu: shares([0.52, 0, 0, 0.04, 0.222, 0.083, 0.03]),
  memory: shares([0.5, 0, 0, 0.05, 0.222, 0.083, 0.02]),
  topology: {
    sites: racks(podHolds, (host) => (host < 3 ? 'control-plane' : 'worker'), 'node'),
    shared: [
      shared('vip', 'API VIP, keepalived'),
      shared('ingress', 'MetalLB'),
      shared('replicated', 'Replicated storage, 3 copies'),
      shared('external', 'core-banking'),
    ],
  },
  instancesPerHost: 7.5,
  addInstanceSeconds: 34,
  licences: 0,
});

export const kubernetes: ExampleCandidate = {
  id: 'kubernetes',
  name: { en: 'Kubernetes, three stacked masters', zh: 'Kubernetes 三主节点（堆叠 etcd）' },
  ...stacked(50, 300, {
    'host-hardware': [0.27, 12.4, 'act'],
    'operating-system': [0.25, 10.1, 'decide'],
    kubelet: [0.3, 7.1, 'decide'],
    'application-crash': [2.0, 1.1, 'restart'],
    'application-hang': [0.8, 1.5, 'detect'],
    release: [2.6, 7, 'repair'],
    'workload-common-cause': [0.3, 55, 'repair'],
    storage: [0.09, 95, 'repair'],
    'api-vip': [0.05, 14, 'repair'],
    etcd: [0.02, 40, 'repair'],
    ingress: [0.5, 0.2, 'act'],
    rack: [0.1, 14, 'act'],
    site: [0.02, 480, 'repair'],
    external: [2, 26.3, 'repair'],
    'planned-upgrade': [4, 1.4, 'planned'],
    'planned-host-patching': [12, 1.3, 'planned'],
  }),
};

export const tuned: ExampleCandidate = {
  id: 'kubernetes-tuned',
  name: { en: 'The same, faster timers', zh: '同上，缩短故障检测时间' },
  ...stacked(20, 30, {
    ...kubernetes.budget,
    'host-hardware': [0.27, 7.9, 'act'],
    'operating-system': [0.25, 6.2, 'act'],
    kubelet: [0.3, 1.9, 'restart'],
    'false-detection': [0.9, 1.6, 'restart'],
    rack: [0.1, 9.2, 'act'],
  }),
};

const onVmsBase = stacked(50, 300, {
  ...kubernetes.budget,
  'host-hardware': [0.27, 4.2, 'restart'],
  hypervisor: [0.12, 4.1, 'restart'],
  storage: [0.063, 210, 'repair'],
  vcenter: [0.01, 3, 'repair'],
});

export const onVms: ExampleCandidate = {
  id: 'kubernetes-on-vms',
  name: { en: 'The same, on the VM cluster', zh: '同上，运行在虚拟机集群上' },
  ...onVmsBase,
  parameters: [...sharedParameters, ...vmParameters, ...kubernetesParameters(50, 300)],
  cpu: shares([0.44, 0.04, 0.06, 0.04, 0.042, 0.111, 0.05]),
  memory: shares([0.42, 0.05, 0.05, 0.05, 0.02, 0.111, 0.06]),
  topology: {
    sites: racks(nestedHolds, () => 'hypervisor', 'esx'),
    shared: [
      shared('vip', 'API VIP, keepalived'),
      shared('ingress', 'MetalLB'),
      shared('array', 'Storage array, 2 controllers'),
      shared('external', 'core-banking'),
    ],
  },
  instancesPerHost: 5.1,
  licences: 432_000,
};
