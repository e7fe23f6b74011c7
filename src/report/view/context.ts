import type { Text } from '../../catalog/parameter.js';
import { parameterDefinition } from '../../catalog/parameters.js';
import type { Comparison } from '../../comparison/comparison.js';
import type { CandidateEvaluation, Evaluation, Figure, ServiceEvaluation } from '../../evaluation/evaluation.js';
import type { Interval } from '../format/number.js';
import { truncated } from '../html/escape.js';
import type { Words } from '../words/words.js';
import { readable } from '../words/words.js';
import { slugs } from './slugs.js';

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
  /** More candidates or hosts than the short reports have room for in full: their tables and figures are cut further. */
  readonly crowded: boolean;
  /** One candidate: nothing is compared. */
  readonly alone: boolean;
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
  /**
   * Whether the unavailability is below a millionth only because failures are taken as independent: then no more than six
   * nines are claimed.
   */
  readonly onlySixNines: (candidate: string, service: string | null, unavailability: number) => boolean;
  /** What stands for a candidate or a service in anchors and names of files. */
  readonly candidateSlug: (id: string) => string;
  readonly serviceSlug: (id: string) => string;
  /** Place in the order of candidates: decides colour, dash and marker. */
  readonly seriesOf: (id: string) => number;
}

const longestName = 60;
/** Hosts up to which drawings take part of a page. */
const fullDrawing = 30;

function hostsOf({ topology }: CandidateEvaluation): number {
  return topology.sites.flatMap((site) => site.racks.flatMap((rack) => rack.hosts)).length;
}

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
  const candidateSlugs = slugs(candidates.map(({ id }) => id));
  const serviceSlugs = slugs(services);
  const withTarget = services.find((id) => candidates.some((candidate) => serviceOf(candidate, id)?.target != null));
  return {
    evaluation,
    comparison,
    words,
    detail,
    purpose,
    candidates,
    alone: candidates.length === 1,
    crowded: candidates.length > 3 || candidates.some((candidate) => hostsOf(candidate) > fullDrawing),
    services,
    mainService: withTarget ?? services[0] ?? '',
    focus: byId.get(comparison.verdict.candidate ?? comparison.baseline) ?? candidates[0]!,
    candidate: (id) => byId.get(id),
    say,
    nameOf: (id) => truncated(byId.has(id) ? say(byId.get(id)!.name) : id, longestName),
    parameterName: (name) => parameterName(name, words, say),
    onlySixNines: (id, service, unavailability) =>
      unavailability < 1e-6 &&
      comparison.findings.some(
        (finding) => finding.kind === 'common-cause-bound' && finding.candidate === id && finding.service === service,
      ),
    candidateSlug: (id) => candidateSlugs.get(id) ?? '',
    serviceSlug: (id) => serviceSlugs.get(id) ?? '',
    seriesOf: (id) =>
      Math.max(
        0,
        candidates.findIndex((candidate) => candidate.id === id),
      ),
  };
}

/**
 * A catalog parameter by its words; one of the scenario's own (`checkout.app.start`, `bank.time-to-failure`) by what it
 * belongs to and the catalog's words, or the words of its last part.
 */
export function parameterName(name: string, words: Words, say: (text: Text) => string): string {
  const whole = parameterDefinition(name);
  if (whole !== undefined) return say(whole.words);
  const dot = name.indexOf('.');
  if (dot < 0) return readable(name);
  const [first, part] = [name.slice(0, dot), name.slice(dot + 1)];
  const owner = Object.hasOwn(words.parameterOwners, first) ? words.parameterOwners[first]! : first;
  const definition = parameterDefinition(part);
  if (definition !== undefined)
    return owner === 'planned' ? say(definition.words) : `${owner}${words.colon}${say(definition.words)}`;
  // A part a platform makes for every number of something: `kubernetes.eviction-turn-of-3`.
  const [, named = part, count = ''] = /^(.+)-of-(\d+)$/.exec(part) ?? [];
  if (!Object.hasOwn(words.parameterParts, named)) return readable(name);
  const of = count === '' ? '' : `${words.openBracket}${count}${words.closeBracket}`;
  return `${owner}${words.colon}${words.parameterParts[named]}${of}`;
}

export function serviceOf(candidate: CandidateEvaluation, id: string): ServiceEvaluation | undefined {
  return candidate.services.find((service) => service.id === id);
}

/** What is shown beside a figure: parameter uncertainty, else the simulation's own interval, else nothing. */
export function shownInterval(figure: Figure): Interval | null {
  const { uncertainty, accuracy } = figure;
  const interval = uncertainty ?? (accuracy.kind === 'interval' ? accuracy : null);
  if (interval === null || interval.low === interval.high) return null;
  // A symmetric interval around a small figure reaches below zero; none of these figures can.
  return figure.value >= 0 && interval.low < 0 ? { low: 0, high: interval.high } : interval;
}

export function minutesPerYear(context: ReportContext): number {
  return context.evaluation.hoursPerYear * 60;
}
