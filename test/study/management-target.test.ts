import { describe, expect, it } from 'vitest';
import { scenarioFromText } from '../../src/scenario/scenario-from-text.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { solvedCandidate } from '../../src/study/solved-candidate.js';
import { scenarioOf, studied } from './studied.js';

const text = `
workloads:
  shop: { instances: 2, required: 1, each: { cpu: 1, memory: 2 GiB }, start: 20 s, spread: host }
services:
  shop: { needs: [shop] }
  operations: { needs: [management-api], target: { availability: 99.9%, per: month, rto: 15 min } }
candidates:
  vm:
    platform: vm
    hosts: { count: 3, racks: 3, cpu: 16, memory: 64 GiB }
    ingress: { kind: haproxy, members: 2, vip: keepalived }
  kubernetes:
    platform: kubernetes
    hosts: { count: 4, racks: 2, cpu: 16, memory: 64 GiB }
    control-plane: { members: 1, vip: none }
    ingress: { kind: haproxy, members: 2, vip: keepalived }
baseline: vm
`;
const { candidates } = scenarioOf(text);

describe('a target on the management API', () => {
  it.each(candidates.map((candidate) => [candidate.id, candidate] as const))(
    'of %s is kept or missed as the API is available, whatever becomes of the entry point',
    (_, candidate) => {
      const model = candidateModel(candidate, new Map());
      const { figures } = solvedCandidate(model, { relativeBound: 0.1, maximumStates: 2000 });
      const operations = model.net.services.findIndex(({ id }) => id === 'operations');
      const api = model.net.probes.findIndex(({ id }) => id === 'management-api');
      const { value } = figures.services[operations]!.unavailability;
      expect(value / figures.probes[api]!.value).toBeCloseTo(1, 9);
      expect(model.blueprint.model.services[operations]!.upSet).toEqual(['management-api']);
    },
  );

  it('is judged like that of any service, but asks no recovery time of the entry point or the applications', async () => {
    const evaluation = await studied(text);
    for (const { services, failover } of evaluation.candidates) {
      const operations = services.find(({ id }) => id === 'operations')!;
      const charged = operations.budget.reduce((sum, { minutesPerYear }) => sum + minutesPerYear, 0);
      expect(charged / (operations.unavailability.value * 525_960)).toBeCloseTo(1, 6);
      expect(failover.filter((row) => row.services?.includes('operations') ?? true)).toEqual([]);
    }
    const causes = evaluation.candidates.map(({ services }) => services[1]!.budget.map(({ cause }) => cause));
    expect(causes[0]).toContain('management');
    expect(causes[1]).toContain('etcd');
  });

  it('is for services: a workload does not call it', () => {
    const wrong = `ninefold: 1\ntitle: test\n${text.replace('spread: host }', 'spread: host, calls: [management-api] }')}`;
    const { problems } = scenarioFromText(wrong, 'test.yaml', {
      knownParameters: [],
      fileStatus: () => 'none',
      fileNames: [],
      hashOf: () => '',
      hashOfFile: () => '',
      textOfFile: () => '',
    });
    expect(problems.map(({ message }) => message).join()).toContain('found "management-api"');
  });
});
