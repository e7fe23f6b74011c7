import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CapacityShares } from '../../src/evaluation/topology.js';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { candidatesIn } from './play.js';
import { nineHosts } from './scenarios.js';

const candidates = candidatesIn(nineHosts);
const sum = ({ total: _, ...shares }: CapacityShares): number => Object.values(shares).reduce((a, b) => a + b, 0);

describe('capacity', () => {
  it.each(Object.keys(candidates))('of %s: shares sum to one, on each host and in all', (id) => {
    const { placement } = blueprintOf(candidates[id]!);
    for (const shares of [placement.cpu, placement.memory, ...placement.perHost.flatMap((h) => [h.cpu, h.memory])]) {
      expect(sum(shares)).toBeCloseTo(1, 9);
      for (const share of Object.values(shares)) expect(share).toBeGreaterThanOrEqual(0);
    }
  });

  it('shares sum to one and useful capacity is the same for every size of VMs and workloads', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 1, max: 4 }),
        (instances, cores, overcommit) => {
          const made = candidatesIn(`
workloads: { web: { instances: ${instances}, each: { cpu: 2, memory: 4 GiB } } }
services: { shop: { needs: [web] } }
candidates:
  vms: { platform: vm, hosts: { count: 4, racks: 2, cpu: 16, memory: 64 GiB }, overcommit: { cpu: ${overcommit} } }
  on-vms:
    platform: kubernetes
    runs-on: vms
    control-plane: { members: 1, vip: none }
    nodes: { masters: { count: 1, cpu: 2, memory: 4 GiB }, workers: { count: 3, cpu: ${cores}, memory: 16 GiB } }
baseline: vms
`);
          const [vms, nested] = [blueprintOf(made.vms!).placement, blueprintOf(made['on-vms']!).placement];
          for (const { cpu, memory } of [vms, nested]) {
            expect(sum(cpu)).toBeCloseTo(1, 9);
            expect(sum(memory)).toBeCloseTo(1, 9);
          }
          if (nested.perHost.reduce((all, host) => all + host.instances, 0) === instances)
            expect(nested.cpu.useful).toBeCloseTo(vms.cpu.useful, 9);
        },
      ),
      { seed: 4, numRuns: 30 },
    );
  });

  it('VM platform: nine hosts of 256 GiB keep 8 GiB each for the hypervisor and the overhead of four VMs', () => {
    const { memory } = blueprintOf(candidates.vms!).placement;
    // Overhead per VM: (18.4 + 0.0074 × MiB + 4 × (vCPU − 1)) MiB for 4.75 GiB, 2 vCPU (three) and 16.75 GiB, 4 vCPU (one).
    const small = (18.4 + 0.0074 * 4.75 * 1024 + 4) / 1024;
    const large = (18.4 + 0.0074 * 16.75 * 1024 + 12) / 1024;
    expect(memory.hypervisor).toBeCloseTo((9 * 8 + 3 * small + large) / (9 * 256), 12);
    expect(memory.guestOperatingSystems).toBeCloseTo((4 * 0.75) / (9 * 256), 12);
    expect(memory.useful).toBeCloseTo((3 * 4 + 16) / (9 * 256), 12);
  });

  it('a reserve of 25 % is a quarter of the capacity, and whole hosts where hosts are counted', () => {
    const made = candidatesIn(`
workloads: { web: { instances: 6, each: { cpu: 6, memory: 4 GiB } } }
services: { shop: { needs: [web] } }
candidates:
  share: { platform: vm, hosts: { count: 6, racks: 2, cpu: 8, memory: 64 GiB }, ha: { kind: vsphere, reserve: 25% } }
  hosts: { like: share, ha: { kind: vsphere, reserve: 1 host } }
baseline: share
`);
    const [share, hosts] = [blueprintOf(made.share!).placement, blueprintOf(made.hosts!).placement];
    expect(share.memory.failoverReserve).toBeCloseTo(0.25, 12);
    expect(hosts.memory.failoverReserve).toBeCloseTo(1 / 6, 12);
    // One VM to a host: six in use are three quarters of eight, or all but one of seven.
    expect(share.hostsNeeded).toMatchObject({ heuristic: 8, lowerBound: 8 });
    expect(hosts.hostsNeeded).toMatchObject({ heuristic: 7, lowerBound: 7 });
  });

  it('Kubernetes: three machines of nine are control plane, less what every node keeps for its system', () => {
    const { cpu } = blueprintOf(candidates.stacked!).placement;
    expect(cpu.systemReserved).toBeCloseTo((9 * 0.1) / (9 * 32), 12);
    expect(cpu.controlPlane).toBeCloseTo((3 * (32 - 0.1)) / (9 * 32), 12);
  });

  it('on VMs both layers count: hypervisor, guest systems, node reservations, masters', () => {
    const { memory, cpu } = blueprintOf(candidates['on-vms']!).placement;
    const vms = 3 + 6;
    const overhead = (3 * (18.4 + 0.0074 * 16 * 1024 + 12) + 6 * (18.4 + 0.0074 * 64 * 1024 + 60)) / 1024;
    expect(memory.hypervisor).toBeCloseTo((9 * 8 + overhead) / (9 * 256), 12);
    expect(memory.guestOperatingSystems).toBeCloseTo((vms * 0.75) / (9 * 256), 12);
    expect(cpu.systemReserved).toBeCloseTo((vms * 0.1) / (9 * 32), 12);
    expect(cpu.controlPlane).toBeCloseTo((3 * (4 - 0.1)) / (9 * 32), 12);
  });
});

describe('hosts needed', () => {
  it.each(Object.keys(candidates))('for %s is never below the bound', (id) => {
    const { hostsNeeded } = blueprintOf(candidates[id]!).placement;
    expect(hostsNeeded.lowerBound).toBeLessThanOrEqual(hostsNeeded.heuristic!);
  });
});
