import type { CompiledNet, NetRun } from '../model/compiled-net.js';
import type { Redundancy } from '../model/redundancy.js';
import type { BranchEnumeration } from './branches.js';
import type { PendingHours } from './pending-hours.js';
import type { AddedHours } from './pending-polynomials.js';
import { branchProbability } from './rate-slots.js';
import type { RecoverySpare } from './recovery-spare.js';

/** What a failure does at most, in whatever state it comes. */
export interface FailureSize extends AddedHours {
  /** By how much it lowers the spare of each redundancy, and of each gate of the recovery. */
  readonly losses: readonly number[];
  readonly recoveryLosses: readonly number[];
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
  const sizes = net.activities.map((activity, a): FailureSize | null => {
    run.marking.load(initial);
    if (activity.kind !== 'failure' || !(run.enabled(a) || activity.isConditional)) return null;
    const rate = 1 / values.means[activity.delay]!;
    return rate === 0 ? null : { rate, ...sizeOf(a, initial, run, branches, measures, values.probabilities) };
  });
  run.marking.load(initial);
  return sizes;
}

function sizeOf(
  activity: number,
  initial: Int32Array,
  run: NetRun,
  branches: BranchEnumeration,
  { pending, felt, most, redundancies, recovery }: AbsenceMeasures,
  probabilities: readonly number[],
): Omit<FailureSize, 'rate'> {
  const hours = { pending: 0, felt: 0, most: 0 };
  // Whatever its branches change between them, and what of that is a repair begun.
  const changed = new Set<number>();
  const repaired = new Set<number>();
  branches.begin();
  do {
    run.marking.load(initial);
    run.fire(activity);
    const probability = branchProbability(branches.weight(), probabilities);
    hours.pending += probability * pending.mostAfter(run);
    hours.felt += probability * felt.mostAfter(run);
    hours.most = Math.max(hours.most, most.mostAfter(run));
    run.marking.places.forEach((value, place) => {
      if (value === initial[place]) return;
      changed.add(place);
      if (recovery.isRepair(place, value)) repaired.add(place);
    });
  } while (branches.next());
  return {
    ...hours,
    losses: redundancies.map((redundancy) => redundancy.loss([...changed])),
    recoveryLosses: recovery.losses([...repaired]),
  };
}
