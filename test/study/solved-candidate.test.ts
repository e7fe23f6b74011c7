import { describe, expect, it } from 'vitest';
import { compared } from '../../src/comparison/index.js';
import { mean } from '../../src/maths/distribution-moments.js';
import { normalQuantile } from '../../src/maths/normal-quantile.js';
import { candidateModel } from '../../src/study/candidate-model.js';
import { heldBackCheck } from '../../src/study/held-back-check.js';
import { modelledResponse, solvedCandidate } from '../../src/study/solved-candidate.js';
import { scenarioOf, studied } from './studied.js';

const text = `
workloads:
  shop:
    instances: 2
    required: 1
    each: { cpu: 1, memory: 2 GiB }
    start: 20 s
    spread: host
    releases: { every: 2 w, failing: 5% }
services: { shop: { needs: [shop] } }
candidates:
  vm: { platform: vm, hosts: { count: 3, racks: 3, cpu: 16, memory: 64 GiB } }
baseline: vm
`;

describe('a candidate solved again', () => {
  const model = candidateModel(scenarioOf(text).candidates[0]!, new Map());
  const limits = { relativeBound: 0.3, maximumStates: 3000 };
  const { figures, explored, nominal } = solvedCandidate(model, limits);
  const solved = modelledResponse(model, nominal, limits);
  const at = (...factors: [string, number][]) => solved.withFactors(new Map(factors))[0]!.whole;

  it('at the nominal parameters has the nominal figures', () => {
    expect(at() / figures.services[0]!.unavailability.value).toBeCloseTo(1, 12);
    expect(solved.outagesWithFactors(new Map())[0]! / figures.services[0]!.outagesPerHour.value).toBeCloseTo(1, 9);
  });

  it('says how often each cause strikes, felt or not: three hosts fail three times as often as one', () => {
    const failure = mean(model.parameters.get('host.time-to-failure')!.distribution);
    expect(model.eventsPerYear['host-hardware']! / ((3 * 8766) / failure)).toBeCloseTo(1, 12);
  });

  it('a probability is clipped at one', () => {
    const probability = [...model.parameters.values()].find(
      ({ unit, name, distribution }) => unit === 'probability' && name.startsWith('release.') && mean(distribution) < 1,
    )!;
    const { name, distribution } = probability;
    const atOne = at([name, 1 / mean(distribution)]);
    expect(at([name, 1e6])).toBe(atOne);
    expect(atOne).not.toBe(at());
  });

  it('is the exploration of the figures itself where it is as fine: nothing is found at held-back worlds', () => {
    const { worlds, largestError } = heldBackCheck(model, explored, solved, 3);
    expect(worlds).toBe(3);
    // Repeated solves stop earlier, at a last change of 1e-4 in the hours of any state.
    expect(largestError).toBeLessThan(1e-7);
  });

  it('shows its error at held-back worlds where it is coarser, and less of it the finer it is', () => {
    const fine = solvedCandidate(model, { relativeBound: 1e-3, maximumStates: 20_000 });
    const errorWith = (maximumStates: number) => {
      const coarse = modelledResponse(model, fine.nominal, { relativeBound: 1e-9, maximumStates });
      return heldBackCheck(model, fine.explored, coarse, 4).largestError;
    };
    const [rough, smooth] = [errorWith(30), errorWith(3000)];
    expect(rough).toBeGreaterThan(1e-4);
    expect(smooth).toBeLessThan(rough);
  });

  it('answers to a small change of a parameter as the elasticity of the figures says, be it as fine or much coarser', () => {
    const coarse = modelledResponse(model, nominal, { relativeBound: 1e-9, maximumStates: 30 });
    const step = 1e-2;
    const steepest = [...nominal[0]!.elasticities].sort(([, x], [, y]) => Math.abs(y.whole) - Math.abs(x.whole));
    for (const response of [solved, coarse]) {
      const logarithm = (name: string, by: number) =>
        Math.log(response.withFactors(new Map([[name, Math.exp(by)]]))[0]!.whole);
      for (const [name, { whole: slope }] of steepest.slice(0, 5)) {
        const difference = (logarithm(name, step) - logarithm(name, -step)) / (2 * step);
        expect(slope / difference, name).toBeCloseTo(1, 3);
      }
    }
  });

  it('does not know parameters of others', () => {
    expect(at(['kubelet.time-to-failure', 1e-3])).toBe(at());
  });

  it('is down longer the longer a restart of the application takes', () => {
    expect(at(['shop.start', 3])).toBeGreaterThan(at());
  });
});

