import { describe, expect, it } from 'vitest';
import { always, type Condition } from '../../src/model/system-model.js';
import type { ClusterNode } from '../../src/platforms/kubernetes/cluster-node.js';
import { evictionConditions } from '../../src/platforms/kubernetes/eviction-zones.js';
import { candidatesIn, Play } from './play.js';

/** As many nodes per rack as said; n1, n2… in the order of the racks. */
function nodesIn(racks: readonly number[]): ClusterNode[] {
  return racks
    .flatMap((count, r) => Array.from({ length: count }, () => `rack-${r + 1}`))
    .map((rack, i) => ({
      id: `n${i + 1}`,
      site: 'site',
      rack,
      machine: null,
      cpu: 1,
      memoryGiB: 1,
      works: always,
      reached: always,
      role: null,
    }));
}

const holds = (condition: Condition, isUp: (id: string) => boolean): boolean => {
  if ('all' in condition) return condition.all.every((inner) => holds(inner, isUp));
  if ('any' in condition) return condition.any.some((inner) => holds(inner, isUp));
  if ('of' in condition) return condition.of.filter((inner) => holds(inner, isUp)).length >= condition.atLeast;
  if ('not' in condition) return !holds(condition.not, isUp);
  return 'works' in condition && isUp(condition.works);
};

/** Whether pods of the first node are evicted once the first so many nodes are not ready. */
function evicts(racks: readonly number[], zones: 'sites' | 'racks', lost: number): boolean {
  const nodes = nodesIn(racks);
  const condition = evictionConditions(nodes, ({ id }) => ({ works: id }), zones)(nodes[0]!);
  return holds(condition, (id) => Number(id.slice(1)) > lost);
}

describe('pods are evicted from lost nodes', () => {
  it.each([
    ['two nodes of three, which are fewer than three', [3], 'sites', 2, true],
    ['three of six: half', [6], 'sites', 3, true],
    ['four of seven: 57 %', [7], 'sites', 4, false],
    ['eleven of twenty: 55 %', [20], 'sites', 11, false],
    ['ten of twenty', [20], 'sites', 10, true],
    ['a whole rack of three, the racks being no zones', [3, 3], 'sites', 3, true],
    ['a rack with three of five nodes, the racks being no zones', [3, 2], 'sites', 3, false],
    ['the same, each rack a zone: a zone lost as a whole', [3, 2], 'racks', 3, true],
    ['most of a zone', [4, 4], 'racks', 3, false],
    ['all of one zone and a node of the next', [4, 4], 'racks', 5, true],
    ['all nodes of all zones', [4, 4], 'racks', 8, false],
    ['thirty of 51 nodes: slowly', [51], 'sites', 30, true],
  ] as const)('%s', (_name, racks, zones, lost, expected) => {
    expect(evicts(racks, zones, lost)).toBe(expected);
  });
});

const candidates = candidatesIn(`
workloads: { ledger: { instances: 1, each: { cpu: 4, memory: 16 GiB } } }
services: { books: { needs: [ledger] } }
candidates:
  unlabelled:
    platform: kubernetes
    hosts: { count: 8, racks: 2, cpu: 16, memory: 64 GiB }
    control-plane: { members: 1, vip: none }
  labelled: { like: unlabelled, control-plane: { zones: racks } }
baseline: unlabelled
`);

it.each([
  ['unlabelled', 0],
  ['labelled', 1],
])(
  'a rack with four of eight nodes and a node of the other are lost, racks %s: pods of %i node are moved',
  (id, moved) => {
    const play = Play.of(candidates[id]!, { among: () => 0, happens: () => true });
    const { seats } = play.blueprint.model;
    const seat = play.seatOf('ledger-1')!;
    const { rack } = seats.find((one) => one.id === seat)!;
    const inRack = seats.filter((one) => one.rack === rack).map((one) => one.id);
    // The master stands in the other rack.
    expect(inRack).toHaveLength(4);
    const other = seats.find((one) => one.rack !== rack)!.id;
    for (const host of [...inRack, other]) play.fire(`${host} os fails: operating-system`);
    play.fire(`${seat} leaves rotation`);
    expect(play.enabled(/given up$/)).toHaveLength(moved);
  },
);
