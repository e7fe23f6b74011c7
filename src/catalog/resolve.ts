import type { Evidence } from '../scenario/scenario.js';
import { EvidenceError } from './evidence-error.js';
import { evidenceParameter } from './evidence-parameter.js';
import { factOf } from './facts.js';
import type { Parameter } from './parameter.js';
import { type CatalogContext, type ParameterDefinition, unitOf } from './parameter-definition.js';
import type { ParameterEstimate } from './parameter-estimate.js';
import { nearestParameter, parameterDefinition, parameterDefinitions } from './parameters.js';
import { followedUncertainty } from './uncertainty.js';

export interface ResolutionOptions {
  /** e.g. `1.33`; null: the current version. */
  readonly kubernetesVersion: string | null;
}

/**
 * Every named parameter as the nearest source has it, else as the catalog has it.
 *
 * @param names parameters the model uses; their result is in catalog order
 * @param evidence overrides by name, the nearest first (host group, candidate, scenario)
 * @param estimates what the measured files say, under `measurementKey`
 * @throws EvidenceError an unknown name, evidence that does not fit its parameter, or an estimate that is missing
 */
export function resolvedParameters(
  names: Iterable<string>,
  evidence: readonly Readonly<Record<string, Evidence>>[],
  estimates: ReadonlyMap<string, ParameterEstimate>,
  options: ResolutionOptions,
): Map<string, Parameter> {
  const wanted = new Set(names);
  for (const name of wanted) requireDefinition(name);
  const resolved = new Map<string, Parameter>();
  const resolve = (name: string): Parameter => {
    const known = resolved.get(name);
    if (known) return known;
    const definition = requireDefinition(name);
    const context: CatalogContext = {
      kubernetesVersion: options.kubernetesVersion,
      distributionOf: (other) => resolve(other).distribution,
    };
    const nearest = evidence.find((level) => Object.hasOwn(level, name))?.[name];
    const parameter = nearest
      ? evidenceParameter(definition, nearest, estimates, context)
      : standardParameter(definition, context, resolve);
    resolved.set(name, parameter);
    return parameter;
  };
  const result = new Map<string, Parameter>();
  for (const { name } of parameterDefinitions) if (wanted.has(name)) result.set(name, resolve(name));
  return result;
}

/**
 * A parameter that is not in the catalog itself but is like one that is, e.g. the start of one workload (like `app.start`).
 *
 * @param name the name it gets, e.g. `checkout.start`
 * @param like a catalog name: gives role, shape and, without evidence, the default
 * @param evidence what the scenario says, or null
 */
export function parameterLike(
  name: string,
  like: string,
  evidence: Evidence | null,
  estimates: ReadonlyMap<string, ParameterEstimate>,
  options: ResolutionOptions,
): Parameter {
  const level = evidence === null ? {} : { [like]: evidence };
  // Measured evidence was read for the name it stands at, so look it up under that name.
  if (evidence?.kind === 'measured') {
    const context: CatalogContext = { ...options, distributionOf: (other) => defaultOf(other, options).distribution };
    return { ...evidenceParameter({ ...requireDefinition(like), name }, evidence, estimates, context), name };
  }
  const parameter = resolvedParameters([like], [level], estimates, options).get(like)!;
  return { ...parameter, name };
}

/** A parameter as the catalog alone has it. */
export function defaultOf(name: string, options: ResolutionOptions = { kubernetesVersion: null }): Parameter {
  return resolvedParameters([name], [], new Map(), options).get(name)!;
}

function standardParameter(
  definition: ParameterDefinition,
  context: CatalogContext,
  resolve: (name: string) => Parameter,
): Parameter {
  const { standard, follows, name } = definition;
  const distribution = typeof standard === 'function' ? standard(context) : standard;
  const followed = follows === undefined ? null : resolve(follows);
  const stated = followed !== null && followed.knowledge !== definition.knowledge;
  return {
    name,
    unit: unitOf(definition.role),
    distribution,
    uncertainty: followed ? followedUncertainty(followed, distribution) : definition.uncertainty,
    knowledge: stated ? followed.knowledge : definition.knowledge,
    source: stated ? `from ${followed.name}: ${followed.source}` : standardSource(definition),
  };
}

/** Why the default is what it is and where its fact was seen: one line. */
export function standardSource(definition: ParameterDefinition): string {
  const fact = definition.fact === null ? undefined : factOf(definition.fact);
  return fact ? `${definition.because} [${fact.source}]` : definition.because;
}

function requireDefinition(name: string): ParameterDefinition {
  const definition = parameterDefinition(name);
  if (definition) return definition;
  const nearest = nearestParameter(name);
  throw new EvidenceError(null, `expected a parameter name, found '${name}'${nearest ? `; nearest: ${nearest}` : ''}`);
}
