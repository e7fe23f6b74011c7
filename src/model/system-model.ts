/**
 * What a platform turns a candidate into: immutable plain data, no platform names and no solver in it.
 * It crosses threads as it stands; each thread compiles it (`compiledNet`).
 */
export interface SystemModel {
  readonly components: readonly Component[];
  readonly crews: readonly Crew[];
  readonly commonCauses: readonly CommonCause[];
  readonly relocationRules: readonly RelocationRule[];
  readonly seats: readonly Seat[];
  readonly workloads: readonly WorkloadModel[];
  readonly failoverGroups: readonly FailoverGroup[];
  readonly plannedWorks: readonly PlannedWork[];
  readonly services: readonly ServiceModel[];
  /** Extra conditions whose availability is asked for beside the services, e.g. the management API. */
  readonly probes: readonly { readonly id: string; readonly up: Condition }[];
  /** Which parts may be exchanged without anything changing; empty: none. */
  readonly symmetry: readonly SymmetryGroup[];
}

/** A Boolean condition over what works. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly atLeast: number; readonly of: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly works: string }
  | { readonly serving: string; readonly atLeast: number }
  /** One instance of a workload runs and serves: a virtual machine that is itself a seat. */
  | { readonly instanceServes: string; readonly index: number }
  /** The same, whether requests reach it or not. */
  | { readonly instanceRuns: string; readonly index: number }
  | { readonly groupServes: string };

/** Always true. */
export const always: Condition = { all: [] };

/**
 * A delay as sums of named parameters, so that a chain can be solved again with other values without exploring again.
 * Its distribution is that of (Σ terms − Σ minus, never below 0) × times, its mean divided by the thinning probability;
 * or zero, except with the probability `onlyWith`.
 */
export interface Delay {
  readonly terms: readonly string[];
  readonly minus?: readonly string[];
  readonly times?: number;
  /** Only this share of the events counts: rate × p, or × (1 − p) for the complement, for each. */
  readonly thinning?: readonly { readonly parameter: string; readonly complement: boolean }[];
  /** It passes only with this probability, else there is no delay. */
  readonly onlyWith?: { readonly parameter: string; readonly complement: boolean };
}

/**
 * `calendar` keeps ageing whatever happens around it; `operating` is frozen while not running; `renewed` cannot fail
 * while not running and is new at each start.
 */
export type Ageing = 'calendar' | 'operating' | 'renewed';

export interface FailureMode {
  /** Words key of the cause in the downtime budget. */
  readonly cause: string;
  readonly timeToFailure: Delay;
  readonly timeToRestore: Delay;
  readonly ageing: Ageing;
  readonly crew: string | null;
  /** It fails in this way only while the condition holds: a spare in use, or one that waits. Left out: always. */
  readonly while?: Condition;
}

export interface Component {
  readonly id: string;
  readonly kind: string;
  readonly needs: Condition;
  readonly modes: readonly FailureMode[];
  /** Time to start again once what it needs is back; null: none (included in the restore times). */
  readonly startTime: Delay | null;
}

/** Repair people: one repair each, which is not interrupted. */
export interface Crew {
  readonly id: string;
  readonly size: number;
  /** Which waiting component is repaired next, the most urgent first; left out: first come, first served. */
  readonly priority?: readonly string[];
}

/** One event takes down every member that is up; each restores by its own mode. */
export interface CommonCause {
  readonly id: string;
  readonly cause: string;
  readonly timeToFailure: Delay;
  readonly members: readonly { readonly component: string; readonly mode: number }[];
}

/**
 * How instances leave a seat that is not ready: after `leaveRotation` they get no requests any more, after `commit`
 * they are started elsewhere, if the recovery controller works.
 */
export interface RelocationRule {
  readonly id: string;
  readonly controller: Condition;
  readonly leaveRotation: Delay;
  readonly commit: Delay;
  /** Budget cause when a seat leaves rotation although its instances run. */
  readonly isolationCause: string;
  /** Whether instances are moved at all (local storage: false, they wait for the host). */
  readonly relocates: boolean;
  /**
   * A seat that runs on but cannot be reached: given up like a lost one, given up after a delay of its own from leaving
   * rotation, or never (null): its instances wait until it is reached again.
   */
  readonly whenIsolated: 'as-lost' | Delay | null;
  /** Probability that the commit works; otherwise people move the instances after `manualRecovery`. */
  readonly coverageFactor: string | null;
  readonly manualRecovery: Delay | null;
  /** A healthy seat is taken for lost and leaves rotation until it is heard again; null: does not happen. */
  readonly falseDetection: {
    readonly cause: string;
    readonly timeToFailure: Delay;
    readonly timeToRestore: Delay;
  } | null;
}

