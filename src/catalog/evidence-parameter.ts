import type { Distribution } from '../maths/distribution.js';
import { mean as distributionMean, scaledToMean } from '../maths/distribution-moments.js';
import type { Evidence } from '../scenario/scenario.js';
import { exponential, fixed, lognormalBetween } from './durations.js';
import { EvidenceError } from './evidence-error.js';
import { measurementKey } from './measurement-key.js';
import type { Parameter, Uncertainty } from './parameter.js';
import { type CatalogContext, type ParameterDefinition, unitOf } from './parameter-definition.js';
import type { ParameterEstimate } from './parameter-estimate.js';

/**
 * What the user knows, as a parameter.
 *
 * `value`: the mean of an exponential for a time to failure, the mean of the catalog's shape for a time to restore, the
 * value itself otherwise. `varies`: lognormal with nine cases in ten between the ends. `between`: the mean is uncertain,
 * its 5 % and 95 % quantile are the ends (a probability: anywhere between them). `observed`: failures counted on machines,
 * with the catalog's mean as a prior worth half a failure (Gamma, Jeffreys' shape 1/2). `fitted`: as the fit left it.
 *
 * @throws EvidenceError the kind does not fit the parameter, a value is out of range, or the estimate is missing
 */
export function evidenceParameter(
  definition: ParameterDefinition,
  evidence: Evidence,
  estimates: ReadonlyMap<string, ParameterEstimate>,
  context: CatalogContext,
): Parameter {
  const base = {
    name: definition.name,
    unit: unitOf(definition.role),
    knowledge: 'stated',
    source: statedSource(evidence),
    uncertainty: { kind: 'none' },
  } as const;
  const standard = () => standardDistribution(definition, context);
  switch (evidence.kind) {
    case 'value':
      checkInRange(definition, evidence, [evidence.value]);
      return { ...base, distribution: distributionWithMean(definition, standard, evidence.value) };
    case 'varies':
      checkEnds(definition, evidence, evidence);
      return { ...base, distribution: lognormalBetween(evidence.low, evidence.high) };
    case 'between': {
      checkEnds(definition, evidence, evidence);
      const mean = Math.sqrt(evidence.low * evidence.high);
      const distribution = distributionWithMean(definition, standard, mean);
      return { ...base, distribution, uncertainty: betweenUncertainty(definition, evidence) };
    }
    case 'observed':
      return { ...base, ...observedRate(definition, evidence, distributionMean(standard())) };
    case 'distribution':
      return { ...base, distribution: evidence.distribution };
    case 'fitted': {
      const { distribution, uncertainty, measurement } = evidence;
      return { ...base, distribution, uncertainty, measurement, knowledge: 'measured' };
    }
    case 'measured': {
      const estimate = estimates.get(measurementKey(definition.name, evidence));
      if (!estimate) throw new EvidenceError(evidence, `${definition.name}: ${evidence.file} has not been read`);
      const { distribution, uncertainty, source, measurement } = estimate;
      return { ...base, distribution, uncertainty, source, measurement, knowledge: 'measured' };
    }
  }
}

/** The default shape of a definition. */
export function standardDistribution(definition: ParameterDefinition, context: CatalogContext): Distribution {
  return typeof definition.standard === 'function' ? definition.standard(context) : definition.standard;
}

function distributionWithMean(
  definition: ParameterDefinition,
  standard: () => Distribution,
  mean: number,
): Distribution {
  if (definition.role === 'time-to-failure') return exponential(mean);
  if (definition.role === 'time-to-restore' && mean > 0) return scaledToMean(standard(), mean);
  return fixed(mean);
}

function betweenUncertainty(definition: ParameterDefinition, ends: { low: number; high: number }): Uncertainty {
  if (definition.role === 'probability') return { kind: 'range', low: ends.low, high: ends.high };
  return { kind: 'lognormal', errorFactor: Math.sqrt(ends.high / ends.low) };
}

/** Posterior of the rate: Gamma(failures + 1/2, exposure + MTTF/2), its mean inverted as the nominal mean time. */
function observedRate(
  definition: ParameterDefinition,
  evidence: Evidence & { readonly kind: 'observed' },
  priorMean: number,
): Pick<Parameter, 'distribution' | 'uncertainty' | 'knowledge' | 'source'> {
  if (definition.role !== 'time-to-failure') {
    const expected = `'observed' counts failures and fits a time to failure only`;
    throw new EvidenceError(evidence, `${definition.name}: ${expected}, found a ${definition.role}`);
  }
  const { failures, machines, duringHours } = evidence;
  if (!(failures >= 0) || !(machines > 0) || !(duringHours > 0)) {
    throw new EvidenceError(evidence, `${definition.name}: expected failures ≥ 0, machines and time > 0`);
  }
  const shape = failures + 0.5;
  const exposure = machines * duringHours + 0.5 * priorMean;
  const counted = `${failures} failures on ${machines} machines in ${duringHours} h`;
  return {
    distribution: exponential(exposure / shape),
    uncertainty: { kind: 'gamma-rate', shape, exposure },
    knowledge: 'measured',
    source: evidence.source ? `${counted} (${evidence.source})` : counted,
  };
}

function checkEnds(definition: ParameterDefinition, evidence: Evidence, ends: { low: number; high: number }): void {
  checkInRange(definition, evidence, [ends.low, ends.high]);
  if (!(ends.low > 0 && ends.low < ends.high)) {
    const found = `${ends.low} and ${ends.high}`;
    throw new EvidenceError(
      evidence,
      `${definition.name}: expected two ends above zero, the lower first, found ${found}`,
    );
  }
}

function checkInRange(definition: ParameterDefinition, evidence: Evidence, values: readonly number[]): void {
  const limit = definition.role === 'probability' ? 1 : Number.POSITIVE_INFINITY;
  const least = definition.role === 'time-to-failure' ? Number.MIN_VALUE : 0;
  const wrong = values.find((value) => !(value >= least && value <= limit));
  if (wrong === undefined) return;
  const expected = limit === 1 ? 'a probability between 0 and 1' : `a number ${least > 0 ? 'above' : 'not below'} zero`;
  throw new EvidenceError(evidence, `${definition.name}: expected ${expected}, found ${wrong}`);
}

function statedSource(evidence: Evidence): string {
  if (evidence.source) return evidence.source;
  const { position } = evidence;
  return position ? `stated in ${position.file}:${position.line}` : 'stated in the scenario';
}
