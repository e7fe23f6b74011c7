import { always, type Condition, type ServiceModel } from '../model/system-model.js';
import { type Candidate, isManagementAlone, managementApi, type Workload } from '../scenario/scenario.js';
import { leaderCondition } from './leader.js';
import { all, type ModelDraft } from './model-draft.js';
import { noOperatorError } from './operator-errors.js';
import { isPaired, pairServes } from './vm/fault-tolerance.js';

/** What stands between the users and the instances. */
interface ServiceSurroundings {
  readonly ingress: Condition;
  /** The platform still sends requests to the instances. */
  readonly endpoints: Condition;
  readonly storageFlows: Condition;
  /** Workloads find each other by name. */
  readonly names: Condition;
  /** People and programs that run the platform reach it. */
  readonly management: Condition;
}

/**
 * Services as their users see them: enough instances of every workload needed, the entry point, storage that answers
 * where a workload keeps its data there, and the externals. Who runs the platform needs its management API, and not the
 * entry point of the users.
 */
export function serviceModels(
  draft: ModelDraft,
  { ingress, endpoints, storageFlows, names, management }: ServiceSurroundings,
): ServiceModel[] {
  const { candidate } = draft;
  const leaders = new Map(candidate.workloads.map((workload) => [workload.id, leaderIn(draft, workload)]));
  const people = noOperatorError(draft);
  return candidate.services.map((service) => {
    const workloads = candidate.workloads.filter((workload) => service.needs.includes(workload.id));
    const external = candidate.external.filter((e) => service.needs.includes(e.id));
    const led = workloads.filter((workload) => leaders.get(workload.id) !== null);
    const keepsData = workloads.some((workload) => workload.storage === 'attached');
    const isManagement = service.needs.includes(managementApi);
    const isUsed = !isManagementAlone(service);
    const gate = all(
      ...(isManagement ? [management] : []),
      ...(people === always ? [] : [people]),
      ...[ingress, endpoints].filter((condition) => isUsed && condition !== always),
      ...(keepsData && storageFlows !== always ? [storageFlows] : []),
      ...(names !== always && callsWithin(workloads) ? [names] : []),
      // One answers for all: a lost follower costs no request.
      ...led.flatMap((w): Condition[] => [leaders.get(w.id)!, { serving: w.id, atLeast: w.required }]),
      ...external.map((e): Condition => ({ works: `external ${e.id}` })),
    );
    return {
      id: service.id,
      up: all(gate, ...workloads.map((w): Condition => ({ serving: w.id, atLeast: w.required }))),
      workloads: workloads
        .filter((workload) => !led.includes(workload))
        .map((workload) => ({ id: workload.id, required: workload.required })),
      gate,
      upSet: [
        ...workloads.map((workload) => `${workload.id} ≥ ${workload.required}/${workload.instances}`),
        ...external.map((e) => e.id),
        ...(isManagement ? [managementApi] : []),
        ...(ingress === always || !isUsed ? [] : ['ingress']),
        ...(keepsData && candidate.storage.kind !== 'local' ? ['storage'] : []),
      ],
    };
  });
}

/** Only of a workload the candidate runs for its services: others have no instances in the model. */
function leaderIn(draft: ModelDraft, workload: Workload): Condition | null {
  if (!draft.workloads.some(({ id }) => id === workload.id)) return null;
  return isPaired(draft.candidate, workload) ? pairServes(draft, workload) : leaderCondition(draft, workload);
}

/** Some service's workloads call each other. */
export const hasCalls = ({ services, workloads }: Candidate): boolean =>
  services.some(({ needs }) => callsWithin(workloads.filter(({ id }) => needs.includes(id))));

/** A required call from one of the workloads to another: it looks the other up by name. */
function callsWithin(workloads: readonly Workload[]): boolean {
  const ids = new Set(workloads.map(({ id }) => id));
  return workloads.some(({ calls }) => calls.some((call) => !call.optional && ids.has(call.workload)));
}
