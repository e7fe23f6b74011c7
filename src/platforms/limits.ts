import type { Note } from '../evaluation/evaluation.js';
import type { Layout } from '../placement/layout.js';
import type { Candidate, Workload } from '../scenario/scenario.js';
import { hasPersistentFaults } from './applications.js';
import { largeCluster } from './kubernetes/eviction-zones.js';
import { staleRulesMinutes } from './kubernetes/stale-rules.js';
import { hasOperatorErrors } from './operator-errors.js';
import type { PlacedCandidate } from './placement-record.js';
import { hasCalls } from './services.js';

/** What the model of a candidate is made of, as far as its limits depend on it. */
export interface LimitsInput {
  readonly candidate: Candidate;
  readonly placed: PlacedCandidate;
  /** Layout of the cluster-node VMs, below that of the pods. */
  readonly below?: Layout | null;
  readonly served: readonly Workload[];
  readonly background: readonly Workload[];
}

type Condition = readonly [holds: boolean, key: string, values?: Note['values']];

/** Every simplification the model of this candidate makes, the weightiest first; words by key in the report. */
export function limitsOf(input: LimitsInput, platform: readonly Note[]): Note[] {
  return [...noted(placementLimits(input)), ...platform, ...noted(commonLimits(input))];
}

/** Notes of the conditions that hold. */
export const noted = (conditions: readonly Condition[]): Note[] =>
  conditions.flatMap(([holds, key, values = {}]) => (holds ? [{ key, values }] : []));

function placementLimits({ placed, below, served, background }: LimitsInput): Condition[] {
  const left = [...placed.layout.unplaced, ...(below?.unplaced ?? [])];
  const unplaced = left.reduce((sum, { instances }) => sum + instances, 0);
  return [
    [unplaced > 0, 'does-not-fit', { instances: unplaced }],
    [true, 'room-never-binds', { losses: placed.record.toleratedHostLosses }],
    [background.length > 0, 'background-takes-room', { workloads: background.length }],
    [served.some(({ spread, hardSpread }) => spread !== 'none' && !hardSpread), 'soft-spread'],
  ];
}

function commonLimits({ candidate, served }: LimitsInput): Condition[] {
  const { ingress, storage } = candidate;
  const hasSwitches = (candidate.runsOn?.hosts ?? candidate.hosts).some(({ switches }) => switches > 0);
  const copies = Object.values(storage.copies).reduce((sum, count) => sum + count, 0);
  const leaders = served.filter(({ mode, instances }) => mode === 'leader' && instances > 1);
  return [
    [ingress.kind === 'none' || ingress.kind === 'cloud' || ingress.kind === 'dns', 'ingress-always-there'],
    [served.some(({ calls }) => calls.some(({ optional }) => optional)), 'optional-calls'],
    ...leaders.map(({ id }): Condition => [true, 'leader-lease', { workload: id }]),
    [storage.kind !== 'local', 'storage-paths-one-by-one'],
    [storage.kind === 'array' && storage.controllers > 1, 'array-active-controller'],
    [storage.kind === 'replicated' && copies > 3, 'second-copy-pause'],
    [!hasOperatorErrors(candidate), 'operator-error'],
    [!hasSwitches, 'rack-as-one'],
    [hasSwitches, 'rack-feeds-as-one'],
  ];
}

/** Limits of the VM platform, also of the one below a cluster of virtual nodes. */
export function vmLimits({ ha, storage, siteFailover }: Candidate, waitsInBatches: boolean): Note[] {
  const isVsphere = ha.kind === 'vsphere';
  return noted([
    [ha.kind !== 'none' && storage.kind === 'local', 'nothing-to-restart'],
    [isVsphere && ha.componentProtection && storage.kind !== 'local', 'component-protection-on'],
    [siteFailover !== null, 'standby-site-whole'],
    [waitsInBatches, 'restart-batches'],
    [ha.kind === 'ovirt', 'fullest-host'],
    [ha.kind !== 'none' && !isVsphere, 'restart-tried-once'],
    [ha.faultTolerance.length > 0, 'fault-tolerance'],
    [isVsphere, ha.proactive ? 'proactive-evacuation' : 'proactive-ha'],
  ]);
}

export function vmNameLimits(candidate: Candidate): Note[] {
  return noted([[hasCalls(candidate), 'names-outside']]);
}

export function kubernetesLimits({ candidate, served, placed }: LimitsInput): Note[] {
  const { controlPlane, storage, runsOn } = candidate;
  const ownHosts = placed.record.perHost.filter(({ cpu }) => cpu.controlPlane > 0.5);
  const machines = candidate.hosts.reduce((sum, { count }) => sum + count, 0);
  const attached = served.filter((w) => w.storage === 'attached' && w.controller === 'deployment');
  return noted([
    [attached.length > 0 && storage.kind !== 'local', 'volumes-move'],
    [
      controlPlane?.hosts === 'own' && runsOn === null,
      'control-plane-hosts-whole',
      { hosts: ownHosts.length, cores: ownHosts[0]?.cpu.total ?? 0 },
    ],
    [served.some((workload) => !hasPersistentFaults(candidate, workload)), 'crash-loop-mean'],
    [runsOn !== null || machines > largeCluster, 'eviction-rates'],
    [candidate.images === 'cached', 'images-cached'],
    [true, 'stale-rules', { minutes: staleRulesMinutes(candidate) }],
    [hasCalls(candidate), 'cluster-dns-whole'],
    [true, 'etcd-elections'],
    [candidate.addOns.length === 0, 'cluster-add-ons'],
    [candidate.addOns.length > 0, 'other-add-ons'],
  ]);
}
