import { describe, expect, it } from 'vitest';
import { blueprintOf } from '../../src/platforms/blueprint-of.js';
import { formatProblem } from '../../src/scenario/problem.js';
import { unreadParameters } from '../../src/study/unread-parameters.js';
import { scenarioOf } from './studied.js';

const warnings = (more: {
  whole?: string;
  web?: string;
  hosts?: string;
  vm?: string;
  more?: string;
}): readonly string[] =>
  unreadParameters(
    scenarioOf(`
workloads: { web: { instances: 2, required: 1, each: { cpu: 1, memory: 2 GiB }, parameters: { ${more.web ?? ''} } } }
services: { shop: { needs: [web] } }
parameters: { ${more.whole ?? ''} }
candidates:
  vm: { platform: vm, ha: { kind: vsphere }, hosts: { count: 3, cpu: 16, memory: 64 GiB, parameters: { ${more.hosts ?? ''} } }, parameters: { ${more.vm ?? ''} } }
  pods: { platform: kubernetes, control-plane: { members: 1 }, hosts: { count: 3, cpu: 16, memory: 64 GiB } }
${more.more ?? ''}
baseline: vm
`),
  ).map((problem) => formatProblem(problem));

describe('a parameter that is stated and that no model reads', () => {
  it('is told with its place: it would change nothing', () => {
    expect(warnings({ vm: 'pacemaker.detection: 5 s' })).toEqual([
      'test.yaml:8:145: warning: pacemaker.detection changes nothing: no candidate it is stated for reads it',
    ]);
    expect(warnings({ vm: 'masakari.fencing: 5 s' })[0]).toMatch(/masakari\.fencing changes nothing/);
  });

  it('is none where one candidate of several reads it, in the model, in the room it takes or in the power it draws', () => {
    const read = 'kubelet.time-to-failure: 1 y, vsphere.detection: 20 s, guest.memory: 1, energy.host-idle: 90';
    expect(warnings({ whole: read })).toEqual([]);
  });

  it('is none where the catalog makes another of it, and one where all made of it are stated', () => {
    expect(warnings({ whole: 'kubernetes.grace-period: 20 s' })).toEqual([]);
    const made = 'kubernetes.detection: 25 s, kubernetes.false-detection.time-to-failure: 1 y';
    expect(warnings({ whole: `kubernetes.grace-period: 20 s, ${made}` })).toHaveLength(1);
  });

  it('may be read, but not of a workload or of hosts', () => {
    const elsewhere = /changes nothing: it is not read from there, but of the candidate or the whole scenario$/;
    expect(warnings({ web: 'pod.start: 3 s, app.time-to-failure: 1 y' })).toEqual([expect.stringMatching(elsewhere)]);
    expect(warnings({ hosts: 'rack.time-to-failure: 1 y, host.time-to-failure: 1 y' })).toEqual([
      expect.stringMatching(elsewhere),
    ]);
  });

  it('may be said of every workload anew', () => {
    expect(warnings({ whole: 'app.time-to-failure: 1 y', web: 'app.time-to-failure: 2 y' })).toEqual([
      expect.stringMatching(/every workload or group of hosts that reads it states its own$/),
    ]);
  });

  it('is none of the cluster below virtual nodes where these read it', () => {
    const on =
      '  on: { platform: kubernetes, runs-on: vm, control-plane: { members: 3 }, nodes: { masters: { count: 3, cpu: 2, memory: 8 GiB }, workers: { count: 2, cpu: 2, memory: 8 GiB } } }';
    expect(warnings({ vm: 'hypervisor.time-to-failure: 1 y', more: on })).toEqual([]);
  });
});

describe('a number of a range', () => {
  it('counts with the middle of its range where room is counted', () => {
    const share = (stated: string) => {
      const [candidate] = scenarioOf(`
workloads: { web: { instances: 2, required: 1, each: { cpu: 1, memory: 2 GiB } } }
services: { shop: { needs: [web] } }
candidates: { vm: { platform: vm, hosts: { count: 3, cpu: 16, memory: 64 GiB }, parameters: { hypervisor.memory: ${stated} } } }
baseline: vm
`).candidates;
      return blueprintOf(candidate!).placement.memory.hypervisor;
    };
    expect(share('{ between: [8, 32] }')).toBeCloseTo(share('16'), 12);
    // And the VMs’ own overhead.
    expect(share('16')).toBeCloseTo(16 / 64, 2);
  });
});
