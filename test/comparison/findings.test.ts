import { describe, expect, it } from 'vitest';
import { shareOnAssumed } from '../../src/comparison/assumptions.js';
import type { Finding } from '../../src/comparison/comparison.js';
import { compared } from '../../src/comparison/index.js';
import type { BudgetRow, Evaluation, UncertaintyRecord } from '../../src/evaluation/evaluation.js';
import { durationParameter, smallEvaluation } from './small-evaluation.js';

const minute = 1 / (8766 * 60);

function found<K extends Finding['kind']>(evaluation: Evaluation, kind: K): Extract<Finding, { kind: K }>[] {
  return compared(evaluation).findings.filter((finding) => finding.kind === kind) as Extract<Finding, { kind: K }>[];
}

const budgetRow = (cause: string, minutesPerYear: number): BudgetRow => ({
  cause,
  planned: false,
  timesPerYear: 1,
  meanMinutes: minutesPerYear,
  minutesPerYear,
  phases: [],
});

describe('the findings', () => {
  it('say which target is met and which is missed, and how probably', () => {
    const evaluation = smallEvaluation(
      [
        { id: 'a', unavailability: 2e-3, draws: [2e-3, 2e-3, 5e-4, 2e-3] },
        { id: 'b', unavailability: 5e-4, draws: [5e-4, 5e-4, 5e-4, 5e-4] },
      ],
      { availability: 0.999 },
    );
    const about = { service: 'shop', target: 0.999 };
    expect(found(evaluation, 'misses-target')).toEqual([
      { kind: 'misses-target', candidate: 'a', ...about, availability: 0.998, probability: 0.25 },
    ]);
    expect(found(evaluation, 'meets-target')).toEqual([
      { kind: 'meets-target', candidate: 'b', ...about, availability: 0.9995, probability: 1 },
    ]);
  });

  it('name the largest cause with its share of all downtime', () => {
    const budget = [budgetRow('rack', 10), budgetRow('release', 25), budgetRow('site', 15)];
    expect(found(smallEvaluation([{ id: 'a', budget }, { id: 'b' }]), 'largest-cause')).toEqual([
      { kind: 'largest-cause', candidate: 'a', service: 'shop', cause: 'release', share: 0.5, minutesPerYear: 25 },
    ]);
  });

  it('tell the difference to the baseline from the candidate’s side, wherever the baseline stands', () => {
    const small = smallEvaluation([
      { id: 'a', unavailability: 40 * minute, draws: [1, 1, 1, 4] },
      { id: 'b', unavailability: 100 * minute, draws: [2, 2, 2, 2] },
    ]);
    const toFirst = found(small, 'difference');
    expect(toFirst).toHaveLength(1);
    expect(toFirst[0]).toMatchObject({ candidate: 'b', baseline: 'a', probabilityLess: 0.25 });
    expect(toFirst[0]!.minutesPerYear).toBeCloseTo(60, 9);
    const turned = { ...small, scenario: { ...small.scenario, baseline: 'b' } };
    const toLast = found(turned, 'difference');
    expect(toLast[0]).toMatchObject({ candidate: 'a', baseline: 'b', probabilityLess: 0.75 });
    expect(toLast[0]!.minutesPerYear).toBeCloseTo(-60, 9);
  });

  it('count the hosts against the baseline, but none of a custom model', () => {
    const evaluation = smallEvaluation([
      { id: 'a', hosts: 6 },
      { id: 'b', hosts: 4 },
      { id: 'c', platform: 'custom' },
    ]);
    expect(found(evaluation, 'hosts')).toEqual([{ kind: 'hosts', candidate: 'b', baseline: 'a', difference: -2 }]);
  });

  it('pass the break-evens on', () => {
    const breakEven = {
      service: 'shop',
      parameter: 'guest.boot',
      candidates: ['a', 'b'] as const,
      at: 0.01,
      today: 0.02,
      deviations: -1.5,
    };
    const evaluation = smallEvaluation([{ id: 'a' }, { id: 'b' }], null, { breakEvens: [breakEven] });
    expect(found(evaluation, 'break-even')).toEqual([{ kind: 'break-even', ...breakEven }]);
  });

  it('warn above six nines, unless a common cause dominates', () => {
    const independent = [budgetRow('host-hardware', 0.02), budgetRow('release', 0.01)];
    const common = [budgetRow('host-hardware', 0.01), budgetRow('release', 0.02)];
    const evaluation = smallEvaluation([
      { id: 'six-nines', unavailability: 1e-6, budget: independent },
      { id: 'more', unavailability: 0.9e-6, budget: independent },
      { id: 'common', unavailability: 0.9e-6, budget: common },
    ]);
    expect(found(evaluation, 'common-cause-bound')).toEqual([
      { kind: 'common-cause-bound', candidate: 'more', service: 'shop' },
    ]);
  });
});

