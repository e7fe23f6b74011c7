import type { Distribution } from '../maths/distribution.js';
import type { Text, Uncertainty } from './parameter.js';

/** What a default may depend on besides the catalog itself. */
export interface CatalogContext {
  /** e.g. `1.33`; null: the current one. */
  readonly kubernetesVersion: string | null;
  /** The resolved distribution of another parameter this one is built from. */
  readonly distributionOf: (name: string) => Distribution;
}

/**
 * What a parameter stands for, which decides how evidence about it is read: one number given for a time to failure is
 * the mean of an exponential; for a time to restore the mean of the catalog's shape; for everything else the value itself.
 */
export type ParameterRole =
  | 'time-to-failure'
  | 'time-to-restore'
  | 'timer'
  | 'step'
  | 'period'
  | 'probability'
  | 'number';

/** A named quantity with its words, its default and where that comes from. */
export interface ParameterDefinition {
  readonly name: string;
  readonly words: Text;
  readonly role: ParameterRole;
  /** Hours; or a plain number for probabilities and numbers. */
  readonly standard: Distribution | ((context: CatalogContext) => Distribution);
  readonly uncertainty: Uncertainty;
  readonly knowledge: 'verified' | 'assumed';
  /** Id of the fact the default rests on; null: none was found. */
  readonly fact: string | null;
  /** One line: how the default follows from the fact, or why this was assumed. */
  readonly because: string;
  /** The parameter whose uncertainty this one takes over, when it is built from it. */
  readonly follows?: string;
}

/** The unit of a role's values. */
export function unitOf(role: ParameterRole): 'duration' | 'probability' | 'number' {
  if (role === 'probability' || role === 'number') return role;
  return 'duration';
}

type Rest = Pick<ParameterDefinition, 'standard' | 'because'> & { readonly fact?: string; readonly follows?: string };

/** A default seen at its source. Known exactly unless `uncertainty` is given: protocol timers are what they are set to. */
export function verified(
  name: string,
  role: ParameterRole,
  en: string,
  zh: string,
  rest: Rest & { readonly uncertainty?: Uncertainty },
): ParameterDefinition {
  const { fact = null, uncertainty = { kind: 'none' }, ...others } = rest;
  return { name, role, words: { en, zh }, knowledge: 'verified', fact, uncertainty, ...others };
}

/** A default nobody published: a factor of 3 either way on its mean, or the range given. */
export function assumed(
  name: string,
  role: ParameterRole,
  en: string,
  zh: string,
  rest: Rest & { readonly range?: readonly [number, number]; readonly errorFactor?: number },
): ParameterDefinition {
  const { fact = null, range, errorFactor = 3, ...others } = rest;
  const uncertainty: Uncertainty = range
    ? { kind: 'range', low: range[0], high: range[1] }
    : { kind: 'lognormal', errorFactor };
  return { name, role, words: { en, zh }, knowledge: 'assumed', fact, uncertainty, ...others };
}
