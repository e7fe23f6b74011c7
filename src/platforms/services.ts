import { always, type Condition, type ServiceModel } from '../model/system-model.js';
import type { Candidate } from '../scenario/scenario.js';
import { all } from './model-draft.js';

/** What stands between the users and the instances. */
interface ServiceSurroundings {
  readonly ingress: Condition;
  /** The platform still sends requests to the instances. */
  readonly endpoints: Condition;
  readonly storageFlows: Condition;
}

/**
 * Services as their users see them: enough instances of every workload needed, the entry point, storage that answers
 * where a workload keeps its data there, and the externals.
 */
export function serviceModels(
  candidate: Candidate,
  { ingress, endpoints, storageFlows }: ServiceSurroundings,
): ServiceModel[] {
  return candidate.services.map((service) => {
    const workloads = candidate.workloads.filter((workload) => service.needs.includes(workload.id));
    const external = candidate.external.filter((e) => service.needs.includes(e.id));
    const keepsData = workloads.some((workload) => workload.storage === 'attached');
    const gate = all(
      ...[ingress, endpoints].filter((condition) => condition !== always),
      ...(keepsData && storageFlows !== always ? [storageFlows] : []),
      ...external.map((e): Condition => ({ works: `external ${e.id}` })),
    );
    return {
      id: service.id,
      up: all(gate, ...workloads.map((w): Condition => ({ serving: w.id, atLeast: w.required }))),
      workloads: workloads.map((workload) => ({ id: workload.id, required: workload.required })),
      gate,
      upSet: [
        ...workloads.map((workload) => `${workload.id} ≥ ${workload.required}/${workload.instances}`),
        ...external.map((e) => e.id),
        ...(ingress === always ? [] : ['ingress']),
        ...(keepsData && candidate.storage.kind !== 'local' ? ['storage'] : []),
      ],
    };
  });
}
