import type { Knowledge, Text } from '../../catalog/parameter.js';
import type { DifferenceFactor } from '../../comparison/cause-factors.js';
import type { Phase } from '../../evaluation/evaluation.js';
import type { MetricGroup } from '../../metrics/metric.js';
import type { DurationUnit } from '../format/duration.js';
import type { FitWords } from './fit-words.js';
import type { LabelKey } from './label-key.js';

export type Locale = 'en' | 'zh-CN';

export type SectionId =
  | 'verdict'
  | 'candidates'
  | 'comparison'
  | 'objectives'
  | 'downtime'
  | 'differences'
  | 'year'
  | 'failover'
  | 'utilization'
  | 'sensitivity'
  | 'measured'
  | 'risks'
  | 'deployment'
  | 'assumptions'
  | 'method'
  | 'glossary';

export type CapacityShare =
  | 'useful'
  | 'guestOperatingSystems'
  | 'hypervisor'
  | 'systemReserved'
  | 'controlPlane'
  | 'failoverReserve'
  | 'stranded'
  | 'free';

type Values = Readonly<Record<string, string | number>>;

export interface Words {
  readonly locale: Locale;
  /** Key of `Text`. */
  readonly text: keyof Text;
  readonly units: Readonly<Record<DurationUnit, string>> & {
    /** Of things that happen: times a year. */
    readonly perYear: string;
    /** Of amounts. */
    readonly aYear: string;
    readonly minutesPerYear: string;
    readonly hoursPerYear: string;
    readonly percentagePoints: string;
    readonly kilowattHoursPerYear: string;
    readonly gibibytes: string;
    readonly gibibyteHours: string;
    readonly cores: string;
  };
  /** Between the ends of a range where a dash would not be clear. */
  readonly to: string;
  readonly comma: string;
  readonly semicolon: string;
  readonly fullStop: string;
  /** Between a name and what is said of it. */
  readonly colon: string;
  readonly openBracket: string;
  readonly closeBracket: string;
  /** Phrases one after another. */
  readonly joined: (phrases: readonly string[]) => string;
  readonly list: (items: readonly string[]) => string;
  /** CSS `content` of the page number in a margin box. */
  readonly pageOf: readonly [before: string, between: string, after: string];
  readonly sections: Readonly<Record<SectionId, { readonly title: string; readonly lead: string }>>;
  readonly label: Readonly<Record<LabelKey, string>>;
  readonly metricGroups: Readonly<Record<MetricGroup, string>>;
  readonly phases: Readonly<Record<Phase, string>>;
  readonly capacity: Readonly<Record<CapacityShare, string>>;
  /** In the order of tables and figures; `covers`: what counts as it. */
  readonly factors: Readonly<Record<DifferenceFactor, { readonly name: string; readonly covers: string }>>;
  readonly knowledge: Readonly<Record<Knowledge, string>>;
  readonly platforms: Readonly<Record<'vm' | 'kubernetes' | 'custom', string>>;
  /** Open sets of keys: what is not listed is shown as the key made readable. */
  readonly causes: Readonly<Record<string, string>>;
  readonly phaseLabels: Readonly<Record<string, string>>;
  readonly failureModes: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
  readonly unknownBecause: Readonly<Record<string, string>>;
  readonly upSet: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, string>>;
  readonly forms: Readonly<Record<string, string>>;
  readonly rareEventMethods: Readonly<Record<string, string>>;
  readonly preconditions: Readonly<Record<string, string>>;
  readonly mitigations: Readonly<Record<string, string>>;
  readonly notes: Readonly<Record<string, (values: Values) => string>>;
  /** Phrases that reach the report in English (remarks on records, methods, labels of a topology). */
  readonly phrase: (english: string) => string;
  /** Components by their ids, which are English phrases where a platform names them. */
  readonly component: (id: string) => string;
  readonly sentences: Sentences;
  readonly charts: ChartWords;
  readonly fit: FitWords;
  readonly formulas: readonly { readonly name: string; readonly says: string }[];
  readonly glossary: readonly GlossaryEntry[];
  /** Node prerequisites by their catalog id; what is not listed is shown as the catalog has it. */
  readonly requirements: Readonly<Record<string, string>>;
  /** Last parts of parameter names a scenario makes for its own workloads and external services. */
  readonly parameterParts: Readonly<Record<string, string>>;
  /** First parts of parameter names a platform makes for what it is made of; others are names of the scenario. */
  readonly parameterOwners: Readonly<Record<string, string>>;
  readonly portRoles: Readonly<Record<string, string>>;
  readonly accuracies: Readonly<Record<'exact' | 'approximation' | 'interval', string>>;
}

/** A term with its name in the other language, for readers of both. */
export interface GlossaryEntry {
  readonly term: string;
  readonly other: string;
  readonly meaning: string;
}

