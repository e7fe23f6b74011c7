import type { Comparison, Standing } from './comparison.js';
import { hoursText, plainNumber } from './plain-text.js';

/** A target some candidate misses, for `evaluate --check`. */
export interface MissedTarget {
  readonly candidate: string;
  readonly service: string;
  readonly kind: Standing['targets'][number]['kind'];
  /** An availability, or hours. */
  readonly target: number;
  /** That it is met; null where nothing was drawn and the nominal parameters decide. */
  readonly probability: number | null;
  readonly withProbability: number;
}

/**
 * Every target that is not met with the wanted probability, in scenario order. A target the model cannot judge (data
 * loss where none is modelled) is not missed.
 */
export function checkedTargets({ verdict }: Comparison): MissedTarget[] {
  const { withProbability } = verdict;
  return verdict.standings.flatMap(({ candidate, targets }) =>
    targets
      .filter(({ met }) => met === false)
      .map(({ service, kind, target, probability }) => ({
        candidate,
        service,
        kind,
        target,
        probability,
        withProbability,
      })),
  );
}

/** One line: `kubernetes: shop misses RTO ≤ 15 min: met with probability 12 %, 90 % wanted`. */
export function missedTargetLine(missed: MissedTarget): string {
  const { candidate, service, probability, withProbability } = missed;
  const how =
    probability === null
      ? 'at the nominal parameters'
      : `met with probability ${percent(probability)}, ${percent(withProbability)} wanted`;
  return `${candidate}: ${service} misses ${objective(missed)}: ${how}`;
}

function objective({ kind, target }: MissedTarget): string {
  if (kind === 'availability') return `availability ≥ ${plainNumber(target * 100, 10)} %`;
  return `${kind === 'rto' ? 'RTO' : 'RPO'} ≤ ${hoursText(target)}`;
}

/** Rounded down to tenths of a percent, so that 89.96 % never reads as the 90 % it misses. */
function percent(probability: number): string {
  return `${plainNumber(Math.floor(probability * 1000 + 1e-9) / 10)} %`;
}
