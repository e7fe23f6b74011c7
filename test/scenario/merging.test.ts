import { describe, expect, it } from 'vitest';
import { candidateOf, messages, minimal, scenario } from './reading.js';

const candidates = (text: string) => `candidates:\n${text.replace(/^/gm, '  ')}`;

describe('what a candidate says', () => {
  it('wins over what is said for all, key by key', () => {
    const text = minimal({
      candidates: candidates(`vms:
  platform: vm
  hosts: { count: 3, cpu: 16, memory: 64 GiB }
  workloads: { web: { instances: 5 } }
others:
  like: vms
  workloads: { web: { required: 1 } }`),
    });
    expect(candidateOf(text, 'vms').workloads[0]).toMatchObject({ instances: 5, required: 5, each: { cpu: 2 } });
    expect(candidateOf(text, 'others').workloads[0]).toMatchObject({ instances: 5, required: 1 });
  });

  it('is kept as written, path by path, but for names and parameters', () => {
    const text = minimal({
      candidates: candidates(`vms:
  name: Machines
  platform: vm
  hosts: { count: 3, cpu: 16, memory: 64 GiB }
  parameters: { guest.boot: 40 s }
others:
  like: vms
  workloads: { web: { instances: 7 } }`),
    });
    const { stated } = scenario(text);
    expect(stated.vms).toMatchObject({ platform: 'vm', 'hosts.count': '3', 'hosts.memory': '64 GiB' });
    expect(stated.others).toMatchObject({ 'hosts.count': '3', 'workloads.web.instances': '7' });
    expect(Object.keys(stated.vms!).filter((path) => /^(name|parameters)/.test(path))).toEqual([]);
  });

  it('replaces a list as a whole and takes a key away with null', () => {
    const text = minimal({
      workloads: 'workloads: { web: { each: { cpu: 2, memory: 4 GiB } }, cart: { each: { cpu: 1, memory: 1 GiB } } }',
      services: 'services: { shop: { needs: [web, cart], target: { rto: 15 min } } }',
      candidates: candidates(`vms:
  platform: vm
  hosts: { count: 3, cpu: 16, memory: 64 GiB }
smaller:
  like: vms
  services: { shop: { needs: [web], target: null } }`),
    });
    expect(candidateOf(text, 'smaller').services).toEqual([{ id: 'shop', needs: ['web'], target: null }]);
    expect(candidateOf(text, 'vms').services[0].target).toMatchObject({ rtoHours: 0.25 });
  });

  it('replaces evidence by evidence instead of mixing two kinds', () => {
    const text = minimal({
      candidates: candidates(`vms:
  platform: vm
  hosts: { count: 3, cpu: 16, memory: 64 GiB }
  parameters: { os.time-to-failure: { value: 2 y, source: a vendor } }`),
      rest: 'parameters: { os.time-to-failure: { between: [1 y, 5 y] }, guest.boot: 45 s }',
    });
    expect(candidateOf(text, 'vms').parameters).toMatchObject({
      'os.time-to-failure': { kind: 'value', value: 2 * 8766, source: 'a vendor' },
      'guest.boot': { kind: 'value', value: 45 / 3600 },
    });
  });

  it('does not carry the settings of one kind of storage over to another', () => {
    const text = minimal({
      candidates: candidates(`array:
  platform: vm
  hosts: { count: 3, cpu: 16, memory: 64 GiB }
  storage: { kind: array, controllers: 4 }
copies:
  like: array
  storage: { kind: replicated }`),
    });
    expect(candidateOf(text, 'array').storage.controllers).toBe(4);
    expect(candidateOf(text, 'copies').storage).toMatchObject({
      kind: 'replicated',
      controllers: 2,
      copies: { '': 3 },
    });
  });

  it('keeps the name of the candidate it copies to itself', () => {
    const text = minimal({
      candidates: candidates(`vms:
  name: Ours
  platform: vm
  hosts: { count: 3, cpu: 16, memory: 64 GiB }
copy:
  like: vms`),
    });
    expect(candidateOf(text, 'vms').name).toEqual({ en: 'Ours', zh: 'Ours' });
    expect(candidateOf(text, 'copy').name).toEqual({ en: 'copy', zh: 'copy' });
  });

  it('may follow copies of copies', () => {
    const text = minimal({
      candidates: candidates(`c: { like: b }
b: { like: a, overcommit: { cpu: 2 } }
a: { platform: vm, hosts: { count: 3, cpu: 16, memory: 64 GiB } }`),
    });
    expect(candidateOf(text, 'c')).toMatchObject({ overcommit: { cpu: 2 }, hosts: [{ count: 3 }] });
  });

  it('may come from an anchor', () => {
    const text = minimal({
      candidates: candidates(`a: { platform: vm, hosts: &hosts { count: 3, cpu: 16, memory: 64 GiB } }
b: { platform: kubernetes, hosts: *hosts, control-plane: { members: 1 } }`),
    });
    expect(candidateOf(text, 'b').hosts).toEqual(candidateOf(text, 'a').hosts);
  });
});

