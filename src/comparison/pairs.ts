import type { Evaluation, ServiceEvaluation } from '../evaluation/evaluation.js';
import { unavailabilityDraws } from '../evaluation/unavailability-draws.js';
import { normalQuantile } from '../maths/normal-quantile.js';
import type { PairRecord } from './comparison.js';
import { type DifferencePart, differenceParts } from './difference-parts.js';
import { serviceIds } from './rows.js';

/** Level at which the Monte-Carlo error of a probability is stated. */
const errorLevel = 0.95;

/** Every two candidates, for every service both have: how probable it is that the second has less downtime. */
export function pairRecords(evaluation: Evaluation): PairRecord[] {
  const { candidates } = evaluation;
  return serviceIds(evaluation).flatMap((service) => {
    const having = candidates.filter(({ services }) => services.some(({ id }) => id === service)).map(({ id }) => id);
    return having.flatMap((a, i) => having.slice(i + 1).map((b) => pairRecord(service, a, b, evaluation)));
  });
}

function pairRecord(service: string, a: string, b: string, evaluation: Evaluation): PairRecord {
  const drawsOf = (candidate: string) => unavailabilityDraws(evaluation.uncertainty, candidate, service);
  const error = Math.hypot(errorOfDraws(evaluation, a), errorOfDraws(evaluation, b));
  const probability = probabilityLess(drawsOf(b), drawsOf(a), error);
  return {
    service,
    a,
    b,
    probabilityBLess: probability,
    monteCarloError: probability === null ? null : monteCarloErrorOf(probability, drawsOf(a)!.length),
    probabilityBLessInYear: probabilityLessInYear(yearsOf(evaluation, b, service), yearsOf(evaluation, a, service)),
    minutesPerYear: difference(evaluation, serviceOf(evaluation, a, service), serviceOf(evaluation, b, service)),
    parts: partsOf(evaluation, [a, b], service),
  };
}

/** Relative error of a draw of this candidate, where the study has checked it. */
function errorOfDraws({ candidates }: Evaluation, candidate: string): number {
  return candidates.find(({ id }) => id === candidate)!.solving.repeated?.largestError ?? 0;
}

/** Quantiles of the downtime of a simulated year. */
function yearsOf(evaluation: Evaluation, candidate: string, service: string): readonly number[] {
  return serviceOf(evaluation, candidate, service).distributions?.downtimeMinutesPerYear ?? [];
}

function serviceOf({ candidates }: Evaluation, candidate: string, service: string): ServiceEvaluation {
  return candidates.find(({ id }) => id === candidate)!.services.find(({ id }) => id === service)!;
}

/** A budget that leaves minutes out would not add up: then nothing is taken apart. */
function partsOf(evaluation: Evaluation, ids: readonly [string, string], service: string): readonly DifferencePart[] {
  const isWhole = ({ budget, unavailability }: ServiceEvaluation) => {
    const charged = budget.reduce((sum, { minutesPerYear }) => sum + minutesPerYear, 0);
    return Math.abs(charged - unavailability.value * evaluation.hoursPerYear * 60) <= 1e-6 * charged;
  };
  const [a, b] = ids.map((id) => {
    const candidate = evaluation.candidates.find((each) => each.id === id)!;
    return { candidate, found: serviceOf(evaluation, id, service) };
  });
  if (!isWhole(a!.found) || !isWhole(b!.found)) return [];
  return differenceParts({ ...a!.candidate, ...a!.found }, { ...b!.candidate, ...b!.found });
}

function difference({ hoursPerYear }: Evaluation, a: ServiceEvaluation, b: ServiceEvaluation): number {
  return (b.unavailability.value - a.unavailability.value) * hoursPerYear * 60;
}

/** P(X < Y) + ½ P(X = Y) of two independent quantities given by equally likely values; null where either has none. */
export function probabilityLessInYear(x: readonly number[], y: readonly number[]): number | null {
  if (x.length === 0 || y.length === 0) return null;
  const wins = x.reduce((sum, value) => sum + y.reduce((own, other) => own + lessOrHalf(value, other), 0), 0);
  return wins / (x.length * y.length);
}

function lessOrHalf(x: number, y: number, error = 0): number {
  if (x === y || Math.abs(x - y) < error * Math.max(x, y)) return 0.5;
  return x < y ? 1 : 0;
}

/**
 * Share of the joint draws in which x is less than y; a tie counts half, so that P(x < y) and P(y < x) sum to one.
 *
 * @param error relative error of the draws against each other: values closer than that are a tie
 * @returns null when either has no draws or they are not joint
 */
export function probabilityLess(x: readonly number[] | null, y: readonly number[] | null, error = 0): number | null {
  if (x === null || y === null || x.length === 0 || x.length !== y.length) return null;
  return x.reduce((sum, value, i) => sum + lessOrHalf(value, y[i]!, error), 0) / x.length;
}

/**
 * How far a probability counted over n draws may be from its limit: the farther end of Wilson's 95 % interval (Wilson,
 * Probable inference, 1927), which stays honest at 0 and 1. Draws of low discrepancy do better.
 */
export function monteCarloErrorOf(probability: number, n: number): number {
  const z2 = normalQuantile((1 + errorLevel) / 2) ** 2;
  const centre = (probability + z2 / (2 * n)) / (1 + z2 / n);
  const halfWidth = Math.sqrt((probability * (1 - probability) * z2) / n + (z2 / (2 * n)) ** 2) / (1 + z2 / n);
  return Math.abs(centre - probability) + halfWidth;
}