/** Sentences take finished strings (names, formatted figures) and counts; they choose word order and number. */
export interface Sentences {
  /** Where the probability is less above the wanted one than it is exactly known. */
  readonly closeCall: (draws: number, wanted: string) => string;
  readonly recommended: (name: string) => string;
  readonly nearest: (name: string) => string;
  /** Headlines and reason of a report on one candidate. */
  readonly aloneMeets: (name: string) => string;
  readonly aloneMisses: (name: string) => string;
  readonly becauseAlone: (wanted: string, has: string) => string;
  /** Headline where no candidate meets every target and these data do not say which comes nearest. */
  readonly noneNearest: string;
  readonly noneNamed: string;
  readonly indistinguishable: (names: readonly string[]) => string;
  readonly noTarget: string;
  readonly because: (
    rule: 'cost' | 'hosts',
    meeting: number,
    candidates: number,
    wanted: string,
    has: string,
  ) => string;
  readonly becauseNearest: (has: string, wanted: string) => string;
  readonly becauseNoneNearest: (most: string, wanted: string) => string;
  /** @param names null: every candidate; `modes`: each with its 95th percentile */
  readonly beyondObjective: (names: readonly string[] | null, service: string, rto: string, modes: string) => string;
  readonly becauseIndistinguishable: (rule: 'cost' | 'hosts', wanted: string) => string;
  readonly becauseNoTarget: string;
  /** @param name the one the others cannot be told apart from; null: none of all */
  readonly alsoIndistinguishable: (name: string | null, names: readonly string[], withoutPlanned: boolean) => string;
  readonly lessDowntime: (better: string, than: string, probability: string, withPlanned: boolean) => string;
  /** Of all candidates at once; `onAverage`: each reaches it in expectation, though not with the wanted probability. */
  readonly allMissTarget: (service: string, target: string, probabilities: string, onAverage: boolean) => string;
  readonly meetsTarget: (
    name: string,
    service: string,
    target: string,
    availability: string,
    probability: string | null,
  ) => string;
  /** @param onAverage whether it is reached in expectation, though not with the wanted probability */
  readonly missesTarget: (
    name: string,
    service: string,
    target: string,
    availability: string,
    probability: string | null,
    onAverage: boolean,
  ) => string;
  readonly largestCause: (name: string, service: string, cause: string, share: string, minutes: string) => string;
  readonly difference: (
    name: string,
    baseline: string,
    service: string,
    minutes: string,
    less: boolean,
    probability: string | null,
    /** The largest parts of it, each with its sign. */
    parts: readonly string[],
  ) => string;
  readonly differenceCaption: (baseline: string, service: string) => string;
  readonly differenceNote: string;
  readonly pairsNote: (years: boolean) => string;
  readonly above: (value: string) => string;
  readonly below: (value: string) => string;
  readonly targetBreakEvensNote: string;
  /** @param bound `above` or `below` a value; `isMet`: today */
  readonly targetBreakEven: (
    name: string,
    service: string,
    parameter: string,
    bound: string,
    today: string,
    distance: string,
    isMet: boolean,
  ) => string;
  /** @param surest the candidate that is right more often; null: the named one is */
  readonly choiceRight: (name: string, has: string, surest: string | null, surestHas: string) => string;
  readonly measurements: (parameters: readonly string[], now: string, then: string) => string;
  readonly nothingToMeasure: string;
  readonly elasticitiesCaption: (service: string) => string;
  readonly elasticitiesNote: string;
  readonly lessThan: (rival: string) => string;
  readonly settlingNote: (name: string) => string;
  readonly hosts: (name: string, baseline: string, difference: number) => string;
  /** @param bound `above` or `below` a value, the side on which today's value is not */
  readonly breakEven: (
    service: string,
    parameter: string,
    bound: string,
    today: string,
    distance: string,
    less: string,
    more: string,
  ) => string;
  /** How far a break-even is from today's value; null: the parameter is known exactly. */
  readonly distance: (deviations: string | null) => string;
  readonly noBreakEven: string;
  readonly noBreakEvenFor: (name: string) => string;
  /** @param name null: every candidate */
  readonly restsOnAssumptions: (name: string | null, service: string, share: string) => string;
  readonly commonCauseBound: (name: string, service: string) => string;
  readonly promise: (name: string, service: string, availability: string) => string;
  /** @param shared by several candidates */
  readonly intervals: (level: string, draws: number, shared: boolean) => string;
  /** The same of a sheet, whose intervals stand in columns. */
  readonly intervalColumns: (level: string, draws: number) => string;
  /** @param baseline null: there is but one candidate */
  readonly comparisonLegend: (baseline: string | null) => string;
  readonly rtoLegend: (target: string) => string;
  readonly partLost: (share: string) => string;
  readonly nothingLost: string;
  readonly timeline: string;
  readonly singleFailuresNote: string;
  /** Share of failures that nobody has to act on. */
  readonly withoutPeople: (share: string) => string;
  readonly waitForPeople: (timesPerYear: string) => string;
  readonly targetOf: (availability: string, month: boolean, excludingPlanned: boolean) => string;
  readonly working: (workload: string, required: string, instances: string) => string;
  readonly serverLine: (hosts: number, racks: number, sites: number) => string;
  readonly machines: (count: number, cores: string, memory: string) => string;
  readonly otherLimits: (count: number) => string;
  readonly moreRows: (count: number) => string;
  readonly provedLeast: string;
  readonly provedAtLeast: (count: number) => string;
  readonly provedMost: string;
  readonly provedAtMost: (count: number) => string;
  readonly shareOfWorst: (share: string) => string;
  readonly moreRemarks: (count: number) => string;
  readonly year: (hoursPerYear: string) => string;
  readonly reproduce: (version: string, seed: number, hash: string, file: string) => string;
  /** @param error largest relative error, at so many worlds for each candidate */
  readonly repeatedSolves: (worlds: number, error: string) => string;
  readonly chain: (states: string, transitions: string, failures: number, residual: string) => string;
  readonly simulation: (years: string, replications: string, events: string) => string;
  readonly rareEvents: (found: {
    readonly candidate: string;
    readonly service: string;
    readonly method: string;
    readonly precision: string;
    readonly sample: string;
    readonly largest: string;
    readonly plainYears: string;
    readonly isUsed: boolean;
    readonly unmet: string;
  }) => string;
  readonly rareEventsNote: string;
  readonly preconditionsMet: string;
  readonly preconditionsUnmet: (unmet: readonly string[], isUsed: boolean) => string;
  /** @param interval of a cause's share of the downtime */
  readonly simulatedShare: (interval: string) => string;
  /** Minutes a year, signed, with their interval. */
  readonly trueFormAdds: (minutes: string) => string;
  /** What figures are: chain and paired simulation, and which causes were put right. */
  readonly pairedSimulation: (corrected: number) => string;
  readonly asReported: string;
  readonly structure: (events: number, vertices: number) => string;
  readonly nothingHere: string;
  readonly atLeastNines: (count: number) => string;
  readonly aggregated: (hosts: number) => string;
  readonly overlayPorts: string;
  readonly cutSets: (shown: number, all: number) => string;
  readonly blocks: string;
  readonly sameTopology: (names: readonly string[]) => string;
  readonly undrawn: (names: readonly string[]) => string;
  readonly accuracyNote: string;
  readonly sourcesOfUncertainty: (parts: readonly string[]) => string;
  readonly costNote: string;
  readonly observedNote: string;
  /** Share of the predicted outages that a measurement sees. */
  readonly ofThemAtLeast: (share: string, length: string) => string;
}

