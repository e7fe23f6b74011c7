import type { CandidateEvaluation } from '../evaluation/evaluation.js';
import type { UnavailabilityShares } from '../markov/unavailability-shares.js';
import type { CandidateModel } from './candidate-model.js';
import { effortSettings, type StudyOptions } from './study-options.js';

/** Where solved results are kept between runs, by key; supplied from outside. A failure is the same as nothing kept. */
export interface ResultStore {
  read(key: string): Promise<string | null>;
  write(key: string, text: string): Promise<void>;
}

/** What is kept of a candidate's study. */
export interface KeptStudy {
  /** Before what depends on other candidates: draws, break-evens. */
  readonly evaluation: CandidateEvaluation;
  readonly nominal: readonly NominalShares[];
  /** Unavailabilities by world: see `worldKey`. */
  readonly worlds: readonly (readonly [world: string, shares: readonly UnavailabilityShares[]])[];
}

/** Nominal figures of a service that other worlds are set in proportion to. */
export interface NominalShares extends UnavailabilityShares {
  readonly outagesPerHour: number;
  /** Of the unavailabilities, by parameter. */
  readonly elasticities: readonly (readonly [parameter: string, UnavailabilityShares])[];
}

/**
 * Everything the study of one candidate depends on, as text: the candidate without its place in the file, what the
 * platform and the catalog made of it, the measured use, the seed, the effort, the version. Titles, the review and other
 * candidates are not part of it.
 */
export function studyKey(model: CandidateModel, options: StudyOptions): string {
  const { candidate, blueprint, parameters } = model;
  const { seed, version, effort, measuredUse } = options;
  return JSON.stringify(
    {
      version,
      seed,
      settings: effortSettings[effort],
      candidate,
      blueprint,
      parameters: [...parameters.values()],
      measuredUse: measuredUse.get(candidate.id) ?? null,
    },
    // Where something is said moves no number: a line more in the file leaves results as they are.
    (name, value) => (name === 'position' || name === 'source' ? undefined : value),
  );
}

/** A world as a candidate sees it: the factors on its own parameters, in their order; empty: as it is nominally. */
export function worldKey(parameters: Iterable<string>, factors: ReadonlyMap<string, number>): string {
  return [...parameters].map((name) => factors.get(name) ?? '').join();
}

/** The text to keep; null when JSON would not give back the same numbers. */
export function keptText(kept: KeptStudy): string | null {
  let isExact = true;
  const text = JSON.stringify(kept, (_, value) => {
    if (typeof value === 'number' && !Number.isFinite(value)) isExact = false;
    return value;
  });
  return isExact ? text : null;
}

/** Null for what is no kept study, such as a torn file. */
export function keptStudy(text: string | null): KeptStudy | null {
  if (text === null) return null;
  try {
    const { evaluation, nominal, worlds } = JSON.parse(text) as KeptStudy;
    return evaluation && Array.isArray(nominal) && Array.isArray(worlds) ? { evaluation, nominal, worlds } : null;
  } catch {
    return null;
  }
}
