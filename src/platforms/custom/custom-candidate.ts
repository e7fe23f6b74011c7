import type { CapacityShares, PlacementRecord, TopologyRecord } from '../../evaluation/topology.js';
import type { Condition, ServiceModel } from '../../model/system-model.js';
import type { Candidate, CustomCandidate } from '../../scenario/scenario.js';
import type { Blueprint } from '../blueprint.js';
import { ModelDraft } from '../model-draft.js';
import { statedComponents } from './stated-components.js';
import { statedCondition } from './stated-condition.js';

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

function systemWorks(draft: ModelDraft, id: string, custom: CustomCandidate): Condition {
  statedComponents(draft, id, custom);
  return statedCondition(id, custom.works ?? '');
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
