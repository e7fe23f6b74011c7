import { nearestName } from '../catalog/nearest-name.js';
import { type BasicEvent, type BasicEventInput, basicEvent } from './basic-event.js';
import { FaultTreeError } from './fault-tree-error.js';
import { checkGate, type Gate, gateInputs, gatesBottomUp } from './gate.js';

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
    checkGate(gate, definition);
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
  gatesBottomUp(gates);
  return { name, top: input.top, gates, basicEvents };
}

/** What was probably meant, to end a message with; nothing if nothing is near. */
export function suggestion(id: string, names: readonly string[]): string {
  const nearest = nearestName(id, names);
  return nearest === null ? '' : ` (nearest name: "${nearest}")`;
}
