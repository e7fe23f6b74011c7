import type { Text } from '../../catalog/parameter.js';
import { parameterDefinition } from '../../catalog/parameters.js';
import type { Comparison } from '../../comparison/comparison.js';
import type { CandidateEvaluation, Evaluation, Figure, ServiceEvaluation } from '../../evaluation/evaluation.js';
import type { Interval } from '../format/number.js';
import { truncated } from '../html/escape.js';
import type { Words } from '../words/words.js';
import { readable } from '../words/words.js';

export type Detail = 'board' | 'review' | 'full';
export type Purpose = 'screen' | 'print';

/** What every section reads: the two records, the words, and the few look-ups they share. */
export interface ReportContext {
  readonly evaluation: Evaluation;
  readonly comparison: Comparison;
  readonly words: Words;
  readonly detail: Detail;
  readonly purpose: Purpose;
  readonly candidates: readonly CandidateEvaluation[];
  /** Service ids over all candidates, in order of appearance. */
  readonly services: readonly string[];
  /** The service the verdict page shows first: the first with a target. */
  readonly mainService: string;
  /** The candidate the report goes into: recommended or nearest, else the baseline. */
  readonly focus: CandidateEvaluation;
  readonly candidate: (id: string) => CandidateEvaluation | undefined;
  readonly say: (text: Text) => string;
  /** Display name, shortened where somebody wrote a book. */
  readonly nameOf: (id: string) => string;
  readonly parameterName: (name: string) => string;
  /** Place in the order of candidates: decides colour, dash and marker. */
  readonly seriesOf: (id: string) => number;
}

const longestName = 60;

export function reportContext(
  evaluation: Evaluation,
  comparison: Comparison,
  words: Words,
  detail: Detail,
  purpose: Purpose,
): ReportContext {
  const candidates = evaluation.candidates;
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const services = [...new Set(candidates.flatMap((candidate) => candidate.services.map((service) => service.id)))];
  const say = (text: Text) => text[words.text];
  const withTarget = services.find((id) => candidates.some((candidate) => serviceOf(candidate, id)?.target != null));
  return {
    evaluation,
    comparison,
    words,
    detail,
    purpose,
    candidates,
    services,
    mainService: withTarget ?? services[0] ?? '',
    focus: byId.get(comparison.verdict.candidate ?? comparison.baseline) ?? candidates[0]!,
    candidate: (id) => byId.get(id),
    say,
    nameOf: (id) => truncated(byId.has(id) ? say(byId.get(id)!.name) : id, longestName),
    parameterName: (name) => {
      const definition = parameterDefinition(name);
      return definition === undefined ? readable(name) : say(definition.words);
    },
    seriesOf: (id) =>
      Math.max(
        0,
        candidates.findIndex((candidate) => candidate.id === id),
      ),
  };
}

export function serviceOf(candidate: CandidateEvaluation, id: string): ServiceEvaluation | undefined {
  return candidate.services.find((service) => service.id === id);
}

/** The unavailability as the service's target counts it: with or without planned work. */
export function countedUnavailability(service: ServiceEvaluation): Figure {
  return service.target?.excludingPlanned === true ? service.unavailabilityExcludingPlanned : service.unavailability;
}

/** What is shown beside a figure: parameter uncertainty, else the simulation's own interval, else nothing. */
export function shownInterval(figure: Figure): Interval | null {
  if (figure.uncertainty !== null) return figure.uncertainty;
  return figure.accuracy.kind === 'interval' ? figure.accuracy : null;
}

export function minutesPerYear(context: ReportContext): number {
  return context.evaluation.hoursPerYear * 60;
}
