import type { MaybeFigure } from '../evaluation/evaluation.js';
import type { MetricGroup, MetricUnit } from '../metrics/metric.js';
import type { DifferencePart } from './difference-parts.js';
import type { ValueOfInformation } from './value-of-information.js';

/** The candidates side by side: read from an Evaluation, plain data like it. */
export interface Comparison {
  readonly baseline: string;
  /** Candidate ids in scenario order. */
  readonly candidates: readonly string[];
  readonly groups: readonly { readonly group: MetricGroup; readonly rows: readonly MetricRow[] }[];
  readonly verdict: Verdict;
  readonly pairs: readonly PairRecord[];
  readonly findings: readonly Finding[];
  /** What would settle the choice; null where nothing can be said. */
  readonly valueOfInformation?: ValueOfInformation | null;
}

export interface MetricRow {
  readonly metric: string;
  /** Null for metrics of the whole candidate. */
  readonly service: string | null;
  readonly unit: MetricUnit;
  readonly better: 'higher' | 'lower' | null;
  readonly cells: readonly MetricCell[];
}

export interface MetricCell {
  readonly candidate: string;
  readonly figure: MaybeFigure;
  /** Value minus the baseline's; null for the baseline itself or when either is unknown. */
  readonly delta: number | null;
  /** Whether the difference exceeds its uncertainty; null when there is no delta. */
  readonly significant: boolean | null;
  /** Marked only where the difference to every other candidate exceeds its uncertainty. */
  readonly best: boolean;
}

export interface Verdict {
  readonly kind: 'recommended' | 'nearest' | 'indistinguishable' | 'no-target';
  /** The recommended or nearest candidate; null when none can be named. */
  readonly candidate: string | null;
  readonly rule: 'cheapest-that-meets-targets' | 'fewest-hosts-that-meets-targets';
  readonly withProbability: number;
  readonly standings: readonly Standing[];
  /** Candidates that these data cannot tell apart from the named one. */
  readonly indistinguishable: readonly string[];
}

export interface Standing {
  readonly candidate: string;
  /** Over parameter uncertainty, that every target of every service is met. */
  readonly probabilityMeetsAll: number | null;
  /** How far the probability may be from that of infinitely many draws, at 95 %. */
  readonly monteCarloError?: number | null;
  readonly targets: readonly {
    readonly service: string;
    readonly kind: 'availability' | 'rto' | 'rpo';
    readonly target: number;
    readonly probability: number | null;
    readonly met: boolean | null;
  }[];
  readonly costPerYear: number | null;
  readonly hosts: number;
}

export interface PairRecord {
  readonly service: string;
  readonly a: string;
  readonly b: string;
  /** Over the joint draws, that expected yearly downtime of b is less than that of a. */
  readonly probabilityBLess: number | null;
  readonly monteCarloError: number | null;
  /**
   * That b is down for less of a single year than a, at the nominal parameters and with outages that strike each on its
   * own; two years without an outage count half. Null without simulated years of both.
   */
  readonly probabilityBLessInYear?: number | null;
  /** Downtime of b less that of a, all causes. */
  readonly minutesPerYear?: number;
  /** The same by what it comes from; adds up to it. Empty where either has no budget. */
  readonly parts?: readonly DifferencePart[];
}

/** A sentence of the report as data; a sentence is a function of a finding. */
export type Finding =
  | {
      readonly kind: 'meets-target' | 'misses-target';
      readonly candidate: string;
      readonly service: string;
      readonly target: number;
      readonly availability: number;
      readonly probability: number | null;
    }
  | {
      readonly kind: 'largest-cause';
      readonly candidate: string;
      readonly service: string;
      readonly cause: string;
      readonly share: number;
      readonly minutesPerYear: number;
    }
  | {
      readonly kind: 'difference';
      readonly candidate: string;
      readonly baseline: string;
      readonly service: string;
      readonly minutesPerYear: number;
      readonly probabilityLess: number | null;
    }
  | { readonly kind: 'hosts'; readonly candidate: string; readonly baseline: string; readonly difference: number }
  | {
      readonly kind: 'break-even';
      readonly service: string;
      readonly parameter: string;
      readonly candidates: readonly [string, string];
      readonly at: number;
      readonly today: number;
      /** The candidate with less downtime below it. */
      readonly lessBelow?: string;
      /** Null: the parameter is known exactly. */
      readonly deviations: number | null;
    }
  | {
      readonly kind: 'rests-on-assumptions';
      readonly candidate: string;
      readonly service: string;
      readonly share: number;
    }
  | { readonly kind: 'common-cause-bound'; readonly candidate: string; readonly service: string };
