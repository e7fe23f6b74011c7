import type { Candidate, Workload } from '../../scenario/scenario.js';
import { after, type FailureModePlan } from '../blueprint.js';
import {
  domainRow,
  type PlannedPhase,
  persistentFaultRow,
  phase,
  releaseRow,
  row,
  shareOfOne,
  storageRows,
  switchRow,
} from '../failure-rows.js';
import { ingressFailure } from '../ingress.js';
import type { ModelDraft } from '../model-draft.js';
import { restartCoverage, vmRecovery } from '../vm/relocation-rule.js';
import { pathLossNoticed, protectsComponents } from '../vm/vm-workload.js';
import { apiTakeovers, processOf } from './control-plane.js';
import { turnIn } from './eviction-turns.js';
import { hasOwnPaths, pullOf, releaseOf } from './pods.js';

/** The courses failures take on Kubernetes, phase by phase, for the failover timeline. */
export function kubernetesFailureModes(
  draft: ModelDraft,
  candidate: Candidate,
  served: readonly Workload[],
): FailureModePlan[] {
  const plans = served.flatMap((workload) => workloadRows(draft, candidate, workload));
  plans.push(row('controller-lost', null, 0, [phase('detect', 'leader-takeover', 'kubernetes.leader-takeover')]));
  const takeover = apiTakeovers[candidate.controlPlane?.vip ?? 'none'];
  if (takeover !== null) {
    plans.push(
      row('api-address-lost', null, 0, [phase('detect', 'address-takeover', takeover)], 'vip.coverage-factor'),
    );
  }
  const entry = ingressFailure(draft);
  return entry === null ? plans : [...plans, entry];
}

function workloadRows(draft: ModelDraft, candidate: Candidate, workload: Workload): FailureModePlan[] {
  const { id } = workload;
  const start = draft.startOf(workload);
  const share = shareOfOne(workload);
  const attached = workload.storage === 'attached';
  const application = phase('restart', 'application-start', start);
  const startInPlace = [phase('restart', 'pod-start', 'pod.start'), application];
  const evicted = evictedRow(candidate, workload, application);
  const nodeLost: FailureModePlan =
    candidate.storage.kind === 'local' && attached
      ? row('host-lost', id, share, [phase('repair', 'host-restore', 'host.time-to-restore'), ...startInPlace])
      : evicted;
  // A cluster node that is a VM is back by HA before its pods would be evicted.
  const hostLost = candidate.runsOn === null ? nodeLost : restartedNode(candidate.runsOn, workload, startInPlace);
  const crash = [phase('restart', 'container-restart', 'container.restart'), application];
  const isolated = isolatedRow(candidate, nodeLost, hostLost);
  // The machines that would start its pods elsewhere are lost as well.
  const isAwaited = candidate.runsOn === null && takesQuorum(draft, workload);
  const awaited = row('rack-lost', id, share, [phase('repair', 'repair', 'rack.time-to-restore'), ...startInPlace]);
  return [
    row('process-crash', id, share, crash),
    row('application-hang', id, share, [phase('detect', 'liveness-probe', 'app.hang-detection'), ...crash]),
    candidate.runsOn?.ha.vmMonitoring
      ? row('guest-os-crash', id, share, [
          phase('detect', 'vm-monitoring', 'vm-monitoring.detection'),
          phase('restart', 'guest-boot', 'guest.boot'),
          ...startInPlace,
        ])
      : { ...nodeLost, id: candidate.runsOn === null ? 'operating-system-crash' : 'guest-os-crash' },
    { ...nodeLost, id: 'kubelet-hang' },
    hostLost,
    isolated,
    ...switchRow(draft, workload, isAwaited ? awaited : inTurn(draft, 'rack', isolated)),
    domainRow(draft, workload, 'rack', isAwaited ? awaited : inTurn(draft, 'rack', hostLost), startInPlace),
    majoritySite(candidate)
      ? row('site-lost', id, 1, [phase('repair', 'repair', 'site.time-to-restore'), ...startInPlace])
      : domainRow(draft, workload, 'site', inTurn(draft, 'site', hostLost), startInPlace),
    ...(attached && hasOwnPaths(candidate)
      ? [row('storage-path-lost', id, share, [phase('detect', 'by-hand', 'failover.manual-recovery'), ...startInPlace])]
      : []),
    ...nodePathsRow(candidate, workload, startInPlace),
    ...storageRows(candidate.storage, workload, startInPlace),
    ...persistentFaultRow(draft, workload, 'crash-loop.wait', start),
    ...releaseRow(workload, start),
  ];
}

/** Of many nodes lost at once each waits for its turn to be evicted, before the toleration runs. */
function inTurn(draft: ModelDraft, domain: 'rack' | 'site', evicted: FailureModePlan): FailureModePlan {
  const layout = draft.workloads.find(({ id }) => id === evicted.workload)?.layout ?? [];
  const seat = draft.seats.find(({ id }) => id === layout[0]);
  const waits = seat === undefined ? [] : turnIn(domain, seat);
  const at = evicted.phases.findIndex(({ label }) => label === 'toleration');
  if (waits.length === 0 || at < 0) return evicted;
  const phases = [...evicted.phases];
  phases.splice(at, 0, phase('decide', 'eviction-turn', ...waits));
  return { ...evicted, phases };
}

