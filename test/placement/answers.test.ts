import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blastRadius, furtherInstances, toleratedLossesBound } from '../../src/placement/answers.js';
import { layout, type PlacementDemand, type SeatCapacity } from '../../src/placement/layout.js';
import { seatsLowerBound } from '../../src/placement/lower-bound.js';
import { seatsNeeded, toleratedLosses } from '../../src/placement/tolerance.js';

const seat = (id: string, rest: Partial<SeatCapacity> = {}): SeatCapacity => ({
  id,
  site: '',
  rack: 'r',
  cpu: 16,
  memoryGiB: 64,
  ...rest,
});
const seats = (count: number, rest: Partial<SeatCapacity> = {}): SeatCapacity[] =>
  Array.from({ length: count }, (_, i) => seat(`s${i}`, rest));
const demand = (workload: string, instances: number, cpu: number, memoryGiB: number): PlacementDemand => ({
  workload,
  instances,
  cpu,
  memoryGiB,
  spread: 'host',
  apart: false,
});
/** Loads whose instances take at most the given part of a seat in either dimension. */
const loads = (largest: number) =>
  fc
    .array(
      fc.record({
        instances: fc.integer({ min: 1, max: 12 }),
        cpu: fc.integer({ min: 1, max: 16 * largest }),
        memoryGiB: fc.integer({ min: 1, max: 64 * largest }),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((list) => list.map(({ instances, cpu, memoryGiB }, i) => demand(`w${i}`, instances, cpu, memoryGiB)));

describe('what still fits', () => {
  it('eight cores free on each of two seats take four more instances of four cores', () => {
    expect(furtherInstances(seats(2), [demand('web', 4, 4, 4)], 0).get('web')).toBe(4);
    expect(furtherInstances(seats(2), [demand('web', 2, 8, 8), demand('db', 1, 4, 4)], 0).get('db')).toBe(3);
  });

  it('of pairs so many as find two seats each', () => {
    const pair = { ...demand('ledger', 2, 4, 4), apart: true, isPair: true };
    // Room for 3, 3 and 4 more: five pairs. Next to something large for 3 and 1: two of the three find no partner.
    expect(furtherInstances(seats(3), [pair], 0).get('ledger')).toBe(5);
    expect(furtherInstances(seats(2), [pair, demand('db', 1, 8, 8)], 0).get('ledger')).toBe(1);
  });

  it('the failover reserve stays free', () => {
    expect(furtherInstances(seats(3), [demand('web', 4, 4, 4)], 1).get('web')).toBe(4);
    expect(furtherInstances(seats(3), [demand('web', 9, 4, 4)], 1).get('web')).toBe(0);
  });

  it("a kubelet's limit on pods counts as room does", () => {
    expect(furtherInstances(seats(2, { instances: 3 }), [demand('web', 4, 1, 1)], 0).get('web')).toBe(2);
    expect(layout(seats(2, { instances: 3 }), [demand('web', 7, 1, 1)]).unplaced).toEqual([
      { workload: 'web', instances: 1 },
    ]);
  });

  it('what may not stand together goes on seats without one', () => {
    const apart = { ...demand('etcd', 2, 1, 1), apart: true };
    expect(furtherInstances(seats(5), [apart], 0).get('etcd')).toBe(3);
  });

  it('as many more fill the seats to the last: one more than stated finds no seat with room', () => {
    fc.assert(
      fc.property(loads(1), fc.integer({ min: 1, max: 8 }), (list, count) => {
        const open = seats(count);
        const { used, unplaced } = layout(open, list);
        fc.pre(unplaced.length === 0);
        const { workload, cpu, memoryGiB } = list[0]!;
        let further = 0;
        for (const { id } of open) {
          const load = { ...used.get(id)! };
          while (load.cpu + cpu <= 16 && load.memoryGiB + memoryGiB <= 64) {
            load.cpu += cpu;
            load.memoryGiB += memoryGiB;
            further++;
          }
        }
        expect(furtherInstances(open, list, 0).get(workload)).toBe(further);
      }),
      { seed: 5 },
    );
  });
});

describe('what is lost with a failure domain', () => {
  it('three of four on one host: three instances, three quarters of the workload', () => {
    const seatsOf = new Map([['web', ['a', 'a', 'a', 'b']]]);
    expect(blastRadius({ seatsOf }, (at) => at)).toEqual({ instances: 3, share: 0.75 });
  });

  it('the fullest domain need not be that of the hardest hit workload', () => {
    const seatsOf = new Map([
      ['web', ['a', 'a', 'b', 'b', 'b']],
      ['db', ['c']],
    ]);
    expect(blastRadius({ seatsOf }, (at) => at)).toEqual({ instances: 3, share: 1 });
  });

  it('a wider domain never loses less', () => {
    fc.assert(
      fc.property(loads(1), fc.integer({ min: 2, max: 9 }), (list, count) => {
        const placed = layout(seats(count), list);
        const host = blastRadius(placed, (at) => at);
        const rack = blastRadius(placed, (at) => `rack ${Number(at.slice(1)) % 2}`);
        expect(rack.instances).toBeGreaterThanOrEqual(host.instances);
        expect(rack.share).toBeGreaterThanOrEqual(host.share);
      }),
      { seed: 6 },
    );
  });
});

describe('the heuristic against the lower bound', () => {
  it('no packing bears more losses than the bound says, the heuristic least of all', () => {
    fc.assert(
      fc.property(loads(1), fc.integer({ min: 1, max: 12 }), (list, count) => {
        expect(toleratedLosses(seats(count), list)).toBeLessThanOrEqual(toleratedLossesBound(seats(count), list));
      }),
      { seed: 7 },
    );
  });

  it('needs at most four times the bound when no instance takes more than half a seat', () => {
    // An instance that fits nowhere found every seat more than half full in one dimension: the seats are fewer than twice
    // the sum of both dimensions' loads, each at most the bound; and one seat is added.
    fc.assert(
      fc.property(loads(0.5), (list) => {
        expect(seatsNeeded(seat('s'), list, () => 0, 200)).toBeLessThanOrEqual(
          4 * seatsLowerBound(seat('s'), list) + 1,
        );
      }),
      { seed: 8 },
    );
  });

  it('over 300 random loads is a ninth above the bound on average, and never more than half above it', () => {
    const ratios = fc
      .sample(loads(0.5), { seed: 9, numRuns: 300 })
      .map((list) => seatsNeeded(seat('s'), list, () => 0, 200)! / seatsLowerBound(seat('s'), list));
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeCloseTo(10 / 9, 2);
    expect(Math.max(...ratios)).toBe(1.5);
  });
});
