import { describe, expect, it } from 'vitest';
import { rightChoices } from '../../src/comparison/right-choice.js';
import { valueOfInformation } from '../../src/comparison/value-of-information.js';
import type { Evaluation } from '../../src/evaluation/evaluation.js';
import { lowDiscrepancyPoints } from '../../src/maths/low-discrepancy.js';
import { normalQuantile } from '../../src/maths/normal-quantile.js';
import { type SmallCandidate, smallEvaluation } from './small-evaluation.js';

/**
 * Two candidates with equally many hosts that always meet their target: the one with less downtime is right. ln U_A = x Z₁,
 * ln U_B = Z₂, and a parameter that moves neither.
 */
function twoSystems(x: number, draws: number, seed = 1): Evaluation {
  const points = lowDiscrepancyPoints(draws, 3, seed);
  const z = (d: number) => points.map((point) => normalQuantile(point[d]!));
  const [first, second, idle] = [z(0), z(1), z(2)];
  const system = (id: string, logarithms: readonly number[]): SmallCandidate => ({
    id,
    draws: logarithms.map((value) => 1e-5 * Math.exp(value)),
  });
  return smallEvaluation(
    [
      system(
        'a',
        first!.map((value) => x * value),
      ),
      system('b', second!),
    ],
    { availability: 0 },
    { factors: { first: first!.map(Math.exp), 'second@b': second!.map(Math.exp), idle: idle!.map(Math.exp) } },
  );
}

describe('what a parameter is worth knowing', () => {
  // Knowing Z₁ one chooses by its sign and is right with Φ(x|Z₁|); over Z₁ that is ½ + atan(x)/π.
  const knowingFirst = (x: number) => 0.5 + Math.atan(x) / Math.PI;
  const found = valueOfInformation(twoSystems(3, 1024), 'a')!;
  const of = (key: string) => found.parameters.find((entry) => entry.key === key);

  it('is the closed form for two lognormal systems', () => {
    expect(found.probabilityRight).toBeCloseTo(0.5, 1);
    expect(of('first')!.probabilityRight).toBeCloseTo(knowingFirst(3), 1);
    expect(Math.abs(of('first')!.probabilityRight - knowingFirst(3))).toBeLessThan(0.03);
    // Knowing Z₂ instead is as knowing Z₁ with 1/x.
    expect(Math.abs(of('second@b')!.probabilityRight - knowingFirst(1 / 3))).toBeLessThan(0.03);
  });

  it('puts the most valuable first, under the name of the parameter', () => {
    expect(found.parameters.map(({ parameter }) => parameter)).toEqual(['first', 'second']);
  });

  it('is nothing for a parameter that moves no candidate: the noise of the draws is not taken for knowledge', () => {
    for (const seed of [1, 2, 3]) {
      for (const draws of [128, 512]) {
        const values = valueOfInformation(twoSystems(1, draws, seed), 'a')!.parameters;
        expect(values.find(({ key }) => key === 'idle')?.gain ?? 0).toBeLessThan(0.05);
      }
    }
  });

  it('says which way it moves the verdict', () => {
    expect(of('first')!.whenLow.right).toBeGreaterThan(0.95);
    expect(of('first')!.whenHigh.right).toBeLessThan(0.05);
  });

  it('says what it moves, the choice or the targets, and against whom, and takes no noise for it', () => {
    expect(found.rival).toBe('b');
    expect(of('first')!.moves).toEqual(['right', 'less']);
    expect(of('first')!.whenLow).toMatchObject({ meets: 1, surest: 'a' });
    expect(of('first')!.whenHigh).toMatchObject({ meets: 1, surest: 'b' });
    expect(of('idle')?.moves ?? []).toEqual([]);
  });

  it("of a parameter that decides whether the target is met moves that; another candidate's moves only who has less", () => {
    const small = twoSystems(1, 512);
    const median = 1e-5;
    const at = (candidate: Evaluation['candidates'][number]) => ({
      ...candidate,
      services: candidate.services.map((service) => ({
        ...service,
        target: { ...service.target!, availability: 1 - median },
      })),
    });
    const value = valueOfInformation({ ...small, candidates: small.candidates.map(at) }, 'a')!;
    const [first, second] = ['first', 'second@b'].map((key) => value.parameters.find((entry) => entry.key === key)!);
    expect(first!.moves).toContain('meets');
    expect(first!.whenLow.meets).toBe(1);
    expect(first!.whenHigh.meets).toBe(0);
    expect(second!.moves).not.toContain('meets');
    expect(second!.moves).toContain('less');
  });

  it('believes nothing of an input that no candidate feels, though its draws go with those of a strong one', () => {
    const small = twoSystems(3, 512);
    const { factors } = small.uncertainty;
    const swing = { candidate: 'a', service: 'shop', parameter: 'first', low: 0.2, high: 5, atLow: 1e-6, atHigh: 1e-4 };
    const twinned = { ...small.uncertainty, factors: { ...factors, twin: factors.first! }, tornado: [swing] };
    const { parameters } = valueOfInformation({ ...small, uncertainty: twinned }, 'a')!;
    expect(parameters.find(({ key }) => key === 'first')!.moves).toEqual(['right', 'less']);
    expect(parameters.find(({ key }) => key === 'twin')?.moves ?? []).toEqual([]);
  });

  it('names the two that settle it when both are known', () => {
    expect([...found.bestTwo!.keys].sort()).toEqual(['first', 'second@b']);
    expect(found.bestTwo!.probabilityRight).toBeGreaterThan(of('first')!.probabilityRight);
  });

  it('is not stated without draws, a target or a named candidate', () => {
    expect(valueOfInformation(smallEvaluation([{ id: 'a' }, { id: 'b' }], { availability: 0 }), 'a')).toBeNull();
    expect(valueOfInformation(twoSystems(1, 128), null)).toBeNull();
    expect(valueOfInformation(twoSystems(1, 32), 'a')).toBeNull();
    const untargeted = twoSystems(1, 128);
    const services = (candidate: Evaluation['candidates'][number]) =>
      candidate.services.map((service) => ({ ...service, target: null }));
    const candidates = untargeted.candidates.map((candidate) => ({ ...candidate, services: services(candidate) }));
    expect(valueOfInformation({ ...untargeted, candidates }, 'a')).toBeNull();
  });
});

