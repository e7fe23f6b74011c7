import type { Phase } from '../evaluation/evaluation.js';
import type { Candidate, Storage, Workload } from '../scenario/scenario.js';
import { hasPersistentFaults } from './applications.js';
import { after, type FailureModePlan } from './blueprint.js';
import type { ModelDraft } from './model-draft.js';

export type PlannedPhase = FailureModePlan['phases'][number];

export const phase = (kind: Phase, label: string, ...terms: string[]): PlannedPhase => ({
  phase: kind,
  label,
  delay: after(...terms),
});

/** A row that concerns one workload; `lostShare` of its requests are lost meanwhile. */
export function row(
  id: string,
  workload: string | null,
  lostShare: number,
  phases: readonly PlannedPhase[],
  coverageFactor: string | null = null,
): FailureModePlan {
  return { id, workload, phases, lostShare, coverageFactor };
}

/**
 * Share of requests lost with some of the instances: all of them when fewer than required are left, otherwise those still
 * sent to the lost ones until they are out of rotation.
 */
export function lostShare({ instances, required }: Workload, lost: number): number {
  return instances - lost < required ? 1 : lost / instances;
}

export const shareOfOne = (workload: Workload): number => lostShare(workload, 1);

/** Largest number of a workload's instances in one failure domain of its layout. */
function largestCount(draft: ModelDraft, workload: Workload, domain: 'rack' | 'site'): number {
  const layout = draft.workloads.find(({ id }) => id === workload.id)?.layout ?? [];
  const seats = new Map(draft.seats.map((seat) => [seat.id, seat]));
  const counts = new Map<string, number>();
  for (const id of layout) {
    const seat = seats.get(id)!;
    const key = domain === 'rack' ? `${seat.site}/${seat.rack}` : seat.site;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return layout.length === 0 ? workload.instances : Math.max(...counts.values());
}

/**
 * What a whole domain's loss costs: elsewhere its instances come back as after the loss of one host; when it is the only
 * domain, with its repair.
 */
export function domainRow(
  draft: ModelDraft,
  workload: Workload,
  domain: 'rack' | 'site',
  hostLost: FailureModePlan,
  restart: readonly PlannedPhase[],
): FailureModePlan {
  const domains = new Set(draft.seats.map((seat) => (domain === 'rack' ? `${seat.site}/${seat.rack}` : seat.site)));
  const id = `${domain}-lost`;
  if (domains.size < 2) {
    return row(id, workload.id, 1, [phase('repair', 'repair', `${domain}.time-to-restore`), ...restart]);
  }
  return { ...hostLost, id, lostShare: lostShare(workload, largestCount(draft, workload, domain)) };
}

/**
 * The switches of a rack gone: its hosts run on, cut off like a single one, but all at once; where there is no other rack,
 * until a switch is back. No row where switches are a part of the rack.
 *
 * @param isolated the row of one host that is cut off
 */
export function switchRow(draft: ModelDraft, workload: Workload, isolated: FailureModePlan): FailureModePlan[] {
  if (draft.machines.every(({ switches }) => switches === 0)) return [];
  const racks = new Set(draft.seats.map((seat) => `${seat.site}/${seat.rack}`));
  const share = lostShare(workload, largestCount(draft, workload, 'rack'));
  const isAwaited = racks.size < 2 || isolated.phases[0]?.phase === 'repair';
  if (isAwaited)
    return [row('switch-lost', workload.id, share, [phase('repair', 'network-restore', 'tor-switch.time-to-restore')])];
  return [{ ...isolated, id: 'switch-lost', lostShare: share }];
}

/** Storage gone as a whole, and the part of it whose loss is bridged by a pause. */
export function storageRows(storage: Storage, workload: Workload, restart: readonly PlannedPhase[]): FailureModePlan[] {
  if (workload.storage !== 'attached' || storage.kind === 'local') return [];
  const [whole, part, id, pause] =
    storage.kind === 'array'
      ? ['array.time-to-restore', 'storage-controller-lost', 'array-failover', 'array.failover']
      : ['storage-copy.time-to-restore', 'storage-copy-lost', 'storage-pause', 'storage.detection'];
  return [
    row('storage-lost', workload.id, 1, [phase('repair', 'repair', whole!), ...restart]),
    row(part!, workload.id, 1, [phase('act', id!, pause!)]),
  ];
}

/** A crash that comes again with every restart until its cause is mended; then what is left of the wait for the next one. */
export function persistentFaultRow(
  draft: ModelDraft,
  workload: Workload,
  wait: string,
  start: string,
): FailureModePlan[] {
  if (!hasPersistentFaults(draft.candidate, workload)) return [];
  const lasts = draft.workloadParameter(workload, 'app.persistent-fault-lasts');
  return [
    row('persistent-fault', workload.id, shareOfOne(workload), [
      phase('repair', 'fault-mended', lasts),
      phase('restart', wait === 'crash-loop.wait' ? 'crash-loop' : 'service-retry', wait),
      phase('restart', 'application-start', start),
    ]),
  ];
}

/** Rows of a failed release that reached every instance. */
export function releaseRow(workload: Workload, start: string): FailureModePlan[] {
  if (workload.releases === null) return [];
  return [
    row(
      'release-bad',
      workload.id,
      1,
      [phase('decide', 'by-hand', 'release.rollback'), phase('restart', 'application-start', start)],
      workload.instances > 1 ? 'release.coverage-factor' : null,
    ),
  ];
}

/** People decide on the move to the standby site, then make it. */
export function standbyRow(candidate: Candidate, workload: Workload): FailureModePlan | null {
  if (candidate.siteFailover === null) return null;
  return row(
    'site-lost',
    workload.id,
    1,
    [phase('decide', 'site-decision', 'site-failover.decide'), phase('act', 'site-switch', 'site-failover.act')],
    'site-failover.succeeds',
  );
}
