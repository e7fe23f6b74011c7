import type { Replicator } from './simulated-candidate.js';

/** How much work a study puts in. */
export type Effort = 'quick' | 'normal' | 'thorough';

export interface MeasuredUse {
  readonly cpuMean: number;
  readonly cpuP95: number;
  readonly memoryMean: number;
  readonly memoryP95: number;
}

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
}

/** The study cannot be done as asked; one line that says why and what to try. */
export class StudyError extends Error {
  override readonly name = 'StudyError';
}

interface EffortSettings {
  /** Exploration for the nominal figures, and a coarser one that is solved hundreds of times. */
  readonly nominal: { readonly relativeBound: number; readonly maximumStates: number };
  readonly repeated: { readonly relativeBound: number; readonly maximumStates: number };
  readonly draws: number;
  readonly trueForm: SimulationSettings;
  readonly asSolvedForm: SimulationSettings;
  /** Parameters per candidate and service of which break-evens are searched. */
  readonly breakEvens: number;
}

interface SimulationSettings {
  readonly relativePrecision: number;
  readonly maximumEvents: number;
  readonly batch: number;
  readonly warmUpYears: number;
  readonly years: number;
}

const simulation = (maximumEvents: number): SimulationSettings => ({
  relativePrecision: 0.01,
  maximumEvents,
  batch: 16,
  warmUpYears: 2,
  years: 20,
});

export const effortSettings: Readonly<Record<Effort, EffortSettings>> = {
  quick: {
    nominal: { relativeBound: 0.2, maximumStates: 8_000 },
    repeated: { relativeBound: 0.5, maximumStates: 2_000 },
    draws: 32,
    trueForm: simulation(100_000),
    asSolvedForm: simulation(100_000),
    breakEvens: 1,
  },
  normal: {
    nominal: { relativeBound: 0.02, maximumStates: 60_000 },
    repeated: { relativeBound: 0.3, maximumStates: 4_000 },
    draws: 256,
    trueForm: simulation(1_500_000),
    asSolvedForm: simulation(1_000_000),
    breakEvens: 6,
  },
  thorough: {
    nominal: { relativeBound: 0.005, maximumStates: 400_000 },
    repeated: { relativeBound: 0.1, maximumStates: 20_000 },
    draws: 1024,
    trueForm: simulation(20_000_000),
    asSolvedForm: simulation(20_000_000),
    breakEvens: 12,
  },
};

/** Level of every interval of the simulation. */
export const simulationLevel = 0.95;
/** Level of the intervals over parameter draws. */
export const uncertaintyLevel = 0.9;
