import { expect, it } from 'vitest';
import { compared } from '../../src/comparison/compared.js';
import type { Comparison } from '../../src/comparison/comparison.js';
import { uncertaintyRecord } from '../../src/study/uncertainty-record.js';
import { lognormalParameter, oneComponent } from '../study/responses.js';
import { smallEvaluation } from './small-evaluation.js';

const shared = lognormalParameter('host.time-to-failure', 4000, 3);
const responses = [
  oneComponent('a', shared, lognormalParameter('host.time-to-restore', 6, 2)),
  oneComponent('b', shared, lognormalParameter('app.restart', 5, 3)),
  oneComponent('c', lognormalParameter('kubelet.time-to-failure', 9000, 2), lognormalParameter('b.back', 12, 3)),
];

function comparedWith(draws: number, seed: number): Comparison {
  const record = uncertaintyRecord(responses, { baseline: 'a', draws, breakEvens: 0, seed, progress: null });
  const candidates = responses.map(({ candidate: { id } }) => ({ id, draws: record.unavailability[id]!.shop! }));
  return compared(smallEvaluation(candidates, { availability: 0.998 }, { factors: record.factors }));
}

/** Every probability the comparison states with its Monte-Carlo error. */
function probabilities({ pairs, verdict }: Comparison) {
  return [
    ...pairs.map(({ probabilityBLess, monteCarloError }) => [probabilityBLess!, monteCarloError!] as const),
    ...verdict.standings.map(
      ({ probabilityMeetsAll, monteCarloError }) => [probabilityMeetsAll!, monteCarloError!] as const,
    ),
  ];
}

it('doubling the draws moves no reported probability by more than its stated Monte-Carlo error', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const [before, after] = [256, 512].map((draws) => probabilities(comparedWith(draws, seed)));
    expect(before!.length).toBe(6);
    before!.forEach(([probability, error], i) => {
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThan(1);
      expect(error).toBeLessThan(0.07);
      expect(Math.abs(after![i]![0] - probability), `seed ${seed}, probability ${i}`).toBeLessThanOrEqual(error);
    });
  }
});
