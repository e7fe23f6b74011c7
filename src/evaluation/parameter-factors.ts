import type { UncertaintyRecord } from './evaluation.js';

/**
 * Key of a drawn parameter. Where every candidate that uses a name means the same by it, the key is the name; where
 * their definitions differ, each definition has a key of its own that names the candidates it belongs to.
 *
 * @param candidates ids of the candidates it belongs to; null: all that use the name
 */
export function factorKey(parameter: string, candidates: readonly string[] | null): string {
  return candidates === null ? parameter : `${parameter}@${[...candidates].sort().join('+')}`;
}

/** The parameter's name within a key. */
export function parameterOfKey(key: string): string {
  const at = key.indexOf('@');
  return at < 0 ? key : key.slice(0, at);
}

/**
 * Factors on a parameter's nominal mean, in draw order, as one candidate sees it.
 *
 * @returns null when the parameter was not drawn: it is known exactly, or there are no draws
 */
export function parameterFactors(
  factors: UncertaintyRecord['factors'],
  parameter: string,
  candidate: string,
): readonly number[] | null {
  if (Object.hasOwn(factors, parameter)) return factors[parameter]!;
  const key = Object.keys(factors).find(
    (found) =>
      found.startsWith(`${parameter}@`) &&
      found
        .slice(parameter.length + 1)
        .split('+')
        .includes(candidate),
  );
  return key === undefined ? null : factors[key]!;
}
