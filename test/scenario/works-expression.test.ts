import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentsNamed, type WorksExpression, worksExpression } from '../../src/scenario/works-expression.js';

const a = { kind: 'component', id: 'a', at: 0 } as const;

/** Without the places, which differ with the spaces. */
function bare(expression: WorksExpression): unknown {
  if (expression.kind === 'component') return expression.id;
  if (expression.kind === 'not') return { not: bare(expression.of) };
  const of = expression.of.map(bare);
  return expression.kind === 'atLeast' ? { atLeast: expression.count, of } : { [expression.kind]: of };
}

function read(text: string): unknown {
  const result = worksExpression(text);
  return 'fault' in result ? result.fault : bare(result.expression);
}

function written(expression: WorksExpression): string {
  if (expression.kind === 'component') return expression.id;
  if (expression.kind === 'not') return `not (${written(expression.of)})`;
  const of = expression.of.map(written);
  if (expression.kind === 'atLeast') return `atLeast(${expression.count}, [${of.join(', ')}])`;
  return of.map((part) => `(${part})`).join(` ${expression.kind} `);
}

const { expressions } = fc.letrec<{ expressions: WorksExpression; some: WorksExpression[] }>((tie) => ({
  some: fc.array(tie('expressions'), { minLength: 2, maxLength: 3 }),
  expressions: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('a', 'b', 'etcd-1', '磁盘').map((id): WorksExpression => ({ kind: 'component', id, at: 0 })),
    tie('expressions').map((of): WorksExpression => ({ kind: 'not', of })),
    fc.tuple(fc.constantFrom('and', 'or'), tie('some')).map(([kind, of]): WorksExpression => ({ kind, of })),
    fc
      .tuple(fc.constantFrom(1, 2), tie('some'))
      .map(([count, of]): WorksExpression => ({ kind: 'atLeast', count, of })),
  ),
}));

describe('an expression that says when a system works', () => {
  it('binds not before and before or', () => {
    expect(read('a or b and not c')).toEqual({ or: ['a', { and: ['b', { not: 'c' }] }] });
    expect(read('(a or b) and c')).toEqual({ and: [{ or: ['a', 'b'] }, 'c'] });
  });

  it('reads k of n over any parts', () => {
    expect(read('atLeast(2, [a, b and c, d])')).toEqual({ atLeast: 2, of: ['a', { and: ['b', 'c'] }, 'd'] });
  });

  it('says where each component stands', () => {
    const result = worksExpression('a and (b)');
    expect('expression' in result && componentsNamed(result.expression)).toEqual([a, { ...a, id: 'b', at: 7 }]);
  });

  it('reads back whatever can be written', () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        expect(read(written(expression))).toEqual(bare(expression));
      }),
    );
  });

  it('reads any text or says at which letter it stopped', () => {
    const words = fc.constantFrom('a', 'b', 'and', 'or', 'not', 'atLeast', '(', ')', '[', ']', ',', '2', '🦆', '');
    const texts = fc.oneof(
      fc.string(),
      fc.array(words).map((some) => some.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const result = worksExpression(text);
        if (!('fault' in result)) return;
        expect(result.fault.message).toMatch(/^expected /);
        expect(result.fault.at).toBeGreaterThanOrEqual(0);
        expect(result.fault.at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses nesting without end instead of running out of stack', () => {
    expect(read('('.repeat(100_000))).toMatchObject({ message: expect.stringContaining('at most 64 levels') });
    expect(read('not '.repeat(100_000))).toMatchObject({ message: expect.stringContaining('at most 64 levels') });
  });
});
