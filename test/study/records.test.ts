import { describe, expect, it } from 'vitest';
import { concerns } from '../../src/evaluation/concerns.js';
import type { ObservedOutages } from '../../src/measurements/observed-outages.js';
import { wattsPerHost } from '../../src/platforms/energy.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { evaluatedScenario } from '../../src/study/evaluated-scenario.js';
import { failoverRecords } from '../../src/study/failover-records.js';
import { SolutionNotReached } from '../../src/study/study-options.js';
import { scenarioOf, studied } from './studied.js';

describe('rows of the failover timeline', () => {
  const candidate = scenarioOf(`
workloads:
  web: { instances: 2, required: 1, each: { cpu: 1, memory: 2 GiB }, spread: host, calls: [ledger] }
  ledger: { instances: 1, each: { cpu: 1, memory: 2 GiB } }
  batch: { instances: 1, each: { cpu: 1, memory: 2 GiB } }
services: { shop: { needs: [web] }, books: { needs: [ledger] } }
candidates:
  vm: { platform: vm, hosts: { count: 3, racks: 3, cpu: 16, memory: 64 GiB } }
baseline: vm
`).candidates[0]!;
  const model = candidateModel(candidate, new Map());
  const records = failoverRecords(model.blueprint.failureModes, model.parameters, candidate.services);
  const servicesOf = (workload: string) =>
    new Set(records.filter((record) => record.workload === workload).map((record) => record.services?.join(' ')));

  it('of a workload concern the services that need it, calls followed', () => {
    expect(servicesOf('web')).toEqual(new Set(['shop']));
    expect(servicesOf('ledger')).toEqual(new Set(['shop books']));
  });

  it('do not charge a service with a workload it does not need', () => {
    const charged = records.filter((record) => concerns(record, 'books')).map(({ workload }) => workload);
    expect(charged).toContain('ledger');
    expect(charged).not.toContain('web');
    expect(charged).not.toContain('batch');
  });

  it('last as long as their phases together', () => {
    for (const { phases, total } of records) {
      expect(total.mean).toBeCloseTo(
        phases.reduce((sum, { meanSeconds }) => sum + meanSeconds, 0),
        6,
      );
      expect(total.p99).toBeGreaterThanOrEqual(total.p95);
    }
  });
});

const oneUnit = (failure: string) => `
candidates:
  unit:
    platform: custom
    components: { a: { time-to-failure: ${failure}, time-to-restore: 10 h } }
    works: a
baseline: unit
`;

describe('measured outages', () => {
  /** Of the only service, in ten years. */
  const seen = (outages: number, shortestHours = 0): ReadonlyMap<string, ReadonlyMap<string, ObservedOutages>> => {
    const record: ObservedOutages = {
      file: 'log.csv',
      sha256: '0',
      rowsRead: outages,
      rowsRejected: 0,
      window: ['2016-01-01', '2026-01-01'],
      windowHours: 87_660,
      shortestHours,
      shortestSeenHours: 30,
      outages,
      downHours: outages,
      unavailability: outages / 87_660,
      outagesPerYear: outages / 10,
      interval: { low: 0, high: 1, level: 0.95, method: 'test' },
      meanOutageHours: 1,
      meanOutageInterval: null,
      warnings: [],
    };
    return new Map([['unit', new Map([['system', record]])]]);
  };
  const observed = async (outages: number, failure = '1000 h', shortestHours = 0) =>
    (await studied(oneUnit(failure), { observed: seen(outages, shortestHours) })).candidates[0]!.services[0]!.observed!;

  it('stand beside as many as are predicted for their window: window ÷ (time up + time down)', async () => {
    const { compatibility, file } = await observed(87);
    expect(file).toBe('log.csv');
    expect(compatibility.expected).toBeCloseTo(87_660 / 1010, 6);
    expect(compatibility.compatible).toBe(true);
  });

  it('contradict the prediction where their number cannot come from it', async () => {
    expect((await observed(20)).compatibility.compatible).toBe(false);
  });

  it('contradict less where the parameter is hardly known', async () => {
    expect((await observed(20, '{ between: [300 h, 8000 h] }')).compatibility.compatible).toBe(true);
  });

  it('are compared with those long enough to be seen: exp(−1) of repairs of 10 h take longer than that', async () => {
    const { compatibility } = await observed(32, '1000 h', 10);
    expect(Math.abs(compatibility.seen - Math.exp(-1))).toBeLessThan(0.05);
    expect(compatibility.expected).toBeCloseTo((compatibility.seen * 87_660) / 1010, 6);
    expect(compatibility.compatible).toBe(true);
  });

  it('say so where most that are predicted are shorter than any that was seen', async () => {
    expect((await observed(5)).warnings.join()).toMatch(/^the shortest outage observed lasted 108000 s, and 9\d %/);
    expect((await observed(87)).warnings).toEqual([]);
  });

  it('are absent where nothing was measured', async () => {
    expect((await studied(oneUnit('1000 h'))).candidates[0]!.services[0]).not.toHaveProperty('observed');
  });
});

describe('the study', () => {
  it('ends with code 1, naming the candidate, where failures are too frequent to be cut off', async () => {
    // Sixteen unlike parts: more states than are explored.
    const parts = Array.from(
      { length: 16 },
      (_, i) => `c${i}: { time-to-failure: ${60 + i} min, time-to-restore: 1 h }`,
    );
    const works = parts.map((_, i) => `c${i}`).join(' or ');
    const refused = studied(
      `candidates: { unit: { platform: custom, components: { ${parts.join(', ')} }, works: ${works} } }`,
    );
    await expect(refused).rejects.toThrow(SolutionNotReached);
    await expect(refused).rejects.toThrow(/^candidate unit: [^\n]+$/);
    await expect(refused).rejects.toMatchObject({ exitCode: 1 });
  });

  it('takes the power of hosts from what was measured, and from what is requested where nothing was', async () => {
    const text = `
workloads: { shop: { instances: 2, required: 1, each: { cpu: 1, memory: 2 GiB }, spread: host } }
services: { shop: { needs: [shop] } }
candidates:
  vm: { platform: vm, hosts: { count: 3, racks: 3, cpu: 16, memory: 64 GiB } }
baseline: vm
`;
    const scenario = scenarioOf(text);
    const use = { cpuMean: 0.5, cpuP95: 0.9, memoryMean: null, memoryP95: null };
    const evaluate = (measuredUse: ReadonlyMap<string, typeof use>) =>
      evaluatedScenario(scenario, new Map(), { effort: 'quick', measuredUse });
    const [measured, requested] = [await evaluate(new Map([['vm', use]])), await evaluate(new Map())];
    const candidate = scenario.candidates[0]!;
    const { placement, prices } = measured.candidates[0]!;
    expect(placement.measuredUse).toEqual(use);
    expect(prices.wattsPerHost).toBe(wattsPerHost(candidate, placement));
    expect(prices.wattsPerHost!).toBeGreaterThan(requested.candidates[0]!.prices.wattsPerHost!);
    expect(requested.candidates[0]!.placement.measuredUse).toBeNull();
  });
});
