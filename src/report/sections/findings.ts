import type { Finding, Verdict } from '../../comparison/comparison.js';
import { availabilityPercent, targetPercent } from '../format/availability.js';
import { minutes } from '../format/duration.js';
import { likelihood, percent, significant } from '../format/number.js';
import type { ReportContext } from '../view/context.js';
import { wordFor } from '../words/words.js';
import { sixNinesText } from './figures.js';
import { parameterText } from './parameter-text.js';

/** A finding as a sentence. */
export function sentence(finding: Finding, context: ReportContext): string {
  const { nameOf: name, words } = context;
  const say = words.sentences;
  const likely = (probability: number | null) => (probability === null ? null : likelihood(probability));
  switch (finding.kind) {
    case 'meets-target':
    case 'misses-target': {
      const write = finding.kind === 'meets-target' ? say.meetsTarget : say.missesTarget;
      const unavailability = 1 - finding.availability;
      const availability = context.onlySixNines(finding.candidate, finding.service, unavailability)
        ? sixNinesText('availability')
        : availabilityPercent(unavailability);
      return write(
        name(finding.candidate),
        finding.service,
        targetPercent(finding.target),
        availability,
        likely(finding.probability),
      );
    }
    case 'largest-cause':
      return say.largestCause(
        name(finding.candidate),
        finding.service,
        wordFor(words.causes, finding.cause),
        percent(finding.share),
        minutes(finding.minutesPerYear, words),
      );
    case 'difference': {
      const amount = minutes(Math.abs(finding.minutesPerYear), words);
      const less = finding.minutesPerYear < 0;
      return say.difference(
        name(finding.candidate),
        name(finding.baseline),
        finding.service,
        amount,
        less,
        likely(finding.probabilityLess),
      );
    }
    case 'hosts':
      return say.hosts(name(finding.candidate), name(finding.baseline), finding.difference);
    case 'break-even': {
      const [a, b] = finding.candidates;
      const text = (value: number) => parameterText(finding.parameter, value, context);
      return say.breakEven(
        finding.service,
        context.parameterName(finding.parameter),
        name(a),
        name(b),
        text(finding.at),
        text(finding.today),
        significant(Math.abs(finding.deviations), 2),
      );
    }
    case 'rests-on-assumptions':
      return say.restsOnAssumptions(name(finding.candidate), finding.service, percent(finding.share));
    case 'common-cause-bound':
      return say.commonCauseBound(name(finding.candidate), finding.service);
  }
}

/** The recommendation as a headline and the sentences below it. */
export function verdictText(
  verdict: Verdict,
  context: ReportContext,
): { headline: string; sentences: readonly string[] } {
  const say = context.words.sentences;
  const names = verdict.indistinguishable.map(context.nameOf);
  const wanted = percent(verdict.withProbability);
  const standing = verdict.standings.find((entry) => entry.candidate === verdict.candidate);
  const has = standing?.probabilityMeetsAll == null ? null : likelihood(standing.probabilityMeetsAll);
  if (verdict.kind === 'no-target') return { headline: say.noTarget, sentences: [say.becauseNoTarget] };
  if (verdict.candidate === null) return { headline: say.noneNamed, sentences: [] };
  const chosen = context.nameOf(verdict.candidate);
  const more = [surest(verdict.candidate, context), names.length > 0 ? say.alsoIndistinguishable(names) : ''];
  const extra = more.filter((text) => text !== '');
  switch (verdict.kind) {
    case 'recommended': {
      const meeting = verdict.standings.filter((entry) => (entry.probabilityMeetsAll ?? 0) >= verdict.withProbability);
      const rule = verdict.rule === 'cheapest-that-meets-targets' ? 'cost' : 'hosts';
      const because = say.because(rule, Math.max(1, meeting.length), verdict.standings.length, wanted, has ?? wanted);
      return { headline: say.recommended(chosen), sentences: [because, ...extra] };
    }
    case 'nearest':
      return {
        headline: say.nearest(chosen),
        sentences: [...(has === null ? [] : [say.becauseNearest(has, wanted)]), ...extra],
      };
    case 'indistinguishable':
      return {
        headline: say.indistinguishable([chosen, ...names]),
        sentences: [say.becauseIndistinguishable(wanted), ...extra.slice(0, 1)],
      };
  }
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
    );
  }
  return '';
}
