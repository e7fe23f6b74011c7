import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DifferenceSide, differenceParts } from '../../src/comparison/difference-parts.js';
import { pairRecords } from '../../src/comparison/pairs.js';
import type { BudgetRow, Phase } from '../../src/evaluation/evaluation.js';
import { lognormalParameter } from '../study/responses.js';
import { smallEvaluation } from './small-evaluation.js';

/** A cause by how often it strikes and minutes of each outage by phase. */
function row(cause: string, timesPerYear: number, minutes: Partial<Record<Phase, number>>, planned = false): BudgetRow {
  const phases = Object.entries(minutes).map(([phase, each]) => ({
    phase: phase as Phase,
    minutesPerYear: timesPerYear * each,
  }));
  const meanMinutes = Object.values(minutes).reduce((sum, each) => sum + each, 0);
  return { cause, planned, timesPerYear, meanMinutes, minutesPerYear: timesPerYear * meanMinutes, phases };
}

const sumOf = (rows: readonly BudgetRow[]) => rows.reduce((sum, { minutesPerYear }) => sum + minutesPerYear, 0);

type Side = Partial<DifferenceSide> & Pick<DifferenceSide, 'budget'>;
const sideOf = (side: Side | readonly BudgetRow[]): DifferenceSide =>
  'budget' in side ? { parameters: [], ...side } : { parameters: [], budget: side };
const parts = (a: Side | readonly BudgetRow[], b: Side | readonly BudgetRow[]) => differenceParts(sideOf(a), sideOf(b));
const partsOf = (a: Side | readonly BudgetRow[], b: Side | readonly BudgetRow[]) =>
  Object.fromEntries(parts(a, b).map(({ factor, minutesPerYear }) => [factor, minutesPerYear]));
const repairedIn = (name: string, hours: number) => ({
  parameters: [lognormalParameter(name, hours)],
});

const total = (side: Side) => sumOf(side.budget);

describe('a difference taken apart', () => {
  it('credits the failover with what is lost between failures that are equally frequent', () => {
    const a = [row('host-hardware', 2, { detect: 1, decide: 5, restart: 4 })];
    const b = [row('host-hardware', 2, { detect: 1, decide: 0.5, restart: 2.5 })];
    expect(partsOf(a, b)).toEqual({ hosts: 0, failover: -12 });
  });

  it('credits the hosts where they fail less often and nothing else differs', () => {
    const phases = { detect: 1, repair: 9 };
    expect(partsOf([row('host-hardware', 2, phases)], [row('host-hardware', 0.5, phases)])).toEqual({
      hosts: -15,
      failover: 0,
    });
  });

  it('leaves storage that is repaired sooner, or fails over sooner, with the storage, whatever platform it came with', () => {
    const a = { budget: [row('storage', 0.2, { act: 20, repair: 120 })], ...repairedIn('array.time-to-restore', 2) };
    const b = { budget: [row('storage', 0.2, { act: 5, repair: 20 })], ...repairedIn('array.time-to-restore', 0.4) };
    expect(partsOf(a, b)).toEqual({ storage: -23 });
  });

  it('credits nobody with hosts or storage that the other has too: what is lost with them is how the platform takes it', () => {
    const same = {
      parameters: [lognormalParameter('host.time-to-restore', 4), lognormalParameter('array.failover', 1)],
    };
    const a = {
      budget: [row('host-hardware', 1, { repair: 60 }), row('storage', 0.2, { repair: 30, restart: 5 })],
      ...same,
    };
    const b = {
      budget: [row('host-hardware', 1, { decide: 6 }), row('storage', 0.2, { repair: 30, restart: 1 })],
      ...same,
    };
    const { hosts, storage, failover } = partsOf(a, b);
    expect([hosts, storage]).toEqual([0, 0]);
    expect(failover).toBeCloseTo(-54.8, 9);
  });

  it("counts how often hosts fail, not how often that is felt: fewer outages of the same hosts are the platform's", () => {
    const eventsPerYear = { 'host-hardware': 2 };
    const a = { budget: [row('host-hardware', 2, { restart: 3 })], eventsPerYear };
    const b = { budget: [row('host-hardware', 0.5, { restart: 3 })], eventsPerYear };
    expect(partsOf(a, b)).toEqual({ hosts: 0, failover: -4.5 });
    // Never felt at all: there is no row, and still the hosts are the same.
    expect(partsOf(a, { budget: [], eventsPerYear })).toEqual({ hosts: 0, failover: -6 });
  });

  it('credits more hosts with failing more often, and the platform with losing less each time', () => {
    // 2 failures × 3 min → 4 × 1 min: (4 − 2)·2 = 4 of the hosts, 3·(1 − 3) = −6 of the failover.
    const a = { budget: [row('host-hardware', 2, { restart: 3 })], eventsPerYear: { 'host-hardware': 2 } };
    const b = { budget: [row('host-hardware', 1, { restart: 4 })], eventsPerYear: { 'host-hardware': 4 } };
    expect(partsOf(a, b)).toEqual({ hosts: 4, failover: -6 });
  });

  it('takes one host more that runs a kubelet for how the platform is arranged', () => {
    const same = { parameters: [lognormalParameter('kubelet.time-to-failure', 8766)] };
    const a = { budget: [row('kubelet', 1, { decide: 6 })], eventsPerYear: { kubelet: 3 }, ...same };
    const b = { budget: [row('kubelet', 1, { decide: 5 })], eventsPerYear: { kubelet: 6 }, ...same };
    expect(partsOf(a, b)).toEqual({ layers: 0, failover: expect.closeTo(-1, 9) });
  });

  it('charges a layer only one of them has with all it costs', () => {
    const a = {
      budget: [row('hypervisor', 0.5, { detect: 1, restart: 3 })],
      ...repairedIn('hypervisor.time-to-restore', 1),
    };
    const b = { budget: [row('kubelet', 1, { decide: 6, act: 1 })], ...repairedIn('kubelet.time-to-restore', 1) };
    expect(partsOf(a, b)).toEqual({ layers: 5, failover: 0 });
  });

  it('splits a change of both, how often and how long, at the midpoint', () => {
    // 2 × 10 → 1 × 4: −16 = (1 − 2)·7 + 1.5·(4 − 10).
    const a = { budget: [row('hypervisor', 2, { restart: 10 })], ...repairedIn('hypervisor.time-to-failure', 1) };
    const b = { budget: [row('hypervisor', 1, { restart: 4 })], ...repairedIn('hypervisor.time-to-failure', 2) };
    expect(partsOf(a, b)).toEqual({ layers: -7, failover: -9 });
  });

  it('knows an operating system again, be it in a guest or on the host', () => {
    const [a, b] = [[row('guest-os', 1, { restart: 3 })], [row('operating-system', 1, { act: 3 })]];
    expect(partsOf(a, b)).toEqual({ layers: 0, failover: 0 });
  });

  it('keeps planned work apart', () => {
    const a = [row('planned-host-patching', 12, { planned: 2 }, true), row('release', 1, { restart: 5 })];
    const b = [row('planned-host-patching', 12, { planned: 0.5, act: 0.5 }, true), row('release', 1, { restart: 5 })];
    expect(partsOf(a, b)).toEqual({ application: 0, failover: 0, planned: -12 });
  });
});

