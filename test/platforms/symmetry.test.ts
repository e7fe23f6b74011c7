import { describe, expect, it } from 'vitest';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { candidatesIn } from './play.js';

const candidates = candidatesIn(`
workloads:
  web: { instances: 3, each: { cpu: 2, memory: 4 GiB }, spread: rack }
  ledger: { instances: 1, each: { cpu: 4, memory: 16 GiB }, storage: attached }
services: { shop: { needs: [web, ledger] } }
candidates:
  array:
    platform: kubernetes
    hosts: { count: 6, racks: 3, cpu: 16, memory: 64 GiB }
    control-plane: { members: 3, hosts: own }
    storage: { kind: array }
  local:
    like: array
    control-plane: { members: 3, hosts: shared }
    storage: { kind: local }
  two-sites:
    like: array
    hosts: null
    sites:
      north: { hosts: { count: 4, racks: 2, cpu: 16, memory: 64 GiB } }
      south: { hosts: { count: 4, racks: 2, cpu: 16, memory: 64 GiB } }
    control-plane: { members: { north: 2, south: 2 }, hosts: own }
baseline: array
`);

/** Racks of each group whose parts may be exchanged with each other. */
const exchangeable = (id: string): string[][] =>
  blueprintOf(candidates[id]!).model.symmetry.map((group) =>
    group.racks.map((rack) => rack.flatMap(({ components }) => components).find((name) => /rack-\d+$/.test(name))!),
  );

describe('machines that may be exchanged', () => {
  it('are all racks alike: one master and one worker each', () => {
    expect(exchangeable('array')).toEqual([['rack-1', 'rack-2', 'rack-3']]);
  });

  it('a node that keeps a volume on its own disk is unlike every other', () => {
    const { model } = blueprintOf(candidates.local!);
    const seat = model.workloads.find(({ id }) => id === 'ledger')!.seats;
    expect(seat).toHaveLength(1);
    const blocks = model.symmetry.flatMap((group) => group.racks.flat());
    const keeper = blocks.find((block) => block.seat === seat[0])!;
    expect(blocks.filter((block) => block.class === keeper.class)).toEqual([keeper]);
  });

  it('racks of different sites are not exchanged, however alike', () => {
    for (const racks of exchangeable('two-sites')) {
      expect(new Set(racks.map((rack) => rack.split('-')[0])).size).toBe(1);
    }
  });
});
