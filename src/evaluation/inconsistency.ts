import { nearestName } from '../catalog/nearest-name.js';
import type { Evaluation } from './evaluation.js';

/** What does not hang together in an Evaluation of the right shape, in one line; null: nothing. */
export function inconsistency(evaluation: Evaluation): string | null {
  return repeatedId(evaluation) ?? unknownBaseline(evaluation) ?? wrongDraws(evaluation);
}

function repeatedId({ candidates }: Evaluation): string | null {
  const ids = candidates.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  return twice === undefined ? null : `candidates: expected each id once, found "${twice}" twice`;
}

function unknownBaseline({ candidates, scenario }: Evaluation): string | null {
  const ids = candidates.map(({ id }) => id);
  if (ids.includes(scenario.baseline)) return null;
  const near = nearestName(scenario.baseline, ids);
  const hint = near === null ? '' : `; did you mean "${near}"?`;
  return `scenario.baseline: expected a candidate (${ids.join(', ')}), found "${scenario.baseline}"${hint}`;
}

/** Joint draws are joint only where there are equally many of all; an empty list says that there are none. */
function wrongDraws({ uncertainty }: Evaluation): string | null {
  const { draws, factors, unavailability, unavailabilityExcludingPlanned = {} } = uncertainty;
  const lists = [
    ...Object.entries(factors).map(([key, values]) => [`factors.${key}`, values] as const),
    ...byService('unavailability', unavailability),
    ...byService('unavailabilityExcludingPlanned', unavailabilityExcludingPlanned),
  ];
  const wrong = lists.find(([, values]) => values.length > 0 && values.length !== draws);
  if (wrong === undefined) return null;
  return `uncertainty.${wrong[0]}: expected ${draws} draws, found ${wrong[1].length}`;
}

function byService(
  name: string,
  record: Evaluation['uncertainty']['unavailability'],
): (readonly [string, readonly number[]])[] {
  return Object.entries(record).flatMap(([candidate, services]) =>
    Object.entries(services).map(([service, values]) => [`${name}.${candidate}.${service}`, values] as const),
  );
}
