import type { Text } from './parameter.js';

/** A value as its source gives it: a number, a phrase, or a small table. */
export type FactValue = number | string | boolean | readonly FactValue[] | { readonly [key: string]: FactValue };

/**
 * One sourced fact. `verified`: the value was seen at the source named; a `derived` one is arithmetic on such values.
 * Units are the source's own (seconds, minutes, percent): parameters turn them into hours.
 */
export interface Fact {
  /** Stable dotted id, e.g. `k8s.adc.maxWaitForUnmount`. */
  readonly id: string;
  readonly meaning: string;
  readonly kind:
    | 'default'
    | 'recommendation'
    | 'formula'
    | 'fact'
    | 'measured'
    | 'model-input'
    | 'agreement'
    | 'derived';
  readonly value: FactValue;
  readonly unit: string;
  readonly appliesTo: string;
  readonly range?: readonly [number, number];
  /** One line: repository path @commit, or address; several are separated by `; `. */
  readonly source: string;
  readonly verified: boolean;
  readonly note?: string;
}

/** Parts that machines of a platform play, as far as firewalls tell them apart. */
export const machineRoles = [
  'machine',
  'cluster-node',
  'control-plane',
  'etcd',
  'worker',
  'api-balancer',
  'ingress',
  'vrrp',
  'kube-vip',
  'metallb',
  'esxi',
  'vcenter',
  'kvm',
  'pacemaker',
  'ovirt',
  'engine',
  'ceph',
  'vsan',
  'array',
] as const;
export type MachineRole = (typeof machineRoles)[number];

/** Who opens connections from outside the platform. */
export const outsideParties = ['administration', 'monitoring', 'clients', 'everyone'] as const;
export type PortParty = MachineRole | (typeof outsideParties)[number];

/** How pods of different nodes reach each other; the model does not depend on it, a firewall does. */
export const networkPlugIns = ['calico', 'calico-vxlan', 'cilium', 'flannel'] as const;
export type NetworkPlugIn = (typeof networkPlugIns)[number];

/** A connection that machines of a role have to accept. */
export interface Port {
  readonly to: MachineRole;
  readonly from: readonly PortParty[];
  readonly protocols: readonly ('TCP' | 'UDP' | 'ICMP' | 'VRRP' | 'IP-in-IP')[];
  /** Numbers and ranges, `80, 443` or `30000-32767`; empty: the protocol has none. */
  readonly ports: string;
  readonly purpose: Text;
  /** Asked by the machine itself only: no firewall between. */
  readonly local?: true;
  /** Needed only where that function is used. */
  readonly optional?: true;
  /** With these network plug-ins only. */
  readonly plugIns?: readonly NetworkPlugIn[];
  readonly source: string;
  readonly verified: boolean;
  readonly note?: string;
}

/** Something a machine must bring before a platform is installed on it. */
export interface Prerequisite {
  readonly id: string;
  /** Machines of these roles need it. */
  readonly roles: readonly MachineRole[];
  readonly requirement: string;
  readonly value: string;
  readonly appliesTo: string;
  /** `required`, `recommended`, `hardening`, `default`, … as the source puts it. */
  readonly strength: string;
  readonly source: string;
  readonly verified: boolean;
  readonly note?: string;
}

/** A widely repeated statement that the sources contradict. */
export interface Correction {
  readonly topic: string;
  readonly finding: string;
}
