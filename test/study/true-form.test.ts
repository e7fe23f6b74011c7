import { describe, expect, it } from 'vitest';
import type { ServiceFigures } from '../../src/markov/chain-figures.js';
import type { Bounded } from '../../src/markov/reference-cycle.js';
import { phases } from '../../src/model/service-rewards.js';
import type { Estimate } from '../../src/simulation/merged-statistics.js';
import type { ServiceDifference } from '../../src/simulation/paired-differences.js';
import { putRight, trueFormInterval, trueFormValues } from '../../src/study/true-form.js';
import { studied } from './studied.js';

const bounded = (value: number): Bounded => ({ value, low: value, high: value * 1.01 });
const estimate = (value: number, halfWidth: number): Estimate => ({ value, halfWidth, level: 0.95 });
const inPhase = (phase: (typeof phases)[number], value: number): number[] =>
  phases.map((name) => (name === phase ? value : 0));

const chain: ServiceFigures = {
  id: 'shop',
  unavailability: bounded(5e-4),
  plannedUnavailability: bounded(2e-4),
  requestUnavailability: bounded(6e-4),
  outagesPerHour: bounded(0.003),
  budget: [
    { cause: 'host', outagesPerHour: 0.001, byPhase: inPhase('detect', 3e-4) },
    { cause: 'patching', outagesPerHour: 0.002, byPhase: inPhase('planned', 2e-4) },
  ],
};
const causes = ['patching', 'host', 'rack'];
const planned = new Set(['patching']);

function difference(by: Readonly<Record<string, readonly [value: number, halfWidth: number]>>): ServiceDifference {
  const total = Object.values(by).reduce((sum, [value]) => sum + value, 0);
  return {
    unavailability: estimate(total, 2e-5),
    unplannedUnavailability: estimate(total, 2e-5),
    requestUnavailability: estimate(total, 2e-5),
    outagesPerHour: estimate(0, 1e-5),
    causes: causes.map((cause) => {
      const [value, halfWidth] = by[cause] ?? [0, 0];
      return {
        unavailability: estimate(value, halfWidth),
        outagesPerHour: estimate(value * 2, halfWidth),
        byPhase: inPhase('repair', value),
        unlike: value === 0 ? 0 : 40,
      };
    }),
  };
}

const hours = (row: { readonly byPhase: readonly number[] }): number =>
  row.byPhase.reduce((sum, part) => sum + part, 0);

describe('figures of a service in the true form', () => {
  const values = trueFormValues(
    chain,
    difference({ host: [1e-4, 1e-5], patching: [-5e-5, 1e-5], rack: [2e-5, 1e-6] }),
    causes,
    planned,
  );

  it('are those of the chain plus what is shown cause by cause, and the budget adds up to them', () => {
    expect(values.unavailability).toBeCloseTo(5e-4 + 1e-4 - 5e-5 + 2e-5, 12);
    expect(values.budget.reduce((sum, row) => sum + hours(row), 0)).toBeCloseTo(values.unavailability, 12);
    expect(values.budget.reduce((sum, row) => sum + row.outagesPerHour, 0)).toBeCloseTo(values.outagesPerHour, 12);
  });

  it('count planned work apart', () => {
    expect(values.unplannedUnavailability).toBeCloseTo(3e-4 + 1e-4 + 2e-5, 12);
  });

  it('have rows the solved form has not, where the simulation met them', () => {
    expect(values.budget.find(({ cause }) => cause === 'rack')).toMatchObject({ outagesPerHour: 4e-5 });
  });

  it('take what chance took below nothing in one phase from the others', () => {
    const patching = values.budget.find(({ cause }) => cause === 'patching')!;
    expect(Math.min(...patching.byPhase)).toBe(0);
    expect(hours(patching)).toBeCloseTo(1.5e-4, 12);
  });

  it('are those of the chain where no difference is shown at 99.9 %, though at 95 %', () => {
    const hardly = trueFormValues(chain, difference({ host: [1e-5, 0.8e-5] }), causes, planned);
    expect(hardly).toMatchObject({ unavailability: 5e-4, outagesPerHour: 0.003, requestUnavailability: 6e-4 });
    expect(hardly.budget).toEqual(chain.budget);
    expect(putRight(1e-4, estimate(1e-5, 0.8e-5))).toBe(1e-4);
  });

  it('leave out a row of which nothing remains', () => {
    const without = trueFormValues(chain, difference({ host: [-3e-4, 1e-5] }), causes, planned);
    expect(without.budget.map(({ cause }) => cause)).toEqual(['patching']);
    expect(without.unavailability).toBeCloseTo(2e-4, 12);
  });
});

describe('the interval of such a figure', () => {
  it("is the chain's bounds moved by the difference and its half-width", () => {
    const interval = trueFormInterval(5e-4, bounded(5e-4), estimate(1e-5, 2e-6), estimate(5e-4, 1e-4));
    expect(interval).toEqual({
      low: expect.closeTo(5e-4, 12),
      high: expect.closeTo(5.05e-4 + 1.2e-5, 12),
      isSimulated: false,
    });
  });

  it("is the simulation's own where the chain is too large for a narrow bound, and holds the value", () => {
    const wide = { value: 5e-4, low: 5e-4, high: 1e-3 };
    const interval = trueFormInterval(5e-4, wide, estimate(0, 1e-6), estimate(5.4e-4, 3e-5));
    expect(interval).toEqual({ low: 5e-4, high: expect.closeTo(5.7e-4, 12), isSimulated: true });
  });
});

describe('a pod without a place of its own, and the only master in one rack', () => {
  const text = `
workloads: { ledger: { instances: 1, each: { cpu: 2, memory: 4 GiB }, start: 30 s } }
services: { shop: { needs: [ledger] } }
candidates:
  pods: { platform: kubernetes, hosts: { count: 6, racks: 3, cpu: 16, memory: 64 GiB }, control-plane: { members: 1, hosts: own, vip: none } }
parameters: { rack.time-to-failure: 0.5 y, rack.time-to-restore: 6 h }
`;

  it('pay for the racks the pod may have been moved to: the chain puts it back beside no master each time', async () => {
    const evaluation = await studied(text);
    const { solving, modelCheck, services } = evaluation.candidates[0]!;
    const [shop] = services;
    const rack = shop!.budget.find(({ cause }) => cause === 'rack')!;
    expect(rack.trueFormAdds!.accuracy.low).toBeGreaterThan(0);
    const charged = shop!.budget.reduce((sum, { minutesPerYear }) => sum + minutesPerYear, 0);
    const { value, accuracy } = shop!.unavailability;
    expect(charged / (value * 525_960)).toBeCloseTo(1, 6);
    expect(accuracy).toMatchObject({ kind: 'interval', method: 'Markov chain, put right by paired simulation' });
    const [asSolved, trueForm] = modelCheck;
    expect(asSolved!.agrees).toBe(true);
    expect(value).toBeGreaterThan(1.2 * asSolved!.markov!.value);
    expect(value).toBeGreaterThan(trueForm!.simulation!.accuracy.low);
    expect(value).toBeLessThan(trueForm!.simulation!.accuracy.high);
    // Narrower than the simulation by itself, which is as long.
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    expect(width(accuracy)).toBeLessThan(width(trueForm!.simulation!.accuracy));
    expect(solving.repeated!.largestError).toBeLessThan(0.1);
    // Draws are set in proportion.
    expect(evaluation.uncertainty.unavailability.pods!.shop!.some((draw) => draw > value)).toBe(true);
    expect(evaluation.uncertainty.unavailability.pods!.shop!.some((draw) => draw < value)).toBe(true);
  });
});
