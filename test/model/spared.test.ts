import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparedCondition } from '../../src/model/spared.js';
import type { Condition, FailoverGroup, WorkloadModel } from '../../src/model/system-model.js';

const works = (id: string): Condition => ({ works: id });
const workload = (id: string, instances: number) => ({ id, instances }) as WorkloadModel;
const group = (id: string, members: readonly Condition[]) => ({ id, members }) as FailoverGroup;
const spared = (condition: Condition, workloads: WorkloadModel[] = [], failoverGroups: FailoverGroup[] = []) =>
  sparedCondition(condition, { workloads, failoverGroups });

describe('a condition with its spares', () => {
  it('wants one instance more than the required ones, where there is one', () => {
    const serving: Condition = { serving: 'web', atLeast: 2 };
    expect(spared(serving, [workload('web', 3)])).toEqual({ serving: 'web', atLeast: 3 });
    expect(spared(serving, [workload('web', 2)])).toBeNull();
  });

  it('wants the other member of a failover group', () => {
    const serves: Condition = { groupServes: 'address' };
    const members = [works('a'), works('b')];
    expect(spared(serves, [], [group('address', members)])).toEqual({ all: [serves, { atLeast: 2, of: members }] });
  });

  it('leaves what has no spare as it is, beside what has one', () => {
    const of = ['a', 'b', 'c'].map(works);
    expect(spared({ all: [works('site'), { atLeast: 2, of }] })).toEqual({
      all: [works('site'), { atLeast: 3, of }],
    });
    expect(spared({ all: [works('site'), works('rack')] })).toBeNull();
  });

  it('counts no standby that works only while the first does not', () => {
    const home = works('home');
    expect(spared({ any: [home, { all: [works('away'), { not: home }] }] })).toBeNull();
  });

  /** Trees over components each of which occurs once. */
  const trees = fc
    .letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 2, depthSize: 'small' },
        fc.constant('leaf'),
        fc.record({
          need: fc.constantFrom('all', 'any', 'some'),
          of: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
        }),
      ),
    }))
    .tree.map((tree) => {
      let count = 0;
      const build = (node: unknown): Condition => {
        if (node === 'leaf') return works(`c${count++}`);
        const { need, of } = node as { need: string; of: unknown[] };
        const parts = of.map(build);
        return need === 'all' ? { all: parts } : need === 'any' ? { any: parts } : { atLeast: 2, of: parts };
      };
      return { condition: build(tree), size: count };
    });
  const holds = (condition: Condition, up: (id: string) => boolean): boolean => {
    if ('works' in condition) return up(condition.works);
    if ('all' in condition) return condition.all.every((one) => holds(one, up));
    if ('any' in condition) return condition.any.some((one) => holds(one, up));
    if ('of' in condition) return condition.of.filter((one) => holds(one, up)).length >= condition.atLeast;
    throw new Error('not met here');
  };

  it('holds only where the condition does, and where all works', () => {
    fc.assert(
      fc.property(trees, fc.infiniteStream(fc.boolean()), ({ condition, size }, states) => {
        const strict = spared(condition);
        fc.pre(strict !== null);
        const up = new Map(Array.from({ length: size }, (_, i) => [`c${i}`, states.next().value as boolean]));
        if (holds(strict!, (id) => up.get(id)!)) expect(holds(condition, (id) => up.get(id)!)).toBe(true);
        expect(holds(strict!, () => true)).toBe(true);
      }),
    );
  });

  it('of a pool of alike members stands any one loss exactly where it holds', () => {
    const pools = fc
      .integer({ min: 2, max: 5 })
      .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 1, max: n - 1 })));
    fc.assert(
      fc.property(pools, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), ([n, k], states) => {
        const of = Array.from({ length: n }, (_, i) => works(String(i)));
        const pool: Condition = { atLeast: k, of };
        const standsAnyLoss = of.every((_, lost) => holds(pool, (id) => states[Number(id)]! && Number(id) !== lost));
        expect(holds(spared(pool)!, (id) => states[Number(id)]!)).toBe(standsAnyLoss);
      }),
    );
  });
});
