import { describe, expect, it } from 'vitest';
import { mean } from '../../src/maths/distribution-moments.js';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { candidatesIn, Play } from './play.js';

const kinds = ['vsphere', 'pacemaker', 'masakari', 'ovirt', 'none'] as const;
const candidates = candidatesIn(`
workloads: { ledger: { instances: 1, each: { cpu: 4, memory: 16 GiB }, storage: attached } }
services: { books: { needs: [ledger] } }
candidates:
${kinds.map((kind) => `  ${kind}: { platform: vm, hosts: { count: 3, racks: 3, cpu: 16, memory: 64 GiB }, ha: { kind: ${kind} } }`).join('\n')}
  monitored: { like: vsphere, ha: { kind: vsphere, vm-monitoring: true } }
  local: { like: vsphere, storage: { kind: local } }
  responds: { like: vsphere, ha: { kind: vsphere, isolation: power-off } }
baseline: vsphere
`);

const phasesOf = (id: string, mode: string) =>
  blueprintOf(candidates[id]!).failureModes.find((plan) => plan.id === mode)!.phases;

describe.each(kinds)('HA by %s', (kind) => {
  it('starts the VM of a lost host elsewhere', () => {
    const play = Play.of(candidates[kind]!);
    const host = play.seatOf('ledger-1')!;
    play.fire(`${host} hardware fails: host-hardware`).fire(`${host} leaves rotation`).fire(`${host} given up`);
    play.fire('ledger-1 started elsewhere');
    expect(play.isUp('books')).toBe(true);
    expect(play.seatOf('ledger-1')).not.toBe(host);
  });
});