describe('the right choice of a world', () => {
  const worlds = (candidates: readonly SmallCandidate[], availability = 0.99) =>
    rightChoices(smallEvaluation(candidates, { availability }))!.map((world) =>
      candidates.filter((_, c) => world[c]).map(({ id }) => id),
    );

  it('is the cheapest of those that meet the target in it', () => {
    expect(
      worlds([
        { id: 'small', hosts: 2, draws: [0.005, 0.02] },
        { id: 'large', hosts: 5, draws: [0.001, 0.001] },
      ]),
    ).toEqual([['small'], ['large']]);
  });

  it('is the nearest where none meets it', () => {
    expect(
      worlds([
        { id: 'small', hosts: 2, draws: [0.05] },
        { id: 'large', hosts: 5, draws: [0.03] },
      ]),
    ).toEqual([['large']]);
  });

  it('is both of two that are the same', () => {
    expect(worlds(['a', 'b'].map((id) => ({ id, draws: [0.001] })))).toEqual([['a', 'b']]);
  });

  it('is every one that the error of the draws cannot tell from the best, and no other', () => {
    const small = smallEvaluation(
      [
        { id: 'a', draws: [0.001, 0.001] },
        { id: 'b', draws: [0.00103, 0.00105] },
      ],
      { availability: 0.99 },
    );
    const off = (largestError: number) =>
      rightChoices({
        ...small,
        candidates: small.candidates.map((candidate) => ({
          ...candidate,
          solving: { ...candidate.solving, repeated: { worlds: 4, largestError } },
        })),
      });
    // Two per cent either way: b may be as low as a where it has 3 % more, not where it has 5 % more.
    expect(off(0.02)).toEqual([
      [true, true],
      [true, false],
    ]);
    expect(off(0)).toEqual([
      [true, false],
      [true, false],
    ]);
  });
});
