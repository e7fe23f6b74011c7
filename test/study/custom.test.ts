import { beforeAll, describe, expect, it } from 'vitest';
import { compared } from '../../src/comparison/compared.js';
import type { Evaluation } from '../../src/evaluation/evaluation.js';
import { evaluationFromJson } from '../../src/evaluation/evaluation-from-json.js';
import { StudyError } from '../../src/study/study-options.js';
import { scenarioOf, studied } from './studied.js';

const rates = (failure: number, repair: number) => `[
        { from: both, to: one, rate: ${2 * failure} per h },
        { from: one, to: none, rate: ${failure} per h },
        { from: none, to: one, rate: ${repair} per h },
        { from: one, to: both, rate: ${repair} per h }]`;

describe('a textbook system given as a chain', () => {
  // Two units, failure rate λ, one repair crew at rate μ (Trivedi & Bobbio, Reliability and Availability Engineering,
  // 2017, chapter 9): with r = λ/μ the states both, one, none hold 1 : 2r : 2r² of the time.
  const [failure, repair] = [0.001, 0.1];
  const r = failure / repair;
  const none = (2 * r * r) / (1 + 2 * r + 2 * r * r);
  const one = (2 * r) / (1 + 2 * r + 2 * r * r);
  let evaluation: Evaluation;
  beforeAll(async () => {
    evaluation = await studied(`
candidates:
  shared-crew:
    platform: custom
    chain:
      states: [both, one, none]
      up: [both, one]
      rates: ${rates(failure, repair)}
  components:
    platform: custom
    components:
      a: &unit { time-to-failure: 1000 h, time-to-restore: 10 h }
      b: *unit
    works: a or b
baseline: shared-crew
`);
  });
  const chain = () => evaluation.candidates[0]!.services[0]!;

  it('has the unavailability of the closed form, enclosed by its bounds', () => {
    const { value, accuracy } = chain().unavailability;
    expect(value).toBeCloseTo(none, 14);
    expect(accuracy.kind).toBe('exact');
    expect(accuracy.low).toBeLessThanOrEqual(none * (1 + 1e-12));
    expect(accuracy.high).toBeGreaterThanOrEqual(none * (1 - 1e-12));
  });

  it('is down as often as state one is left downwards, each time until the crew is done', () => {
    expect(chain().outagesPerYear.value).toBeCloseTo(one * failure * 8766, 10);
    expect(chain().meanOutageHours.value).toBeCloseTo(1 / repair, 10);
  });

  it('charges each outage to the state it begins in', () => {
    const [row, ...others] = chain().budget;
    expect(others).toEqual([]);
    expect(row!.cause).toBe('none');
    expect(row!.timesPerYear * row!.meanMinutes).toBeCloseTo(none * 8766 * 60, 8);
  });

  it('stands beside a system of components, which goes through all three engines', () => {
    const { services, solving, modelCheck } = evaluation.candidates[1]!;
    // Independent repair: the square of one unit's unavailability.
    expect(services[0]!.unavailability.value).toBeCloseTo((10 / 1010) ** 2, 10);
    expect(services[0]!.unavailability.accuracy.kind).toBe('exact');
    expect(solving.simulation!.replications).toBeGreaterThan(1);
    expect(modelCheck.find(({ form }) => form === 'as-solved')!.agrees).not.toBe(false);
    // Nothing has to fail over, so that the structure function says the same as the chain.
    const check = modelCheck.find(({ form }) => form === 'instant-failover')!;
    expect(check.structure!.value).toBeCloseTo((10 / 1010) ** 2, 14);
    expect(check.agrees).toBe(true);
  });

  it('has nothing drawn of it, and is compared all the same', () => {
    const { pairs } = compared(evaluation);
    expect(new Set(evaluation.uncertainty.unavailability['shared-crew']!.system)).toEqual(
      new Set([chain().unavailability.value]),
    );
    expect(pairs[0]!.probabilityBLess).not.toBeNull();
  });

  it('is saved and read again', () => {
    const saved = JSON.parse(JSON.stringify(evaluation));
    expect(evaluationFromJson(JSON.stringify(evaluation))).toEqual(saved);
  });
});

it('components down as often as up are solved whole, where no bound on what is left out would hold', async () => {
  const { candidates } = await studied(`
candidates:
  pumps:
    platform: custom
    components:
      pump-1: { time-to-failure: 4 h, time-to-restore: 6 h }
      pump-2: { time-to-failure: 3 h, time-to-restore: 7 h }
      valve-1: { time-to-failure: 6 h, time-to-restore: 4 h }
      valve-2: { time-to-failure: 5 h, time-to-restore: 5 h }
    works: (valve-1 and pump-1) or (valve-2 and pump-2)
baseline: pumps
`);
  const { value, accuracy } = candidates[0]!.services[0]!.unavailability;
  expect(value).toBeCloseTo((1 - 0.6 * 0.4) * (1 - 0.5 * 0.3), 12);
  expect(accuracy.kind).toBe('exact');
  expect(accuracy.high - accuracy.low).toBeLessThan(1e-10);
});

it('a chain that falls apart is refused in one line that names the candidate and the state', async () => {
  const text = `
candidates:
  stuck:
    platform: custom
    chain:
      states: [up, down]
      up: [up]
      rates: [{ from: up, to: down, rate: 1 per y }]
baseline: stuck
`;
  expect(() => scenarioOf(text)).not.toThrow();
  const refused = studied(text);
  await expect(refused).rejects.toThrow(StudyError);
  await expect(refused).rejects.toThrow(/^candidate stuck: state down has no rate out of it[^\n]*$/);
  await expect(refused).rejects.toMatchObject({ exitCode: 2 });
});
