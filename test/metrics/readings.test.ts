import { describe, expect, it } from 'vitest';
import type { Evaluation, Figure } from '../../src/evaluation/evaluation.js';
import { isKnown } from '../../src/evaluation/figure.js';
import { metricOf } from '../../src/metrics/index.js';
import { ninesOf } from '../../src/metrics/nines-of.js';
import {
  durationParameter,
  failureMode,
  type SmallCandidate,
  smallEvaluation,
  type Target,
} from '../comparison/small-evaluation.js';

function readingOf(id: string, evaluation: Evaluation): { figure: Figure | string; draws: readonly number[] | null } {
  const metric = metricOf(id)!;
  const [candidate] = evaluation.candidates;
  const service = candidate!.services[0]!;
  const figure =
    metric.per === 'service' ? metric.read(service, candidate!, evaluation) : metric.read(candidate!, evaluation);
  const draws =
    metric.per === 'service' ? metric.draws?.(service, candidate!, evaluation) : metric.draws?.(candidate!, evaluation);
  return { figure: isKnown(figure) ? figure : figure.unknown, draws: draws ?? null };
}

const read = (id: string, small: Partial<SmallCandidate>, target: Partial<Target> | null = null) =>
  readingOf(id, smallEvaluation([{ id: 'a', ...small }], target));
const value = (...of: Parameters<typeof read>) => (read(...of).figure as Figure).value;

describe('availability', () => {
  it('of 99.99 % is four nines and 52.6 minutes of downtime a year', () => {
    const small = { unavailability: 1e-4 };
    expect(value('service-availability', small)).toBe(0.9999);
    expect(value('nines', small)).toBeCloseTo(4, 12);
    expect(value('downtime-minutes-per-year', small)).toBeCloseTo(52.596, 9);
  });

  it('has nines that stay finite', () => {
    expect([ninesOf(0), ninesOf(1), ninesOf(0.001)]).toEqual([16, 0, 3]);
  });

  it('without planned work leaves its share out', () => {
    const small = { unavailability: 1e-4, plannedShare: 0.5 };
    expect(value('availability-excluding-planned', small)).toBeCloseTo(1 - 5e-5, 12);
    expect(value('downtime-excluding-planned', small)).toBeCloseTo(26.298, 9);
  });

  it('uses up twice the error budget when down twice as long as the target allows', () => {
    expect(value('error-budget-used', { unavailability: 2e-3 }, { availability: 0.999 })).toBeCloseTo(2, 9);
    expect(read('error-budget-used', { unavailability: 2e-3 }).figure).toBe('no-target');
    expect(read('error-budget-used', {}, { availability: 1 }).figure).toBe('no-target');
  });

  it('counts as within the RTO what the simulation counted, and says so where an older file has no count', () => {
    const id = 'probability-outage-within-rto';
    const evaluation = smallEvaluation([{ id: 'a' }], { rtoHours: 0.25 });
    const service = evaluation.candidates[0]!.services[0]!;
    const counted = {
      value: 0.8,
      accuracy: { kind: 'exact', low: 0.8, high: 0.8, method: 'm' },
      uncertainty: null,
    } as const;
    const simulated = (probabilityOutageWithinRto?: Figure | null) => ({
      years: 1,
      downtimeMinutesPerYear: [],
      outageMinutes: [],
      probabilityTargetMetInMonth: null,
      probabilityTargetMetInYear: null,
      promiseMonthly: counted,
      longestOutageMinutes: counted,
      ...(probabilityOutageWithinRto === undefined ? {} : { probabilityOutageWithinRto }),
    });
    const readWith = (distributions: ReturnType<typeof simulated>) => {
      const candidate = { ...evaluation.candidates[0]!, services: [{ ...service, distributions }] };
      return readingOf(id, { ...evaluation, candidates: [candidate] }).figure;
    };
    expect(readWith(simulated(counted))).toEqual(counted);
    expect(readWith(simulated(null))).toBe('no-target');
    expect(readWith(simulated())).toBe('not-simulated');
  });

  it('carries its draws through to every metric made of it', () => {
    const small = { unavailability: 1e-4, draws: [1e-4, 1e-3] };
    expect(read('nines', small).draws).toEqual([4, 3]);
    expect(read('service-availability', small).draws).toEqual([0.9999, 0.999]);
  });

  it('is not simulated where there was no simulation', () => {
    for (const id of ['promise-monthly', 'longest-outage', 'probability-target-met-in-year']) {
      expect(read(id, {}).figure).toBe('not-simulated');
    }
  });
});

describe('a recovery time', () => {
  it('is the slowest of the workloads the service waits for', () => {
    const failover = [failureMode('host-lost', 100), failureMode('host-lost', 300), failureMode('rack-lost', 900)];
    expect(value('rto-host-lost', { failover })).toBe(300);
    expect(value('failover-time-host-lost', { failover })).toBe(150);
    expect(read('rto-site-lost', { failover }).figure).toBe('not-modelled');
  });

  it('moves with the parameters of its phases, weighted by their means', () => {
    // One phase of boot (100 s) and start (300 s): boot twice as long makes (2·100 + 300)/400 of it.
    const failover = [failureMode('host-lost', 800, { parameters: ['guest.boot', 'app.start'] })];
    const parameters = [durationParameter('guest.boot', 100 / 3600), durationParameter('app.start', 300 / 3600)];
    const evaluation = smallEvaluation([{ id: 'a', failover, parameters }], null, {
      draws: 2,
      factors: { 'guest.boot': [1, 2], 'app.start': [1, 1] },
    });
    const { draws } = readingOf('rto-host-lost', evaluation);
    expect(draws).toEqual([expect.closeTo(800, 9), expect.closeTo(1000, 9)]);
  });

  it('loses the largest share of requests of its failure modes', () => {
    const failover = [
      failureMode('host-lost', 100, { lostShare: 0.25 }),
      failureMode('host-lost', 100, { lostShare: 0.5 }),
      failureMode('ingress-lost', 5),
    ];
    expect(value('lost-request-share', { failover })).toBe(0.5);
  });
});

