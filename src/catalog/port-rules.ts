import type { MachineRole, NetworkPlugIn, Port } from './fact.js';
import { outsideParties } from './fact.js';
import { ports } from './facts.js';

/**
 * The connections that machines of these roles have to accept from each other and from outside, in catalog order; what a
 * machine asks only itself is left out.
 *
 * @param plugIn null: nothing of any network plug-in
 */
export function portRules(roles: ReadonlySet<MachineRole>, plugIn: NetworkPlugIn | null): Port[] {
  const isThere = (party: string) => outsideParties.some((each) => each === party) || roles.has(party as MachineRole);
  return ports
    .filter(({ to, local, plugIns }) => roles.has(to) && !local && isUsed(plugIns, plugIn))
    .map((port) => ({ ...port, from: port.from.filter(isThere) }))
    .filter(({ from }) => from.length > 0);
}

function isUsed(plugIns: Port['plugIns'], plugIn: NetworkPlugIn | null): boolean {
  return plugIns === undefined || (plugIn !== null && plugIns.includes(plugIn));
}

/** Numbers and ranges one by one; a protocol without ports has none. */
export const portNumbers = ({ ports: written }: Port): readonly string[] => (written === '' ? [] : written.split(', '));
