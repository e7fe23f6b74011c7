import type { Condition, ServiceModel } from '../model/system-model.js';
import type { Candidate } from '../scenario/scenario.js';
import { all } from './model-draft.js';

/** Services as their users see them: enough instances of every workload needed, the entry point, and the externals. */
export function serviceModels(candidate: Candidate, ingress: Condition): ServiceModel[] {
  return candidate.services.map((service) => {
    const workloads = candidate.workloads.filter((workload) => service.needs.includes(workload.id));
    const external = candidate.external.filter((e) => service.needs.includes(e.id));
    const gate = all(ingress, ...external.map((e): Condition => ({ works: `external ${e.id}` })));
    return {
      id: service.id,
      up: all(gate, ...workloads.map((w): Condition => ({ serving: w.id, atLeast: w.required }))),
      workloads: workloads.map((workload) => ({ id: workload.id, required: workload.required })),
      gate,
      upSet: [
        ...workloads.map((workload) => `${workload.id} ≥ ${workload.required}/${workload.instances}`),
        ...external.map((e) => e.id),
        ...('all' in ingress && ingress.all.length === 0 ? [] : ['ingress']),
      ],
    };
  });
}
