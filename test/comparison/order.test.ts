import { expect, it } from 'vitest';
import { compared } from '../../src/comparison/compared.js';
import type { Evaluation } from '../../src/evaluation/evaluation.js';
import { lowDiscrepancyPoints } from '../../src/maths/low-discrepancy.js';
import { normalQuantile } from '../../src/maths/normal-quantile.js';
import { smallEvaluation } from './small-evaluation.js';

it('the order of the candidates changes no figure, verdict or value of information', () => {
  const points = lowDiscrepancyPoints(256, 4, 1);
  const factors = Object.fromEntries(
    ['w', 'x', 'y', 'z'].map((name, d) => [name, points.map((point) => Math.exp(normalQuantile(point[d]!)))]),
  );
  const draws = (scale: number, ...names: string[]) =>
    points.map((_, i) => names.reduce((product, name) => product * factors[name]![i]!, scale));
  const budget = (cause: string, minutes: number) => [
    { cause, planned: false, timesPerYear: 2, meanMinutes: minutes / 2, minutesPerYear: minutes, phases: [] },
  ];
  const minutes = 8766 * 60;
  const candidates = [
    { id: 'a', hosts: 3, unavailability: 1e-4, draws: draws(1e-4, 'x', 'y'), budget: budget('site', 1e-4 * minutes) },
    {
      id: 'b',
      hosts: 3,
      unavailability: 9e-5,
      draws: draws(9e-5, 'x', 'z'),
      budget: budget('storage', 9e-5 * minutes),
    },
    { id: 'c', hosts: 5, unavailability: 3e-5, draws: draws(3e-5, 'w'), budget: budget('kubelet', 3e-5 * minutes) },
  ];
  const evaluation = smallEvaluation(candidates, { availability: 0.9999 }, { factors });
  const reversed: Evaluation = { ...evaluation, candidates: [...evaluation.candidates].reverse() };
  const [one, other] = [compared(evaluation), compared(reversed)];

  expect(one.valueOfInformation!.parameters.length).toBeGreaterThan(0);
  expect(other.valueOfInformation).toEqual(one.valueOfInformation);
  expect({ ...other.verdict, standings: [...other.verdict.standings].reverse() }).toEqual(one.verdict);
  for (const pair of one.pairs) {
    const mirrored = other.pairs.find(({ a, b }) => a === pair.b && b === pair.a)!;
    expect(mirrored.probabilityBLess).toBeCloseTo(1 - pair.probabilityBLess!, 12);
    expect(mirrored.minutesPerYear).toBeCloseTo(-pair.minutesPerYear!, 9);
    expect(mirrored.parts!.map(({ factor }) => factor)).toEqual(pair.parts!.map(({ factor }) => factor));
    for (const [i, { minutesPerYear }] of mirrored.parts!.entries()) {
      expect(minutesPerYear).toBeCloseTo(-pair.parts![i]!.minutesPerYear, 9);
    }
  }
  const cells = ({ groups }: typeof one) =>
    groups.flatMap(({ rows }) =>
      rows.flatMap((row) => row.cells.map((cell) => [row.metric, row.service, cell] as const)),
    );
  const found = new Map(
    cells(other).map(([metric, service, cell]) => [`${metric} ${service} ${cell.candidate}`, cell]),
  );
  for (const [metric, service, cell] of cells(one))
    expect(found.get(`${metric} ${service} ${cell.candidate}`)).toEqual(cell);
});
