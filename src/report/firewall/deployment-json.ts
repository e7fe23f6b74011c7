import { portNumbers } from '../../catalog/port-rules.js';
import { addressSets, type DeploymentPlan } from './deployment-plan.js';

/** The plan for other programs: plain data, names as in the catalog. */
export function deploymentJson(plan: DeploymentPlan) {
  return {
    candidate: plan.candidate,
    name: plan.name,
    networkPlugIn: plan.plugIn,
    roles: plan.roles,
    addresses: Object.fromEntries(addressSets(plan).map(({ party, addresses }) => [party, addresses])),
    hosts: Object.fromEntries(
      plan.roles
        .filter(({ role }) => role === 'machine')
        .flatMap(({ machines }) => machines.map((name) => [name, plan.addresses.get(name)?.[0] ?? null])),
    ),
    connections: plan.connections.map((port) => ({
      to: port.to,
      from: port.from,
      protocols: port.protocols,
      ports: portNumbers(port),
      purpose: port.purpose,
      optional: port.optional ?? false,
      source: port.source,
      verified: port.verified,
      note: port.note ?? null,
    })),
    requirements: plan.requirements,
  };
}
