import type { MachineRole } from '../catalog/fact.js';
import { portNumbers, portRules } from '../catalog/port-rules.js';
import type { RoleRecord } from '../evaluation/evaluation.js';
import type { Candidate, Storage } from '../scenario/scenario.js';
import { ingressPlaces } from './ingress.js';
import type { NodeRoles } from './kubernetes/node-roles.js';

type Named = { readonly id: string; readonly rack: string };

/** Machines by the part they play in a cluster of virtual machines. */
export function vmDeployment(candidate: Candidate, hosts: readonly Named[]): RoleRecord[] {
  return merged([
    ['machine', hosts],
    ...hypervisorParts(candidate, hosts),
    ...storageParts(candidate.storage, candidate.ha.kind === 'vsphere', hosts),
    ...ingressParts(candidate, hosts),
  ]);
}

/** Cluster nodes by the part they play, and below them the hosts of the carrier, if it stands on one. */
export function kubernetesDeployment(
  candidate: Candidate,
  hosts: readonly Named[],
  { masters, etcd, workers }: NodeRoles,
): RoleRecord[] {
  const { runsOn, controlPlane, storage } = candidate;
  const nodes = [...new Set<Named>([...masters, ...workers])];
  const below: Part[] =
    runsOn === null
      ? []
      : [
          ['machine', hosts],
          ...hypervisorParts(runsOn, hosts),
          ...storageParts(runsOn.storage, runsOn.ha.kind === 'vsphere', hosts),
        ];
  const isCarriers = runsOn !== null && runsOn.storage.kind === storage.kind;
  const vip = masters.length > 1 ? controlPlane?.vip : 'none';
  return merged([
    ['machine', [...nodes, ...etcd]],
    ['cluster-node', nodes],
    ['control-plane', masters],
    ['etcd', etcd],
    ['worker', workers],
    ['api-balancer', vip === 'haproxy' ? masters : []],
    ['vrrp', vip === 'haproxy' || vip === 'keepalived' ? masters : []],
    ['kube-vip', vip === 'kube-vip' ? masters : []],
    ...(isCarriers ? [] : storageParts(storage, false, workers)),
    ...ingressParts(candidate, workers),
    ...below,
  ]);
}

/** Ports the candidate’s roles have to accept connections on, each once per role; optional ones and plug-ins left out. */
export function openPorts(deployment: readonly RoleRecord[]): number {
  const needed = portRules(new Set(deployment.map(({ role }) => role)), null).filter(({ optional }) => !optional);
  const each = needed.flatMap((port) =>
    port.protocols.flatMap((protocol) =>
      portNumbers(port).length === 0
        ? [`${port.to} ${protocol}`]
        : portNumbers(port).map((number) => `${port.to} ${protocol} ${number}`),
    ),
  );
  return new Set(each).size;
}

type Part = readonly [MachineRole, readonly { readonly id: string }[]];

function hypervisorParts({ ha: { kind } }: Candidate, hosts: readonly Named[]): Part[] {
  if (kind === 'vsphere')
    return [
      ['esxi', hosts],
      ['vcenter', [{ id: 'vcenter' }]],
    ];
  // Masakari learns of lost hosts from Pacemaker.
  return [
    ['kvm', hosts],
    ['pacemaker', kind === 'pacemaker' || kind === 'masakari' ? hosts : []],
    ['ovirt', kind === 'ovirt' ? hosts : []],
    ['engine', kind === 'ovirt' ? [{ id: 'engine' }] : []],
  ];
}

function storageParts({ kind }: Storage, isVsphere: boolean, machines: readonly Named[]): Part[] {
  if (kind === 'local') return [];
  if (kind === 'array') return [['array', [{ id: 'array' }]]];
  return [[isVsphere ? 'vsan' : 'ceph', machines]];
}

function ingressParts({ ingress }: Candidate, places: readonly Named[]): Part[] {
  const on = ingressPlaces(ingress, places);
  const sharesAddress = ingress.vip === 'keepalived' || ingress.kind === 'keepalived';
  return [
    ['ingress', on],
    ['vrrp', sharesAddress && ingress.kind !== 'metallb' && on.length > 1 ? on : []],
    ['metallb', ingress.kind === 'metallb' ? on : []],
  ];
}

/** One record a role, machines once each; roles that nobody plays left out. */
function merged(parts: readonly Part[]): RoleRecord[] {
  const found = new Map<MachineRole, Set<string>>();
  for (const [role, machines] of parts)
    for (const { id } of machines) found.set(role, (found.get(role) ?? new Set()).add(id));
  return [...found].map(([role, machines]) => ({ role, machines: [...machines] }));
}
