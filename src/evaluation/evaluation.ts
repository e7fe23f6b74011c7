import type { MachineRole } from '../catalog/fact.js';
import type { Parameter, Text } from '../catalog/parameter.js';
import type { PlacementRecord, TopologyRecord } from './topology.js';

/**
 * The waist of the hourglass: everything the solvers found, as plain versioned JSON. Reports, metrics and the
 * comparison only read it; a report can be made again from a saved one without solving anything.
 * All times are in hours unless the name says otherwise. A year has 8,766 h, a month 730.5 h.
 */
export interface Evaluation {
  readonly format: 'ninefold-evaluation';
  /** Raised when a reader of the former version would misread this one. */
  readonly formatVersion: 1;
  readonly ninefold: string;
  readonly seed: number;
  readonly hoursPerYear: number;
  readonly scenario: ScenarioRecord;
  readonly candidates: readonly CandidateEvaluation[];
  /** Joint parameter draws: the same draw index is the same world for every candidate. */
  readonly uncertainty: UncertaintyRecord;
}

export interface ScenarioRecord {
  readonly file: string;
  readonly hash: string;
  readonly title: Text;
  readonly review: {
    readonly date: string | null;
    readonly version: string | null;
    readonly author: string | null;
    readonly organisation: string | null;
    readonly background: string | null;
  };
  /** What the report is to show; absent: everything. */
  readonly report?: { readonly sections: readonly string[] };
  /** By candidate id, what the scenario says of it: dotted path → text as written. Absent: saved before this was kept. */
  readonly stated?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly baseline: string;
  readonly withProbability: number;
  readonly currency: string | null;
}

/** How exactly a figure was computed (not how well its inputs are known). */
export type Accuracy =
  /** All delays as the model gives them; the true value of the model lies in [low, high]. */
  | { readonly kind: 'exact'; readonly low: number; readonly high: number; readonly method: string }
  /** Method named, error assessed but not proved. */
  | { readonly kind: 'approximation'; readonly low: number; readonly high: number; readonly method: string }
  /** Simulation. */
  | {
      readonly kind: 'interval';
      readonly low: number;
      readonly high: number;
      readonly level: number;
      readonly method: string;
    };

/** How well the inputs are known: interval of the figure over the parameter draws. */
export interface Uncertainty {
  readonly low: number;
  readonly high: number;
  /** e.g. 0.9 */
  readonly level: number;
  readonly draws: number;
  /** Share of the variance (of the logarithm) by parameter, largest first; may sum to less than 1. */
  readonly from: readonly { readonly parameter: string; readonly share: number }[];
}

export interface Figure {
  readonly value: number;
  readonly accuracy: Accuracy;
  readonly uncertainty: Uncertainty | null;
}

/** A figure, or in one phrase (a words key) why there is none. Never zero for "not known". */
export type MaybeFigure = Figure | { readonly unknown: string };

export interface CandidateEvaluation {
  readonly id: string;
  readonly name: Text;
  readonly platform: 'vm' | 'kubernetes' | 'custom';
  readonly topology: TopologyRecord;
  readonly placement: PlacementRecord;
  readonly services: readonly ServiceEvaluation[];
  /** How often each cause of a failure strikes while everything works, whether or not a service feels it. */
  readonly eventsPerYear?: Readonly<Record<string, number>>;
  /** How often in a year hosts are lost and what sat on them finds no room elsewhere; absent: not known. */
  readonly lossesWithoutRoom?: Figure;
  /** Availability of the management API (vCenter / Kubernetes API); null for custom. */
  readonly managementApi: MaybeFigure;
  readonly failover: readonly FailureModeRecord[];
  /** Every parameter the candidate's model uses, in catalog order. */
  readonly parameters: readonly Parameter[];
  readonly solving: SolvingRecord;
  readonly modelCheck: readonly ModelCheckRow[];
  /** Elasticity, overhead and counts the platform's tables give, e.g. time to add an instance. */
  readonly facts: readonly FactRecord[];
  readonly prices: PriceRecord;
  /** Which machines play which part, for the port matrix; empty where none are stated. */
  readonly deployment: readonly RoleRecord[];
  /** What the model of this candidate leaves out or simplifies, as words keys with values. */
  readonly limits: readonly Note[];
}

export interface RoleRecord {
  readonly role: MachineRole;
  readonly machines: readonly string[];
}

