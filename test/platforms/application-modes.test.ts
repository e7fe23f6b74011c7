import { describe, expect, it } from 'vitest';
import { mean } from '../../src/maths/distribution-moments.js';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { candidatesIn, Play } from './play.js';

const candidates = candidatesIn(`
workloads:
  gateway: { instances: 2, required: 1, each: { cpu: 2, memory: 4 GiB }, calls: [store] }
  store: { instances: 3, required: 2, each: { cpu: 2, memory: 4 GiB }, mode: leader }
  pair: { instances: 2, each: { cpu: 2, memory: 4 GiB } }
  many: { instances: 200, required: 1, each: { cpu: 0.1, memory: 1 GiB } }
services:
  shop: { entry: [gateway] }
  both: { needs: [pair] }
candidates:
  vms: { platform: vm, hosts: { count: 6, racks: 3, cpu: 32, memory: 256 GiB }, ha: { kind: vsphere }, storage: { kind: array } }
  ovirt: { like: vms, ha: { kind: ovirt } }
  cluster: { platform: kubernetes, hosts: { count: 6, racks: 3, cpu: 32, memory: 256 GiB }, control-plane: { members: 3 } }
  fast: { like: vms, parameters: { kubernetes.leader-takeover: 3 s } }
  crowded: { like: vms, services: { crowd: { needs: [many, pair] } } }
baseline: vms
`);
const modelOf = (id: string) => blueprintOf(candidates[id]!).model;
const requestOf = (id: string, name: string) => blueprintOf(candidates[id]!).requests.find((r) => r.name === name)!;

describe.each(['vms', 'cluster'])('a workload with a leader on %s', (id) => {
  it('answers nothing from the loss of its leader until another has taken over, with enough instances left', () => {
    const play = Play.of(candidates[id]!).fire('store-1 fails: application-crash');
    expect(play.isUp('shop')).toBe(false);
    play.fire('store leader taken over');
    expect(play.isUp('shop')).toBe(true);
    expect(play.served('shop')).toBe(1);
  });

  it('loses no request with a follower, and the service with fewer than required', () => {
    const play = Play.of(candidates[id]!).fire('store-2 fails: application-crash');
    expect(play.served('shop')).toBe(1);
    play.fire('store-3 fails: application-crash');
    expect(play.isUp('shop')).toBe(false);
  });
});

describe('the lease of a leader', () => {
  it('is the same parameter on every platform', () => {
    const request = requestOf('vms', 'store.leader-takeover');
    expect(request).toMatchObject({ like: 'kubernetes.leader-takeover' });
    expect(requestOf('cluster', 'store.leader-takeover')).toEqual(request);
  });

  it('is what the candidate says where the workload says nothing', () => {
    expect(requestOf('fast', 'store.leader-takeover')).toMatchObject({ evidence: { kind: 'value', value: 3 / 3600 } });
  });
});

describe('cluster DNS', () => {
  it('lost, takes down what calls by name and nothing else', () => {
    const play = Play.of(candidates.cluster!).fire('cluster dns fails: dns');
    expect(play.isUp('shop')).toBe(false);
    expect(play.isUp('both')).toBe(true);
  });

  it('is no part of a cluster whose workloads do not call each other, nor of a VM platform', () => {
    for (const id of ['vms', 'crowded']) expect(modelOf(id).components.some(({ kind }) => kind === 'dns')).toBe(false);
  });
});

describe('the lost share of a failure', () => {
  const shareOf = (id: string, workload: string, mode: string): number =>
    blueprintOf(candidates[id]!).failureModes.find((plan) => plan.workload === workload && plan.id === mode)!.lostShare;

  it('is the whole service where every instance is required, else that of the instances lost', () => {
    expect(shareOf('vms', 'pair', 'host-lost')).toBe(1);
    expect(shareOf('vms', 'gateway', 'host-lost')).toBe(0.5);
    expect(shareOf('cluster', 'store', 'host-lost')).toBeCloseTo(1 / 3, 12);
  });
});

describe('the order in which vSphere restarts VMs', () => {
  it('makes the 33rd VM of a host wait for a batch', () => {
    // 202 VMs on six hosts are up to 35 on one; those of the workload listed first come first.
    const { workloads } = modelOf('crowded');
    const waits = (id: string) =>
      workloads.find((w) => w.id === id)!.act.terms.filter((term) => term === 'vsphere.restart-batch-wait').length;
    const on = new Map<string, number>();
    for (const { layout } of workloads) for (const seat of layout) on.set(seat, (on.get(seat) ?? 0) + 1);
    expect(Math.max(...on.values())).toBe(35);
    expect(waits('many')).toBe(1);
    expect(waits('pair')).toBe(0);
  });

  it('is of no account while no host has more than 32', () => {
    expect(modelOf('vms').workloads.flatMap(({ act }) => act.terms)).not.toContain('vsphere.restart-batch-wait');
  });
});

describe('the primary host of vSphere HA', () => {
  it('costs 17 s more when it is the one lost: one in six', () => {
    const request = requestOf('vms', 'vsphere.primary-wait');
    if (!('distribution' in request)) throw new Error('expected a distribution');
    expect(mean(request.distribution) * 3600).toBeCloseTo(17 / 6, 9);
    expect(modelOf('vms').relocationRules[0]!.commit.terms).toEqual(['vsphere.detection', 'vsphere.primary-wait']);
  });

  it('has a row of its own: 35 s to the restart instead of 18 s', () => {
    const rows = blueprintOf(candidates.vms!).failureModes.filter(({ workload }) => workload === 'gateway');
    expect(rows.find(({ id }) => id === 'primary-host-lost')!.phases[0]!.delay.terms).toEqual([
      'vsphere.primary-detection',
    ]);
    expect(blueprintOf(candidates.ovirt!).failureModes.some(({ id }) => id === 'primary-host-lost')).toBe(false);
  });
});

describe('oVirt', () => {
  it('waits half a second longer for each VM of the fullest host', () => {
    const { terms } = modelOf('ovirt').relocationRules[0]!.commit;
    const { workloads } = modelOf('ovirt');
    const on = new Map<string, number>();
    for (const { layout } of workloads) for (const seat of layout) on.set(seat, (on.get(seat) ?? 0) + 1);
    expect(terms.filter((term) => term === 'ovirt.detection-per-vm').length).toBeGreaterThanOrEqual(
      Math.max(...on.values()),
    );
  });
});
