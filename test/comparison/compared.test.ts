import { describe, expect, it } from 'vitest';
import type { MetricRow } from '../../src/comparison/comparison.js';
import { compared } from '../../src/comparison/index.js';
import type { Evaluation } from '../../src/evaluation/evaluation.js';
import { metrics } from '../../src/metrics/index.js';
import { exampleEvaluation } from '../report/example-evaluation.js';
import { serviceOf, smallEvaluation } from './small-evaluation.js';

function rowOf(evaluation: Evaluation, metric: string, service: string | null = 'shop'): MetricRow {
  const rows = compared(evaluation).groups.flatMap((group) => group.rows);
  return rows.find((row) => row.metric === metric && row.service === service)!;
}

/** One minute a year as an unavailability. */
const minute = 1 / (8766 * 60);

describe('the comparison table', () => {
  it('has every metric once, for each service or for the candidate', () => {
    const { groups, candidates, baseline } = compared(exampleEvaluation());
    const rows = groups.flatMap((group) => group.rows);
    const expected = metrics.flatMap(({ id, per }) =>
      per === 'service' ? [`${id} shop`, `${id} backoffice`] : [`${id} null`],
    );
    expect(rows.map(({ metric, service }) => `${metric} ${service}`).sort()).toEqual(expected.sort());
    expect(baseline).toBe('vsphere');
    for (const { cells } of rows) expect(cells.map(({ candidate }) => candidate)).toEqual(candidates);
  });

  it('takes differences against the baseline, which has none itself', () => {
    const evaluation = smallEvaluation([
      { id: 'a', unavailability: 100 * minute },
      { id: 'b', unavailability: 40 * minute },
    ]);
    const [a, b] = rowOf(evaluation, 'downtime-minutes-per-year').cells;
    expect(a).toMatchObject({ candidate: 'a', delta: null, significant: null });
    expect(b!.delta).toBeCloseTo(-60, 9);
    expect(b!.significant).toBe(true);
  });

  it('does not take a difference for significant that half the worlds turn round', () => {
    const evaluation = smallEvaluation([
      { id: 'a', unavailability: 5e-4, draws: [4e-4, 6e-4] },
      { id: 'b', unavailability: 4.9e-4, draws: [6e-4, 4e-4] },
    ]);
    const { cells } = rowOf(evaluation, 'service-availability');
    expect(cells[1]!.delta).toBeCloseTo(1e-5, 12);
    expect(cells.map(({ significant, best }) => [significant, best])).toEqual([
      [null, false],
      [false, false],
    ]);
  });

  it('marks as best what is better than every other in both directions of better', () => {
    const evaluation = smallEvaluation([
      { id: 'a', unavailability: 3e-4, draws: [3e-4, 3.1e-4] },
      { id: 'b', unavailability: 1e-4, draws: [1e-4, 1.1e-4] },
      { id: 'c', unavailability: 2e-4, draws: [2e-4, 2.1e-4] },
    ]);
    const best = (metric: string) => rowOf(evaluation, metric).cells.map((cell) => cell.best);
    expect(best('service-availability')).toEqual([false, true, false]);
    expect(best('downtime-minutes-per-year')).toEqual([false, true, false]);
  });

  it('marks none of two equals, and none beside one that is not known', () => {
    const alike = [
      { id: 'a', hosts: 3 },
      { id: 'b', hosts: 3 },
      { id: 'c', hosts: 4 },
    ];
    const marks = (evaluation: Evaluation) => rowOf(evaluation, 'hosts', null).cells.map((cell) => cell.best);
    expect(marks(smallEvaluation(alike))).toEqual([false, false, false]);
    expect(marks(smallEvaluation([{ id: 'a', hosts: 2 }, ...alike.slice(1)]))).toEqual([true, false, false]);
    expect(
      marks(
        smallEvaluation([
          { id: 'a', hosts: 2 },
          { id: 'b', platform: 'custom' },
        ]),
      ),
    ).toEqual([false, false]);
  });

  it('never marks a security count as best', () => {
    const counted = (id: string, value: number) => ({
      id,
      facts: [{ id: 'root-daemons', value, unit: 'count', source: 'test', knowledge: 'computed' as const }],
    });
    const { cells, better } = rowOf(smallEvaluation([counted('a', 0), counted('b', 9)]), 'root-daemons', null);
    expect(better).toBeNull();
    expect(cells.map(({ delta, best }) => [delta, best])).toEqual([
      [null, false],
      [9, false],
    ]);
  });

  it('says that a metric does not apply where a candidate lacks the service', () => {
    const a = { id: 'a', services: [{ ...serviceOf({ id: 'a' }, null), id: 'ledger' }] };
    const evaluation = smallEvaluation([a, { id: 'b' }]);
    const { cells } = rowOf(evaluation, 'nines');
    expect(cells[0]!.figure).toEqual({ unknown: 'not-applicable' });
    expect(cells[1]!.delta).toBeNull();
    expect(compared(evaluation).pairs).toEqual([]);
  });
});
