import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacementDemand } from '../../src/placement/layout.js';
import { layout } from '../../src/placement/layout.js';
import { binsLowerBound, seatsLowerBound } from '../../src/placement/lower-bound.js';
import { fits, seatsNeeded, toleratedLosses, toleratesRackLoss } from '../../src/placement/tolerance.js';

const seat = (id: string, rack = 'r') => ({ id, site: '', rack, cpu: 16, memoryGiB: 64 });
const demand = (workload: string, instances: number, cpu: number, memoryGiB: number): PlacementDemand => ({
  workload,
  instances,
  cpu,
  memoryGiB,
  spread: 'host',
  apart: false,
});
const demands = fc
  .array(
    fc.record({
      instances: fc.integer({ min: 1, max: 12 }),
      cpu: fc.integer({ min: 1, max: 16 }),
      memoryGiB: fc.integer({ min: 1, max: 64 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => list.map(({ instances, cpu, memoryGiB }, i) => demand(`w${i}`, instances, cpu, memoryGiB)));

describe('lower bound on seats', () => {
  it('three items larger than half a bin need a bin each', () => {
    expect(binsLowerBound([6, 6, 6], 10)).toBe(3);
  });

  it('items of exactly half fill bins in pairs', () => {
    expect(binsLowerBound([5, 5, 5, 5, 5], 10)).toBe(3);
  });

  it('counts small items only where the middle ones leave no room (Martello & Toth 1990)', () => {
    // 7 + 3, 7 + 3 fill two bins; the remaining 3 opens a third, though the sizes sum to 2.3 bins.
    expect(binsLowerBound([7, 7, 3, 3, 3], 10)).toBe(3);
    // Sizes sum to 2.1 bins, but no two of the 6s share one.
    expect(binsLowerBound([6, 6, 6, 3], 10)).toBe(3);
  });

  it('is infinite when an item is larger than the bin', () => {
    expect(binsLowerBound([11], 10)).toBe(Number.POSITIVE_INFINITY);
  });

  it('is never above what the heuristic needs', () => {
    fc.assert(
      fc.property(demands, (list) => {
        const needed = seatsNeeded(seat('s'), list, () => 0, 200);
        expect(needed).not.toBeNull();
        expect(seatsLowerBound(seat('s'), list)).toBeLessThanOrEqual(needed!);
      }),
      { seed: 1 },
    );
  });
});

describe('layout', () => {
  it('fills no seat beyond its room, and places or counts every instance', () => {
    fc.assert(
      fc.property(demands, fc.integer({ min: 1, max: 6 }), (list, count) => {
        const seats = Array.from({ length: count }, (_, i) => seat(`s${i}`));
        const { seatsOf, unplaced } = layout(seats, list);
        for (const { id, cpu, memoryGiB } of seats) {
          const on = (d: PlacementDemand): number => seatsOf.get(d.workload)!.filter((at) => at === id).length;
          expect(list.reduce((sum, d) => sum + d.cpu * on(d), 0)).toBeLessThanOrEqual(cpu);
          expect(list.reduce((sum, d) => sum + d.memoryGiB * on(d), 0)).toBeLessThanOrEqual(memoryGiB);
        }
        const placed = [...seatsOf.values()].flat().length;
        const left = unplaced.reduce((sum, { instances }) => sum + instances, 0);
        expect(placed + left).toBe(list.reduce((sum, { instances }) => sum + instances, 0));
      }),
      { seed: 2 },
    );
  });

  it('spreads over racks before it fills hosts', () => {
    const seats = ['a', 'b', 'c'].flatMap((rack) => [seat(`${rack}1`, rack), seat(`${rack}2`, rack)]);
    const { seatsOf } = layout(seats, [{ ...demand('web', 3, 2, 4), spread: 'rack' }]);
    expect(seatsOf.get('web')!.map((id) => id[0])).toEqual(['a', 'b', 'c']);
  });

  it('leaves out what may not stand together', () => {
    const { unplaced } = layout([seat('a'), seat('b')], [{ ...demand('etcd', 3, 1, 1), apart: true }]);
    expect(unplaced).toEqual([{ workload: 'etcd', instances: 1 }]);
  });
});

describe('N+k', () => {
  it('everything fits after the loss of as many seats as are said to be tolerated, and not after one more', () => {
    fc.assert(
      fc.property(demands, fc.integer({ min: 1, max: 12 }), (list, count) => {
        const seats = Array.from({ length: count }, (_, i) => seat(`s${i}`));
        const losses = toleratedLosses(seats, list);
        if (losses >= 0) expect(fits(seats.slice(losses), list)).toBe(true);
        expect(fits(seats.slice(losses + 1), list)).toBe(false);
      }),
      { seed: 3 },
    );
  });

  it('two of six machines full: four losses are tolerated, and the loss of a rack of three', () => {
    const seats = ['a', 'b'].flatMap((rack) => [1, 2, 3].map((i) => seat(`${rack}${i}`, rack)));
    const load = [demand('w', 2, 16, 64)];
    expect(toleratedLosses(seats, load)).toBe(4);
    expect(toleratesRackLoss(seats, load)).toBe(true);
    expect(toleratesRackLoss(seats, [demand('w', 4, 16, 64)])).toBe(false);
    expect(toleratesRackLoss(seats.slice(0, 3), load)).toBeNull();
  });
});
