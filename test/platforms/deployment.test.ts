import { describe, expect, it } from 'vitest';
import type { MachineRole } from '../../src/catalog/fact.js';
import { ports } from '../../src/catalog/facts.js';
import { portNumbers, portRules } from '../../src/catalog/port-rules.js';
import { requirementsOf } from '../../src/catalog/requirements.js';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { candidatesIn } from './play.js';
import { nineHosts } from './scenarios.js';

const candidates = candidatesIn(`${nineHosts.replace('baseline: vms', '')}
  kvm: { platform: vm, hosts: *hosts, ha: { kind: masakari }, storage: { kind: replicated, copies: 3 } }
  behind-proxy:
    like: stacked
    control-plane: { vip: haproxy }
    ingress: { kind: haproxy, members: 2, vip: keepalived }
  metal: { like: stacked, control-plane: { vip: kube-vip }, ingress: { kind: metallb } }
baseline: vms
`);
const machines = (id: string, role: MachineRole) =>
  blueprintOf(candidates[id]!).deployment.find((each) => each.role === role)?.machines ?? [];
const roles = (id: string) => blueprintOf(candidates[id]!).deployment.map(({ role }) => role);
const who = (id: string, to: MachineRole, number: string) =>
  portRules(new Set(roles(id)), null)
    .filter((port) => port.to === to && portNumbers(port).includes(number))
    .flatMap(({ from }) => from);

describe('the parts machines play', () => {
  it('stacked: the masters carry etcd, the rest works, all are cluster nodes', () => {
    expect(machines('stacked', 'control-plane')).toEqual(['host-1', 'host-2', 'host-3']);
    expect(machines('stacked', 'etcd')).toEqual(machines('stacked', 'control-plane'));
    expect(machines('stacked', 'worker')).toHaveLength(6);
    expect(machines('stacked', 'cluster-node')).toHaveLength(9);
  });

  it('external etcd: its machines run no kubelet', () => {
    const etcd = machines('external', 'etcd');
    expect(etcd).toHaveLength(3);
    for (const machine of etcd) expect(machines('external', 'cluster-node')).not.toContain(machine);
    for (const machine of etcd) expect(machines('external', 'machine')).toContain(machine);
  });

  it('on virtual machines: the nodes and, below them, the hosts of the carrier', () => {
    expect(machines('on-vms', 'control-plane')).toEqual(['masters-1', 'masters-2', 'masters-3']);
    expect(machines('on-vms', 'esxi')).toHaveLength(9);
    expect(machines('on-vms', 'machine')).toHaveLength(18);
  });

  it.each([
    ['behind-proxy', ['api-balancer', 'vrrp', 'ingress'], ['kube-vip', 'metallb']],
    ['metal', ['kube-vip', 'metallb', 'ingress'], ['vrrp', 'api-balancer']],
    ['single', ['control-plane'], ['vrrp', 'kube-vip']],
    ['kvm', ['kvm', 'pacemaker', 'ceph'], ['esxi', 'vsan', 'vcenter']],
    ['vms', ['esxi', 'vcenter', 'array'], ['kvm', 'cluster-node']],
  ] as const)('%s has the parts of what it is built with, and no others', (id, there, absent) => {
    expect(roles(id)).toEqual(expect.arrayContaining([...there]));
    for (const role of absent) expect(roles(id)).not.toContain(role);
  });
});

describe('who connects to whom', () => {
  it('etcd is asked by API servers and by its members, nobody else', () => {
    expect(who('external', 'etcd', '2379')).toEqual(['control-plane', 'etcd']);
    expect(who('external', 'etcd', '2380')).toEqual(['etcd']);
  });

  it('the kubelet is asked by masters; schedulers and controllers only by themselves', () => {
    expect(who('stacked', 'cluster-node', '10250')).toEqual(['control-plane']);
    expect(who('stacked', 'control-plane', '10257')).toEqual([]);
  });

  it('names no party that is not there', () => {
    expect(who('kvm', 'ceph', '3300')).toEqual(['kvm']);
    expect(who('replicated', 'ceph', '3300')).toEqual(['cluster-node']);
  });

  it('the network plug-in decides what flows between nodes', () => {
    const numbers = (plugIn: 'calico' | 'cilium' | 'flannel') =>
      portRules(new Set(['cluster-node'] as const), plugIn)
        .filter(({ plugIns, optional }) => plugIns && !optional)
        .map(({ protocols, ports: written }) => `${protocols.join()} ${written}`.trim());
    expect(numbers('calico')).toEqual(['TCP 179', 'IP-in-IP']);
    expect(numbers('cilium')).toEqual(['UDP 8472', 'TCP 4240', 'ICMP']);
    expect(numbers('flannel')).toEqual(['UDP 8472']);
  });

  it('every port of the catalog is a number or a range, or belongs to a protocol without', () => {
    for (const port of ports) {
      const hasPorts = port.protocols.every((protocol) => protocol === 'TCP' || protocol === 'UDP');
      expect(portNumbers(port).length > 0).toBe(hasPorts);
      for (const number of portNumbers(port)) {
        const [low, high = low] = number.split('-').map(Number);
        expect(low! >= 1 && low! <= high! && high! < 65_536).toBe(true);
      }
      expect(port.verified || port.source.includes('judgement')).toBe(true);
    }
  });
});

describe('what machines must bring', () => {
  const ids = (...played: MachineRole[]) => requirementsOf(new Set(played)).map(({ id }) => id);
  it('cluster nodes: no swap, forwarding, bridged packets filtered, SELinux with its package', () => {
    const needed = ['pre.swap', 'pre.ip_forward', 'pre.bridge.iptables', 'pre.bridge.ip6tables', 'pre.selinux.package'];
    expect(ids('cluster-node')).toEqual(expect.arrayContaining(needed));
    expect(ids('esxi')).not.toContain('pre.swap');
  });

  it('every machine: names and time', () => {
    expect(ids('machine')).toEqual(['pre.hosts', 'pre.time']);
  });
});
