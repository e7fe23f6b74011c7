import { describe, expect, it } from 'vitest';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { en } from '../../src/report/words/en.js';
import { candidatesIn } from './play.js';
import { nineHosts } from './scenarios.js';

const candidates = candidatesIn(nineHosts);
const fact = (id: string, name: string) => blueprintOf(candidates[id]!).facts.find((found) => found.id === name)?.value;

describe('facts', () => {
  it('root daemons: two per node for Docker, one for containerd, none for Podman, none on a VM platform', () => {
    expect(fact('docker', 'root-daemons')).toBe(18);
    expect(fact('stacked', 'root-daemons')).toBe(9);
    expect(fact('podman', 'root-daemons')).toBe(0);
    expect(fact('vms', 'root-daemons')).toBe(0);
  });

  it('kernels: hypervisors and guests; machines of the cluster; hypervisors and cluster-node VMs', () => {
    expect(fact('vms', 'kernels')).toBe(9 + 4);
    expect(fact('stacked', 'kernels')).toBe(9);
    expect(fact('on-vms', 'kernels')).toBe(9 + 9);
  });

  it('shared kernels: one per worker, none between VMs', () => {
    expect(fact('vms', 'shared-kernels')).toBe(0);
    expect(fact('stacked', 'shared-kernels')).toBe(6);
    expect(fact('single', 'shared-kernels')).toBe(8);
  });

  it('a rolling release of three takes none away: a quarter rounded down', () => {
    // The ledger with its volume dominates: its only pod goes before the next one comes.
    expect(fact('stacked', 'release-capacity-dip')).toBe(1);
    expect(fact('stacked', 'time-to-add-instance')).toBeLessThan(fact('vms', 'time-to-add-instance') as number);
  });

  it('a recovery point is given only where copies are modelled', () => {
    expect(fact('stacked', 'rpo')).toBeUndefined();
    expect(fact('replicated', 'rpo')).toBe(0);
  });

  it('a VM platform has no cluster limit in the catalog; Kubernetes has the published thresholds', () => {
    expect(fact('vms', 'cluster-size-limit')).toBeUndefined();
    expect(fact('stacked', 'cluster-size-limit')).toBe(5000);
    expect(fact('stacked', 'instances-per-host-limit')).toBe(110);
  });

  it('ports to accept connections on: counted role by role, both layers where there are two', () => {
    // SSH, API server, two of etcd, kubelet, NodePorts, VRRP.
    expect(fact('stacked', 'open-ports')).toBe(7);
    // SSH, five of an ESXi host, two of vCenter.
    expect(fact('vms', 'open-ports')).toBe(8);
    // SSH is the same.
    expect(fact('on-vms', 'open-ports')).toBe(7 + 8 - 1);
  });
});

describe('rows of the failover timeline', () => {
  it.each(Object.keys(candidates))('of %s have words for what fails', (id) => {
    for (const plan of blueprintOf(candidates[id]!).failureModes) expect(en.failureModes).toHaveProperty(plan.id);
  });

  it.each(['process-crash', 'application-hang', 'host-lost', 'rack-lost', 'site-lost', 'storage-lost'])(
    '%s is there on every platform',
    (mode) => {
      for (const candidate of Object.values(candidates)) {
        expect(blueprintOf(candidate).failureModes.map((plan) => plan.id)).toContain(mode);
      }
    },
  );

  it('a lost rack costs the share of the instances that stand in it', () => {
    const rack = blueprintOf(candidates.stacked!).failureModes.find(
      (p) => p.id === 'rack-lost' && p.workload === 'web',
    );
    expect(rack!.lostShare).toBeCloseTo(1 / 3, 12);
  });

  it('a cluster node on a VM is back by HA, without waiting for the toleration', () => {
    const row = blueprintOf(candidates['on-vms']!).failureModes.find((p) => p.id === 'host-lost')!;
    expect(row.phases.map(({ label }) => label)).toEqual([
      'host-declared-dead',
      'power-on',
      'guest-boot',
      'pod-start',
      'application-start',
    ]);
  });
});
