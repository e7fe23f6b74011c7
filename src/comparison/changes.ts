import type { Parameter } from '../catalog/parameter.js';
import { parameterFactor } from '../catalog/uncertainty.js';
import type { Evaluation, MaybeFigure, ServiceEvaluation } from '../evaluation/evaluation.js';
import { isKnown } from '../evaluation/figure.js';
import { mean as distributionMean } from '../maths/distribution-moments.js';
import type { MetricUnit } from '../metrics/metric.js';
import { type CauseChange, causeChanges } from './cause-changes.js';
import type { Verdict } from './comparison.js';
import { metricGroups } from './rows.js';
import { type SettingChange, settingChanges } from './setting-changes.js';
import { candidateStandings } from './standings.js';
import { verdictOf } from './verdict.js';

/** Something that is not the same in two saved Evaluations. */
export interface Changed<T> {
  readonly before: T;
  readonly after: T;
}

/** What changed between two saved Evaluations, and what may have caused it: the inputs first, then the results. */
export interface Changes {
  /** The program, the seed, the scenario's text and what it asks for; only what differs. */
  readonly inputs: readonly (Changed<string | number> & { readonly input: ChangedInput })[];
  readonly candidatesAdded: readonly string[];
  readonly candidatesRemoved: readonly string[];
  readonly targets: readonly (Changed<ServiceEvaluation['target']> & { readonly service: string })[];
  /** What the scenario says of its candidates, parameters apart. */
  readonly settings: readonly SettingChange[];
  readonly parameters: readonly ParameterChange[];
  readonly figures: readonly FigureChange[];
  /** What changed the downtime. */
  readonly causes: readonly CauseChange[];
  /** The verdict on both sides, be it the same or not. */
  readonly verdict: Changed<Pick<Verdict, 'kind' | 'candidate'>>;
  /** Probability of meeting every target, where it is not the same. */
  readonly meetsAll: readonly (Changed<number | null> & { readonly candidate: string })[];
}

export type ChangedInput = 'ninefold' | 'seed' | 'scenario' | 'baseline' | 'with-probability' | 'draws';

/** A parameter that another value, source or doubt was found for; null: not used by the model then. */
export interface ParameterChange extends Changed<KnownParameter | null> {
  readonly parameter: string;
  /** The candidates that see this change, in the order of the later Evaluation. */
  readonly candidates: readonly string[];
}

export interface KnownParameter extends Pick<Parameter, 'unit' | 'uncertainty' | 'knowledge' | 'source'> {
  /** Hours for a duration. */
  readonly mean: number;
  /** 5 % and 95 % value of the mean, as far as it is known. */
  readonly range: readonly [low: number, high: number];
}

/** A metric of a candidate both Evaluations have. */
export interface FigureChange extends Changed<MaybeFigure> {
  readonly metric: string;
  readonly service: string | null;
  readonly candidate: string;
  readonly unit: MetricUnit;
  /** Whether the change is more than the error of the computation on both sides; null where either is not known. */
  readonly beyondAccuracy: boolean | null;
}

/** Compares what can be compared: parameters and figures of the candidates both have. */
export function changesBetween(before: Evaluation, after: Evaluation): Changes {
  const [idsBefore, idsAfter] = [before, after].map(({ candidates }) => candidates.map(({ id }) => id));
  return {
    inputs: inputChanges(before, after),
    candidatesAdded: idsAfter!.filter((id) => !idsBefore!.includes(id)),
    candidatesRemoved: idsBefore!.filter((id) => !idsAfter!.includes(id)),
    targets: targetChanges(before, after),
    settings: settingChanges(before, after),
    parameters: parameterChanges(before, after),
    figures: figureChanges(before, after),
    causes: causeChanges(before, after),
    verdict: { before: ruling(before), after: ruling(after) },
    meetsAll: meetsAllChanges(before, after),
  };
}

function inputChanges(before: Evaluation, after: Evaluation): Changes['inputs'] {
  const read: readonly (readonly [ChangedInput, (evaluation: Evaluation) => string | number])[] = [
    ['ninefold', ({ ninefold }) => ninefold],
    ['seed', ({ seed }) => seed],
    ['scenario', ({ scenario }) => scenario.hash],
    ['baseline', ({ scenario }) => scenario.baseline],
    ['with-probability', ({ scenario }) => scenario.withProbability],
    ['draws', ({ uncertainty }) => uncertainty.draws],
  ];
  return read
    .map(([input, of]) => ({ input, before: of(before), after: of(after) }))
    .filter((change) => change.before !== change.after);
}

