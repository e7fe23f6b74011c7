import type { Parameter } from '../catalog/parameter.js';
import type { Delay } from '../model/system-model.js';
import type { CandidateModel } from './candidate-model.js';

/**
 * Whether the chain is the model itself and no approximation of it: every delay is one exponential time, nothing is planned
 * by a calendar, and no instance can be elsewhere than in the reference layout when all is well again.
 */
export function isExactChain({ blueprint, net, parameters, leftOutHosts }: CandidateModel): boolean {
  const { workloads, plannedWorks } = blueprint.model;
  if (leftOutHosts > 0 || workloads.length > 0 || plannedWorks.length > 0) return false;
  return net.delays.every((delay) => isExponential(delay, parameters));
}

function isExponential({ terms, minus, onlyWith }: Delay, parameters: ReadonlyMap<string, Parameter>): boolean {
  if (terms.length !== 1 || minus !== undefined || onlyWith !== undefined) return false;
  return parameters.get(terms[0]!)?.distribution.kind === 'exponential';
}
