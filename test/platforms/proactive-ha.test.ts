import { describe, expect, it } from 'vitest';
import { delayMean } from '../../src/model/delay.js';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { solvedCandidate } from '../../src/study/solved-candidate.js';
import { candidatesIn, Play } from './play.js';

const candidates = candidatesIn(`
workloads: { ledger: { instances: 1, each: { cpu: 4, memory: 16 GiB }, start: 60 s, storage: attached } }
services: { books: { needs: [ledger] } }
candidates:
  shipped:
    platform: vm
    hosts: { count: 4, racks: 2, cpu: 16, memory: 64 GiB }
    ha: { kind: vsphere }
    storage: { kind: array }
    planned: none
  proactive: { like: shipped, ha: { kind: vsphere, proactive: true } }
  nodes:
    platform: kubernetes
    runs-on: proactive
    control-plane: { members: 1 }
    nodes: { masters: { count: 1, cpu: 2, memory: 8 GiB }, workers: { count: 2, cpu: 8, memory: 32 GiB } }
baseline: shipped
`);

describe('a host that announces its failure, with Proactive HA', () => {
  it('is emptied by live migration, which nobody feels, and takes nothing in until it is repaired', () => {
    const play = Play.of(candidates.proactive!);
    const host = play.seatOf('ledger-1')!;
    play.fire(`proactive evacuation of ${host} begins`);
    expect(play.isUp('books')).toBe(true);
    const refuge = play.seatOf('ledger-1')!;
    expect(refuge).not.toBe(host);
    play.fire(`${refuge} hardware fails: host-hardware`).fire(`${refuge} leaves rotation`).fire(`${refuge} given up`);
    play.fire('ledger-1 started elsewhere');
    expect([host, refuge]).not.toContain(play.seatOf('ledger-1'));
    play.fire(`proactive evacuation of ${host} ends`);
    expect(play.enabled(new RegExp(`^${host} hardware fails`))).toHaveLength(1);
  });

  it('fails unannounced the less often: together as often as any host', () => {
    const { blueprint, parameters } = candidateModel(candidates.proactive!, new Map());
    const rate = (delay: Parameters<typeof delayMean>[0]) => 1 / delayMean(delay, parameters);
    const hardware = blueprint.model.components.find(({ kind }) => kind === 'hardware')!;
    const announced = blueprint.model.plannedWorks.find(({ cause }) => cause === 'proactive-ha')!;
    const whole = rate({ terms: ['host.time-to-failure'] });
    expect((rate(hardware.modes[0]!.timeToFailure) + rate(announced.period)) / whole).toBeCloseTo(1, 12);
    expect(rate(announced.period) / whole).toBeCloseTo(0.25, 12);
  });

  it('costs nothing: what host failures cost falls by the share announced', () => {
    const [shipped, proactive] = ['shipped', 'proactive'].map((id) => {
      const model = candidateModel(candidates[id]!, new Map());
      const { figures } = solvedCandidate(model, { relativeBound: 0.02, maximumStates: 3000 });
      return new Map(
        figures.services[0]!.budget.map(({ cause, byPhase }) => [cause, byPhase.reduce((a, b) => a + b, 0)]),
      );
    });
    expect(proactive!.get('host-hardware')! / shipped!.get('host-hardware')!).toBeCloseTo(0.75, 2);
    expect(proactive!.get('proactive-ha') ?? 0).toBeLessThan(1e-3 * proactive!.get('host-hardware')!);
  });

  it('is one below a cluster of virtual nodes too', () => {
    const play = Play.of(candidates.nodes!);
    play.fire('proactive evacuation of host-1 begins');
    expect(play.isUp('books')).toBe(true);
  });

  it('is one only where it is said: as shipped it is off, and a note says so', () => {
    const keys = (id: string) => blueprintOf(candidates[id]!).limits.map(({ key }) => key);
    expect(keys('shipped')).toContain('proactive-ha');
    expect(keys('proactive')).toContain('proactive-evacuation');
    expect(Play.of(candidates.shipped!).enabled(/proactive/)).toEqual([]);
  });
});
