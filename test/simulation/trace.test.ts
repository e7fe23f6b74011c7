import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../src/catalog/parameter.js';
import type { SystemModel } from '../../src/model/system-model.js';
import { preparedSimulation } from '../../src/simulation/replication.js';
import { type TraceEvent, traceLine, traceOf } from '../../src/simulation/trace.js';
import { component, emptyModel, parameters, service } from '../model/small-models.js';
import { failoverGroup, hosting, workload } from '../model/workload-models.js';
import { kOfN, task } from './simulated.js';

function events(model: SystemModel, table: ReadonlyMap<string, Parameter>, years: number, seed = 1): TraceEvent[] {
  const seen: TraceEvent[] = [];
  traceOf(task(model, table, { ages: 'new', seed, warmUpYears: 0, years }), 0, (event) => seen.push(event));
  return seen;
}

const fixed = (value: number) => ({ kind: 'deterministic', value }) as const;
const uneven = (mean: number) => ({ kind: 'uniform', min: mean / 2, max: 1.5 * mean }) as const;

/** Three machines with one repairer: the second failure waits. */
const queueing = kOfN(2, 3, 1);
const queueingTable = parameters({ fails: uneven(300), repair: uneven(80) });

/** Two hosts: notice, commit, start on the other one, release, rebalancing. */
const relocating = hosting(
  ['h1', 'h2'].map((id) => component(id, { fails: 'fails', repair: 'repair' })),
  workload(['h1', 'h2'], ['h1', 'h2'], { required: 2, rebalance: { terms: ['rebalance'] } }),
  {
    plannedWorks: [
      {
        kind: 'instance',
        id: 'release',
        cause: 'release',
        workload: 'w',
        period: { terms: ['period'] },
        duration: { terms: ['duration'] },
      },
    ],
  },
);
const relocatingTable = parameters({
  fails: uneven(2000),
  repair: fixed(8),
  notice: fixed(0.01),
  commit: fixed(0.1),
  act: fixed(0.02),
  start: fixed(0.05),
  rebalance: fixed(24),
  period: fixed(1500),
  duration: fixed(0.5),
});

/** An active and a standby member; the fault is not always noticed. */
const takingOver: SystemModel = {
  ...emptyModel,
  components: ['a', 'b'].map((id) => component(id, { fails: 'fails', repair: 'repair' })),
  failoverGroups: [failoverGroup(['a', 'b'], { coverageFactor: 'coverage', manualRecovery: { terms: ['by hand'] } })],
  services: [service({ groupServes: 'group' })],
};
const takingOverTable = parameters({
  fails: uneven(1000),
  repair: fixed(5),
  takeover: fixed(0.01),
  'by hand': fixed(1),
  coverage: 0.5,
});

describe('a trace', () => {
  it.each([
    ['queueing', queueing, queueingTable, 0.3],
    ['relocating', relocating, relocatingTable, 0.6],
    ['taking-over', takingOver, takingOverTable, 0.7],
  ] as const)('of %s tells every event in order, as the semantics say', async (name, model, table, years) => {
    const lines = events(model, table, years).map(traceLine);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../golden/simulation/${name}.trace.jsonl`);
  });

  it('of a layout that drifted holds the release that puts it right, though something fails more often than that', () => {
    const model = hosting(
      ['h1', 'h2', 'other'].map((id) => component(id, { fails: `${id} fails`, repair: 'repair' })),
      workload(['h1'], ['h1', 'h2'], { rebalance: { terms: ['rebalance'] } }),
    );
    const lives = { 'h1 fails': fixed(1000), 'h2 fails': fixed(9000), 'other fails': fixed(10) };
    const waits = { notice: fixed(0.01), commit: fixed(0.1), act: fixed(0.02), start: fixed(0.05) };
    const table = parameters({ ...lives, ...waits, repair: fixed(1), rebalance: fixed(24) });
    const at = (event: string) => events(model, table, 0.2).find((e) => e.event === event)!.hours;
    expect(at('h1 given up')).toBeCloseTo(1000.11, 9);
    // 24 h in which all is quiet, of 11 h ten each.
    expect(at('w rebalanced') - at('h1 restored: h1')).toBeGreaterThan(24);
    expect(at('w rebalanced') - at('h1 restored: h1')).toBeLessThan(24 + 4);
  });

  it('holds as many events, and as much downtime, as the replication of that seed', () => {
    const seen = events(queueing, queueingTable, 5, 9);
    const [record] = preparedSimulation(
      task(queueing, queueingTable, { seed: 9, ages: 'new', warmUpYears: 0, years: 5 }),
    ).replicate(0, 1);
    expect(seen).toHaveLength(record!.events);
    let down = 0;
    let since = -1;
    for (const { hours, services } of [...seen, { hours: 5 * 8766, services: { service: 'end' } }]) {
      if (services.service === undefined) continue;
      if (since >= 0) down += hours - since;
      since = services.service.startsWith('down') ? hours : -1;
    }
    expect(down).toBeCloseTo(record!.services[0]!.downHours, 8);
    expect(down).toBeGreaterThan(10);
  });

  it('writes the time as days and time of day', () => {
    const line = traceLine({ hours: 24 * 12 + 7.5 + 2.125 / 3600, event: 'e', changes: {}, services: {} });
    expect(JSON.parse(line).time).toBe('12d 07:30:02.125');
  });
});