function targetChanges(before: Evaluation, after: Evaluation): Changes['targets'] {
  const [targetsBefore, targetsAfter] = [targetsOf(before), targetsOf(after)];
  return [...targetsAfter]
    .filter(([service]) => targetsBefore.has(service))
    .map(([service, target]) => ({ service, before: targetsBefore.get(service)!, after: target }))
    .filter((change) => !same(change.before, change.after));
}

function targetsOf({ candidates }: Evaluation): Map<string, ServiceEvaluation['target']> {
  const services = candidates.flatMap((candidate) => candidate.services);
  return new Map(services.map(({ id, target }) => [id, target]));
}

/** Alike changes of several candidates are told once. */
function parameterChanges(before: Evaluation, after: Evaluation): ParameterChange[] {
  const found = new Map<string, ParameterChange>();
  for (const { id, parameters } of after.candidates) {
    const old = before.candidates.find((candidate) => candidate.id === id);
    if (old === undefined) continue;
    const names = new Set([...parameters, ...old.parameters].map(({ name }) => name));
    for (const parameter of names) {
      const change = { parameter, before: known(old.parameters, parameter), after: known(parameters, parameter) };
      if (sameKnowledge(change.before, change.after)) continue;
      const key = JSON.stringify(change);
      found.set(key, { ...change, candidates: [...(found.get(key)?.candidates ?? []), id] });
    }
  }
  return [...found.values()];
}

function known(parameters: readonly Parameter[], name: string): KnownParameter | null {
  const parameter = parameters.find((entry) => entry.name === name);
  if (parameter === undefined) return null;
  const { unit, uncertainty, knowledge, source, distribution } = parameter;
  const mean = distributionMean(distribution);
  const [low, high] = [0.05, 0.95].map((level) => mean * parameterFactor(parameter, level)) as [number, number];
  return { mean, range: [low, high], unit, uncertainty, knowledge, source };
}

/** What a scenario states has moved no number where only its place in the files is another. */
function sameKnowledge(a: KnownParameter | null, b: KnownParameter | null): boolean {
  const isStated = a?.knowledge === 'stated' && b?.knowledge === 'stated';
  return isStated ? same({ ...a, source: '' }, { ...b, source: '' }) : same(a, b);
}

function figureChanges(before: Evaluation, after: Evaluation): FigureChange[] {
  const old = new Map(cellsOf(before).map((cell) => [keyOf(cell), cell.figure]));
  return cellsOf(after).flatMap((cell): FigureChange[] => {
    const figure = old.get(keyOf(cell));
    if (figure === undefined || sameFigure(figure, cell.figure)) return [];
    const { figure: now, ...about } = cell;
    return [{ ...about, before: figure, after: now, beyondAccuracy: beyondAccuracy(figure, now) }];
  });
}

function cellsOf(evaluation: Evaluation) {
  return metricGroups(evaluation)
    .flatMap(({ rows }) => rows)
    .flatMap(({ metric, service, unit, cells }) =>
      cells.map(({ candidate, figure }) => ({ metric, service, unit, candidate, figure })),
    );
}

function keyOf({ metric, service, candidate }: { metric: string; service: string | null; candidate: string }): string {
  return JSON.stringify([metric, service, candidate]);
}

function sameFigure(a: MaybeFigure, b: MaybeFigure): boolean {
  if (isKnown(a) && isKnown(b)) return a.value === b.value;
  return !isKnown(a) && !isKnown(b) && a.unknown === b.unknown;
}

function beyondAccuracy(before: MaybeFigure, after: MaybeFigure): boolean | null {
  if (!isKnown(before) || !isKnown(after)) return null;
  return before.accuracy.high < after.accuracy.low || after.accuracy.high < before.accuracy.low;
}

function ruling(evaluation: Evaluation): Changes['verdict']['before'] {
  const { kind, candidate } = verdictOf(evaluation);
  return { kind, candidate };
}

function meetsAllChanges(before: Evaluation, after: Evaluation): Changes['meetsAll'] {
  const old = new Map(candidateStandings(before).map((each) => [each.candidate, each.probabilityMeetsAll]));
  return candidateStandings(after)
    .filter(({ candidate }) => old.has(candidate))
    .map(({ candidate, probabilityMeetsAll: now }) => ({ candidate, before: old.get(candidate)!, after: now }))
    .filter((change) => change.before !== change.after);
}

/** Plain data with keys in the same order, as both sides are built by the same code. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