describe('failures handled automatically', () => {
  // Nine crashes a year that restart themselves, one lost host of which HA misses a fifth, two hangs that people notice.
  const singleFailures = [
    { cause: 'application-crash', timesPerYear: 9, withoutPeople: 1, parameters: ['app.time-to-failure'] },
    { cause: 'application-hang', timesPerYear: 2, withoutPeople: 0, parameters: ['app.hang-time-to-failure'] },
    { cause: 'host-hardware', timesPerYear: 1, withoutPeople: 0.8, parameters: ['host.time-to-failure'] },
  ];
  const parameters = ['app.time-to-failure', 'app.hang-time-to-failure', 'host.time-to-failure'].map((name) =>
    durationParameter(name, 100),
  );
  const evaluation = smallEvaluation([{ id: 'a', singleFailures, parameters }], null, {
    draws: 2,
    factors: { 'app.hang-time-to-failure': [1, 0.5] },
  });

  it('are weighted by how often each strikes', () => {
    expect(value('failover-coverage', { singleFailures })).toBeCloseTo(9.8 / 12, 12);
    expect(value('failures-needing-people', { singleFailures })).toBeCloseTo(2.2, 12);
  });

  it('move with the times to failure: twice as many hangs, two more that wait for people', () => {
    expect(readingOf('failures-needing-people', evaluation).draws).toEqual([expect.closeTo(2.2), expect.closeTo(4.2)]);
    expect(readingOf('failover-coverage', evaluation).draws![1]).toBeCloseTo(9.8 / 14, 12);
  });

  it('are not known where the evaluation does not say what becomes of them', () => {
    expect(read('failures-needing-people', {}).figure).toBe('not-modelled');
  });
});

describe('a number from the platform’s tables', () => {
  const fact = (id: string, given: number | string | null, unit: string) => ({
    facts: [{ id, value: given, unit, source: 'vendor page', knowledge: 'verified' as const }],
  });

  it('comes in the unit of the metric, with its source', () => {
    const { figure } = read('time-to-add-instance', fact('time-to-add-instance', 1.5, 'min'));
    expect(figure).toMatchObject({ value: 90, accuracy: { method: 'vendor page' } });
    expect(value('cpu-overhead', fact('cpu-overhead', 4, '%'))).toBeCloseTo(0.04, 12);
    expect(value('rpo', fact('rpo.shop', 30, 'min'))).toBe(0.5);
  });

  it('of further instances is that of the workload with the least room', () => {
    const further = (workload: string, given: number) =>
      fact(`further-instances.${workload}`, given, 'count').facts[0]!;
    expect(value('further-instances', { facts: [further('web', 92), further('ledger', 44)] })).toBe(44);
    expect(read('further-instances', {}).figure).toBe('not-modelled');
  });

  it('is not modelled where the table has none or words', () => {
    expect(read('cpu-overhead', {}).figure).toBe('not-modelled');
    expect(read('cpu-overhead', fact('cpu-overhead', 'small', '%')).figure).toBe('not-modelled');
  });

  it('in a unit of another kind is refused', () => {
    expect(() => read('cpu-overhead', fact('cpu-overhead', 4, 's'))).toThrow(
      "candidate a, fact cpu-overhead: expected a unit of share, found 's'",
    );
  });
});

describe('cost', () => {
  const priced = { hosts: 4, hostPerYear: 1000, downtimePerHour: 500, unavailability: 1e-4, draws: [1e-4, 2e-4] };

  it('adds up hosts and the expected loss from downtime', () => {
    // 10⁻⁴ of 8,766 h at 500 an hour is 438.30.
    expect(value('platform-cost-per-year', priced)).toBe(4000);
    expect(value('downtime-cost-per-year', priced)).toBeCloseTo(438.3, 9);
    expect(value('cost-per-year', priced)).toBeCloseTo(4438.3, 9);
    expect(value('cost-over-five-years', priced)).toBeCloseTo(5 * 4438.3, 9);
    expect(read('cost-per-year', priced).draws).toEqual([expect.closeTo(4438.3, 9), expect.closeTo(4876.6, 9)]);
  });

  it('is not known without prices, never zero', () => {
    for (const id of ['platform-cost-per-year', 'downtime-cost-per-year', 'cost-per-year', 'cost-over-five-years']) {
      expect(read(id, {}).figure).toBe('no-prices');
    }
  });

  it('of a custom model is not known, as it has no hosts', () => {
    expect(read('hosts', { platform: 'custom' }).figure).toBe('custom-candidate');
    expect(read('energy-per-year', { platform: 'custom' }).figure).toBe('custom-candidate');
  });
});
