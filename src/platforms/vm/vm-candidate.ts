import { always, type Condition, type Delay } from '../../model/system-model.js';
import type { Candidate, Workload } from '../../scenario/scenario.js';
import { applicationModes, externals, placedWorkloads, releasePeriod } from '../applications.js';
import { after, type Blueprint, type FailureModePlan } from '../blueprint.js';
import { capacityFigures } from '../capacity-figures.js';
import { commonFacts } from '../facts.js';
import { ingressCondition, ingressFailure } from '../ingress.js';
import { machinesOf } from '../machines.js';
import { ModelDraft, mode } from '../model-draft.js';
import { placedCandidate, reservedSeats } from '../placement-record.js';
import { plannedDuration, plannedPeriod } from '../planned.js';
import { serviceModels } from '../services.js';
import { storageCondition } from '../storage.js';
import { occupants, sharedRecords, topologyRecord } from '../topology-record.js';
import { vmRecovery } from './relocation-rule.js';
import { hostOverhead, vmDemand, vmSeat } from './vm-capacity.js';
import { guestFault, hypervisorCluster } from './vm-layers.js';

/**
 * A candidate of virtual machines on a hypervisor cluster: each instance is a VM with its guest system; HA agents
 * restart the VMs of a lost host; planned work empties hosts by live migration.
 */
export function vmCandidate(candidate: Candidate): Blueprint {
  const machines = machinesOf(candidate);
  const draft = new ModelDraft(candidate, machines);
  const figures = capacityFigures(candidate);
  hypervisorCluster(draft, candidate);
  externals(draft, candidate);
  const hostWorks = (machine: { id: string }): Condition => ({ works: `${machine.id} hypervisor` });
  const storage = storageCondition(draft, candidate.storage, machines, hostWorks);
  const ingress = ingressCondition(draft, candidate.ingress, machines, hostWorks);

  const { served, background } = placedWorkloads(candidate);
  const placed = placedCandidate({
    machines,
    seats: machines.map((machine) => vmSeat(machine, candidate, figures)),
    overhead: (machine) => hostOverhead(machine, figures),
    demands: [...served, ...background].map((workload) => vmDemand(workload, figures)),
    reservedSeats: reservedSeats(candidate.ha.reserve, machines.length),
    overcommit: candidate.overcommit.cpu,
  });
  for (const workload of served)
    vmWorkload(draft, candidate, workload, placed.layout.seatsOf.get(workload.id)!, storage);
  vcenter(draft);
  hostPatching(draft, candidate);
  draft.services.push(...serviceModels(candidate, ingress));
  return {
    topology: topologyRecord(
      machines,
      () => 'hypervisor',
      (machine) => occupants(placed.layout.seatsOf, machine.id, 'vm'),
      sharedRecords(candidate.ingress, candidate.storage),
    ),
    placement: placed.record,
    model: draft.finished(),
    requests: draft.requests,
    failureModes: failureModes(draft, candidate, served),
    facts: commonFacts(candidate, draft, served),
    limits: [
      ...(placed.layout.unplaced.length > 0
        ? [{ key: 'does-not-fit', values: { instances: placed.layout.unplaced.reduce((s, u) => s + u.instances, 0) } }]
        : []),
      { key: 'room-never-binds', values: { losses: placed.record.toleratedHostLosses } },
    ],
  };
}

/** Delays of a VM's start elsewhere, from the power-on command. */
function startElsewhere(draft: ModelDraft, candidate: Candidate, workload: Workload): Delay {
  return after(vmRecovery(candidate.ha.kind).powerOn, 'guest.boot', draft.startOf(workload));
}

