import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../src/maths/distribution.js';
import { mean } from '../../src/maths/distribution-moments.js';
import { quantile } from '../../src/maths/distribution-quantile.js';
import { delayDistribution } from '../../src/model/delay.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { candidatesIn } from '../platforms/play.js';

/**
 * The clocks an expert knows by heart, read off the models as they are compiled. Sources are those of the parameters
 * (docs/platforms.md); the five trials are in fixtures/measured/node-failover.
 */
const candidates = candidatesIn(`
workloads:
  one: { instances: 1, each: { cpu: 1, memory: 1 GiB }, start: 0 s }
  three: { instances: 3, required: 2, each: { cpu: 1, memory: 1 GiB }, start: 0 s, spread: host }
services: { one: { needs: [one] }, three: { needs: [three] } }
candidates:
  older:
    platform: kubernetes
    version: "1.31"
    hosts: { count: 6, racks: 3, cpu: 8, memory: 32 GiB }
    control-plane: { members: 3, vip: keepalived }
  current: { like: older, version: "1.33" }
  tuned: { like: current, parameters: { kubernetes.grace-period: 20 s, kubernetes.toleration: 30 s } }
  vsphere: { platform: vm, hosts: { count: 6, racks: 3, cpu: 8, memory: 32 GiB }, ha: { kind: vsphere }, storage: { kind: array } }
baseline: older
`);
const models = Object.fromEntries(
  Object.entries(candidates).map(([id, candidate]) => [id, candidateModel(candidate, new Map())]),
);

interface Clock {
  readonly earliest: number;
  readonly mean: number;
  readonly latest: number;
}

const seconds = (hours: number) => hours * 3600;
const clockOf = (law: Distribution): Clock => ({
  earliest: seconds(quantile(law, 1e-9)),
  mean: seconds(mean(law)),
  latest: seconds(quantile(law, 1 - 1e-9)),
});

/** Of one failure and workload: the phases up to and with the one named. */
function until(label: string, id: string, mode = 'host-lost', workload: string | null = 'one'): Clock {
  const { blueprint, parameters } = models[id]!;
  const plan = blueprint.failureModes.find((row) => row.id === mode && row.workload === workload)!;
  const phases = plan.phases.slice(0, plan.phases.findIndex((phase) => phase.label === label) + 1);
  expect(phases.at(-1)?.label).toBe(label);
  return clockOf({ kind: 'sum', of: phases.flatMap(({ delay }) => delayDistribution(delay, parameters) ?? []) });
}

const parameterClock = (name: string) => clockOf(models.current!.parameters.get(name)!.distribution);
const trials = readFileSync('fixtures/measured/node-failover/node-failover-trials.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => Number(row.split(',')[2]));

describe('a lost node under a single stateless pod', () => {
  it('with the grace period of 40 s, the five measured trials lie where the timers allow, a stop of up to 5 s added', () => {
    const { earliest, latest } = until('toleration', 'older');
    expect(trials).toHaveLength(5);
    for (const trial of trials) {
      expect(trial).toBeGreaterThanOrEqual(earliest);
      expect(trial).toBeLessThanOrEqual(latest + 5);
    }
  });

  it('since 1.32 two of them would be impossible: 340 to 355 s, and 351 s and more until the pod is there', () => {
    const { earliest, latest } = until('toleration', 'current');
    expect([earliest, latest]).toEqual([expect.closeTo(340, 1), expect.closeTo(355, 1)]);
    expect(trials.filter((trial) => trial < earliest)).toHaveLength(2);
    expect(until('toleration', 'current').mean).toBeCloseTo(347.5, 6);
    expect(until('pod-start', 'current').mean).toBeGreaterThan(351);
    expect(until('pod-start', 'current').mean).toBeLessThan(354);
  });

  it('tuned to 20 s and 30 s it is back within a minute', () => {
    expect(until('toleration', 'tuned').latest).toBeLessThan(60);
    expect(until('pod-start', 'tuned').mean).toBeLessThan(60);
  });
});

describe('a replicated service when a node is lost', () => {
  it('loses one request in n, and only until the endpoints leave: 40 to 57 s', () => {
    const { blueprint, parameters } = models.current!;
    const row = blueprint.failureModes.find(({ id, workload }) => id === 'host-lost' && workload === 'three')!;
    expect(row.lostShare).toBeCloseTo(1 / 3, 12);
    const { leaveRotation } = blueprint.model.relocationRules[0]!;
    const clock = clockOf(delayDistribution(leaveRotation, parameters)!);
    expect([clock.earliest, clock.latest]).toEqual([expect.closeTo(40, 0), expect.closeTo(57, 0)]);
  });
});

describe('other takeovers', () => {
  it('vSphere HA declares a host dead after 18 s, then powers on, boots and starts', () => {
    const { blueprint } = models.vsphere!;
    const row = blueprint.failureModes.find(({ id, workload }) => id === 'host-lost' && workload === 'one')!;
    const labels = ['host-declared-dead', 'power-on', 'guest-boot', 'application-start'];
    expect(row.phases.map(({ label }) => label).filter((label) => labels.includes(label))).toEqual(labels);
    expect(until('host-declared-dead', 'vsphere').mean).toBeCloseTo(18, 6);
    const { earliest, latest } = until('power-on', 'vsphere');
    expect(earliest).toBeGreaterThanOrEqual(18);
    expect(latest).toBeGreaterThan(18 + 5);
  });

  it('a scheduler or controller-manager is followed by a standby after 13 to 24 s, 16.5 s on average', () => {
    const law = models.current!.parameters.get('kubernetes.leader-takeover')!.distribution;
    expect(seconds(quantile(law, 0.0001))).toBeGreaterThan(13);
    // One takeover in ten thousand may take longer.
    expect(seconds(quantile(law, 0.9999))).toBeLessThan(24);
    expect(seconds(mean(law))).toBeCloseTo(16.5, 6);
  });

  it('keepalived takes an address over after 2.6 to 3.6 s', () => {
    const { earliest, latest } = parameterClock('keepalived.takeover');
    expect([earliest, latest]).toEqual([expect.closeTo(2.6, 1), expect.closeTo(3.6, 1)]);
  });
});
