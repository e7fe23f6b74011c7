import type { Parameter } from '../catalog/parameter.js';
import type { ParameterEstimate } from '../catalog/parameter-estimate.js';
import { parameterLike, resolvedParameters } from '../catalog/resolve.js';
import type { CompiledNet } from '../model/compiled-net.js';
import type { Delay } from '../model/system-model.js';
import type { Blueprint, ParameterRequest } from '../platforms/blueprint.js';
import type { Candidate } from '../scenario/scenario.js';

/** Names of all parameters a delay reads. */
export function namesOf(delay: Delay): string[] {
  return [
    ...delay.terms,
    ...(delay.minus ?? []),
    ...(delay.thinning ?? []).map((t) => t.parameter),
    ...(delay.onlyWith ? [delay.onlyWith.parameter] : []),
  ];
}

/**
 * Every parameter the candidate's model and its failover rows use, resolved: the scenario's requests under their own
 * names, everything else by precedence candidate, catalog. Catalog order, then the requests.
 */
export function candidateParameters(
  candidate: Candidate,
  blueprint: Blueprint,
  net: CompiledNet,
  estimates: ReadonlyMap<string, ParameterEstimate>,
): Map<string, Parameter> {
  const names = new Set<string>(net.probabilities);
  for (const delay of net.delays) for (const name of namesOf(delay)) names.add(name);
  for (const plan of blueprint.failureModes)
    for (const { delay } of plan.phases) for (const name of namesOf(delay)) names.add(name);
  const requests = new Map(blueprint.requests.map((request) => [request.name, request]));
  const options = { kubernetesVersion: candidate.version };
  const own = [...names].filter((name) => requests.has(name));
  const resolved = resolvedParameters(
    [...names].filter((name) => !requests.has(name)),
    [candidate.parameters],
    estimates,
    options,
  );
  for (const name of own) resolved.set(name, requested(requests.get(name)!, estimates, options));
  return resolved;
}

function requested(
  request: ParameterRequest,
  estimates: ReadonlyMap<string, ParameterEstimate>,
  options: { kubernetesVersion: string | null },
): Parameter {
  if ('like' in request) return parameterLike(request.name, request.like, request.evidence, estimates, options);
  return {
    name: request.name,
    unit: request.unit,
    distribution: request.distribution,
    uncertainty: { kind: 'none' },
    knowledge: 'stated',
    source: request.source,
  };
}
