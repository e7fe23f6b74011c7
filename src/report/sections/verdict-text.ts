import type { Verdict } from '../../comparison/comparison.js';
import { monteCarloErrorOf } from '../../comparison/pairs.js';
import type { CandidateEvaluation } from '../../evaluation/evaluation.js';
import { countsForObjective } from '../../evaluation/recovery-objective.js';
import { duration, durationOfHours } from '../format/duration.js';
import { likelihood, percent } from '../format/number.js';
import { type ReportContext, serviceOf } from '../view/context.js';
import { wordFor } from '../words/words.js';
import { modesOf, recordOf } from './recovery.js';

/** A headline and the sentences below it. */
interface Ruling {
  readonly headline: string;
  readonly sentences: readonly string[];
}

/**
 * The candidate the verdict can stand by. Nearest to the targets is none where these data tell it apart from no other:
 * then the rule's choice is only the first of equals.
 */
export function namedCandidate({ kind, candidate, indistinguishable, standings }: Verdict): string | null {
  const several = standings.length > 1;
  return kind === 'nearest' && several && indistinguishable.length === standings.length - 1 ? null : candidate;
}

/** The recommendation as a headline, with how sure it is and what stands in the way of the targets. */
export function verdictText(verdict: Verdict, context: ReportContext): Ruling {
  const say = context.words.sentences;
  const wanted = percent(verdict.withProbability);
  const standing = verdict.standings.find((entry) => entry.candidate === verdict.candidate);
  const has = standing?.probabilityMeetsAll == null ? null : likelihood(standing.probabilityMeetsAll);
  if (verdict.kind === 'no-target') return { headline: say.noTarget, sentences: [say.becauseNoTarget] };
  if (verdict.candidate === null) return { headline: say.noneNamed, sentences: [] };
  const chosen = context.nameOf(verdict.candidate);
  const told = [surest(verdict.candidate, context), notApart(verdict, context)].filter((text) => text !== '');
  const rule = verdict.rule === 'cheapest-that-meets-targets' ? 'cost' : 'hosts';
  if (context.alone && verdict.kind === 'recommended')
    return { headline: say.aloneMeets(chosen), sentences: [say.becauseAlone(wanted, has ?? wanted)] };
  switch (verdict.kind) {
    case 'recommended': {
      const meeting = verdict.standings.filter((entry) => (entry.probabilityMeetsAll ?? 0) >= verdict.withProbability);
      const because = say.because(rule, Math.max(1, meeting.length), verdict.standings.length, wanted, has ?? wanted);
      const close = isClose(standing?.probabilityMeetsAll ?? null, verdict.withProbability, context);
      const doubt = close ? [say.closeCall(context.evaluation.uncertainty.draws, wanted)] : [];
      return { headline: say.recommended(chosen), sentences: [because, ...doubt, ...told] };
    }
    case 'nearest':
      return nearestText(verdict, chosen, told, context);
    case 'indistinguishable':
      return {
        headline: say.indistinguishable([chosen, ...verdict.indistinguishable.map(context.nameOf)]),
        sentences: [say.becauseIndistinguishable(rule, wanted), ...told.slice(0, 1)],
      };
  }
}

/** Whether the error of counting draws reaches from the probability down to the wanted one. */
function isClose(probability: number | null, wanted: number, context: ReportContext): boolean {
  const { draws } = context.evaluation.uncertainty;
  return probability !== null && draws > 0 && probability - monteCarloErrorOf(probability, draws) < wanted;
}

function nearestText(verdict: Verdict, chosen: string, told: readonly string[], context: ReportContext): Ruling {
  const say = context.words.sentences;
  const wanted = percent(verdict.withProbability);
  const probabilities = verdict.standings.map((entry) => entry.probabilityMeetsAll).filter((share) => share !== null);
  const none = namedCandidate(verdict) === null;
  const most = probabilities.length === 0 ? null : likelihood(Math.max(...probabilities));
  const because = most === null ? [] : [none ? say.becauseNoneNearest(most, wanted) : say.becauseNearest(most, wanted)];
  const beyond = objectivesMissed(context.candidates, context)
    .filter(({ alike }) => alike.includes(context.focus))
    .map((missed) => beyondObjective(missed, context));
  return {
    headline: none ? say.noneNearest : context.alone ? say.aloneMisses(chosen) : say.nearest(chosen),
    sentences: [...because, ...beyond, ...told],
  };
}