function vmWorkload(
  draft: ModelDraft,
  candidate: Candidate,
  workload: Workload,
  layout: readonly string[],
  storage: Condition,
): void {
  const start = draft.startOf(workload);
  const release = releasePeriod(workload);
  draft.workloads.push({
    id: workload.id,
    instances: workload.instances,
    required: workload.required,
    each: workload.each,
    rule: 'vm-restart',
    seats: draft.seats.map((seat) => seat.id),
    layout,
    spread: workload.spread,
    apart: false,
    needs: candidate.storage.kind === 'local' ? always : storage,
    ...applicationModes(draft, workload, {
      restart: 'app.restart',
      hangDetection: 'vm.app-hang-detection',
      needsAgent: false,
      surroundings: [guestFault(candidate, start)],
    }),
    startInPlace: after('guest.boot', start),
    act: startElsewhere(draft, candidate, workload),
    detach: null,
    rebalance: candidate.ha.kind === 'vsphere' ? after('vsphere.rebalance') : after(release ?? 'patching.host.period'),
  });
  const patching = plannedPeriod(draft, candidate, 'guestPatching');
  if (patching !== null) {
    draft.planned.push({
      kind: 'instance',
      id: `guest patching of ${workload.id}`,
      cause: 'planned-guest-patching',
      workload: workload.id,
      period: after(patching),
      duration: after(plannedDuration(draft, candidate, 'guestPatching'), start),
    });
  }
  if (release !== null) {
    // No surge on VMs: each instance is restarted in turn with the new version.
    draft.planned.push({
      kind: 'instance',
      id: `release of ${workload.id}`,
      cause: 'planned-release',
      workload: workload.id,
      period: after(release),
      duration: after('app.restart', start),
    });
  }
}

/** vCenter runs on the cluster it manages; HA brings it back like any VM. VMs do not need it to run or restart. */
function vcenter(draft: ModelDraft): void {
  const anyHost: Condition = { any: draft.seats.map((seat) => seat.works) };
  const up = draft.component('vcenter', 'management', anyHost, [
    mode('management', 'vcenter.time-to-failure', 'vcenter.time-to-restore', 'renewed'),
  ]);
  draft.probes.push({ id: 'management-api', up });
}

function hostPatching(draft: ModelDraft, candidate: Candidate): void {
  for (const [kind, cause] of [
    ['hostPatching', 'planned-host-patching'],
    ['platformUpgrade', 'planned-upgrade'],
  ] as const) {
    const period = plannedPeriod(draft, candidate, kind);
    if (period === null) continue;
    draft.planned.push({
      kind: 'seat',
      id: kind === 'hostPatching' ? 'host patching' : 'platform upgrade',
      cause,
      seats: draft.seats.map((seat) => seat.id),
      components: draft.seats.map((seat) => [`${seat.id} hypervisor`]),
      period: after(period),
      duration: after(plannedDuration(draft, candidate, kind)),
      evacuation: candidate.storage.kind === 'local' ? 'stop' : 'live',
    });
  }
}

function failureModes(draft: ModelDraft, candidate: Candidate, served: readonly Workload[]): FailureModePlan[] {
  const { commit, powerOn } = vmRecovery(candidate.ha.kind);
  const plans: FailureModePlan[] = served.flatMap((workload) => {
    const start = draft.startOf(workload);
    const share = workload.instances > 1 ? 1 / workload.instances : 1;
    const lost: FailureModePlan = {
      id: 'host-lost',
      workload: workload.id,
      phases: [
        { phase: 'detect', label: 'host-declared-dead', delay: { terms: commit } },
        { phase: 'act', label: 'power-on', delay: after(powerOn) },
        { phase: 'restart', label: 'guest-boot', delay: after('guest.boot') },
        { phase: 'restart', label: 'application-start', delay: after(start) },
      ],
      lostShare: share,
      coverageFactor: candidate.ha.kind === 'none' ? null : 'relocation.coverage-factor',
    };
    return [
      {
        id: 'process-crash',
        workload: workload.id,
        phases: [
          { phase: 'restart', label: 'process-restart', delay: after('app.restart') },
          { phase: 'restart', label: 'application-start', delay: after(start) },
        ],
        lostShare: share,
        coverageFactor: null,
      },
      lost,
      {
        id: 'guest-os-crash',
        workload: workload.id,
        phases: candidate.ha.vmMonitoring
          ? [
              { phase: 'detect', label: 'vm-monitoring', delay: after('vm-monitoring.detection') },
              { phase: 'restart', label: 'guest-boot', delay: after('guest.boot') },
              { phase: 'restart', label: 'application-start', delay: after(start) },
            ]
          : [{ phase: 'repair', label: 'by-hand', delay: after('os.time-to-restore') }],
        lostShare: share,
        coverageFactor: null,
      },
    ];
  });
  const entry = ingressFailure(candidate.ingress);
  return entry === null ? plans : [...plans, entry];
}