describe('HA', () => {
  it('without a product a person has to notice, and no coverage is credited', () => {
    expect(phasesOf('none', 'host-lost')[0]).toMatchObject({
      label: 'by-hand',
      delay: { terms: ['vm.detection-by-hand'] },
    });
    const row = blueprintOf(candidates.none!).failureModes.find(({ id }) => id === 'host-lost')!;
    expect(row.coverageFactor).toBeNull();
  });

  it('fences before it restarts with Pacemaker and Masakari', () => {
    expect(phasesOf('pacemaker', 'host-lost')[0]!.delay.terms).toContain('pacemaker.fencing');
    expect(phasesOf('masakari', 'host-lost')[0]!.delay.terms).toContain('masakari.fencing');
  });

  it('restarts nothing while fencing fails, where a host has to be fenced', () => {
    const coverage = (id: string) => blueprintOf(candidates[id]!).model.relocationRules[0]!.coverageFactor;
    expect(kinds.map(coverage)).toEqual([
      'relocation.coverage-factor',
      ...['pacemaker', 'masakari', 'ovirt'].map(() => 'fencing.coverage-factor'),
      null,
    ]);
    const play = Play.of(candidates.pacemaker!, { among: () => 0, happens: () => false });
    const host = play.seatOf('ledger-1')!;
    play.fire(`${host} hardware fails: host-hardware`).fire(`${host} leaves rotation`).fire(`${host} given up`);
    expect(play.enabled(/ledger-1|given up/)).toEqual([`${host} given up by hand`]);
  });

  it('fences a healthy host that Pacemaker takes for dead, the more often the shorter its timers', () => {
    const play = Play.of(candidates.pacemaker!);
    const host = play.seatOf('ledger-1')!;
    play.fire(`${host} hypervisor fails: false-detection`).fire(`${host} leaves rotation`).fire(`${host} given up`);
    expect(play.fire('ledger-1 started elsewhere').isUp('books')).toBe(true);
    expect(Play.of(candidates.vsphere!).enabled(/false/)).toEqual([]);
    const every = (detectionSeconds: number): number => {
      const stated = { kind: 'value', value: detectionSeconds / 3600, source: null, position: null } as const;
      const name = 'pacemaker.false-detection.time-to-failure';
      const { parameters } = candidateModel(
        {
          ...candidates.pacemaker!,
          parameters: { 'pacemaker.detection': stated },
        },
        new Map(),
      );
      return mean(parameters.get(name)!.distribution);
    };
    expect(every(8) / 8766).toBeCloseTo(5, 9);
    expect(every(8) / every(4)).toBeCloseTo(10, 9);
  });

  it('tries a failed restart again after 2, 6, 14 and 30 minutes, then people do', () => {
    const { requests } = blueprintOf(candidates.vsphere!);
    const retries = requests.find(({ name }) => name === 'vsphere.restart-retries')!;
    const { weights, of } =
      'distribution' in retries && retries.distribution.kind === 'mixture'
        ? retries.distribution
        : { weights: [], of: [] };
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(weights.slice(0, 2)).toEqual([0.98, 0.98 * (1 - 0.98)]);
    expect(of.slice(0, 5).map((law) => Math.round(mean(law) * 60))).toEqual([0, 2, 6, 14, 30]);
    expect(phasesOf('vsphere', 'host-lost')[1]!.delay.terms).toContain('vsphere.restart-retries');
  });

  it('lost storage paths are noticed by VM component protection, elsewhere by people', () => {
    expect(phasesOf('vsphere', 'storage-path-lost')[0]!.delay.terms).toEqual(['vsphere.storage-path-detection']);
    expect(phasesOf('pacemaker', 'storage-path-lost')[0]!.delay.terms).toEqual(['vm.detection-by-hand']);
    const unprotected = { ...candidates.vsphere!, ha: { ...candidates.vsphere!.ha, componentProtection: false } };
    const row = blueprintOf(unprotected).failureModes.find(({ id }) => id === 'storage-path-lost')!;
    expect(row.phases[0]).toMatchObject({ label: 'by-hand', delay: { terms: ['vm.detection-by-hand'] } });
    const rows = blueprintOf(candidates.local!).failureModes.map(({ id }) => id);
    expect(rows).not.toContain('storage-path-lost');
    const play = Play.of(candidates.vsphere!).fire('ledger-1 fails: storage-path');
    expect(play.isUp('books')).toBe(false);
    play.fire('ledger-1 restored: storage-path');
    expect(play.isUp('books')).toBe(true);
  });

  it('leaves the VMs of an isolated host where they are, by default, until its network is back', () => {
    const play = Play.of(candidates.vsphere!);
    const host = play.seatOf('ledger-1')!;
    play.fire(`${host} network fails: host-network`).fire(`${host} leaves rotation`);
    expect([play.isUp('books'), play.enabled(/given up/)]).toEqual([false, []]);
    expect(play.fire(`${host} network restored: host-network`).isUp('books')).toBe(true);
    expect(phasesOf('vsphere', 'host-isolated').map(({ label }) => label)).toEqual(['network-restore']);
  });

  it('restarts them elsewhere where the isolation response powers them off', () => {
    const play = Play.of(candidates.responds!);
    const host = play.seatOf('ledger-1')!;
    play.fire(`${host} network fails: host-network`).fire(`${host} leaves rotation`);
    play.fire(`${host} given up in isolation`).fire('ledger-1 started elsewhere');
    expect(play.isUp('books')).toBe(true);
    expect(phasesOf('responds', 'host-isolated')[0]!.delay.terms).toEqual(['vsphere.isolation-response']);
  });

  it('fences an isolated host and restarts its VMs elsewhere with Pacemaker', () => {
    const play = Play.of(candidates.pacemaker!);
    const host = play.seatOf('ledger-1')!;
    play.fire(`${host} network fails: host-network`).fire(`${host} leaves rotation`).fire(`${host} given up`);
    expect(play.fire('ledger-1 started elsewhere').isUp('books')).toBe(true);
    expect(phasesOf('pacemaker', 'host-isolated')).toEqual(phasesOf('pacemaker', 'host-lost'));
  });

  it('resets a crashed guest only where VM monitoring is on', () => {
    expect(phasesOf('vsphere', 'guest-os-crash').map(({ phase }) => phase)).toEqual(['repair']);
    expect(phasesOf('monitored', 'guest-os-crash').map(({ label }) => label)).toEqual([
      'vm-monitoring',
      'guest-boot',
      'application-start',
    ]);
  });

  it('a VM whose disk is in the dead host waits for it', () => {
    const play = Play.of(candidates.local!);
    const host = play.seatOf('ledger-1')!;
    play.fire(`${host} hardware fails: host-hardware`).fire(`${host} leaves rotation`);
    expect(play.enabled(/given up|started elsewhere/)).toEqual([]);
    play.fire(`${host} hardware restored: host-hardware`).fire('ledger-1 started in place');
    expect(play.isUp('books')).toBe(true);
    expect(phasesOf('local', 'host-lost')[0]).toMatchObject({ phase: 'repair' });
  });
});
