import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledNet } from '../../src/model/compile.js';
import { OutageRecorder } from '../../src/simulation/outage-recorder.js';
import { causesOf, preparedSimulation } from '../../src/simulation/replication.js';
import { type Observer, Simulator } from '../../src/simulation/simulator.js';
import { component, emptyModel, parameters, service } from '../model/small-models.js';
import { hosting, relocation, workload } from '../model/workload-models.js';
import { kOfN, simulated, task } from './simulated.js';

const lives = parameters({ fails: { kind: 'weibull', shape: 1.5, scale: 300 }, repair: 10 });
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

/** Two hosts with one instance each, the second can take the first one's. */
const moving = hosting(
  [component('h1', { fails: 'fails', repair: 'repair' }), component('h2', { fails: 'fails', repair: 'repair' })],
  workload(['h1', 'h2'], ['h1', 'h2'], { required: 2, rebalance: { terms: ['rebalance'] } }),
  {
    relocationRules: [relocation()],
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
const movingTable = parameters({
  fails: 300,
  repair: 10,
  notice: 0.01,
  commit: 0.1,
  act: 0.05,
  start: 0.05,
  rebalance: 5,
  period: { kind: 'deterministic', value: 400 },
  duration: { kind: 'deterministic', value: 0.5 },
});

describe('replications', () => {
  it('are the same digits whatever ran before', () => {
    const prepared = preparedSimulation(task(moving, movingTable, { years: 2 }));
    const all = prepared.replicate(0, 6);
    expect(prepared.replicate(4, 1)[0]).toEqual(all[4]);
    expect(preparedSimulation(task(moving, movingTable, { years: 2 })).replicate(2, 2)).toEqual(all.slice(2, 4));
    expect(all[0]!.services[0]!.downHours).not.toBe(all[1]!.services[0]!.downHours);
  });

  it('are other digits with another seed', () => {
    const [one, two] = [1, 2].map((seed) => simulated(task(kOfN(2, 3), lives, { seed }), 3));
    expect(one!.services[0]!.unavailability.value).not.toBe(two!.services[0]!.unavailability.value);
  });

  it('with exponential delays are the same digits in the as-solved form', () => {
    const table = parameters({ fails: 500, repair: 10 });
    const [asSolved, asTrue] = (['as-solved', 'true-distributions'] as const).map((form) =>
      preparedSimulation(task(kOfN(2, 3, 1), table, { form })).replicate(0, 5),
    );
    expect(asSolved).toEqual(asTrue);
  });

  it.each([
    ['components', kOfN(2, 3, 1), lives],
    ['instances with planned work', moving, movingTable],
  ] as const)('of %s: causes, phases, months and years each sum to the downtime', (_, model, table) => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), (seed, years) => {
        const [record] = preparedSimulation(task(model, table, { seed, years, warmUpYears: 1 })).replicate(0, 1);
        const seen = record!.services[0]!;
        expect(sum(seen.causeHours.map(sum))).toBeCloseTo(seen.downHours, 8);
        expect(sum(seen.monthDownHours)).toBeCloseTo(seen.downHours, 8);
        expect(seen.monthDownHours.length).toBe(12 * years);
        expect(sum(seen.causeOutages)).toBe(seen.outages);
        expect(seen.outageHours).toHaveLength(seen.outages);
        expect(sum(seen.monthPlannedDownHours)).toBeCloseTo(seen.plannedDownHours, 8);
        expect(Math.max(0, ...seen.outageHours)).toBe(Math.max(...seen.longestOfYear));
      }),
      { numRuns: 20 },
    );
  });

  it('the years of all replications hold all months', () => {
    const figures = simulated(task(kOfN(2, 3, 1), lives, { years: 3 }), 4);
    const { monthDownHours, yearDownHours, unavailability } = figures.services[0]!;
    expect([monthDownHours.length, yearDownHours.length, figures.years]).toEqual([144, 12, 12]);
    expect(sum(yearDownHours)).toBeCloseTo(sum(monthDownHours), 8);
    expect(sum(yearDownHours) / (12 * 8766)).toBeCloseTo(unavailability.value, 12);
  });
});

/** Up for 100 h, down for 60 h, and so on. */
const regular = { ...emptyModel, components: [component('a')], services: [service({ works: 'a' })] };
const regularTable = parameters({
  'a.fails': { kind: 'deterministic', value: 100 },
  'a.repair': { kind: 'deterministic', value: 60 },
});

function recorded(start: number, end: number): OutageRecorder {
  const net = compiledNet(regular);
  const recorder = new OutageRecorder(net, causesOf(net), start, 2);
  const simulator = new Simulator(net, regularTable, 'true-distributions', 1);
  simulator.restart(0, 'new');
  simulator.runUntil(end, recorder);
  recorder.finish(end);
  return recorder;
}

describe('outages at the edges of the counted time', () => {
  it('an outage still open at the end counts, as long as it has got', () => {
    const seen = recorded(0, 270).services[0]!;
    expect([seen.downHours, seen.outages, seen.outageHours]).toEqual([70, 2, [60, 10]]);
    expect(seen.longestOfYear).toEqual([60, 0]);
  });

  it('an outage begun in the warm-up adds its later hours, but is not counted', () => {
    const seen = recorded(120, 250).services[0]!;
    expect([seen.downHours, seen.outages, seen.outageHours]).toEqual([40, 0, []]);
  });

  it('an outage across a month is split between the two', () => {
    const seen = recorded(0, 160 * 5).services[0]!;
    // The fifth runs from 740 to 800 h, the month ends at 730.5 h.
    expect(seen.monthDownHours.slice(0, 2)).toEqual([240 + 0, 60]);
    const across = recorded(20, 160 * 5).services[0]!;
    expect(across.monthDownHours[0]).toBeCloseTo(240 + 10.5, 9);
    expect(across.monthDownHours[1]).toBeCloseTo(49.5, 9);
  });
});

describe('common random numbers', () => {
  it('a part that two candidates share fails at the same times in both', () => {
    const times = (ids: readonly string[]): number[] => {
      const model = {
        ...emptyModel,
        components: ids.map((id) => component(id, { fails: 'fails', repair: 'repair' })),
        services: [service({ any: ids.map((id) => ({ works: id })) })],
      };
      const net = compiledNet(model);
      const seen: number[] = [];
      const observer: Observer = {
        advanced: () => {},
        happened: (_, activity, time) => {
          if (net.activities[activity]!.id.startsWith('b ')) seen.push(time);
        },
      };
      const simulator = new Simulator(net, lives, 'true-distributions', 7);
      simulator.restart(3, 'new');
      simulator.runUntil(8766, observer);
      return seen;
    };
    expect(times(['b', 'x'])).toEqual(times(['a', 'b', 'c', 'd']));
    expect(times(['b']).length).toBeGreaterThan(10);
  });
});
