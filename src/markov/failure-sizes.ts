import type { CompiledNet, NetRun } from '../model/compiled-net.js';
import type { Redundancy } from '../model/redundancy.js';
import type { Hit } from '../model/workload-reach.js';
import type { BranchEnumeration } from './branches.js';
import type { AddedParts, PendingHours } from './pending-hours.js';
import { branchProbability } from './rate-slots.js';
import type { RecoverySpare } from './recovery-spare.js';

/** What a failure does at most, in whatever state it comes. */
export interface FailureSize {
  readonly rate: number;
  /** What it adds to the hours pending, and to those that users may feel, as expected; to the hours pending at most. */
  readonly pending: AddedParts;
  readonly felt: AddedParts;
  readonly most: AddedParts;
  /** By workload: instances it hits over their seats or what they need. */
  readonly hits: readonly InstanceHits[];
  /** By redundancy: by how much it lowers its margin; whether it is one of instances alone; hours by which those are restored. */
  readonly losses: readonly number[];
  readonly isOwn: readonly boolean[];
  readonly ownHours: readonly number[];
  /** The same with one clock for each instance. */
  readonly ownHoursApart: readonly number[];
  /** By how much it lowers the spare of each gate of the recovery. */
  readonly recoveryLosses: readonly number[];
}

export interface InstanceHits {
  /** On so many seats. */
  readonly seats: number;
  readonly most: number;
  /** So that the sum over all failures, rate × instances hit, is right in every state: instances sit on one seat each. */
  readonly share: number;
}

/** What is asked of a marking to tell how far it is from the reference state. */
export interface AbsenceMeasures {
  /** Hours pending: as expected, those that users may feel, and with whatever people may have to do. */
  readonly pending: PendingHours;
  readonly felt: PendingHours;
  readonly most: PendingHours;
  readonly redundancies: readonly Redundancy[];
  readonly recovery: RecoverySpare;
}

/** By activity; null where it is no failure or cannot come. Each is fired once, in the reference state. */
export function failureSizes(
  net: CompiledNet,
  run: NetRun,
  branches: BranchEnumeration,
  measures: AbsenceMeasures,
  values: { readonly means: Float64Array; readonly probabilities: readonly number[] },
): readonly (FailureSize | null)[] {
  const { initial } = net.network;
  const reach = net.reach();
  const hitBy = new Map<FailureSize, readonly Hit[]>();
  const sizes = net.activities.map((activity, a): FailureSize | null => {
    run.marking.load(initial);
    if (activity.kind !== 'failure' || !(run.enabled(a) || activity.isConditional)) return null;
    const rate = 1 / values.means[activity.delay]!;
    if (rate === 0) return null;
    const { changed, repaired } = changesOf(a, initial, run, branches, measures);
    const hits = reach.map((workload) => workload.hitBy(changed));
    const { redundancies } = measures;
    const size: FailureSize = {
      rate,
      ...addedBy(a, initial, run, branches, measures, values.probabilities, hits),
      hits: hits.map(({ all, seats }, w) => {
        const most = all || seats.length > 0 ? reach[w]!.phases.length : 0;
        return { seats: all ? Number.POSITIVE_INFINITY : seats.length, most, share: most };
      }),
      losses: redundancies.map((redundancy) => redundancy.loss(changed)),
      isOwn: redundancies.map((redundancy) => redundancy.isOwn(changed)),
      recoveryLosses: measures.recovery.losses(repaired),
    };
    hitBy.set(size, hits);
    return size;
  });
  run.marking.load(initial);
  return shared(sizes, net, hitBy);
}

/** Failures alike, each of other seats, share the instances, which sit on one of them at a time; they are made all alike. */
function shared(
  sizes: readonly (FailureSize | null)[],
  net: CompiledNet,
  hitBy: ReadonlyMap<FailureSize, readonly Hit[]>,
): readonly (FailureSize | null)[] {
  const classes = new Map<string, FailureSize[]>();
  sizes.forEach((size, a) => {
    if (size === null) return;
    const { losses, recoveryLosses, isOwn, hits } = size;
    if (hits.every(({ seats }) => seats === 0)) return;
    const seats = hits.map((hit) => (Number.isFinite(hit.seats) ? hit.seats > 0 : 'all'));
    const own = [losses.map((l) => l > 0), recoveryLosses.map((l) => l > 0), isOwn];
    const key = JSON.stringify([net.activities[a]!.delay, seats, own]);
    classes.set(key, [...(classes.get(key) ?? []), size]);
  });
  const result = new Map<FailureSize, FailureSize>();
  for (const alike of classes.values()) {
    const largest = alike.reduce(larger);
    const hits = largest.hits.map((hit, w): InstanceHits => {
      const seats = alike.flatMap((size) => hitBy.get(size)![w]!.seats);
      const isApart = Number.isFinite(hit.seats) && new Set(seats).size === seats.length;
      return isApart ? { ...hit, share: hit.most / alike.length } : hit;
    });
    for (const size of alike) result.set(size, { ...largest, hits, rate: size.rate });
  }
  return sizes.map((size) => (size === null ? null : (result.get(size) ?? size)));
}

