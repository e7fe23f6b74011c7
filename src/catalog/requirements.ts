import type { MachineRole, Prerequisite } from './fact.js';
import { prerequisites } from './facts.js';

/** What machines of these roles must bring before the platform is installed on them, in catalog order. */
export function requirementsOf(roles: ReadonlySet<MachineRole>): Prerequisite[] {
  return prerequisites.filter((entry) => entry.roles.some((role) => roles.has(role)));
}
