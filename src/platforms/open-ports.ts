import { ports } from '../catalog/facts.js';
import type { Candidate } from '../scenario/scenario.js';
import type { CandidateRoles } from './roles.js';

/** Catalog roles the candidate has; a role without a counterpart here (other network plug-ins) is not counted. */
export function portRoles(candidate: Candidate, roles: CandidateRoles): ReadonlySet<string> {
  const carrier = candidate.platform === 'vm' ? candidate : candidate.runsOn;
  const found = new Set<string>();
  if (carrier?.ha.kind === 'vsphere') found.add('ESXi hosts');
  if (carrier?.ha.kind === 'pacemaker') found.add('pacemaker/corosync nodes');
  if (candidate.platform === 'kubernetes') {
    if (roles.masters > 0) found.add('control-plane');
    if (roles.etcd > 0) found.add('control-plane/etcd');
    if (roles.workers > 0) found.add('worker');
    found.add('all nodes');
    if (candidate.controlPlane?.vip === 'kube-vip') found.add('kube-vip');
    if (candidate.controlPlane?.vip === 'keepalived') found.add('lb (keepalived)');
    if (candidate.ingress.kind === 'metallb') found.add('all nodes (MetalLB L2)');
  }
  if (candidate.ingress.kind === 'haproxy') found.add('load-balancer');
  if (candidate.ingress.vip === 'keepalived' && candidate.ingress.kind !== 'none') found.add('lb (keepalived)');
  return found;
}

/** Ports the candidate's roles have to accept connections on, each once per role; optional ones are left out. */
export function openPorts(candidate: Candidate, roles: CandidateRoles): number {
  const mine = portRoles(candidate, roles);
  const taken = ports.filter(({ role, direction, optional }) => mine.has(role) && direction !== 'local' && !optional);
  return new Set(taken.map(({ role, protocol, port }) => `${role} ${protocol} ${port}`)).size;
}
