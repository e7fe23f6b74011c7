import type { MachineRole, NetworkPlugIn, Port, PortParty, Prerequisite } from '../../catalog/fact.js';
import { portRules } from '../../catalog/port-rules.js';
import { requirementsOf } from '../../catalog/requirements.js';
import type { RoleRecord } from '../../evaluation/evaluation.js';

/** What has to be in place before a candidate is installed: who is who, who connects to whom, what machines must bring. */
export interface DeploymentPlan {
  readonly candidate: string;
  readonly name: string;
  /** Null where no pods run. */
  readonly plugIn: NetworkPlugIn | null;
  readonly roles: readonly RoleRecord[];
  readonly connections: readonly Port[];
  readonly requirements: readonly Prerequisite[];
  /** IPv4 addresses or networks, by machine, by outside party, or for `virtualAddress`; what is missing is not known. */
  readonly addresses: ReadonlyMap<string, readonly string[]>;
}

/** Under this name stand the addresses that move between machines: of the API and of the ingress. */
export const virtualAddress = 'virtual-address';

/** @param plugIn used where the candidate has cluster nodes */
export function deploymentPlan(
  candidate: { readonly id: string; readonly name: string },
  roles: readonly RoleRecord[],
  plugIn: NetworkPlugIn,
  addresses: DeploymentPlan['addresses'],
): DeploymentPlan {
  const played = new Set(roles.map(({ role }) => role));
  const used = played.has('cluster-node') ? plugIn : null;
  return {
    candidate: candidate.id,
    name: candidate.name,
    plugIn: used,
    roles,
    connections: portRules(played, used),
    requirements: requirementsOf(played),
    addresses,
  };
}

/** Appliances with firewalls of their own: what stands beside the machines that rules are loaded on. */
const appliances: readonly MachineRole[] = ['vcenter', 'engine', 'array'];

/** Roles whose machines load the rules, in the order of the plan. */
export function filteredRoles({ roles }: DeploymentPlan): readonly RoleRecord[] {
  return roles.filter(({ role }) => !appliances.includes(role));
}

/** What machines of a role accept; what only some installations use comes apart, to be decided on. */
export function acceptedBy({ connections }: DeploymentPlan, role: MachineRole) {
  const accepted = connections.filter(({ to }) => to === role);
  return {
    needed: accepted.filter(({ optional }) => !optional),
    optional: accepted.filter(({ optional }) => optional),
  };
}

/** A party with its machines and their addresses; outside parties and addresses that move stand for themselves. */
export interface AddressSet {
  readonly party: PortParty | typeof virtualAddress;
  readonly machines: readonly string[];
  readonly addresses: readonly string[];
  /** Names whose address is not known. */
  readonly missing: readonly string[];
}

/** The sets of addresses that the rules refer to. */
export function addressSets(plan: DeploymentPlan): AddressSet[] {
  const { roles, connections, addresses } = plan;
  const outside = new Set(connections.flatMap(({ from }) => from).filter((party) => isOutside(party)));
  const sets = roles
    .filter(({ role }) => !appliances.includes(role) || connections.some(({ from }) => from.includes(role)))
    .map(({ role, machines }) => setOf(role, machines, addresses));
  const moves = roles.some(({ role }) => ['vrrp', 'kube-vip', 'metallb'].includes(role));
  const others = [...outside, ...(moves ? [virtualAddress] : [])];
  return [...sets, ...others.map((party) => setOf(party as PortParty, [party], addresses))];
}

const isOutside = (party: PortParty) => party === 'administration' || party === 'monitoring' || party === 'clients';

function setOf(
  party: AddressSet['party'],
  names: readonly string[],
  addresses: DeploymentPlan['addresses'],
): AddressSet {
  return {
    party,
    machines: names,
    addresses: [...new Set(names.flatMap((name) => addresses.get(name) ?? []))],
    missing: names.filter((name) => !addresses.has(name)),
  };
}

/** On one line, whatever an inventory calls its machines. */
export const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
