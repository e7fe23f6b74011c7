import type { Distribution } from '../maths/distribution.js';
import { quantile } from '../maths/distribution-quantile.js';

/** Equally likely durations by which that of the fault is told. */
const slices = 64;

/** Waits before restarts, hours: the first of those that are not immediate, and where the doubling ends. */
interface BackOff {
  readonly first: number;
  readonly longest: number;
}

/**
 * What is left, when a fault is mended, until the next restart: the kubelet restarts a container at once, then waits 10 s, 20 s,
 * 40 s … at most 5 min after each attempt, which fails for as long as the fault lasts (kubernetes.io, CrashLoopBackOff). It
 * depends on how long that is; as a step of its own it has the right distribution and the right mean of the sum.
 *
 * @param lasts duration of the fault
 * @param attempt hours from a restart until it fails again
 */
export function waitLeft(lasts: Distribution, attempt: number, backOff: BackOff): Distribution {
  const waits = Array.from({ length: slices }, (_, i) =>
    waitAfter(quantile(lasts, (i + 0.5) / slices), attempt, backOff),
  );
  return { kind: 'empirical', values: waits.sort((a, b) => a - b) };
}

/** From the end of a fault of the given duration until the first restart that begins after it. */
export function waitAfter(duration: number, attempt: number, { first, longest }: BackOff): number {
  let [restart, wait] = [0, first];
  while (restart < duration) {
    restart += attempt + wait;
    wait = Math.min(longest, 2 * wait);
  }
  return restart - duration;
}
