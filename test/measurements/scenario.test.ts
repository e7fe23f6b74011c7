import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measurementKey } from '../../src/catalog/measurement-key.js';
import { parameterLike, resolvedParameters } from '../../src/catalog/resolve.js';
import { measuredEvidence } from '../../src/node/measured-evidence.js';
import { readScenarioEstimates } from '../../src/node/read-measurements.js';
import { readScenarioObserved } from '../../src/node/read-observed.js';
import { readScenario } from '../../src/node/read-scenario.js';
import { readScenarioUse } from '../../src/node/read-use.js';
import { fixture } from './reading.js';

const text = `
ninefold: 1
title: Measured
workloads:
  web: { instances: 3, required: 2, each: { cpu: 2, memory: 4 GiB }, start: { measured: pods.csv, profile: drills } }
services: { web: { needs: [web] } }
parameters:
  host.time-to-failure: { measured: lanl.csv }
  host.time-to-restore: { measured: lanl.csv }
  os.time-to-failure: { measured: lanl.csv }
candidates:
  as-is:
    platform: vm
    hosts: { count: 4, racks: 2, cpu: 32, memory: 256 GiB }
    observed: { web: { outages: uptime.csv } }
    utilization: { measured: use.csv }
  containers:
    platform: kubernetes
    hosts: { count: 4, racks: 2, cpu: 32, memory: 256 GiB }
    control-plane: { members: 3, etcd: stacked, hosts: shared, vip: keepalived }
baseline: as-is
`;

async function scenarioInFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'ninefold-test-'));
  writeFileSync(join(folder, 's.yaml'), text);
  copyFileSync(fixture('measured/lanl/lanl-system-3.csv'), join(folder, 'lanl.csv'));
  copyFileSync(fixture('measured/pod-startup/pod-startup-k3s.csv'), join(folder, 'pods.csv'));
  copyFileSync(fixture('bad-logs/uptime-robot.csv'), join(folder, 'uptime.csv'));
  writeFileSync(join(folder, 'use.csv'), 'time,host,cpu,memory\n2024-01-01 00:00,a,20,50\n2024-01-01 00:05,a,40,60\n');
  const { scenario, problems } = await readScenario(join(folder, 's.yaml'));
  if (scenario === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return { folder, scenario };
}

describe('a scenario that is measured', () => {
  it('has an estimate for every place that names a file, each file read once for what is asked alike', async () => {
    const { folder, scenario } = await scenarioInFolder();
    const begun: string[] = [];
    let last = Number.POSITIVE_INFINITY;
    const estimates = await readScenarioEstimates(scenario, folder, (file, read) => {
      if (read <= last || begun.at(-1) !== file) begun.push(file);
      last = read;
    });
    expect(begun).toEqual(['lanl.csv', 'pods.csv']);
    expect([...estimates.values()].map(({ parameter }) => parameter)).toEqual([
      'host.time-to-failure',
      'host.time-to-restore',
      'os.time-to-failure',
      'web.start',
    ]);
    for (const { parameter, evidence } of measuredEvidence(scenario)) {
      expect(estimates.has(measurementKey(parameter, evidence))).toBe(true);
    }
  });

  it('resolves as measured wherever the model asks', async () => {
    const { folder, scenario } = await scenarioInFolder();
    const estimates = await readScenarioEstimates(scenario, folder);
    const options = { kubernetesVersion: null };
    const [candidate] = scenario.candidates;
    const names = ['host.time-to-failure', 'host.time-to-restore', 'os.time-to-failure'];
    for (const parameter of resolvedParameters(names, [candidate.parameters], estimates, options).values()) {
      expect(parameter).toMatchObject({ knowledge: 'measured', measurement: { file: 'lanl.csv', rowsRead: 299 } });
    }
    const start = parameterLike('web.start', 'app.start', candidate.workloads[0].start, estimates, options);
    expect(start).toMatchObject({ name: 'web.start', knowledge: 'measured', measurement: { rowsUsed: 1400 } });
  });

  it('has the measured use of hosts and the outages of services by candidate', async () => {
    const { folder, scenario } = await scenarioInFolder();
    const uses = await readScenarioUse(scenario, folder);
    expect([...uses.keys()]).toEqual(['as-is']);
    expect(uses.get('as-is')!.cpuMean).toBeCloseTo(0.3, 12);
    expect(uses.get('as-is')!.memoryMean).toBeCloseTo(0.55, 12);
    const observed = await readScenarioObserved(scenario, folder);
    expect(observed.get('as-is')!.get('web')).toMatchObject({ file: 'uptime.csv', outages: 2, downHours: 1.5 });
  });
});
