import { describe, expect, it } from 'vitest';
import { mean } from '../../src/maths/distribution-moments.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { lossesWithoutRoom } from '../../src/study/losses-without-room.js';
import { scenarioOf } from './studied.js';

const modelOf = (hosts: string, instances = 2) =>
  candidateModel(
    scenarioOf(`
workloads: { web: { instances: ${instances}, required: 1, each: { cpu: 4, memory: 8 GiB } } }
services: { shop: { needs: [web] } }
candidates: { vm: { platform: vm, ha: { kind: vsphere, reserve: none }, hosts: { ${hosts}, cpu: 16, memory: 64 GiB } } }
baseline: vm
`).candidates[0]!,
    new Map(),
  );

describe('losses of hosts without room for all', () => {
  it('are those at which others that are needed are down already', () => {
    // Three hosts of one rack, two of which are needed: what is lost finds no room if a second is down or follows the rack.
    const model = modelOf('count: 3', 6);
    expect(model.blueprint.placement.toleratedHostLosses).toBe(1);
    const value = (name: string) => mean(model.parameters.get(name)!.distribution);
    const [hardware, hypervisor, rack] = (['host', 'hypervisor', 'rack'] as const).map((part) => {
      const failure = value(`${part}.time-to-failure`);
      const load = value(`${part}.time-to-restore`) / failure;
      return { rate: 1 / failure, down: load / (1 + load) };
    });
    const hostUp = (1 - hardware!.down) * (1 - hypervisor!.down);
    // Given that one host is down: the rack is, or one of the other two.
    const another = 1 - (1 - rack!.down) * hostUp ** 2;
    const ofHosts = 3 * (hardware!.rate + hypervisor!.rate);
    const expected = 8766 * (ofHosts * another + rack!.rate);
    expect(lossesWithoutRoom(model)! / expected).toBeCloseTo(1, 9);
  });

  it('are rarer with every host more', () => {
    const [three, four, five] = [3, 4, 5].map(
      (count) => lossesWithoutRoom(modelOf(`count: ${count}, racks: ${count}`, 6))!,
    );
    expect(four).toBeLessThan(three! / 10);
    expect(five).toBeLessThan(four! / 10);
  });

  it('are all where every host is needed: no fewer than hosts fail', () => {
    const model = modelOf('count: 2', 6);
    const hosts = (2 * 8766) / mean(model.parameters.get('host.time-to-failure')!.distribution);
    expect(lossesWithoutRoom(model)).toBeGreaterThan(hosts);
  });
});

describe('virtual cluster nodes that find no host', () => {
  it('are an error with what they need: they would be missing in the model without a word', () => {
    const text = `
workloads: { web: { instances: 1, each: { cpu: 1, memory: 2 GiB } } }
services: { shop: { needs: [web] } }
candidates:
  vm: { platform: vm, hosts: { count: 3, cpu: 16, memory: 64 GiB } }
  on:
    platform: kubernetes
    runs-on: vm
    control-plane: { members: 1 }
    nodes: { masters: { count: 1, cpu: 2, memory: 8 GiB, apart: true }, workers: { count: 4, cpu: 2, memory: 40 GiB } }
baseline: vm
`;
    const { candidates } = scenarioOf(text);
    expect(() => candidateModel(candidates[1]!, new Map())).toThrow(
      'candidate on: expected room for its 5 cluster nodes on the hosts of vm, found 3; they need 5 with the failover reserve: add hosts, or smaller nodes',
    );
  });
});
