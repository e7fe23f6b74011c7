import type { PlacementRecord } from '../evaluation/topology.js';
import type { ExplorationLimits } from '../markov/exploration.js';
import type { ObservedOutages } from '../measurements/observed-outages.js';
import type { ResultStore } from './kept-study.js';
import type { Replicator } from './simulated-candidate.js';

/** How much work a study puts in. */
export type Effort = 'quick' | 'normal' | 'thorough';

export type MeasuredUse = NonNullable<PlacementRecord['measuredUse']>;

export interface StudyStep {
  readonly candidate: string;
  readonly stage: 'explore' | 'simulate' | 'draws' | 'sensitivity' | 'break-even';
  readonly done: number;
  readonly total: number;
}

export interface StudyOptions {
  readonly seed: number;
  /** Of ninefold, for the record. */
  readonly version: string;
  readonly replicator: Replicator;
  readonly effort: Effort;
  readonly progress: ((step: StudyStep) => void) | null;
  /** Measured utilization by candidate id. */
  readonly measuredUse: ReadonlyMap<string, MeasuredUse>;
  /** Measured outages by candidate id and service id; none: nothing was measured. */
  readonly observed?: ReadonlyMap<string, ReadonlyMap<string, ObservedOutages>>;
  /** Where solved results are kept from run to run; none: everything is computed. */
  readonly kept?: ResultStore;
}

/** The study cannot be done as asked; one line that says why and what to try. */
export class StudyError extends Error {
  override readonly name: string = 'StudyError';
  /** What the shell is told: the input asks for something impossible. */
  readonly exitCode: number = 2;
}

/** The input makes sense, but its numbers were not reached: an iteration did not converge, or a bound does not hold. */
export class SolutionNotReached extends StudyError {
  override readonly name = 'SolutionNotReached';
  override readonly exitCode = 1;
}

interface EffortSettings {
  /** Exploration for the nominal figures, and a coarser one that is solved hundreds of times. */
  readonly nominal: ExplorationLimits;
  readonly repeated: ExplorationLimits;
  readonly draws: number;
  /** Worlds at which the coarser exploration is checked against the one of the nominal figures. */
  readonly heldBack: number;
  readonly simulation: SimulationSettings;
  /** Parameters per candidate and service of which break-evens are searched: so many uncertain ones, and as many known. */
  readonly breakEvens: number;
}

interface SimulationSettings {
  readonly relativePrecision: number;
  readonly maximumEvents: number;
  readonly maximumYears: number;
  readonly batch: number;
  readonly warmUpYears: number;
  readonly years: number;
}

const simulation = (maximumEvents: number): SimulationSettings => ({
  relativePrecision: 0.01,
  maximumEvents,
  maximumYears: maximumEvents / 10,
  batch: 16,
  warmUpYears: 2,
  years: 20,
});

export const effortSettings: Readonly<Record<Effort, EffortSettings>> = {
  quick: {
    nominal: { relativeBound: 0.2, maximumStates: 8_000, minimumStates: 4_000 },
    repeated: { relativeBound: 0.5, maximumStates: 2_000 },
    draws: 32,
    heldBack: 2,
    simulation: simulation(100_000),
    breakEvens: 1,
  },
  normal: {
    nominal: { relativeBound: 0.05, maximumStates: 20_000, minimumStates: 4_000 },
    repeated: { relativeBound: 0.15, maximumStates: 5_000, minimumStates: 2_000 },
    draws: 512,
    heldBack: 4,
    simulation: simulation(1_250_000),
    breakEvens: 6,
  },
  thorough: {
    nominal: { relativeBound: 0.005, maximumStates: 400_000, minimumStates: 4_000 },
    repeated: { relativeBound: 0.1, maximumStates: 20_000 },
    draws: 1024,
    heldBack: 8,
    simulation: simulation(20_000_000),
    breakEvens: 12,
  },
};

/** Level of every interval of the simulation. */
export const simulationLevel = 0.95;
/** Level of the intervals over parameter draws. */
export const uncertaintyLevel = 0.9;
