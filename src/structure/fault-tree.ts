import { nearestName } from './nearest-name.js';

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

export interface BasicEvent {
  /** Probability that the event is true (of a component: its unavailability). */
  readonly probability: number;
  /** 1 − probability; given separately where the difference would lose digits. */
  readonly complement: number;
  /** Failures per hour in the long run (unconditional); null when the event is not a repairable component. */
  readonly failureFrequency: number | null;
}

/** A validated fault tree: plain data. Gates may be shared; there is no cycle and every input exists. */
export interface FaultTree {
  readonly name: string;
  readonly top: string;
  readonly gates: Readonly<Record<string, Gate>>;
  readonly basicEvents: Readonly<Record<string, BasicEvent>>;
}

/** What a user may write: events as bare probabilities or with what else is known of them. */
export interface FaultTreeInput {
  readonly name?: string;
  readonly top: string;
  readonly gates: Readonly<Record<string, Gate>>;
  readonly basicEvents: Readonly<Record<string, number | BasicEventInput>>;
}

export interface BasicEventInput {
  readonly probability: number;
  readonly complement?: number;
  readonly failureFrequency?: number | null;
}

/** A fault tree or structure expression that cannot be understood; the message is one line. */
export class FaultTreeError extends Error {
  override readonly name = 'FaultTreeError';
}

const gateForms = ['and', 'or', 'xor', 'not', 'atLeast', 'constant'] as const;

/**
 * Checks a fault tree and completes its basic events.
 * @throws FaultTreeError naming the gate or event: an unknown input (with the nearest name), a cycle (with its path),
 *   `atLeast` out of range, a probability outside 0…1, a name that is both gate and event.
 * Cost: linear in the size of the tree.
 */
export function faultTree(input: FaultTreeInput): FaultTree {
  const name = input.name ?? 'fault tree';
  const basicEvents: Record<string, BasicEvent> = Object.create(null);
  for (const [event, value] of Object.entries(input.basicEvents)) basicEvents[event] = basicEvent(event, value);
  const gates: Record<string, Gate> = Object.create(null);
  for (const [gate, definition] of Object.entries(input.gates)) {
    if (gate in basicEvents) throw new FaultTreeError(`${name}: "${gate}" is both a gate and a basic event`);
    checkForm(gate, definition);
    gates[gate] = definition;
  }
  const known = (id: string) => id in gates || id in basicEvents;
  const names = [...Object.keys(gates), ...Object.keys(basicEvents)];
  const check = (id: string, where: string) => {
    if (!known(id)) throw new FaultTreeError(`${where}: unknown input "${id}"${suggestion(id, names)}`);
  };
  check(input.top, `top of ${name}`);
  for (const [gate, definition] of Object.entries(gates)) {
    for (const id of gateInputs(definition)) check(id, `gate "${gate}"`);
  }
  checkAcyclic(gates);
  return { name, top: input.top, gates, basicEvents };
}

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

function checkAcyclic(gates: Readonly<Record<string, Gate>>): void {
  gatesBottomUp(gates);
}

function cycle(path: readonly string[]): FaultTreeError {
  const start = path.indexOf(path.at(-1)!);
  const loop = path.slice(start);
  const shown = loop.length > 8 ? [...loop.slice(0, 4), '…', ...loop.slice(-3)] : loop;
  return new FaultTreeError(`gates form a cycle: ${shown.join(' → ')}`);
}

function checkForm(name: string, gate: Gate): void {
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

/** A basic event from what the user wrote. @throws FaultTreeError when out of range. */
export function basicEvent(name: string, value: number | BasicEventInput): BasicEvent {
  const given = typeof value === 'number' ? { probability: value } : value;
  const probability = given.probability;
  if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1)) {
    throw new FaultTreeError(`basic event "${name}": probability must be from 0 to 1, found ${probability}`);
  }
  const complement = given.complement ?? 1 - probability;
  // Both are rounded once: they may miss 1 by two roundings, not more.
  if (!(Math.abs(probability + complement - 1) <= 4 * Number.EPSILON)) {
    throw new FaultTreeError(`basic event "${name}": probability and complement must add up to 1, found ${complement}`);
  }
  const failureFrequency = given.failureFrequency ?? null;
  if (failureFrequency !== null && !(failureFrequency >= 0 && failureFrequency < Number.POSITIVE_INFINITY)) {
    throw new FaultTreeError(`basic event "${name}": failure frequency must be ≥ 0 per hour, found ${failureFrequency}`);
  }
  return { probability, complement, failureFrequency };
}

function suggestion(id: string, names: readonly string[]): string {
  const nearest = nearestName(id, names);
  return nearest === null ? '' : ` (nearest name: "${nearest}")`;
}