/** A recovery objective that some candidates exceed, all for the same reason. */
interface ObjectiveMissed {
  readonly service: string;
  readonly reason: string;
  readonly alike: readonly CandidateEvaluation[];
}

/** What keeps candidates from their recovery objectives, once for those it is the same for; the main service first. */
export function objectivesMissed(
  candidates: readonly CandidateEvaluation[],
  context: ReportContext,
): readonly ObjectiveMissed[] {
  const { mainService, services } = context;
  return [mainService, ...services.filter((service) => service !== mainService)].flatMap((service) => {
    const alike = new Map<string, CandidateEvaluation[]>();
    for (const candidate of candidates) {
      const reason = beyondReason(candidate, service, context);
      if (reason !== '') alike.set(reason, [...(alike.get(reason) ?? []), candidate]);
    }
    return [...alike].map(([reason, own]) => ({ service, reason, alike: own }));
  });
}

/** The failures that keep a candidate's service down longer than its objective allows; empty: none, or no objective. */
function beyondReason(candidate: CandidateEvaluation, service: string, context: ReportContext): string {
  const { words } = context;
  const rto = serviceOf(candidate, service)?.target?.rtoHours ?? null;
  if (rto === null) return '';
  return slowModes(candidate, service, rto, context)
    .map((mode) => `${mode.name}${words.openBracket}${duration(mode.seconds, words)}${words.closeBracket}`)
    .join(words.semicolon);
}

/** The same as a sentence. */
export function beyondObjective({ service, reason, alike }: ObjectiveMissed, context: ReportContext): string {
  const { words } = context;
  const rto = serviceOf(alike[0]!, service)?.target?.rtoHours ?? 0;
  return words.sentences.beyondObjective(
    alike.length === context.candidates.length && !context.alone ? null : alike.map(({ id }) => context.nameOf(id)),
    service,
    durationOfHours(rto, words),
    reason,
  );
}

/** Each kind of failure that takes the whole service down for longer, with the slowest of its 95th percentiles. */
function slowModes(candidate: CandidateEvaluation, service: string, rtoHours: number, context: ReportContext) {
  const slowest = new Map<string, number>();
  for (const { id, workload } of modesOf(service, context)) {
    const record = recordOf(candidate, service, id, workload);
    if (record === undefined || !countsForObjective(record, candidate) || record.total.p95 <= rtoHours * 3600) continue;
    slowest.set(id, Math.max(slowest.get(id) ?? 0, record.total.p95));
  }
  return [...slowest]
    .sort(([, a], [, b]) => b - a)
    .map(([id, seconds]) => ({ id, seconds, name: failureModeInSentence(id, context) }));
}

function failureModeInSentence(id: string, { words }: ReportContext): string {
  const name = wordFor(words.failureModes, id);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Which candidates the rule cannot set apart from the one it names; empty: it sets all apart. */
function notApart(verdict: Verdict, context: ReportContext): string {
  if (verdict.indistinguishable.length === 0) return '';
  const names = verdict.indistinguishable.map(context.nameOf);
  const chosen = context.nameOf(verdict.candidate!);
  const none = namedCandidate(verdict) === null;
  return context.words.sentences.alsoIndistinguishable(none ? null : chosen, names, plannedLeftOut(context));
}

/** Whether the target of the main service leaves planned work out, which the expected downtime of a pair counts. */
function plannedLeftOut(context: ReportContext): boolean {
  return context.candidates.some(
    (candidate) => serviceOf(candidate, context.mainService)?.target?.excludingPlanned === true,
  );
}

/** Against the baseline, how probable it is that the named candidate has less downtime. */
function surest(chosen: string, context: ReportContext): string {
  const { baseline, pairs } = context.comparison;
  const service = context.mainService;
  for (const pair of pairs) {
    if (pair.service !== service || pair.probabilityBLess === null) continue;
    const names = [pair.a, pair.b];
    if (!names.includes(chosen) || !names.includes(baseline) || chosen === baseline) continue;
    const probability = pair.b === chosen ? pair.probabilityBLess : 1 - pair.probabilityBLess;
    return context.words.sentences.lessDowntime(
      context.nameOf(chosen),
      context.nameOf(baseline),
      likelihood(probability),
      plannedLeftOut(context),
    );
  }
  return '';
}
