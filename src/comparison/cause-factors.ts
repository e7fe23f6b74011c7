/** What a difference between two candidates may come from. */
export type DifferenceFactor =
  | 'hosts'
  | 'surroundings'
  | 'storage'
  | 'layers'
  | 'application'
  | 'failover'
  | 'planned'
  | 'other';

/** In the order they are told. */
export const differenceFactors: readonly DifferenceFactor[] = [
  'hosts',
  'surroundings',
  'storage',
  'layers',
  'application',
  'failover',
  'planned',
  'other',
];

/** One failure may have its own name on each platform: an operating system is one, in a guest or on the host. */
const sameCause: Readonly<Record<string, string>> = { 'guest-os': 'operating-system', 'host-os': 'operating-system' };

export const commonName = (cause: string): string => sameCause[cause] ?? cause;

/** By factor and cause: the first words of the parameters that say how often it strikes and how long its repair takes. */
const causes: Readonly<Partial<Record<DifferenceFactor, Readonly<Record<string, readonly string[]>>>>> = {
  hosts: { 'host-hardware': ['host'], 'proactive-ha': ['host'], 'host-network': ['host-network'] },
  surroundings: {
    rack: ['rack', 'tor-switch', 'power-feed'],
    'power-feed': ['power-feed'],
    switch: ['tor-switch'],
    network: ['tor-switch', 'link'],
    link: ['link'],
    zone: ['site'],
    site: ['site'],
    external: [],
  },
  storage: {
    storage: ['array', 'storage', 'storage-copy'],
    'storage-controller': ['array'],
    'storage-copy': ['storage', 'storage-copy'],
    'storage-path': ['host-network'],
  },
  layers: {
    hypervisor: ['hypervisor'],
    'operating-system': ['os'],
    runtime: ['runtime', 'dockerd'],
    'container-runtime': ['runtime', 'dockerd'],
    kubelet: ['kubelet'],
    'kubelet-hang': ['kubelet'],
    'kube-proxy': ['kube-proxy'],
    'control-plane': ['api-server', 'etcd', 'controller-manager', 'scheduler'],
    'api-server': ['api-server'],
    'api-address': ['api-server', 'haproxy'],
    'api-vip': ['api-server', 'haproxy'],
    etcd: ['etcd'],
    scheduler: ['scheduler'],
    'controller-manager': ['controller-manager'],
    vcenter: ['vcenter'],
    management: ['vcenter'],
    'leader-election': ['etcd'],
    'pair-takeover': ['vsphere'],
    dns: ['cluster-dns', 'dns'],
    registry: ['registry'],
    'admission-webhook': ['admission-webhook'],
    'csi-driver': ['csi-driver'],
    ingress: ['ingress', 'haproxy', 'load-balancer'],
    vip: ['ingress', 'haproxy', 'load-balancer'],
  },
  application: {
    'application-crash': ['app'],
    'application-hang': ['app'],
    'persistent-fault': ['app'],
    'process-crash': ['app'],
    release: ['release'],
    'release-bad': ['release'],
    'workload-common-cause': ['app', 'workload'],
    'common-cause': ['app', 'workload'],
    operator: ['operator-error'],
    'operator-error': ['operator-error'],
  },
  failover: { 'false-detection': [], 'spurious-failover': [], relocation: [], rebalance: [] },
};

const known = new Map(
  Object.entries(causes).flatMap(([factor, own]) =>
    Object.entries(own).map(
      ([cause, parameters]) => [cause, { factor: factor as DifferenceFactor, parameters }] as const,
    ),
  ),
);

const bought: readonly DifferenceFactor[] = ['hosts', 'surroundings', 'storage'];

/**
 * Whether the number of what may break was chosen apart from the platform. Of layers and applications it follows from how
 * the platform arranges them, and paths to storage are modelled only where an instance would feel them.
 */
export const isBought = (cause: string): boolean =>
  cause !== 'storage-path' && bought.includes(factorOfCause(cause).factor);

/** The factor of what breaks, and the parameters that describe it. */
export function factorOfCause(cause: string): {
  readonly factor: DifferenceFactor;
  readonly parameters: readonly string[];
} {
  return known.get(cause) ?? { factor: 'other', parameters: [] };
}