describe('what nobody says', () => {
  const usual = scenario(minimal());

  it('leaves the first candidate as the baseline and the usual certainty', () => {
    expect(usual.baseline).toBe('vms');
    expect(usual.recommend.withProbability).toBe(0.9);
    expect(usual.review.date).toBeNull();
  });

  it('requires every instance, on different hosts', () => {
    expect(usual.candidates[0].workloads[0]).toMatchObject({
      instances: 2,
      required: 2,
      spread: 'host',
      hardSpread: false,
      controller: 'deployment',
      storage: 'none',
      mode: 'active-active',
      start: null,
    });
  });

  it('gives a VM cluster HA with a reserve of one host, and leaves planned work to the catalog', () => {
    expect(usual.candidates[0].ha).toEqual({
      kind: 'vsphere',
      reserve: { kind: 'hosts', hosts: 1 },
      vmMonitoring: false,
      isolation: 'leave',
      componentProtection: true,
      proactive: false,
      faultTolerance: [],
    });
    expect(usual.candidates[0].planned).toBeNull();
  });

  it('gives Kubernetes three stacked masters of their own behind keepalived, and containerd', () => {
    const text = minimal({
      candidates: candidates('k: { platform: kubernetes, hosts: { count: 5, cpu: 16, memory: 64 GiB } }'),
    });
    expect(candidateOf(text, 'k')).toMatchObject({
      version: '1.33',
      runtime: 'containerd',
      controlPlane: {
        members: { '': 3 },
        etcd: 'stacked',
        etcdMembers: { '': 3 },
        hosts: 'own',
        vip: 'keepalived',
        zones: 'sites',
      },
    });
  });

  it('puts attached volumes on an array, on both platforms alike', () => {
    const text = minimal({
      workloads: 'workloads: { web: { each: { cpu: 2, memory: 4 GiB }, storage: attached } }',
      candidates: candidates(`a: { platform: vm, hosts: { count: 5, cpu: 16, memory: 64 GiB } }
b: { platform: kubernetes, hosts: { count: 5, cpu: 16, memory: 64 GiB } }`),
    });
    expect(candidateOf(text, 'a').storage.kind).toBe('array');
    expect(candidateOf(text, 'b').storage).toEqual(candidateOf(text, 'a').storage);
  });

  it('reads a version as it is written: 1.30 is not 1.3', () => {
    const text = minimal({
      candidates: candidates(
        'k: { platform: kubernetes, version: 1.30, hosts: { count: 5, cpu: 16, memory: 64 GiB } }',
      ),
    });
    expect(candidateOf(text, 'k').version).toBe('1.30');
  });

  it('lets one language serve for the other', () => {
    expect(scenario(minimal().replace('title: The least', 'title: { zh-CN: 最少 }')).title).toEqual({
      en: '最少',
      zh: '最少',
    });
  });
});

describe('warnings', () => {
  const members = (count: number) =>
    minimal({
      candidates: candidates(`k:
  platform: kubernetes
  hosts: { count: 9, racks: 3, cpu: 16, memory: 64 GiB }
  control-plane: { members: ${count} }`),
    });

  it('come with the scenario, for what can be but is hardly meant', () => {
    expect(messages(members(4))).toEqual([
      'scenario.yaml:9:31: warning: 4 etcd members survive no more failures than 3; an odd number is usual',
    ]);
    expect(scenario(members(4)).candidates).toHaveLength(1);
    expect(messages(members(5))).toEqual([]);
  });

  it('are given for a spread over what a candidate does not have', () => {
    const text = minimal({
      workloads: 'workloads: { web: { instances: 2, each: { cpu: 2, memory: 4 GiB }, spread: site } }',
    });
    expect(messages(text)).toEqual([
      'scenario.yaml:3:76: warning: spread: site has no effect in candidate "vms", which has no sites',
    ]);
  });

  it('warns of a reserve that leaves no host to run on, and only then', () => {
    const warnings = (reserve: string, count: number) =>
      messages(
        minimal({
          candidates: candidates(`vms:
  platform: vm
  hosts: { count: ${count}, cpu: 16, memory: 64 GiB }
  ha: { kind: vsphere, reserve: ${reserve} }`),
        }),
      );
    expect(warnings('1 host', 1)).toEqual([
      expect.stringMatching(
        /: warning: a reserve of 1 of 1 host leaves candidate "vms" none to run on: add hosts, or say reserve: none$/,
      ),
    ]);
    expect(warnings('1 host', 2)).toEqual([]);
    expect(warnings('none', 1)).toEqual([]);
  });

  it('are given for a target of 100 %', () => {
    const text = minimal({ services: 'services: { shop: { needs: [web], target: { availability: 100% } } }' });
    expect(messages(text)).toEqual([
      'scenario.yaml:4:59: warning: a target of 100 % cannot be met by anything that can fail',
    ]);
  });
});
