import { FaultTreeError } from './fault-tree-error.js';

/**
 * How a gate's output follows from its inputs. `xor` is parity: true when an odd number of inputs is true.
 * `atLeast` counts an input as often as it is named.
 */
export type Gate =
  /** The same as another gate or event. */
  | string
  | { readonly and: readonly string[] }
  | { readonly or: readonly string[] }
  | { readonly xor: readonly string[] }
  | { readonly not: string }
  | { readonly atLeast: number; readonly of: readonly string[] }
  | { readonly constant: boolean };

/** The names a gate reads, in order and with repetitions. */
export function gateInputs(gate: Gate): readonly string[] {
  if (typeof gate === 'string') return [gate];
  if ('and' in gate) return gate.and;
  if ('or' in gate) return gate.or;
  if ('xor' in gate) return gate.xor;
  if ('not' in gate) return [gate.not];
  if ('atLeast' in gate) return gate.of;
  return [];
}

const gateForms = ['and', 'or', 'xor', 'not', 'atLeast', 'constant'] as const;

/** @throws FaultTreeError when what is given is not a gate of one of the forms */
export function checkGate(name: string, gate: Gate): void {
  const where = `gate "${name}"`;
  if (typeof gate === 'string') return;
  if (typeof gate !== 'object' || gate === null) throw new FaultTreeError(`${where}: expected a gate, found ${gate}`);
  const forms = gateForms.filter((form) => form in gate);
  if (forms.length !== 1) {
    const found = Object.keys(gate).join(', ') || 'nothing';
    throw new FaultTreeError(`${where}: expected one of ${gateForms.join(', ')}, found ${found}`);
  }
  if ('constant' in gate) {
    if (typeof gate.constant !== 'boolean') throw new FaultTreeError(`${where}: constant must be true or false`);
    return;
  }
  const inputs = gateInputs(gate);
  if (!Array.isArray(inputs) || inputs.some((id) => typeof id !== 'string')) {
    throw new FaultTreeError(`${where}: expected a list of names as inputs`);
  }
  if (inputs.length === 0) throw new FaultTreeError(`${where}: expected at least one input, found none`);
  if (!('atLeast' in gate)) return;
  const k = gate.atLeast;
  if (!Number.isInteger(k) || k < 1 || k > inputs.length) {
    throw new FaultTreeError(`${where}: atLeast must be a whole number from 1 to ${inputs.length}, found ${k}`);
  }
}

/**
 * Gates in an order in which inputs come before what they feed; only those below `from` (default: all).
 * @throws FaultTreeError with the path when there is a cycle.
 */
export function gatesBottomUp(gates: Readonly<Record<string, Gate>>, from?: string): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const order: string[] = [];
  for (const root of from === undefined ? Object.keys(gates) : [from]) {
    if (!(root in gates) || state.has(root)) continue;
    const path = [{ gate: root, inputs: gateInputs(gates[root]!), next: 0 }];
    state.set(root, 'open');
    while (path.length > 0) {
      const step = path.at(-1)!;
      if (step.next === step.inputs.length) {
        state.set(step.gate, 'done');
        order.push(step.gate);
        path.pop();
        continue;
      }
      const input = step.inputs[step.next++]!;
      if (!(input in gates)) continue;
      if (state.get(input) === 'open') throw cycle([...path.map((p) => p.gate), input]);
      if (state.has(input)) continue;
      state.set(input, 'open');
      path.push({ gate: input, inputs: gateInputs(gates[input]!), next: 0 });
    }
  }
  return order;
}

function cycle(path: readonly string[]): FaultTreeError {
  const start = path.indexOf(path.at(-1)!);
  const loop = path.slice(start);
  const shown = loop.length > 8 ? [...loop.slice(0, 4), '…', ...loop.slice(-3)] : loop;
  return new FaultTreeError(`gates form a cycle: ${shown.join(' → ')}`);
}