/** Where instances sit: a host or a cluster node. */
export interface Seat {
  readonly id: string;
  /** Instances on it run while this holds. */
  readonly works: Condition;
  /** Requests reach what runs on it. */
  readonly reached: Condition;
  /** The recovery controller sees it as healthy. Implies nothing about `works`; usually works ∧ agents. */
  readonly ready: Condition;
  /** Restarts in place and new starts need this (kubelet and runtime); relocation does not wait for it. */
  readonly agent: Condition;
  readonly rack: string;
  readonly site: string;
  /** What sits there is moved away only while this holds as well as the controller works. */
  readonly movable: Condition;
  /**
   * While one of these holds (the first that does), many seats are given up one after another and this one waits for its
   * turn as well; left out: it never has to.
   */
  readonly turns?: readonly { readonly while: Condition; readonly wait: Delay }[];
  /** Room for modelled instances; null: never binds (proved by placement). */
  readonly room: { readonly cpu: number; readonly memoryGiB: number } | null;
}

export interface InstanceMode {
  readonly cause: string;
  /** Null: it comes with a common cause only. */
  readonly timeToFailure: Delay | null;
  readonly timeToRestore: Delay;
  /** Restart in place needs the seat's agent. */
  readonly needsAgent: boolean;
  /** One restoration, as of a roll-back, brings all instances back at once; else each takes its own time. */
  readonly together?: boolean;
}

export interface WorkloadModel {
  readonly id: string;
  readonly instances: number;
  readonly required: number;
  readonly each: { readonly cpu: number; readonly memoryGiB: number };
  readonly rule: string;
  readonly seats: readonly string[];
  /** Initial seat of each instance. */
  readonly layout: readonly string[];
  readonly spread: 'none' | 'host' | 'rack' | 'site';
  /** It rather waits than put more than one instance more into a failure domain it spreads over than into another. */
  readonly hardSpread: boolean;
  /** Never two on one seat. */
  readonly apart: boolean;
  readonly needs: Condition;
  readonly modes: readonly InstanceMode[];
  /** A shared fault (code, configuration, data) stops all running instances; each restores by the mode. */
  readonly commonCauses: readonly { readonly cause: string; readonly timeToFailure: Delay; readonly mode: number }[];
  readonly startInPlace: Delay;
  readonly act: Delay;
  /** A start elsewhere waits for this: an image registry. */
  readonly actNeeds: Condition;
  /** Wait until attached storage is free, after the commit. */
  readonly detach: Delay | null;
  /** Back to the balanced layout; null: never. */
  readonly rebalance: Delay | null;
}

export interface FailoverGroup {
  readonly id: string;
  readonly cause: string;
  readonly members: readonly Condition[];
  readonly takeover: Delay;
  /** Probability parameter: the fault is detected and handled. */
  readonly coverageFactor: string | null;
  readonly manualRecovery: Delay | null;
}

export type PlannedWork =
  | {
      readonly kind: 'seat';
      readonly id: string;
      readonly cause: string;
      readonly seats: readonly string[];
      /** Components out of work meanwhile, per seat. */
      readonly components: readonly (readonly string[])[];
      readonly period: Delay;
      readonly duration: Delay;
      readonly evacuation: 'live' | 'drain' | 'stop';
    }
  | {
      readonly kind: 'component';
      readonly id: string;
      readonly cause: string;
      readonly components: readonly (readonly string[])[];
      readonly period: Delay;
      readonly duration: Delay;
    }
  | {
      readonly kind: 'instance';
      readonly id: string;
      readonly cause: string;
      readonly workload: string;
      readonly period: Delay;
      readonly duration: Delay;
    };

export interface ServiceModel {
  readonly id: string;
  readonly up: Condition;
  /** Workloads whose dead members in rotation lose requests, with their required counts. */
  readonly workloads: readonly { readonly id: string; readonly required: number }[];
  /** What else has to hold for any request to be served. */
  readonly gate: Condition;
  /** The up-set in words keys, for the report. */
  readonly upSet: readonly string[];
}

/**
 * Blocks that may be exchanged: each block lists corresponding things in the same order. Nested: a rack's blocks are
 * exchanged among themselves first, then whole racks. Groups of virtual machines that are seats come after the groups of
 * the hosts they sit on; a block of theirs has the instance it is, which takes its seat with it.
 */
export interface SymmetryGroup {
  readonly racks: readonly (readonly SymmetryBlock[])[];
}
export interface SymmetryBlock {
  readonly components: readonly string[];
  readonly seat: string | null;
  /** Membership in failover groups: [group id, member index]. */
  readonly members: readonly (readonly [string, number])[];
  /** Blocks are alike only if their class is. */
  readonly class: string;
  /** The virtual machine the block is: [workload, instance index]. */
  readonly instance?: readonly [string, number];
}
