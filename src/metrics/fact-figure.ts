import type { CandidateEvaluation, FactRecord, MaybeFigure } from '../evaluation/evaluation.js';
import { exactFigure, unknownBecause } from '../evaluation/figure.js';
import type { MetricUnit } from './metric.js';

/** Seconds in each unit of time a fact or a metric may have. */
const secondsIn: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  seconds: 1,
  min: 60,
  minutes: 60,
  h: 3600,
  hours: 3600,
  d: 86400,
  days: 86400,
};

const sharesIn: Readonly<Record<string, number>> = { share: 1, probability: 1, '%': 0.01, percent: 0.01 };

/**
 * A number the platform's tables give, read by its id and brought into the metric's unit.
 *
 * @param id of the fact, the same as the metric's
 * @returns unknown when the candidate has no such fact or it is not a number
 * @throws RangeError the fact's unit is of another kind than the metric's
 */
export function factFigure(candidate: CandidateEvaluation, id: string, unit: MetricUnit): MaybeFigure {
  const fact = candidate.facts.find((found) => found.id === id);
  if (typeof fact?.value !== 'number') return unknownBecause('not-modelled');
  return exactFigure(fact.value * factorBetween(fact, unit, candidate.id), fact.source);
}

function factorBetween(fact: FactRecord, unit: MetricUnit, candidate: string): number {
  if (fact.unit === unit) return 1;
  for (const table of [secondsIn, sharesIn]) {
    const [from, to] = [table[fact.unit], table[unit]];
    if (from !== undefined && to !== undefined) return from / to;
  }
  throw new RangeError(`candidate ${candidate}, fact ${fact.id}: expected a unit of ${unit}, found '${fact.unit}'`);
}