it('two one-component systems have their break-even where the closed form has it, through the whole study', async () => {
  const evaluation = await studied(`
candidates:
  old:
    platform: custom
    components: { a: { time-to-failure: 1000 h, time-to-restore: 10 h } }
    works: a
  new:
    platform: custom
    components: { b: { time-to-failure: { between: [800 h, 4000 h] }, time-to-restore: 12 h } }
    works: b
baseline: old
`);
  // U = r/(f + r) is the same where r/f is: f = 1000 h × 12/10.
  const [found, ...others] = evaluation.uncertainty.breakEvens;
  expect(found).toMatchObject({ parameter: 'b.time-to-failure', candidates: ['old', 'new'] });
  expect(found!.at / 1200).toBeCloseTo(1, 3);
  // Of what is known exactly only b's restore is left: f stands at the geometric middle of its ends.
  expect(others.map(({ parameter, deviations }) => [parameter, deviations])).toEqual([['b.time-to-restore', null]]);
  expect(others[0]!.at / (Math.sqrt(800 * 4000) * 0.01)).toBeCloseTo(1, 3);
  const old = evaluation.candidates[0]!.services[0]!.unavailability;
  expect(old.value).toBeCloseTo(10 / 1010, 10);
});

it('a figure carries the interval of its draws and the parameters it comes from, through the whole study', async () => {
  const evaluation = await studied(
    `
candidates:
  unit:
    platform: custom
    components: { a: { time-to-failure: { between: [500 h, 2000 h] }, time-to-restore: 10 h } }
    works: a
baseline: unit
`,
    { effort: 'normal' },
  );
  // The ends are the 5 % and 95 % values of the time to failure f, and U = r/(f + r) falls in f.
  const { uncertainty } = evaluation.candidates[0]!.services[0]!.unavailability;
  expect(uncertainty!.low / (10 / 2010)).toBeCloseTo(1, 1);
  expect(uncertainty!.high / (10 / 510)).toBeCloseTo(1, 1);
  expect(uncertainty!.from).toEqual([{ parameter: 'a.time-to-failure', share: 1 }]);
});

it('two systems of components have their shares of variance and P(B better) where the closed form has them, through the whole study', async () => {
  const evaluation = await studied(
    `
candidates:
  pair:
    platform: custom
    components:
      a: { time-to-failure: { between: [500 h, 2000 h] }, time-to-restore: 1 h }
      b: { time-to-failure: { between: [250 h, 4000 h] }, time-to-restore: 1 h }
    works: a or b
  one:
    platform: custom
    components: { c: { time-to-failure: { between: [300000 h, 1200000 h] }, time-to-restore: 1 h } }
    works: c
baseline: pair
`,
    { effort: 'normal' },
  );
  // U of the pair is u_a u_b with u = r/(f + r), f lognormal: ln U is normal but for r/f, its variance the sum of ln² of
  // the error factors 2 and 4, which is 1 : 4.
  const { uncertainty } = evaluation.candidates[0]!.services[0]!.unavailability;
  expect(uncertainty!.from).toEqual([
    { parameter: 'b.time-to-failure', share: expect.closeTo(4 / 5, 3) },
    { parameter: 'a.time-to-failure', share: expect.closeTo(1 / 5, 3) },
  ]);
  // ln U_one − ln U_pair is normal with mean ln(1e6/6e5) and that variance and ln² 2 more.
  const spread = Math.hypot(Math.log(2), Math.log(4), Math.log(2)) / normalQuantile(0.95);
  const z = Math.log(1e6 / 6e5) / spread;
  const [pair] = compared(evaluation).pairs;
  expect(pair).toMatchObject({ a: 'pair', b: 'one' });
  expect(Math.abs(normalQuantile(1 - pair!.probabilityBLess!) - z)).toBeLessThan(0.1);
});
