import type { Parameter } from '../catalog/parameter.js';
import type { ParameterEstimate } from '../catalog/parameter-estimate.js';
import { compiledNet } from '../model/compile.js';
import type { CompiledNet } from '../model/compiled-net.js';
import type { Blueprint } from '../platforms/blueprint.js';
import { blueprintOf } from '../platforms/blueprint-of.js';
import type { Candidate } from '../scenario/scenario.js';
import { candidateParameters } from './candidate-parameters.js';

/** A candidate ready to be solved. */
export interface CandidateModel {
  readonly candidate: Candidate;
  readonly blueprint: Blueprint;
  readonly net: CompiledNet;
  readonly parameters: ReadonlyMap<string, Parameter>;
}

export function candidateModel(
  candidate: Candidate,
  estimates: ReadonlyMap<string, ParameterEstimate>,
): CandidateModel {
  const blueprint = blueprintOf(candidate);
  const net = compiledNet(blueprint.model);
  return { candidate, blueprint, net, parameters: candidateParameters(candidate, blueprint, net, estimates) };
}
