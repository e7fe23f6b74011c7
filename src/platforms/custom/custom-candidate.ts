import type { CapacityShares, PlacementRecord, TopologyRecord } from '../../evaluation/evaluation.js';
import { always, type Condition, type ServiceModel } from '../../model/system-model.js';
import type { Candidate, CustomCandidate, Evidence } from '../../scenario/scenario.js';
import { type WorksExpression, worksExpression } from '../../scenario/works-expression.js';
import type { Blueprint } from '../blueprint.js';
import { ModelDraft, mode } from '../model-draft.js';

/**
 * A system the user states outright: components with a structure expression, or a chain as states and rates. It has no
 * machines, so topology and placement are empty records.
 *
 * @throws Error one line, when it has neither, or the expression cannot be read
 */
export function customCandidate(candidate: Candidate): Blueprint {
  const { custom } = candidate;
  if (custom === null) throw new Error(`candidate ${candidate.id}: expected components or a chain, found neither`);
  const draft = new ModelDraft(candidate, []);
  const empty = {
    topology: emptyTopology,
    placement: emptyPlacement,
    failureModes: [],
    facts: [],
    deployment: [],
    limits: [{ key: 'stated-model', values: {} }],
  };
  if (custom.chain !== null) {
    return { ...empty, model: draft.finished(), chain: custom.chain, requests: [] };
  }
  const up = systemWorks(draft, candidate.id, custom);
  draft.services.push(...candidate.services.map(({ id }): ServiceModel => statedService(id, up, custom.works ?? '')));
  return { ...empty, model: draft.finished(), chain: null, requests: draft.requests };
}

function systemWorks(draft: ModelDraft, id: string, { components, works }: CustomCandidate): Condition {
  for (const { id: name, timeToFailure, timeToRestore } of components) {
    const failure = draft.request(`${name}.time-to-failure`, 'host.time-to-failure', timeToFailure);
    const restore = restoreTime(draft, name, timeToRestore);
    draft.component(name, 'component', always, [mode(name, failure, restore, 'renewed')]);
  }
  const read = worksExpression(works ?? '');
  if ('fault' in read) throw new Error(`candidate ${id}: ${read.fault.message}`);
  return conditionOf(read.expression);
}

/** A single number is the mean of an exponential, as in textbooks; other evidence as for the repair of a host. */
function restoreTime(draft: ModelDraft, component: string, evidence: Evidence): string {
  const name = `${component}.time-to-restore`;
  if (evidence.kind !== 'value') return draft.request(name, 'host.time-to-restore', evidence);
  draft.requests.push({
    name,
    unit: 'duration',
    distribution: { kind: 'exponential', mean: evidence.value },
    source: evidence.source ?? 'scenario',
  });
  return name;
}

function conditionOf(expression: WorksExpression): Condition {
  switch (expression.kind) {
    case 'component':
      return { works: expression.id };
    case 'and':
      return { all: expression.of.map(conditionOf) };
    case 'or':
      return { any: expression.of.map(conditionOf) };
    case 'not':
      return { not: conditionOf(expression.of) };
    case 'atLeast':
      return { atLeast: expression.count, of: expression.of.map(conditionOf) };
  }
}

const statedService = (id: string, up: Condition, works: string): ServiceModel => ({
  id,
  up,
  workloads: [],
  gate: up,
  upSet: [works],
});

const emptyTopology: TopologyRecord = { sites: [], shared: [] };

const noShares: CapacityShares = {
  total: 0,
  useful: 0,
  guestOperatingSystems: 0,
  hypervisor: 0,
  systemReserved: 0,
  controlPlane: 0,
  failoverReserve: 0,
  stranded: 0,
  free: 0,
};

const emptyPlacement: PlacementRecord = {
  hosts: 0,
  hostsNeeded: { heuristic: null, lowerBound: 0, method: 'no machines stated' },
  cpu: noShares,
  memory: noShares,
  perHost: [],
  instancesPerHost: 0,
  toleratedHostLosses: 0,
  toleratesRackLoss: null,
  measuredUse: null,
};
