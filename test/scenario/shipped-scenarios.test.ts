import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Candidate, Scenario } from '../../src/scenario/scenario.js';
import { readFile } from './reading.js';

const files = readdirSync('scenarios').filter((file) => file.endsWith('.yaml'));

async function shipped(file: string): Promise<Scenario> {
  const { scenario } = await readFile(`scenarios/${file}`);
  return scenario!;
}

const byId = ({ candidates }: Scenario): Readonly<Record<string, Candidate>> =>
  Object.fromEntries(candidates.map((candidate) => [candidate.id, candidate]));

describe('the scenarios that come with the package', () => {
  it.each(files)('%s can be read without a word of complaint', async (file) => {
    const { scenario, problems } = await readFile(`scenarios/${file}`);
    expect(problems).toEqual([]);
    expect(scenario!.candidates.length).toBeGreaterThan(1);
  });

  it.each(files)('%s says in its first lines which schema it follows and which question it answers', (file) => {
    const [schema, , question] = readFileSync(`scenarios/${file}`, 'utf8').split('\n');
    expect(schema).toBe('# yaml-language-server: $schema=../schema/scenario.schema.json');
    expect(question).toMatch(/^# .{20,}/);
  });

  it.each(files)('%s has a title and names in both languages', async (file) => {
    const { title, candidates } = await shipped(file);
    for (const { en, zh } of [title, ...candidates.map(({ name }) => name)]) {
      expect(en).toMatch(/^[\p{Script=Latin}\P{L}]+$/u);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('vm-versus-kubernetes.yaml', () => {
  it('compares five topologies on nine hosts in three racks', async () => {
    const read = await shipped('vm-versus-kubernetes.yaml');
    expect(read.candidates.map(({ id }) => id)).toEqual([
      'vsphere',
      'kubernetes',
      'kubernetes-single-master',
      'kubernetes-external-etcd',
      'kubernetes-on-vms',
    ]);
    for (const candidate of read.candidates) {
      const [hosts, ...others] = (candidate.runsOn ?? candidate).hosts;
      expect(others).toEqual([]);
      expect(hosts).toMatchObject({ count: 9, racks: 3, each: { cpu: 32, memoryGiB: 256 } });
    }
  });

  it('differs in the control plane as its names say', async () => {
    const candidates = byId(await shipped('vm-versus-kubernetes.yaml'));
    expect(candidates.vsphere.controlPlane).toBeNull();
    expect(candidates.kubernetes.controlPlane).toEqual({
      members: { '': 3 },
      etcd: 'stacked',
      etcdMembers: { '': 3 },
      hosts: 'own',
      vip: 'keepalived',
      zones: 'sites',
    });
    expect(candidates['kubernetes-single-master'].controlPlane).toMatchObject({ members: { '': 1 }, vip: 'none' });
    expect(candidates['kubernetes-external-etcd'].controlPlane).toMatchObject({ etcd: 'external' });
    expect(candidates['kubernetes-on-vms'].runsOn).toEqual(candidates.vsphere);
  });

  it('gives every candidate the same workloads, storage and front', async () => {
    const { candidates } = await shipped('vm-versus-kubernetes.yaml');
    for (const candidate of candidates) {
      expect(candidate.workloads).toEqual(candidates[0].workloads);
      expect(candidate.ingress).toEqual(candidates[0].ingress);
      expect(candidate.storage).toEqual(candidates[0].storage);
    }
    expect(
      candidates[0].workloads.map(({ id, instances, required, storage }) => [id, instances, required, storage]),
    ).toEqual([
      ['web', 6, 4, 'none'],
      ['ledger', 1, 1, 'attached'],
      ['batch', 20, 20, 'none'],
    ]);
  });

  it('takes host failures, repairs and pod starts from measured files, and its hash changes with them', async () => {
    const { candidates, hash } = await shipped('vm-versus-kubernetes.yaml');
    expect(candidates[0].parameters).toMatchObject({
      'host.time-to-failure': { kind: 'measured', profile: 'outages' },
      'host.time-to-restore': { kind: 'measured', profile: 'outages' },
      'pod.start': { kind: 'measured', profile: 'drills' },
    });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('measured-cluster.yaml', () => {
  it('takes names, racks and sizes of its hosts from the inventory', async () => {
    const { candidates } = await shipped('measured-cluster.yaml');
    const [hosts] = candidates[0].hosts;
    expect(hosts).toMatchObject({ count: 8, racks: 3, each: { cpu: 32, memoryGiB: 256 } });
    expect(hosts.named![2]).toEqual({ name: 'esx-03.example.org', rack: 'B' });
  });
});

describe('two-sites.yaml', () => {
  it('adds the witness to the two sites it copies', async () => {
    const candidates = byId(await shipped('two-sites.yaml'));
    expect(candidates['three-sites'].hosts.map(({ site, count }) => [site, count])).toEqual([
      ['north', 5],
      ['south', 4],
      ['witness', 1],
    ]);
    expect(candidates['three-sites'].controlPlane!.members).toEqual({ north: 2, south: 2, witness: 1 });
  });
});

describe('microservices.yaml', () => {
  it('places only what a candidate uses', async () => {
    const candidates = byId(await shipped('microservices.yaml'));
    expect(candidates['monolith-on-vms'].workloads.map(({ id }) => id)).toEqual(['monolith', 'ledger']);
    expect(candidates.microservices.workloads.map(({ id }) => id)).toEqual([
      'gateway',
      'cart',
      'payment',
      'recommend',
      'session-cache',
      'ledger',
    ]);
  });

  it('follows required calls all the way down and leaves optional ones out', async () => {
    const { microservices } = byId(await shipped('microservices.yaml'));
    expect(microservices.services[0].needs).toEqual(['gateway', 'cart', 'payment', 'session-cache', 'ledger']);
  });
});