export interface Note {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface ServiceEvaluation {
  readonly id: string;
  readonly target: {
    readonly availability: number | null;
    readonly per: 'month' | 'year';
    readonly excludingPlanned: boolean;
    readonly rtoHours: number | null;
    readonly rpoHours: number | null;
  } | null;
  /** The up-set in words keys: what has to work. */
  readonly upSet: readonly string[];
  /** Steady-state, all causes including planned work. */
  readonly unavailability: Figure;
  /** Without the downtime charged to planned work. */
  readonly unavailabilityExcludingPlanned: Figure;
  /** 1 − served share of requests. */
  readonly requestUnavailability: MaybeFigure;
  /** Outages per year. */
  readonly outagesPerYear: Figure;
  readonly meanOutageHours: Figure;
  /** "Instant, perfect failover": from the structure function alone. */
  readonly structuralFloor: MaybeFigure;
  readonly budget: readonly BudgetRow[];
  readonly minimalCutSets: readonly { readonly members: readonly string[]; readonly probability: number }[];
  readonly importance: readonly {
    readonly component: string;
    readonly birnbaum: number;
    readonly criticality: number;
    readonly fussellVesely: number;
  }[];
  readonly distributions: DistributionRecord | null;
  /** Share of time in which it is up with no spare left of something built with one; absent: nothing is, or not known. */
  readonly withoutRedundancy?: Figure;
  /** Failures that strike while everything works and that it feels, the most frequent cause first; absent: not known. */
  readonly singleFailures?: readonly SingleFailureRecord[];
  /** What was measured of it, beside what is predicted. */
  readonly observed?: ObservedRecord;
}

/** How often one cause takes away an instance of a service, or the service, and how often nobody has to act. */
export interface SingleFailureRecord {
  readonly cause: string;
  readonly timesPerYear: number;
  /** Share after which all instances serve again without a person. */
  readonly withoutPeople: number;
  /** Of the times to failure. */
  readonly parameters: readonly string[];
}

/** Outages of a service as they were measured, and whether they can come from what the model predicts. */
export interface ObservedRecord {
  readonly file: string;
  readonly sha256: string;
  readonly rowsRead: number;
  readonly rowsRejected: number;
  /** ISO local times. */
  readonly window: readonly [string, string];
  readonly windowHours: number;
  /** Shorter outages are not counted: the measurement does not see them. */
  readonly shortestHours: number;
  /** Length of the shortest that is counted; null without one. */
  readonly shortestSeenHours: number | null;
  /** Overlapping rows are one outage. */
  readonly outages: number;
  readonly downHours: number;
  readonly unavailability: number;
  readonly outagesPerYear: number;
  /** Of the outages per year. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number; readonly method: string };
  /** Null without an outage. */
  readonly meanOutageHours: number | null;
  readonly meanOutageInterval: { readonly low: number; readonly high: number; readonly level: number } | null;
  readonly warnings: readonly string[];
  /** Whether the count can come from the predicted rates, over what is not known of the parameters. */
  readonly compatibility: {
    readonly pValue: number;
    /** At 5 %. */
    readonly compatible: boolean;
    /** Outages expected in the window, of those that are seen. */
    readonly expected: number;
    /** Share of the predicted outages that are long enough to be seen, from the simulation. */
    readonly seen: number;
  };
}

/** Each outage minute is charged to the event that began it. Rows sum to the unavailability exactly. */
export interface BudgetRow {
  /** Words key of the cause, e.g. `host-hardware`, `planned-patching`, `release`. */
  readonly cause: string;
  readonly planned: boolean;
  readonly timesPerYear: number;
  readonly meanMinutes: number;
  readonly minutesPerYear: number;
  /** The same minutes by phase: detect, decide, act, restart, repair, planned. */
  readonly phases: readonly { readonly phase: Phase; readonly minutesPerYear: number }[];
  /** Its share of all downtime in the simulation with true distributions; absent: met too seldom there. */
  readonly simulatedShare?: Figure;
  /**
   * Of the minutes a year, what true times and layouts that stay add to the chain's (either sign), by paired simulation;
   * absent: no difference is shown.
   */
  readonly trueFormAdds?: Figure;
}

export type Phase = 'detect' | 'decide' | 'act' | 'restart' | 'repair' | 'planned';

/** From the simulation with true distributions. Samples are sorted and thinned to at most 200 quantiles. */
export interface DistributionRecord {
  readonly years: number;
  /** Quantiles of downtime minutes in a year at levels (i + 0.5)/n. */
  readonly downtimeMinutesPerYear: readonly number[];
  readonly outageMinutes: readonly number[];
  readonly probabilityTargetMetInMonth: Figure | null;
  readonly probabilityTargetMetInYear: Figure | null;
  /** The availability kept in 95 % of months. */
  readonly promiseMonthly: Figure;
  /** Median of the longest outage in a year, minutes. */
  readonly longestOutageMinutes: Figure;
  /** Share of all outages that end within the recovery time objective; null without one. */
  readonly probabilityOutageWithinRto?: Figure | null;
}

/** What is lost when this fails, and how it comes back: a row of the failover timeline. */
export interface FailureModeRecord {
  /** Words key, e.g. `host-lost`, `process-crash`, `rack-lost`. */
  readonly id: string;
  readonly workload: string | null;
  /** The only service it concerns; null: see `services`. */
  readonly service: string | null;
  /** The services that need the workload; absent: it concerns every service. */
  readonly services?: readonly string[];
  readonly phases: readonly {
    readonly phase: Phase;
    readonly label: string;
    readonly meanSeconds: number;
    readonly parameters: readonly string[];
  }[];
  /** Of the total time until served again, seconds. */
  readonly total: {
    readonly mean: number;
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    /** At levels (i + 0.5)/n. */
    readonly quantiles?: readonly number[];
  };
  /** Share of requests lost while it lasts (1: the service is down). */
  readonly lostShare: number;
  readonly coverage: number | null;
}

export interface FactRecord {
  /** Metric or fact id, e.g. `time-to-add-instance`. */
  readonly id: string;
  readonly value: number | string | null;
  readonly unit: string;
  readonly source: string;
  readonly knowledge: 'verified' | 'assumed' | 'computed';
}

export interface PriceRecord {
  readonly currency: string | null;
  readonly hostPerYear: number | null;
  readonly licencesPerCorePerYear: number | null;
  readonly energyPerKWh: number | null;
  readonly wattsPerHost: number | null;
  readonly downtimePerHour: Readonly<Record<string, number>>;
}

/** What each engine did, for the method page. */
export interface SolvingRecord {
  readonly chain: {
    readonly states: number;
    readonly transitions: number;
    readonly maximumFailures: number;
    readonly residual: number;
    readonly method: string;
  } | null;
  readonly simulation: {
    readonly years: number;
    readonly replications: number;
    readonly events: number;
    readonly method: string;
  } | null;
  readonly structure: { readonly basicEvents: number; readonly vertices: number } | null;
  /** Services whose outages are too rare for plain replications, and how they were simulated instead; absent: none. */
  readonly rareEvents?: readonly RareEventRecord[];
  /**
   * The draws, swings and break-evens are solved on a coarser exploration: its largest relative error of an unavailability
   * against the one of the figures, over worlds drawn for that alone.
   */
  readonly repeated?: { readonly worlds: number; readonly largestError: number };
}

/** Cycles with forced failures, weighted: what they reached, and whether the method holds. */
export interface RareEventRecord {
  readonly service: string;
  readonly form: 'as-solved' | 'true-distributions';
  readonly method: 'a-cycles' | 'balanced-failure-biasing';
  /** Whether the figures are taken from them: the preconditions hold, and they are closer than the replications are. */
  readonly isUsed: boolean;
  readonly unavailability: Figure;
  readonly cycles: number;
  readonly events: number;
  /** The number of equal cycles that would say as much. */
  readonly effectiveSampleSize: number;
  /** Share of the largest cycle in the weighted down hours. */
  readonly largestShare: number;
  /** What plain replications would need for the same interval. */
  readonly plainYears: number;
  readonly plainEvents: number;
  /** `value`: the largest number of failures expected within a recovery, where it is asked for. */
  readonly preconditions: readonly { readonly name: string; readonly holds: boolean; readonly value?: number }[];
}

/** The same figure from each engine, side by side. */
export interface ModelCheckRow {
  readonly service: string;
  readonly form: 'as-solved' | 'true-distributions' | 'instant-failover';
  readonly structure: Figure | null;
  readonly markov: Figure | null;
  readonly simulation: Figure | null;
  /** Null when there is nothing to compare or the interval is too wide to say. */
  readonly agrees: boolean | null;
}

export interface UncertaintyRecord {
  readonly draws: number;
  /** candidate → service → unavailability of each draw, in draw order. */
  readonly unavailability: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  /** The same without the downtime charged to planned work, where the study has it. */
  readonly unavailabilityExcludingPlanned?: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  /**
   * The parameters that were drawn, with the factor on the nominal mean in each draw. Key: the parameter's name, or
   * `name@candidate+candidate` where candidates mean different things by it.
   */
  readonly factors: Readonly<Record<string, readonly number[]>>;
  /** One-at-a-time swings: parameter at its 5 % and 95 % value. */
  readonly tornado: readonly {
    readonly candidate: string;
    readonly service: string;
    readonly parameter: string;
    readonly low: number;
    readonly high: number;
    readonly atLow: number;
    readonly atHigh: number;
  }[];
  /**
   * By how many per cent the unavailability, as the target counts it, changes with one per cent of a parameter, known
   * exactly or not; the largest first, those below a thousandth left out.
   */
  readonly elasticities?: readonly {
    readonly candidate: string;
    readonly service: string;
    readonly parameter: string;
    readonly elasticity: number;
  }[];
  readonly breakEvens: readonly {
    readonly service: string;
    readonly parameter: string;
    readonly candidates: readonly [string, string];
    /** Parameter's mean at which both have the same expected downtime. */
    readonly at: number;
    readonly today: number;
    /** The candidate with less downtime where the parameter's mean is below that. */
    readonly lessBelow?: string;
    /** Distance in standard deviations of the parameter's uncertainty (log scale); null: it is known exactly. */
    readonly deviations: number | null;
  }[];
  /** Where a candidate just meets the availability target of a service. */
  readonly targetBreakEvens?: readonly {
    readonly service: string;
    readonly parameter: string;
    readonly candidate: string;
    /** Parameter's mean at which the target is just met. */
    readonly at: number;
    readonly today: number;
    /** The side of it on which the target is met. */
    readonly met: 'below' | 'above';
    /** As of the break-evens between candidates. */
    readonly deviations: number | null;
  }[];
}
