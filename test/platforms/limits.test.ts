import { describe, expect, it } from 'vitest';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import type { Candidate } from '../../src/scenario/scenario.js';
import { shown } from './effect-table.js';
import { candidatesIn } from './play.js';

const candidates = candidatesIn(`
workloads:
  web: { instances: 3, required: 2, each: { cpu: 2, memory: 4 GiB }, spread: rack, calls: [queue, { advice: optional }] }
  queue: { instances: 3, required: 2, each: { cpu: 2, memory: 4 GiB }, mode: leader }
  advice: { instances: 1, each: { cpu: 2, memory: 4 GiB } }
  ledger: { instances: 1, each: { cpu: 4, memory: 16 GiB }, storage: attached }
services: { shop: { entry: [web] }, books: { needs: [ledger] } }
candidates:
  vsphere:
    platform: vm
    hosts: &hosts { count: 6, racks: 3, cpu: 32, memory: 256 GiB }
    ha: { kind: vsphere, reserve: 1 host }
    storage: { kind: array, controllers: 2 }
    ingress: { kind: haproxy, members: 2, vip: keepalived }
  plain: { like: vsphere, ha: { kind: none }, storage: { kind: local } }
  inert: { like: vsphere, storage: { kind: local } }
  own:
    platform: kubernetes
    hosts: *hosts
    control-plane: { members: 3, hosts: own }
    storage: { kind: replicated, copies: 3 }
    ingress: { kind: cloud }
  shared: { like: own, control-plane: { members: 3, hosts: shared }, storage: { kind: local } }
  on-vms:
    like: own
    hosts: null
    runs-on: vsphere
    storage: { kind: array, controllers: 2 }
    nodes: { masters: { count: 3, cpu: 4, memory: 16 GiB }, workers: { count: 3, cpu: 16, memory: 64 GiB } }
baseline: vsphere
`);
const notes = (id: string) => blueprintOf(candidates[id]!).limits;
const keys = (id: string) => notes(id).map(({ key }) => key);

