import type { BasicEventInput } from './basic-event.js';
import { type FaultTree, faultTree } from './fault-tree.js';
import { FaultTreeError } from './fault-tree-error.js';
import type { Gate } from './gate.js';

/** When something works: plain data, in the words of a reliability block diagram. */
export type SuccessExpression =
  /** A component, or a part defined by an expression of its own. */
  | { readonly works: string }
  /** In series; of nothing: always. */
  | { readonly all: readonly SuccessExpression[] }
  /** In parallel; of nothing: never. */
  | { readonly any: readonly SuccessExpression[] }
  | { readonly atLeast: number; readonly of: readonly SuccessExpression[] }
  | { readonly not: SuccessExpression };

export interface SuccessInput {
  readonly name?: string;
  readonly works: SuccessExpression;
  /** Named expressions, to be referred to as if they were components: a host that needs its rack, a shared network. */
  readonly parts?: Readonly<Record<string, SuccessExpression>>;
  /** What can be down: unavailability, or with complement and failure frequency (`repairableEvent`). */
  readonly components: Readonly<Record<string, number | BasicEventInput>>;
}

/**
 * The fault tree of a system of which is said when it works: its top event is that the system is down, its basic events
 * are that components are down. By De Morgan's laws series becomes `or`, parallel `and`, k of n working n − k + 1 of n
 * down. Parts keep their name as gates, other gates are named after the part they belong to ("web#2").
 * @throws FaultTreeError as `faultTree`; `atLeast` out of range is told in terms of what works
 * Cost: linear in the expressions.
 */
export function faultTreeOfSuccess(input: SuccessInput): FaultTree {
  const name = input.name ?? 'system';
  const parts = input.parts ?? {};
  const gates = new GateNames(new Set([...Object.keys(parts), ...Object.keys(input.components)]));
  for (const [part, expression] of Object.entries(parts)) gates.define(part, part, expression);
  const top = gates.unused(name);
  gates.define(top, name, input.works);
  return faultTree({ name, top, gates: gates.byName, basicEvents: input.components });
}

/** Gates under their names; each says that what it is named after is down. */
class GateNames {
  readonly byName: Record<string, Gate> = Object.create(null);

  /** Last number given to each name. */
  private readonly counts = new Map<string, number>();

  constructor(private readonly taken: Set<string>) {}

  unused(wanted: string): string {
    let name = wanted;
    while (this.taken.has(name)) {
      const count = (this.counts.get(wanted) ?? 0) + 1;
      this.counts.set(wanted, count);
      name = `${wanted}#${count}`;
    }
    this.taken.add(name);
    return name;
  }

  /** @param owner the part or system whose expression this belongs to */
  define(name: string, owner: string, expression: SuccessExpression): void {
    this.byName[name] = this.failure(owner, expression);
  }

  private failure(owner: string, expression: SuccessExpression): Gate {
    const inputs = (of: readonly SuccessExpression[]) => of.map((inner) => this.input(owner, inner));
    if ('works' in expression) return expression.works;
    if ('not' in expression) return { not: this.input(owner, expression.not) };
    if ('all' in expression) {
      return expression.all.length === 0 ? { constant: false } : { or: inputs(expression.all) };
    }
    if ('any' in expression) return expression.any.length === 0 ? { constant: true } : { and: inputs(expression.any) };
    const { atLeast, of } = expression;
    if (!Number.isInteger(atLeast) || atLeast < 1 || atLeast > of.length) {
      throw new FaultTreeError(
        `"${owner}" works: atLeast must be a whole number from 1 to ${of.length}, found ${atLeast}`,
      );
    }
    return { atLeast: of.length - atLeast + 1, of: inputs(of) };
  }

  /** The name under which the failure of an inner expression is found. */
  private input(owner: string, expression: SuccessExpression): string {
    if ('works' in expression) return expression.works;
    const name = this.unused(owner);
    this.define(name, owner, expression);
    return name;
  }
}
