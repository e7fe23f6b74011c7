import { always, type Condition } from '../../model/system-model.js';
import { type Candidate, isManagementAlone, managementApi } from '../../scenario/scenario.js';
import { externals, placedWorkloads } from '../applications.js';
import type { Blueprint } from '../blueprint.js';
import { capacityFigures } from '../capacity-figures.js';
import { vmDeployment } from '../deployment.js';
import { commonFacts } from '../facts.js';
import { ingressCondition } from '../ingress.js';
import { limitsOf, vmLimits, vmNameLimits } from '../limits.js';
import { machinesOf, placeOf } from '../machines.js';
import { all, ModelDraft, mode } from '../model-draft.js';
import { siteComponent } from '../physical.js';
import { placedCandidate, storageSeats } from '../placement-record.js';
import { hypervisorRoles } from '../roles.js';
import { serviceModels } from '../services.js';
import { linkComponents, preferredSite } from '../sites.js';
import { standbyServes, standbySites, withStandby } from '../standby-site.js';
import { storageConditions } from '../storage.js';
import { occupants, sharedRecords, topologyRecord } from '../topology-record.js';
import { vmFailureModes } from './failure-modes.js';
import { isPaired } from './fault-tolerance.js';
import { restartOrder } from './restart-order.js';
import { hostOverhead, vmDemand, vmSeat } from './vm-capacity.js';
import { hostServes, hypervisorCluster, hypervisorPatching } from './vm-layers.js';
import { vmPlannedWork, vmWorkload } from './vm-workload.js';

/**
 * A candidate of virtual machines on a hypervisor cluster: each instance is a VM with its guest system; HA agents
 * restart the VMs of a lost host; planned work empties hosts by live migration.
 */
export function vmCandidate(candidate: Candidate): Blueprint {
  const machines = machinesOf(candidate.hosts);
  const standby = standbySites(candidate, machines);
  // Machines of a standby site carry nothing until people move the services there.
  const active = machines.filter((machine) => machine.site !== standby?.standby);
  const draft = new ModelDraft(candidate, active);
  const figures = capacityFigures(candidate);
  const sites = [...new Set(active.map((machine) => machine.site))];
  const links = preferredSite(standby === null ? linkComponents(draft, candidate) : () => always, sites);
  if (standby !== null) siteComponent(draft, standby.standby);
  const { served, background } = placedWorkloads(candidate);
  const placed = placedCandidate({
    machines,
    seats: active.map((machine) => vmSeat(machine, candidate, figures)),
    overhead: (machine) => hostOverhead(machine, figures),
    demands: [...served, ...background].map((workload) => vmDemand(workload, figures, isPaired(candidate, workload))),
    reserve: candidate.ha.reserve,
    fewestSeats: storageSeats(candidate.storage),
    isStandby: (machine) => !active.includes(machine),
    overcommit: candidate.overcommit.cpu,
  });
  const order = restartOrder(candidate, placed.layout);
  hypervisorCluster(draft, candidate, links, order);
  externals(draft, candidate);
  const places = active.map(placeOf);
  const storage = storageConditions(draft, candidate.storage, places, hostServes, links);
  const ingress = ingressCondition(draft, candidate.ingress, places, hostServes);

  const needsStorage = candidate.storage.kind !== 'local';
  const seats = active.map((machine) => machine.id);
  for (const workload of served) {
    const layout = placed.layout.seatsOf.get(workload.id)!;
    // A VM's disk lies on the storage whether the application keeps data there or not.
    const needs = needsStorage ? storage.present : always;
    draft.workloads.push(vmWorkload(draft, candidate, workload, seats, layout, needs, order));
    vmPlannedWork(draft, candidate, workload);
  }
  const management = vcenter(draft);
  hypervisorPatching(draft, candidate, active);
  const services = serviceModels(draft, {
    ingress,
    endpoints: always,
    storageFlows: storage.flows,
    names: always,
    management,
  });
  if (standby === null) draft.services.push(...services);
  else {
    const home = all({ works: `site ${standby.primary}` }, ...(needsStorage ? [storage.present] : []));
    const over = standbyServes(draft, candidate, standby, home);

    draft.services.push(
      ...services.map((service, s) =>
        isManagementAlone(candidate.services[s]!) ? service : withStandby(service, over),
      ),
    );
  }
  const deployment = vmDeployment(candidate, machines);
  return {
    topology: topologyRecord(
      machines,
      () => 'hypervisor',
      (machine) => occupants(placed.layout.seatsOf, machine.id, 'vm'),
      sharedRecords(candidate.ingress, candidate.storage),
    ),
    placement: placed.record,
    model: draft.finished(),
    chain: null,
    requests: draft.requests,
    failureModes: vmFailureModes(draft, candidate, served),
    facts: [...commonFacts(candidate, draft, served, hypervisorRoles(machines.length), deployment), ...placed.facts],
    deployment,
    limits: limitsOf({ candidate, placed, served, background }, [
      ...vmLimits(candidate, order.hasBatches),
      ...vmNameLimits(candidate),
    ]),
  };
}

/** vCenter runs on the cluster it manages; HA brings it back like any VM. VMs do not need it to run or restart. */
function vcenter(draft: ModelDraft): Condition {
  const anyHost: Condition = { any: draft.seats.map((seat) => seat.works) };
  const up = draft.component('vcenter', 'management', anyHost, [
    mode('management', 'vcenter.time-to-failure', 'vcenter.time-to-restore', 'renewed'),
  ]);
  draft.probes.push({ id: managementApi, up });
  return up;
}