function larger(a: FailureSize, b: FailureSize): FailureSize {
  const most = (x: readonly number[], y: readonly number[]) => x.map((value, i) => Math.max(value, y[i]!));
  const parts = (x: AddedParts, y: AddedParts) => combined(x, y, Math.max);
  return {
    rate: a.rate,
    pending: parts(a.pending, b.pending),
    felt: parts(a.felt, b.felt),
    most: parts(a.most, b.most),
    hits: a.hits.map((hit, w) => ({ ...hit, seats: Math.max(hit.seats, b.hits[w]!.seats) })),
    losses: most(a.losses, b.losses),
    isOwn: a.isOwn,
    ownHours: most(a.ownHours, b.ownHours),
    ownHoursApart: most(a.ownHoursApart, b.ownHoursApart),
    recoveryLosses: most(a.recoveryLosses, b.recoveryLosses),
  };
}

/** Whatever its branches change between them, and what of that is a repair begun. */
function changesOf(
  activity: number,
  initial: Int32Array,
  run: NetRun,
  branches: BranchEnumeration,
  { recovery }: AbsenceMeasures,
): { readonly changed: readonly number[]; readonly repaired: readonly number[] } {
  const changed = new Set<number>();
  const repaired = new Set<number>();
  branches.begin();
  do {
    run.marking.load(initial);
    run.fire(activity);
    run.marking.places.forEach((value, place) => {
      if (value === initial[place]) return;
      changed.add(place);
      if (recovery.isRepair(place, value)) repaired.add(place);
    });
  } while (branches.next());
  return { changed: [...changed], repaired: [...repaired] };
}

function addedBy(
  activity: number,
  initial: Int32Array,
  run: NetRun,
  branches: BranchEnumeration,
  { pending, felt, most, redundancies }: AbsenceMeasures,
  probabilities: readonly number[],
  hits: readonly Hit[],
): Pick<FailureSize, 'pending' | 'felt' | 'most' | 'ownHours' | 'ownHoursApart'> {
  const sums = { pending: noParts(hits.length), felt: noParts(hits.length), most: noParts(hits.length) };
  const ownHours = redundancies.map(() => 0);
  const ownHoursApart = redundancies.map(() => 0);
  branches.begin();
  do {
    run.marking.load(initial);
    run.fire(activity);
    const probability = branchProbability(branches.weight(), probabilities);
    sums.pending = combined(sums.pending, pending.mostAfter(run, hits), (a, b) => a + probability * b);
    sums.felt = combined(sums.felt, felt.mostAfter(run, hits), (a, b) => a + probability * b);
    sums.most = combined(sums.most, most.mostAfter(run, hits), Math.max);
    redundancies.forEach(({ read }, r) => {
      const { faulty, faultyApart } = read(run);
      ownHours[r] = Math.max(ownHours[r]!, most.ofPhases(run, faulty));
      ownHoursApart[r] = Math.max(ownHoursApart[r]!, most.ofPhases(run, faultyApart));
    });
  } while (branches.next());
  return { ...sums, ownHours, ownHoursApart };
}

function noParts(workloads: number): AddedParts {
  const zeros = new Array<number>(workloads).fill(0);
  return { total: 0, rest: 0, ofGroups: 0, ofWorkloads: zeros, perInstance: zeros, perInstanceThere: zeros };
}

function combined(a: AddedParts, b: AddedParts, of: (x: number, y: number) => number): AddedParts {
  const each = (x: readonly number[], y: readonly number[]) => x.map((value, i) => of(value, y[i]!));
  return {
    total: of(a.total, b.total),
    rest: of(a.rest, b.rest),
    ofGroups: of(a.ofGroups, b.ofGroups),
    ofWorkloads: each(a.ofWorkloads, b.ofWorkloads),
    perInstance: each(a.perInstance, b.perInstance),
    perInstanceThere: each(a.perInstanceThere, b.perInstanceThere),
  };
}
