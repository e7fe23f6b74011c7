import type { Condition } from '../../model/system-model.js';
import { type WorksExpression, worksExpression } from '../../scenario/works-expression.js';

/** An expression over components as a condition. @throws Error one line, when it cannot be read */
export function statedCondition(candidate: string, text: string): Condition {
  const read = worksExpression(text);
  if ('fault' in read) throw new Error(`candidate ${candidate}: ${read.fault.message}`);
  return conditionOf(read.expression);
}

function conditionOf(expression: WorksExpression): Condition {
  switch (expression.kind) {
    case 'component':
      return { works: expression.id };
    case 'and':
      return { all: expression.of.map(conditionOf) };
    case 'or':
      return { any: expression.of.map(conditionOf) };
    case 'not':
      return { not: conditionOf(expression.of) };
    case 'atLeast':
      return { atLeast: expression.count, of: expression.of.map(conditionOf) };
  }
}