export interface ChartWords {
  readonly budget: (service: string) => { readonly title: string; readonly description: string };
  readonly budgetPhases: (service: string) => { readonly title: string; readonly description: string };
  readonly nines: (service: string, level: string) => { readonly title: string; readonly description: string };
  readonly year: (service: string) => { readonly title: string; readonly description: string };
  readonly difference: (
    name: string,
    baseline: string,
    service: string,
  ) => { readonly title: string; readonly description: string };
  readonly timeline: (mode: string) => { readonly title: string; readonly description: string };
  readonly recoveryCurves: (mode: string) => { readonly title: string; readonly description: string };
  readonly utilization: (resource: string) => { readonly title: string; readonly description: string };
  readonly perHost: (name: string) => { readonly title: string; readonly description: string };
  readonly tornado: (name: string, service: string) => { readonly title: string; readonly description: string };
  readonly verdictTornado: (
    measure: 'right' | 'meets' | 'less',
    name: string,
    rival: string,
  ) => { readonly title: string; readonly description: string };
  readonly breakEven: (
    parameter: string,
    a: string,
    b: string,
  ) => { readonly title: string; readonly description: string };
  readonly attainment: (service: string, target: string) => { readonly title: string; readonly description: string };
  readonly pareto: (service: string) => { readonly title: string; readonly description: string };
  readonly survival: (parameter: string) => { readonly title: string; readonly description: string };
  readonly blocks: (service: string, name: string) => { readonly title: string };
  readonly topology: (name: string) => { readonly title: string };
  readonly axisMinutes: string;
  readonly axisMinutesLog: string;
  readonly axisNines: string;
  readonly axisTime: string;
  readonly axisShare: string;
  readonly axisYears: string;
  readonly axisRecoveries: string;
  readonly axisAttained: string;
  readonly axisCost: string;
  readonly axisHosts: string;
  readonly target: string;
  readonly allowed: string;
  readonly p95: string;
}

/** The words of an open key; a key nobody translated is at least readable. */
export function wordFor(table: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(table, key) ? table[key]! : readable(key);
}

/** `hostHardware`, `host-hardware` → `Host hardware`. */
export function readable(key: string): string {
  const spaced = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_.:]+/g, ' ')
    .trim()
    .toLowerCase();
  return spaced === '' ? key : spaced[0]!.toUpperCase() + spaced.slice(1);
}
