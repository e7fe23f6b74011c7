import { describe, expect, it } from 'vitest';
import { mean } from '../../src/maths/distribution-moments.js';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { candidatesIn, Play } from './play.js';

const candidates = candidatesIn(`
workloads: { web: { instances: 1, each: { cpu: 1, memory: 2 GiB } } }
services: { shop: { needs: [web] } }
candidates:
  racks:
    platform: kubernetes
    hosts: &nine { count: 9, racks: 3, switches: 1, cpu: 8, memory: 32 GiB }
    control-plane: { members: 3, hosts: shared }
  one-rack: { like: racks, hosts: { count: 9, racks: 1, cpu: 8, memory: 32 GiB } }
  sites:
    platform: kubernetes
    sites: { north: { hosts: { count: 4, racks: 2, cpu: 8, memory: 32 GiB } }, south: { hosts: { count: 4, racks: 2, cpu: 8, memory: 32 GiB } } }
    control-plane: { members: { north: 1, south: 2 }, hosts: shared }
baseline: racks
`);
const phasesOf = (id: string, mode: string) =>
  blueprintOf(candidates[id]!)
    .failureModes.find((row) => row.id === mode)!
    .phases.map(({ label }) => label);

describe('the pace of evictions', () => {
  it('makes the nodes of a lost rack or of its switch wait for their turn, and a node lost alone not', () => {
    const play = Play.of(candidates.racks!);
    const host = play.seatOf('web-1')!;
    const { rack } = play.blueprint.model.seats.find(({ id }) => id === host)!;
    for (const [event, turn] of [
      [`${host} hardware fails: host-hardware`, ''],
      [`${rack} fails: rack`, ' in turn'],
      [`${rack} switch fails: switch`, ' in turn'],
    ] as const) {
      const one = Play.of(candidates.racks!)
        .fire(event)
        .settle(/taken over$/)
        .fire(`${host} leaves rotation`);
      expect(one.enabled(new RegExp(`^${host} given up`))).toEqual([`${host} given up${turn}`]);
      expect(one.fire(`${host} given up${turn}`).fire('web-1 started elsewhere').isUp('shop')).toBe(true);
    }
  });

  it('taints one of three nodes at once, one after 10 s, one after 20 s: 10 s on average', () => {
    const { parameters } = candidateModel(candidates.racks!, new Map());
    const { distribution } = parameters.get('kubernetes.eviction-turn-of-3')!;
    expect(distribution).toEqual({ kind: 'empirical', values: [0, 10 / 3600, 20 / 3600] });
    expect(mean(distribution) * 3600).toBeCloseTo(10, 9);
  });

  it('follows what the scenario says about it', () => {
    const stated = { kind: 'value', value: 60 / 3600, source: null, position: null } as const;
    const slower = { ...candidates.racks!, parameters: { 'kubernetes.eviction-interval': stated } };
    const { parameters } = candidateModel(slower, new Map());
    expect(mean(parameters.get('kubernetes.eviction-turn-of-3')!.distribution) * 60).toBeCloseTo(1, 9);
  });

  it('counts all nodes of a site when the site is lost, else those of the rack', () => {
    const { seats } = blueprintOf(candidates.sites!).model;
    expect(seats[0]!.turns!.map(({ wait }) => wait.terms[0])).toEqual([
      'kubernetes.eviction-turn-of-4',
      'kubernetes.eviction-turn-of-2',
    ]);
  });

  it('is nothing where the rack is the only one, since there is nowhere to go', () => {
    expect(blueprintOf(candidates['one-rack']!).model.seats.every(({ turns }) => turns!.length === 0)).toBe(true);
  });

  it('is a step of its own in the table for a rack, not for a host', () => {
    expect(phasesOf('racks', 'rack-lost').slice(0, 3)).toEqual(['node-not-ready', 'eviction-turn', 'toleration']);
    expect(phasesOf('racks', 'switch-lost')).toEqual(phasesOf('racks', 'rack-lost'));
    expect(phasesOf('racks', 'host-lost')).not.toContain('eviction-turn');
  });
});
