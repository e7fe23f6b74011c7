import type { Fact } from './fact.js';
import { agreementsFacts } from './facts/agreements.js';
import { containersFacts } from './facts/containers.js';
import { controlPlaneFacts } from './facts/control-plane.js';
import { failoverFacts } from './facts/failover.js';
import { kubernetesFacts } from './facts/kubernetes.js';
import { measurementsFacts } from './facts/measurements.js';
import { reliabilityFacts } from './facts/reliability.js';
import { reservationsFacts } from './facts/reservations.js';
import { securityFacts } from './facts/security.js';
import { virtualizationFacts } from './facts/virtualization.js';
import { nearestName } from './nearest-name.js';

export { corrections } from './facts/corrections.js';
export { ports } from './facts/ports.js';
export { prerequisites } from './facts/prerequisites.js';

/** Every fact of the catalog, by topic. */
export const facts: readonly Fact[] = [
  ...kubernetesFacts,
  ...controlPlaneFacts,
  ...virtualizationFacts,
  ...containersFacts,
  ...reservationsFacts,
  ...reliabilityFacts,
  ...measurementsFacts,
  ...agreementsFacts,
  ...securityFacts,
  ...failoverFacts,
];

const byId = new Map(facts.map((fact) => [fact.id, fact]));

/** The fact with this id, or undefined. */
export function factOf(id: string): Fact | undefined {
  return byId.get(id);
}

/** The id of a fact that resembles `id` most, or null when none is near enough to be meant. */
export function nearestFact(id: string): string | null {
  return nearestName(id, [...byId.keys()]);
}
