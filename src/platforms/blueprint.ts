import type { FactRecord, Note, Phase, RoleRecord } from '../evaluation/evaluation.js';
import type { PlacementRecord, TopologyRecord } from '../evaluation/topology.js';
import type { Distribution } from '../maths/distribution.js';
import type { Delay, SystemModel } from '../model/system-model.js';
import type { Evidence } from '../scenario/scenario.js';

/** What a platform makes of a candidate: everything the study needs, plain data. */
export interface Blueprint {
  readonly topology: TopologyRecord;
  readonly placement: PlacementRecord;
  readonly model: SystemModel;
  /** A chain the scenario gives outright; the model then is empty. */
  readonly chain: StatedChain | null;
  /** Parameters the model names that are not in the catalog under that name. */
  readonly requests: readonly ParameterRequest[];
  readonly failureModes: readonly FailureModePlan[];
  readonly facts: readonly FactRecord[];
  readonly deployment: readonly RoleRecord[];
  readonly limits: readonly Note[];
}

/** A chain as states and rates: it begins in the first state; up in those listed. */
export interface StatedChain {
  readonly states: readonly string[];
  readonly up: readonly string[];
  readonly rates: readonly { readonly from: string; readonly to: string; readonly perHour: number }[];
}

/** A parameter of the candidate's own: like a catalog parameter, or a distribution stated in the scenario. */
export type ParameterRequest =
  | { readonly name: string; readonly like: string; readonly evidence: Evidence | null }
  | {
      readonly name: string;
      readonly unit: 'duration' | 'probability';
      readonly distribution: Distribution;
      readonly source: string;
    };

/** How one failure runs its course, for the failover timeline and the RTO table. */
export interface FailureModePlan {
  /** Words key. */
  readonly id: string;
  readonly workload: string | null;
  readonly phases: readonly { readonly phase: Phase; readonly label: string; readonly delay: Delay }[];
  /** Share of requests lost until the first phase of kind `detect` is over or, with one instance, until served again. */
  readonly lostShare: number;
  readonly coverageFactor: string | null;
}

/** Delays of named parameters, one after another. */
export const after = (...terms: string[]): Delay => ({ terms });
