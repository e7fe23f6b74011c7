import type { SolvingRecord } from '../evaluation/evaluation.js';
import type { ExploredChain } from '../markov/exploration.js';
import { unavailabilitySolver } from '../markov/unavailability-shares.js';
import type { CandidateModel } from './candidate-model.js';
import type { CandidateResponse } from './candidate-response.js';
import { drawnParameters, jointDraws, worldOf } from './joint-draws.js';
import { scaledParameters } from './solved-candidate.js';

/** Keeps these worlds apart from the joint draws of the study. */
const heldBackSeed = 0x48454c44;

/**
 * How far the response, which is solved on a coarser exploration, is from the exploration of the nominal figures, at
 * worlds that are used for nothing else: all its parameters drawn. Cost: as many solves of the fine exploration.
 */
export function heldBackCheck(
  model: CandidateModel,
  fine: ExploredChain,
  response: CandidateResponse,
  worlds: number,
): NonNullable<SolvingRecord['repeated']> {
  const { net, parameters, candidate } = model;
  const draws = jointDraws(drawnParameters([response]), worlds, heldBackSeed);
  const solved = unavailabilitySolver(fine, net);
  const errors = Array.from({ length: worlds }, (_, draw) => {
    const world = worldOf(draws, candidate.id, draw);
    const found = response.withFactors(world);
    const exact = solved(scaledParameters(parameters, world));
    return exact.map(({ whole }, s) => (whole === 0 ? 0 : Math.abs(found[s]!.whole / whole - 1)));
  });
  return { worlds, largestError: Math.max(0, ...errors.flat()) };
}