describe('the share of downtime that rests on assumed parameters', () => {
  // Two causes: U = m₁/θ₁ + m₂/θ₂ with 10⁻⁴ from the assumed first and 3·10⁻⁴ from the verified second.
  const [theta1, m1, theta2, m2] = [10_000, 1, 20_000, 6];
  const unavailability = (t1: number, r1: number, t2: number) => r1 / t1 + m2 / t2;
  const nominal = unavailability(theta1, m1, theta2);
  const swing = (
    parameter: string,
    mean: number,
    at: (value: number) => number,
  ): UncertaintyRecord['tornado'][number] => ({
    candidate: 'a',
    service: 'shop',
    parameter,
    low: mean / 3,
    high: mean * 3,
    atLow: at(mean / 3),
    atHigh: at(mean * 3),
  });
  const tornado = [
    swing('app.time-to-crash', theta1, (value) => unavailability(value, m1, theta2)),
    swing('app.restart', m1, (value) => unavailability(theta1, value, theta2)),
    swing('host.time-to-failure', theta2, (value) => unavailability(theta1, m1, value)),
  ];
  const candidateWith = (assumed: readonly string[]) => {
    const knowledge = (name: string) => (assumed.includes(name) ? ('assumed' as const) : ('verified' as const));
    const parameters = [
      ['app.time-to-crash', theta1],
      ['app.restart', m1],
      ['host.time-to-failure', theta2],
    ] as const;
    return {
      id: 'a',
      unavailability: nominal,
      parameters: parameters.map(([name, hours]) => durationParameter(name, hours, { knowledge: knowledge(name) })),
    };
  };
  const share = (...assumed: string[]) =>
    shareOnAssumed(smallEvaluation([candidateWith(assumed)]).candidates[0]!, 'shop', nominal, tornado);

  it('is the part of the downtime that goes with an assumed failure rate', () => {
    expect(share('app.time-to-crash')).toBeCloseTo(0.25, 12);
    expect(share('host.time-to-failure')).toBeCloseTo(0.75, 12);
    expect(share('app.time-to-crash', 'host.time-to-failure')).toBeCloseTo(1, 12);
  });

  it('is the part that goes with an assumed duration', () => {
    expect(share('app.restart')).toBeCloseTo(0.25, 12);
  });

  it('does not count a minute twice of which both rate and duration are assumed', () => {
    expect(share('app.time-to-crash', 'app.restart')).toBeCloseTo(0.25, 12);
  });

  it('is zero where nothing is assumed and not known where nothing was swung', () => {
    expect(share()).toBe(0);
    const { candidates } = smallEvaluation([candidateWith(['app.restart'])]);
    expect(shareOnAssumed(candidates[0]!, 'shop', nominal, [])).toBeNull();
  });

  it('becomes a finding, as a share of the downtime the target counts', () => {
    const shareFound = (excludingPlanned: boolean) => {
      const small = { ...candidateWith(['app.time-to-crash']), plannedShare: 0.5 };
      const evaluation = smallEvaluation([small], { availability: 0.99, excludingPlanned }, { tornado });
      return found(evaluation, 'rests-on-assumptions')[0]!.share;
    };
    expect(shareFound(false)).toBeCloseTo(0.25, 12);
    expect(shareFound(true)).toBeCloseTo(0.5, 12);
  });
});