const phase = fc.constantFrom<Phase>('detect', 'decide', 'act', 'restart', 'repair', 'planned');
const causes = ['host-hardware', 'site', 'storage', 'kubelet', 'guest-os', 'operating-system', 'release', 'unheard-of'];
const budgets = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom(...causes),
      fc.double({ min: 1e-3, max: 50, noNaN: true }),
      fc.dictionary(phase, fc.double({ min: 0, max: 500, noNaN: true }), { minKeys: 1, noNullPrototype: true }),
      fc.boolean(),
    )
    .map(([cause, times, minutes, planned]) => row(planned ? `planned-${cause}` : cause, times, minutes, planned)),
  { selector: ({ cause }) => cause, maxLength: 8 },
);

const budget = fc.record({
  budget: budgets,
  eventsPerYear: fc.dictionary(fc.constantFrom(...causes), fc.double({ min: 1e-3, max: 99, noNaN: true }), {
    noNullPrototype: true,
  }),
  parameters: fc.constantFrom(...[1, 2].map((hours) => [lognormalParameter('host.time-to-restore', hours)])),
});

describe('the parts of any two budgets', () => {
  it('add up to the difference', () => {
    fc.assert(
      fc.property(budget, budget, (a, b) => {
        const sum = parts(a, b).reduce((all, { minutesPerYear }) => all + minutesPerYear, 0);
        expect(Math.abs(sum - (total(b) - total(a)))).toBeLessThanOrEqual(1e-9 * (total(a) + total(b) + 1));
      }),
    );
  });

  it('change their sign, and nothing else, when the two change places', () => {
    fc.assert(
      fc.property(budget, budget, (a, b) => {
        const [there, back] = [partsOf(a, b), partsOf(b, a)];
        expect(Object.keys(back)).toEqual(Object.keys(there));
        for (const [factor, minutes] of Object.entries(there)) {
          expect(Math.abs(minutes + back[factor]!)).toBeLessThanOrEqual(1e-9 * (total(a) + total(b) + 1));
        }
      }),
    );
  });
});

describe('the record of two candidates', () => {
  const perYear = 8766 * 60;
  const rows = [row('host-hardware', 1, { restart: 10 })];

  it('states the difference and what it is made of', () => {
    const twice = [row('host-hardware', 2, { restart: 10 })];
    const [pair] = pairRecords(
      smallEvaluation([
        { id: 'a', unavailability: 10 / perYear, budget: rows },
        { id: 'b', unavailability: 20 / perYear, budget: twice },
      ]),
    );
    expect(pair!.minutesPerYear).toBeCloseTo(10, 9);
    expect(pair!.parts).toEqual([
      { factor: 'hosts', minutesPerYear: 10 },
      { factor: 'failover', minutesPerYear: 0 },
    ]);
  });

  it('takes nothing apart where a budget leaves minutes out', () => {
    const [pair] = pairRecords(
      smallEvaluation([
        { id: 'a', unavailability: 10 / perYear, budget: rows },
        { id: 'b', unavailability: 20 / perYear, budget: rows },
      ]),
    );
    expect(pair!.parts).toEqual([]);
  });
});
