import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../src/catalog/parameter.js';
import type { Distribution } from '../../src/maths/distribution.js';
import type { SystemModel } from '../../src/model/system-model.js';
import { replicatorHere, simulatedForms } from '../../src/study/simulated-candidate.js';
import { component, emptyModel, parameters, service } from '../model/small-models.js';
import { kOfN } from '../simulation/simulated.js';

const effort = {
  level: 0.999,
  relativePrecision: 0.01,
  maximumEvents: 200_000,
  maximumYears: 20_000,
  batch: 16,
  warmUpYears: 2,
  years: 20,
};
async function simulated(
  model: SystemModel,
  table: ReadonlyMap<string, Parameter>,
  form: 'as-solved' | 'true-distributions' = 'true-distributions',
) {
  const { trueForm, asSolvedForm } = await simulatedForms(replicatorHere(), model, [...table.values()], 3, effort);
  return form === 'as-solved' ? asSolvedForm : trueForm;
}

const weibull: Distribution = { kind: 'weibull', shape: 1.5, scale: 10_000 / 0.9027452929509336 };
const fixed = (value: number): Distribution => ({ kind: 'deterministic', value });
/** At most one of three up, each repaired by itself. */
const twoOfThree = (life: number, repair: number) => {
  const q = repair / (life + repair);
  return 3 * q ** 2 * (1 - q) + q ** 3;
};

describe('outages too rare for replications', () => {
  it.each([
    ['true-distributions', 'a-cycles', weibull],
    ['as-solved', 'balanced-failure-biasing', { kind: 'exponential', mean: 10_000 }],
  ] as const)('%s: are simulated by %s, named, with all preconditions that matter met', async (form, method, fails) => {
    const found = await simulated(kOfN(2, 3), parameters({ fails, repair: fixed(10) }), form);
    const { value, halfWidth } = found.services[0]!.unavailability;
    const exact = twoOfThree(10_000, 10);
    expect(found.methods).toEqual([method]);
    expect(Math.abs(value - exact)).toBeLessThan(halfWidth);
    expect(halfWidth).toBeLessThan(0.12 * exact);
    const record = found.rareEvents[0]!;
    expect(record).toMatchObject({ service: 'service', form, method, isUsed: true });
    expect(record.unavailability.value).toBe(value);
    expect(record.effectiveSampleSize).toBeGreaterThan(1000);
    expect(record.largestShare).toBeLessThan(0.02);
    expect(record.plainEvents).toBeGreaterThan(20 * record.events);
    expect(record.preconditions.filter(({ holds }) => !holds).map(({ name }) => name)).not.toContain('reference-state');
  });

  it('that replications meet often enough are left to them', async () => {
    const found = await simulated(kOfN(2, 3), parameters({ fails: 200, repair: fixed(10) }));
    expect(found).toMatchObject({ methods: ['replications'], rareEvents: [] });
  });

  it('are left to replications where a few cycles decide, and the record says so', async () => {
    // Repairs of so heavy a tail that outages come from a few very long ones.
    const repair: Distribution = { kind: 'lognormal', mu: Math.log(10) - 4.5, sigma: 3 };
    const found = await simulated(kOfN(2, 3), parameters({ fails: weibull, repair }));
    expect(found.methods).toEqual(['replications']);
    expect(found.rareEvents).toMatchObject([{ method: 'a-cycles', isUsed: false }]);
    expect(found.services[0]!.unavailability.value).not.toBe(found.rareEvents[0]!.unavailability.value);
  });
});

describe('the share of a cause in the downtime', () => {
  /** Down with both of a pair, or with the single one: each cause is charged the outages that it began. */
  const pairAndSingle = (life: number): [SystemModel, ReadonlyMap<string, Parameter>] => [
    {
      ...emptyModel,
      components: [
        component('a', { fails: 'pair', repair: 'repair' }),
        component('b', { fails: 'pair', repair: 'repair' }),
        component('single', { fails: 'fails', repair: 'repair' }),
      ],
      services: [service({ all: [{ works: 'single' }, { any: [{ works: 'a' }, { works: 'b' }] }] })],
    },
    parameters({ pair: life, fails: (1.5 * life ** 2) / 10, repair: 10 }),
  ];

  it.each([
    ['by replications', 300, 'replications'],
    ['by forced cycles', 20_000, 'a-cycles'],
  ] as const)('has an interval that holds the exact share: %s', async (_, life, method) => {
    const found = await simulated(...pairAndSingle(life));
    expect(found.methods).toEqual([method]);
    const shares = found.services[0]!.causes.map(({ share }) => share!);
    // The pair is down (10/life)², the single one 1/1.5 of that; to first order in 10/life.
    [0.3, 0.3, 0.4].forEach((exact, c) => {
      expect(Math.abs(shares[c]!.value - exact)).toBeLessThan(shares[c]!.halfWidth + 10 / life);
      expect(shares[c]!.halfWidth).toBeLessThan(0.08);
    });
    expect(shares.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 9);
  });

  it('is not known where the cause was met too seldom', async () => {
    const [model] = pairAndSingle(300);
    const found = await simulated(model, parameters({ pair: 300, fails: 3e8, repair: 10 }));
    expect(found.services[0]!.causes[2]!.share).toBeNull();
  });
});
