import type { OutageLog } from './outage-log.js';

/** How many failures come together. */
export interface CommonCauseShare {
  /** Failures that have another component's failure within the time. */
  readonly together: number;
  readonly failures: number;
  /** Failures expected to have one by chance, if all were independent at the observed rate. */
  readonly expected: number;
  /** (together − expected) / (failures − expected), not below 0: the share with a cause in common. */
  readonly beta: number;
}

const FIVE_MINUTES = 300;

/**
 * The beta of the common-cause model from a log: failures of different components of one group within five minutes of each
 * other, against what a Poisson process of the same rate brings together.
 *
 * @param selected whether a cause (lower case) counts
 * @returns null for fewer than two failures or a window of no length
 */
export function commonCauseShare(
  log: OutageLog,
  selected: (cause: string) => boolean,
  withinSeconds = FIVE_MINUTES,
): CommonCauseShare | null {
  const starts = selectedStarts(log, selected);
  let together = 0;
  let failures = 0;
  let expected = 0;
  log.groups.forEach(({ from, to }, group) => {
    const own = starts[group];
    failures += own.length;
    if (own.length < 2 || !(to > from)) return;
    together += own.filter((_, index) => hasCompany(own, index, withinSeconds)).length;
    // Another of the n − 1 begins within the time on either side.
    expected += own.length * -Math.expm1((-(own.length - 1) * 2 * withinSeconds) / (to - from));
  });
  if (failures < 2 || expected >= failures) return null;
  return { together, failures, expected, beta: Math.max(0, (together - expected) / (failures - expected)) };
}

interface Start {
  readonly time: number;
  readonly component: number;
}

function selectedStarts(
  { store, groups, groupOf, causes }: OutageLog,
  selected: (cause: string) => boolean,
): Start[][] {
  const chosen = causes.map(selected);
  const starts: Start[][] = groups.map(() => []);
  for (let i = 0; i < store.count; i++) {
    const [time, component] = [store.start(i), store.component(i)];
    const group = groupOf[component];
    const { from, to } = groups[group];
    if (chosen[store.cause(i)] && time >= from && time <= to) starts[group].push({ time, component });
  }
  for (const own of starts) own.sort((a, b) => a.time - b.time);
  return starts;
}

/** Whether a failure of another component begins within the time before or after. */
function hasCompany(starts: readonly Start[], index: number, within: number): boolean {
  const { time, component } = starts[index];
  for (let i = index - 1; i >= 0 && time - starts[i].time <= within; i--)
    if (starts[i].component !== component) return true;
  for (let i = index + 1; i < starts.length && starts[i].time - time <= within; i++)
    if (starts[i].component !== component) return true;
  return false;
}
