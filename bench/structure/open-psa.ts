import type { FaultTree } from '../../src/structure/fault-tree.js';
import type { Gate } from '../../src/structure/gate.js';

/** A fault tree in the Open-PSA model exchange format (edition 2.0d), for engines that read it; names become numbers. */
export function openPsa(tree: FaultTree): string {
  // The top first: an engine takes the gates that no other gate reads as tops.
  const gateNames = [tree.top, ...Object.keys(tree.gates).filter((name) => name !== tree.top)];
  const ids = new Map([
    ...gateNames.map((name, i) => [name, `g${i}`] as const),
    ...Object.keys(tree.basicEvents).map((name, i) => [name, `e${i}`] as const),
  ]);
  const input = (name: string) => `<${name in tree.gates ? 'gate' : 'basic-event'} name="${ids.get(name)}"/>`;
  const list = (names: readonly string[]) => names.map(input).join('');
  const formula = (gate: Gate): string => {
    if (typeof gate === 'string') return input(gate);
    if ('and' in gate) return `<and>${list(gate.and)}</and>`;
    if ('or' in gate) return `<or>${list(gate.or)}</or>`;
    if ('xor' in gate) return `<xor>${list(gate.xor)}</xor>`;
    if ('not' in gate) return `<not>${input(gate.not)}</not>`;
    if ('atLeast' in gate) return `<atleast min="${gate.atLeast}">${list(gate.of)}</atleast>`;
    return `<constant value="${gate.constant}"/>`;
  };
  const gates = gateNames.map(
    (name) => `<define-gate name="${ids.get(name)}">${formula(tree.gates[name]!)}</define-gate>`,
  );
  const events = Object.entries(tree.basicEvents).map(
    ([name, { probability }]) =>
      `<define-basic-event name="${ids.get(name)}"><float value="${probability}"/></define-basic-event>`,
  );
  return `<?xml version="1.0"?>
<opsa-mef><define-fault-tree name="tree">${gates.join('\n')}</define-fault-tree>
<model-data>${events.join('\n')}</model-data></opsa-mef>
`;
}
