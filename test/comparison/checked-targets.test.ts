import { describe, expect, it } from 'vitest';
import { checkedTargets, compared, missedTargetLine } from '../../src/comparison/index.js';
import { failureMode, type SmallCandidate, smallEvaluation, type Target } from './small-evaluation.js';

const linesOf = (target: Partial<Target>, ...candidates: readonly SmallCandidate[]) =>
  checkedTargets(compared(smallEvaluation(candidates, target))).map(missedTargetLine);

describe('the targets that are missed', () => {
  it('are one line each, in scenario order', () => {
    const lines = linesOf(
      { availability: 0.9995, rtoHours: 0.25 },
      { id: 'a', draws: [1e-3, 4e-4, 4e-4], failover: [failureMode('host-lost', 1200)] },
      { id: 'b', draws: [4e-4, 4e-4, 4e-4], failover: [failureMode('host-lost', 600)] },
      { id: 'c', draws: [1e-3, 1e-3, 1e-3], failover: [failureMode('host-lost', 600)] },
    );
    expect(lines).toEqual([
      'a: shop misses availability ≥ 99.95 %: met with probability 66.6 %, 90 % wanted',
      'a: shop misses RTO ≤ 15 min: met with probability 0 %, 90 % wanted',
      'c: shop misses availability ≥ 99.95 %: met with probability 0 %, 90 % wanted',
    ]);
  });

  it('never read as the probability they fall short of', () => {
    const draws = Array.from({ length: 10_000 }, (_, i) => (i < 8999 ? 4e-4 : 1e-3));
    expect(linesOf({ availability: 0.9995 }, { id: 'a', draws })[0]).toContain('probability 89.9 %, 90 % wanted');
  });

  it('are told by the nominal parameters where nothing was drawn', () => {
    const parameters = [
      {
        name: 'os.time-to-restore',
        unit: 'duration' as const,
        distribution: { kind: 'exponential' as const, mean: 4 },
        uncertainty: { kind: 'lognormal' as const, errorFactor: 3 },
        knowledge: 'assumed' as const,
        source: 'test',
      },
    ];
    expect(linesOf({ availability: 0.9995 }, { id: 'a', unavailability: 1e-3, parameters })).toEqual([
      'a: shop misses availability ≥ 99.95 %: at the nominal parameters',
    ]);
  });

  it('do not include a loss of data that is not modelled', () => {
    expect(linesOf({ rpoHours: 0 }, { id: 'a', draws: [1e-4] })).toEqual([]);
  });
});
