import type { Parameter } from '../catalog/parameter.js';
import type { ParameterEstimate } from '../catalog/parameter-estimate.js';
import { compiledNet } from '../model/compile.js';
import type { CompiledNet } from '../model/compiled-net.js';
import { reducedModel } from '../model/reduced-model.js';
import type { Blueprint } from '../platforms/blueprint.js';
import { blueprintOf } from '../platforms/blueprint-of.js';
import type { Candidate } from '../scenario/scenario.js';
import { candidateParameters } from './candidate-parameters.js';

/** Hosts like each other and without instances that the chain keeps in each rack. */
const spareHosts = 2;

/** A candidate ready to be solved. */
export interface CandidateModel {
  readonly candidate: Candidate;
  readonly blueprint: Blueprint;
  /** What the chain is explored from: without the hosts that the services cannot feel. */
  readonly net: CompiledNet;
  /** Number of those hosts; the simulation has them all. */
  readonly leftOutHosts: number;
  readonly parameters: ReadonlyMap<string, Parameter>;
}

export function candidateModel(
  candidate: Candidate,
  estimates: ReadonlyMap<string, ParameterEstimate>,
): CandidateModel {
  const blueprint = blueprintOf(candidate);
  const whole = compiledNet(blueprint.model);
  const { model, leftOut } = reducedModel(blueprint.model, spareHosts);
  return {
    candidate,
    blueprint,
    net: leftOut === 0 ? whole : compiledNet(model),
    leftOutHosts: leftOut,
    parameters: candidateParameters(candidate, blueprint, whole, estimates),
  };
}
