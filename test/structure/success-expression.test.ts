import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairableEvent } from '../../src/structure/basic-event.js';
import { solvedFaultTree } from '../../src/structure/fault-tree-solution.js';
import { faultTreeOfSuccess, type SuccessExpression } from '../../src/structure/success-expression.js';
import { states, structureFunction } from './enumeration.js';

const names = ['a', 'b', 'c', 'd', 'e'];

const expressions: fc.Arbitrary<SuccessExpression> = fc.letrec<{ expression: SuccessExpression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...names, 'part').map((works) => ({ works })),
    fc.array(tie('expression'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('expression'), { maxLength: 3 }).map((any) => ({ any })),
    tie('expression').map((not) => ({ not })),
    fc
      .tuple(fc.array(tie('expression'), { minLength: 1, maxLength: 4 }), fc.nat(3))
      .map(([of, k]) => ({ atLeast: 1 + (k % of.length), of })),
  ),
})).expression;

function works(expression: SuccessExpression, down: ReadonlySet<string>): boolean {
  if ('works' in expression) return expression.works === 'part' ? works(part, down) : !down.has(expression.works);
  if ('all' in expression) return expression.all.every((e) => works(e, down));
  if ('any' in expression) return expression.any.some((e) => works(e, down));
  if ('not' in expression) return !works(expression.not, down);
  return expression.of.filter((e) => works(e, down)).length >= expression.atLeast;
}

const part: SuccessExpression = { all: [{ works: 'd' }, { any: [{ works: 'e' }, { works: 'a' }] }] };
const components = Object.fromEntries(names.map((name) => [name, 0.1]));

describe('a system described by when it works', () => {
  it('is down in exactly the states in which its expression does not hold', () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        const tree = faultTreeOfSuccess({ works: expression, parts: { part }, components });
        const down = structureFunction(tree);
        for (const { failed } of states(tree)) expect(down(failed)).toBe(!works(expression, failed));
      }),
      { numRuns: 300 },
    );
  });

  it('turns series into or, parallel into and, two of three working into two of three down', () => {
    const tree = faultTreeOfSuccess({
      name: 'shop',
      works: {
        all: [
          { works: 'a' },
          { any: [{ works: 'b' }, { works: 'c' }] },
          { atLeast: 2, of: ['c', 'd', 'e'].map((w) => ({ works: w })) },
        ],
      },
      components,
    });
    expect(tree.top).toBe('shop');
    expect({ ...tree.gates }).toEqual({
      shop: { or: ['a', 'shop#1', 'shop#2'] },
      'shop#1': { and: ['b', 'c'] },
      'shop#2': { atLeast: 2, of: ['c', 'd', 'e'] },
    });
  });

  it('shares what is shared: two hosts in one rack fail together', () => {
    const host = (id: string): SuccessExpression => ({ all: [{ works: `${id} itself` }, { works: 'rack' }] });
    const found = solvedFaultTree(
      faultTreeOfSuccess({
        name: 'service',
        works: { any: [{ works: 'host 1' }, { works: 'host 2' }] },
        parts: { 'host 1': host('host 1'), 'host 2': host('host 2') },
        components: {
          'host 1 itself': repairableEvent(1000, 10),
          'host 2 itself': repairableEvent(1000, 10),
          rack: repairableEvent(100_000, 5),
        },
      }),
    );
    expect(found.singlePointsOfFailure).toEqual(['rack']);
    const [host1, rack] = [10 / 1010, 5 / 100_005];
    expect(found.probability).toBeCloseTo(rack + (1 - rack) * host1 ** 2, 15);
    // Outages: the rack while a host works, and one host while the other is down.
    const frequency = (1 - host1 ** 2) / 100_005 + 2 * (1 - rack) * (host1 / 1010);
    expect(found.behaviour!.failureFrequency).toBeCloseTo(frequency, 15);
  });

  it('keeps its gates apart from components that are named like them', () => {
    const tree = faultTreeOfSuccess({
      name: 'a',
      works: { any: [{ works: 'a' }, { all: [{ works: 'a#1' }, { works: 'b' }] }] },
      components: { a: 0.1, 'a#1': 0.1, b: 0.1 },
    });
    expect(tree.top).toBe('a#2');
    expect({ ...tree.gates }).toEqual({ 'a#2': { and: ['a', 'a#3'] }, 'a#3': { or: ['a#1', 'b'] } });
  });

  it('that needs nothing is never down, one that any of nothing would keep up always', () => {
    expect(solvedFaultTree(faultTreeOfSuccess({ works: { all: [] }, components })).probability).toBe(0);
    expect(solvedFaultTree(faultTreeOfSuccess({ works: { any: [] }, components })).probability).toBe(1);
  });

  it('says what is wrong with it in terms of what works', () => {
    const vote = (atLeast: number) => () =>
      faultTreeOfSuccess({ name: 'etcd', works: { atLeast, of: [{ works: 'a' }, { works: 'b' }] }, components });
    expect(vote(3)).toThrow('"etcd" works: atLeast must be a whole number from 1 to 2, found 3');
    expect(() => faultTreeOfSuccess({ works: { works: 'aa' }, components })).toThrow(
      'unknown input "aa" (nearest name: "a")',
    );
    expect(() =>
      faultTreeOfSuccess({ works: { works: 'p' }, parts: { p: { works: 'q' }, q: { works: 'p' } }, components }),
    ).toThrow('gates form a cycle: p → q → p');
  });
});
