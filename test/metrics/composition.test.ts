import { describe, expect, it } from 'vitest';
import type { BudgetRow } from '../../src/evaluation/evaluation.js';
import { isKnown } from '../../src/evaluation/figure.js';
import { composition } from '../../src/metrics/composition.js';
import { smallEvaluation } from '../comparison/small-evaluation.js';
import { exampleEvaluation } from '../report/example-evaluation.js';

const row = (cause: string, planned: boolean, timesPerYear: number, meanMinutes: number): BudgetRow => ({
  cause,
  planned,
  timesPerYear,
  meanMinutes,
  minutesPerYear: timesPerYear * meanMinutes,
  phases: [],
});
const budget = [row('rack', false, 0.1, 8), row('planned-upgrade', true, 4, 2), row('release', false, 2, 12)];
const made = (topic: string, excludingPlanned = false) => {
  const evaluation = smallEvaluation([{ id: 'a', budget }], { availability: 0.999, excludingPlanned });
  const found = composition(topic, evaluation);
  return found.kind === 'composition' ? found.candidates[0]!.rows.map(({ cause }) => cause) : found.nearest;
};

describe('what a number is made of', () => {
  it('is every row of the budget for downtime, largest first', () => {
    expect(made('shop.downtime-minutes-per-year')).toEqual(['release', 'planned-upgrade', 'rack']);
  });

  it('adds up to the number that is shown', () => {
    const found = composition('shop.downtime-minutes-per-year', exampleEvaluation());
    if (found.kind !== 'composition') throw new Error('expected a composition');
    expect(found.candidates).toHaveLength(4);
    for (const { figure, rows } of found.candidates) {
      const sum = rows.reduce((total, { timesPerYear, meanMinutes }) => total + timesPerYear * meanMinutes, 0);
      expect(isKnown(figure) ? figure.value : null).toBeCloseTo(sum, 9);
    }
  });

  it('leaves planned work out where the number does', () => {
    expect(made('shop.downtime-excluding-planned')).toEqual(['release', 'rack']);
    expect(made('shop.error-budget-used')).toEqual(['release', 'planned-upgrade', 'rack']);
    expect(made('shop.error-budget-used', true)).toEqual(['release', 'rack']);
  });

  it('is no outage for a recovery time', () => {
    expect(made('shop.rto-host-lost')).toEqual([]);
  });

  it('names the nearest number for a wrong name, also for a metric of the whole candidate', () => {
    expect(made('shop.downtime-minute-per-year')).toBe('shop.downtime-minutes-per-year');
    expect(made('shp.nines')).toBe('shop.nines');
    expect(made('shop.cost-per-year')).not.toBeInstanceOf(Array);
  });
});