describe('the notes on limits', () => {
  it('tell that HA without shared storage restarts nothing', () => {
    expect(keys('inert')).toContain('nothing-to-restart');
    expect(keys('inert')).not.toContain('component-protection-on');
    for (const id of ['vsphere', 'plain', 'own', 'on-vms']) expect(keys(id)).not.toContain('nothing-to-restart');
  });

  it('tell that machines of the control plane count as used up, how many and how large', () => {
    expect(notes('own').find(({ key }) => key === 'control-plane-hosts-whole')!.values).toEqual({
      hosts: 3,
      cores: 32,
    });
    for (const id of ['shared', 'on-vms', 'vsphere']) expect(keys(id)).not.toContain('control-plane-hosts-whole');
  });

  it('tell that pods with volumes move, only where volumes can', () => {
    expect(keys('own')).toContain('volumes-move');
    expect(keys('shared')).not.toContain('volumes-move');
  });

  it('tell of component protection and lost paths only with shared storage', () => {
    expect(keys('vsphere')).toEqual(expect.arrayContaining(['component-protection-on', 'storage-paths-one-by-one']));
    for (const key of ['component-protection-on', 'storage-paths-one-by-one', 'fault-tolerance', 'restart-tried-once'])
      expect(keys('plain')).not.toContain(key);
  });

  it('tell who is taken to find names: a service outside for VMs, the cluster’s for pods', () => {
    expect(keys('vsphere')).toContain('names-outside');
    expect(keys('own')).toContain('cluster-dns-whole');
    const withoutCalls = blueprintOf(shown.vsphere!).limits.map(({ key }) => key);
    expect(withoutCalls).not.toContain('names-outside');
  });

  it('tell what is called optionally and whose leader has a lease', () => {
    for (const id of ['vsphere', 'own']) {
      expect(keys(id)).toContain('optional-calls');
      expect(notes(id)).toContainEqual({ key: 'leader-lease', values: { workload: 'queue' } });
    }
  });

  it('of the VMs below hold for the cluster on them, each said once', () => {
    expect(keys('on-vms')).toEqual(expect.arrayContaining(['component-protection-on', 'crash-loop-mean']));
    for (const id of Object.keys(candidates)) expect(new Set(keys(id)).size).toBe(keys(id).length);
  });

  it('tell of what is left out on every cluster', () => {
    for (const key of ['stale-rules', 'images-cached', 'etcd-elections', 'cluster-add-ons']) {
      for (const id of ['own', 'shared', 'on-vms']) expect(keys(id)).toContain(key);
      expect(keys('vsphere')).not.toContain(key);
    }
  });

  it('tell of the pace of evictions where it is not followed', () => {
    expect(keys('on-vms')).toContain('eviction-rates');
    expect(keys('own')).not.toContain('eviction-rates');
  });

  it('tell how little stale rules cost at most', () => {
    // 1.03 losses of a node a year (hardware, system, kubelet: 0.556 + 0.239 + 1 = 1.79), two agents stale for 30 s to
    // half an hour once a year each: 1.79 × 2 × E[R²]/2 ÷ 1 year, with E[R²] of a lognormal of 5 s to 30 min.
    const sigma = Math.log(1800 / 5) / (2 * 1.6449);
    const median = Math.sqrt(5 * 1800) / 3600;
    const secondMoment = median ** 2 * Math.exp(2 * sigma ** 2);
    const minutes = (1000 / 1800 + 0.239 + 1) * secondMoment * (60 / 8766);
    const found = notes('own').find(({ key }) => key === 'stale-rules')!.values.minutes as number;
    expect(found).toBeGreaterThanOrEqual(minutes);
    expect(found).toBeLessThan(2 * minutes);
  });

  it('tell of cached images and component protection only where they are taken for granted', () => {
    const [pulled, bare] = ['own', 'vsphere'].map((id) => candidates[id]!);
    const limits = (candidate: Candidate) => blueprintOf(candidate).limits.map(({ key }) => key);
    expect(limits({ ...pulled!, images: 'pulled' })).not.toContain('images-cached');
    expect(limits({ ...bare!, ha: { ...bare!.ha, componentProtection: false } })).not.toContain(
      'component-protection-on',
    );
  });

  it('tell of an entry point that never fails where none is modelled', () => {
    expect(keys('own')).toContain('ingress-always-there');
    expect(keys('vsphere')).not.toContain('ingress-always-there');
  });
});

describe('answers about the placement', () => {
  const fact = (id: string, name: string) =>
    blueprintOf(candidates[id]!).facts.find((found) => found.id === name)?.value;

  it('a host takes the only instance of a workload whole, and a rack no less than a host', () => {
    expect(fact('own', 'share-lost-with-a-host')).toBe(1);
    expect(fact('own', 'instances-lost-with-a-rack')).toBeGreaterThanOrEqual(
      fact('own', 'instances-lost-with-a-host') as number,
    );
  });

  it('no packing bears more host losses than the bound, and the layout bears no more than that', () => {
    for (const id of Object.keys(candidates)) {
      const { placement } = blueprintOf(candidates[id]!);
      expect(placement.toleratedHostLosses).toBeLessThanOrEqual(fact(id, 'host-losses-bound') as number);
    }
  });

  it('more ledgers fit on the VM cluster by memory and cores left, one host kept free', () => {
    // Five hosts of 30.4 virtual cores (5 % to the hypervisor), with eight VMs on them; each ledger takes four.
    const further = fact('vsphere', 'further-instances.ledger') as number;
    expect(further).toBeGreaterThan(25);
    expect(further).toBeLessThan(5 * 7);
    expect(fact('plain', 'further-instances.ledger')).toBeGreaterThan(further);
  });

  it('pods on virtual nodes are lost with the host below their node', () => {
    expect(fact('on-vms', 'instances-lost-with-a-host')).toBeGreaterThanOrEqual(3);
  });
});