/** Some site holds so many etcd members that its loss takes the quorum along: nothing moves until it is back. */
function majoritySite({ controlPlane }: Candidate): boolean {
  return Object.values(controlPlane?.etcdMembers ?? {}).some((count, _, counts) => isMajority(count, counts));
}

function isMajority(here: number, all: readonly number[]): boolean {
  const members = all.reduce((sum, count) => sum + count, 0);
  return members - here < Math.floor(members / 2) + 1;
}

/** Some rack with an instance holds so many etcd members: two of three, where there are two racks. */
function takesQuorum({ components, machines, workloads }: ModelDraft, { id }: Workload): boolean {
  const rackOf = new Map(machines.map((machine) => [machine.id, `${machine.site}/${machine.rack}`]));
  const members = new Map<string, number>();
  for (const machine of machines) {
    if (!components.some((component) => component.id === processOf(machine, 'etcd'))) continue;
    const rack = rackOf.get(machine.id)!;
    members.set(rack, (members.get(rack) ?? 0) + 1);
  }
  const racks = new Set(workloads.find((workload) => workload.id === id)?.layout.map((seat) => rackOf.get(seat)!));
  return [...racks].some((rack) => isMajority(members.get(rack) ?? 0, [...members.values()]));
}

/** NotReady after the grace, eviction after the toleration, the volume forced free, then the start elsewhere. */
function evictedRow(candidate: Candidate, workload: Workload, application: PlannedPhase): FailureModePlan {
  const attached = workload.storage === 'attached' && candidate.storage.kind !== 'local';
  const release = releaseOf(workload);
  const label = workload.controller === 'stateful-set' ? 'by-hand' : 'forced-detach';
  const released = release === null ? [] : [phase('decide', label, ...release.terms)];
  return {
    id: 'host-lost',
    workload: workload.id,
    phases: [
      phase('detect', 'node-not-ready', 'kubernetes.detection'),
      phase('decide', 'toleration', 'kubernetes.toleration'),
      ...released,
      ...pullOf(candidate).map((name) => phase('act', 'image-pull', name)),
      { phase: 'act', label: 'pod-start', delay: after('pod.start', ...(attached ? ['volume.attach'] : [])) },
      application,
    ],
    lostShare: shareOfOne(workload),
    coverageFactor: 'relocation.coverage-factor',
  };
}

/** A node cut off from the network: evicted like a lost one, unless the HA below restarts its VM before that. */
function isolatedRow({ runsOn }: Candidate, nodeLost: FailureModePlan, hostLost: FailureModePlan): FailureModePlan {
  const id = 'host-isolated';
  if (nodeLost.phases[0]?.phase === 'repair') {
    const restored = phase('repair', 'network-restore', 'host-network.time-to-restore');
    return row(id, nodeLost.workload, nodeLost.lostShare, [restored]);
  }
  if (runsOn === null || (runsOn.ha.kind === 'vsphere' && runsOn.ha.isolation === 'leave')) return { ...nodeLost, id };
  if (runsOn.ha.kind !== 'vsphere') return { ...hostLost, id };
  const [, ...rest] = hostLost.phases;
  return { ...hostLost, id, phases: [phase('detect', 'isolation-response', 'vsphere.isolation-response'), ...rest] };
}

/** The paths of the host below are lost: the cluster node's disk hangs until its VM is started elsewhere. */
function nodePathsRow(
  { runsOn }: Candidate,
  workload: Workload,
  startInPlace: readonly PlannedPhase[],
): FailureModePlan[] {
  if (runsOn === null || runsOn.storage.kind === 'local') return [];
  const label = protectsComponents(runsOn.ha) ? 'component-protection' : 'by-hand';
  return [
    row('storage-path-lost', workload.id, shareOfOne(workload), [
      phase('detect', label, pathLossNoticed(runsOn)),
      phase('act', 'power-on', ...vmRecovery(runsOn.ha.kind).powerOn),
      phase('restart', 'guest-boot', 'guest.boot'),
      ...startInPlace,
    ]),
  ];
}

function restartedNode(carrier: Candidate, workload: Workload, startInPlace: readonly PlannedPhase[]): FailureModePlan {
  const { commit, powerOn } = vmRecovery(carrier.ha.kind);
  const isByHand = carrier.ha.kind === 'none';
  return row(
    'host-lost',
    workload.id,
    shareOfOne(workload),
    [
      phase('detect', isByHand ? 'by-hand' : 'host-declared-dead', ...commit),
      phase('act', 'power-on', ...powerOn),
      phase('restart', 'guest-boot', 'guest.boot'),
      ...startInPlace,
    ],
    restartCoverage(carrier.ha),
  );
}
