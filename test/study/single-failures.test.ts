import { describe, expect, it } from 'vitest';
import { passingByPeople } from '../../src/catalog/by-people.js';
import { parameterDefinitions } from '../../src/catalog/parameters.js';
import { mean } from '../../src/maths/distribution-moments.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { singleFailures } from '../../src/study/single-failures.js';
import { scenarioOf } from './studied.js';

function followed(candidate: string, workload = 'instances: 1, required: 1') {
  const { candidates } = scenarioOf(`
workloads: { shop: { ${workload}, each: { cpu: 1, memory: 2 GiB }, spread: host, storage: attached } }
services: { shop: { needs: [shop] } }
candidates: { a: { hosts: { count: 6, racks: 3, cpu: 16, memory: 64 GiB }, ${candidate} } }
baseline: a
`);
  const model = candidateModel(candidates[0]!, new Map());
  const rows = singleFailures(model, candidates[0]!.services[0]!)!;
  const of = (cause: string) => rows.find((row) => row.cause === cause);
  const perYear = (name: string) => 8766 / mean(model.parameters.get(name)!.distribution);
  const probability = (name: string) => mean(model.parameters.get(name)!.distribution);
  return { rows, of, perYear, probability };
}

const array = 'storage: { kind: array, controllers: 2 }';

describe('failures that strike while everything works', () => {
  it('strike one instance as often as its host, its guest and itself fail', () => {
    const { of, perYear } = followed(`platform: vm, ha: { kind: vsphere }, ${array}`);
    expect(of('host-hardware')!.timesPerYear).toBeCloseTo(perYear('host.time-to-failure'), 12);
    expect(of('guest-os')!.timesPerYear).toBeCloseTo(perYear('os.time-to-failure'), 12);
    expect(of('application-crash')!.timesPerYear).toBeCloseTo(perYear('app.time-to-failure'), 12);
  });

  it('wait for people on VMs without HA, but for a crash that the service manager restarts', () => {
    const { rows } = followed(`platform: vm, ha: { kind: none }, ${array}`);
    const without = new Map(rows.map(({ cause, withoutPeople }) => [cause, withoutPeople]));
    expect(without.get('application-crash')).toBe(1);
    for (const cause of ['host-hardware', 'hypervisor', 'guest-os', 'application-hang', 'host-network', 'rack'])
      expect(without.get(cause), cause).toBe(0);
  });

  it('need nobody with HA where its restart works, and a hang still does: nobody asks the application', () => {
    const { of, probability } = followed(`platform: vm, ha: { kind: vsphere, vm-monitoring: true }, ${array}`);
    expect(of('host-hardware')!.withoutPeople).toBeCloseTo(probability('relocation.coverage-factor'), 12);
    expect(of('guest-os')!.withoutPeople).toBe(1);
    expect(of('application-hang')!.withoutPeople).toBe(0);
    expect(of('host-network')!.withoutPeople).toBe(0);
  });

  it('on Kubernetes a hang is ended by the liveness probe, a hung kubelet is evicted, local data wait for their host', () => {
    const kubernetes = 'platform: kubernetes, control-plane: { members: 3, hosts: own }';
    const moved = followed(`${kubernetes}, ${array}`);
    expect(moved.of('application-hang')!.withoutPeople).toBe(1);
    expect(moved.of('kubelet')!.withoutPeople).toBeCloseTo(moved.probability('relocation.coverage-factor'), 12);
    expect(followed(`${kubernetes}, storage: { kind: local }`).of('host-hardware')!.withoutPeople).toBe(0);
  });

  it('that nobody feels are not counted: one etcd member, vCenter', () => {
    const { of } = followed(`platform: kubernetes, control-plane: { members: 3, hosts: own }, ${array}`);
    expect(of('etcd')).toBeUndefined();
    expect(followed(`platform: vm, ha: { kind: vsphere }, ${array}`).of('management')).toBeUndefined();
  });
});

describe('what people do', () => {
  it('is stated of every time to restore: either they do it, or it runs by itself', () => {
    const byItself = [
      'api-server',
      'cni-agent',
      'controller-manager',
      'dockerd',
      'etcd',
      'haproxy',
      'ingress',
      'kube-proxy',
      'kubernetes.false-detection',
      'runtime',
      'scheduler',
      'storage-copy',
    ];
    const left = parameterDefinitions.filter(
      ({ role, name }) => role === 'time-to-restore' && !passingByPeople.has(name),
    );
    expect(left.map(({ name }) => name.replace('.time-to-restore', '')).sort()).toEqual(byItself);
  });

  it('names parameters of the catalog', () => {
    const names = new Set(parameterDefinitions.map(({ name }) => name));
    for (const name of passingByPeople) expect(names, name).toContain(name);
  });
});
