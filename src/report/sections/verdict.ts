import type { Standing } from '../../comparison/comparison.js';
import type { CandidateEvaluation, ServiceEvaluation } from '../../evaluation/evaluation.js';
import { countedUnavailability, uncertaintyLevel } from '../../evaluation/unavailability-draws.js';
import { totalCost } from '../../metrics/cost-figure.js';
import { ninesChart } from '../charts/nines.js';
import { availabilityPercent, nines, targetPercent } from '../format/availability.js';
import { durationOfHours } from '../format/duration.js';
import { enDash, fixed, likelihood, noBreakSpace, percent } from '../format/number.js';
import { figure, headCell, list, numberCell, row, table } from '../view/blocks.js';
import { type ReportContext, serviceOf, shownInterval } from '../view/context.js';
import type { Cell, FigureBlock, ListBlock, TableBlock, VerdictView } from '../view/view.js';
import { moneyCell } from './cost.js';
import { availabilityCells, sixNinesText, unknownCell } from './figures.js';
import { sentence, verdictText } from './findings.js';
import { limitNotes } from './limits.js';
import { recoveryCell } from './recovery.js';

/** One page: what is recommended, how sure, the key figures, what would change it, what is left out. */
export function verdictView(context: ReportContext): VerdictView {
  const { words, comparison, evaluation } = context;
  const { headline, sentences } = verdictText(comparison.verdict, context);
  const level = percent(uncertaintyLevel(evaluation));
  return {
    anchor: 'verdict',
    title: words.sections.verdict.title,
    kind: comparison.verdict.kind,
    headline,
    sentences,
    key: keyFigures(context),
    chart: hasRoom(context) ? availabilityChart(context, context.mainService, level) : null,
    lists: [reasons(context), changes(context), leftOut(context)],
    note: evaluation.uncertainty.draws > 0 ? words.sentences.intervals(level, evaluation.uncertainty.draws) : '',
  };
}

/** On paper the verdict is one page: where the table of key figures is long, the chart gives way. */
function hasRoom(context: ReportContext): boolean {
  const rows = servicesShown(context).length * context.candidates.length;
  return context.purpose === 'screen' || rows <= rowsBesideChart;
}

const rowsBesideChart = 4;

function keyFigures(context: ReportContext): TableBlock {
  const { label } = context.words;
  const priced = context.comparison.verdict.standings.some((standing) => standing.costPerYear !== null);
  const services = servicesShown(context);
  const currency = context.evaluation.scenario.currency ?? '';
  const heads = [
    label.candidate,
    `#${label.availability}`,
    `#${label.nines}`,
    `#${label.downtime}${context.words.units.aYear}`,
    `#${label.worstRecovery}${context.words.comma}${label.p95}`,
    `#${label.hosts}`,
    ...(priced ? [`#${[label.costPerYear, currency].filter((part) => part !== '').join(context.words.comma)}`] : []),
    `#${label.meetsTargets}`,
  ];
  return table({
    anchor: 'key-figures',
    caption: services.length === 1 ? captionOf(services[0]!, context) : label.keyFigures,
    heads,
    className: 'key',
    groups: services.map((id) => ({
      name: services.length === 1 ? '' : captionOf(id, context),
      rows: context.candidates.map((candidate) => keyRow(candidate, id, priced, context)),
    })),
  });
}

/** Services with a target, at most three; without any, the first. */
function servicesShown(context: ReportContext): readonly string[] {
  const targeted = context.services.filter((id) =>
    context.candidates.some((candidate) => serviceOf(candidate, id)?.target != null),
  );
  return targeted.length > 0 ? targeted.slice(0, 3) : [context.mainService];
}

function captionOf(id: string, context: ReportContext): string {
  const { words } = context;
  const target = context.candidates.map((candidate) => serviceOf(candidate, id)?.target).find((entry) => entry != null);
  if (target == null) return id;
  const parts = [
    target.availability === null
      ? ''
      : words.sentences.targetOf(targetPercent(target.availability), target.per === 'month', target.excludingPlanned),
    target.rtoHours === null ? '' : `${words.label.rto} ${durationOfHours(target.rtoHours, words)}`,
    target.rpoHours === null ? '' : `${words.label.rpo} ${durationOfHours(target.rpoHours, words)}`,
  ].filter((part) => part !== '');
  return `${id}${words.openBracket}${words.label.target.toLowerCase()} ${parts.join(words.comma)}${words.closeBracket}`;
}

function keyRow(candidate: CandidateEvaluation, id: string, priced: boolean, context: ReportContext) {
  const service = serviceOf(candidate, id);
  const standing = context.comparison.verdict.standings.find((entry) => entry.candidate === candidate.id);
  const chosen = context.comparison.verdict.candidate === candidate.id;
  const head = headCell(context.nameOf(candidate.id), {
    sub: candidate.id === context.comparison.baseline ? context.words.label.baseline : '',
    mark: chosen ? '◆' : '',
  });
  const figures =
    service === undefined
      ? Array.from({ length: 3 }, () => unknownCell('not-applicable', context))
      : availabilityCells(candidate.id, service, context);
  return row(
    [
      head,
      ...figures,
      recoveryCell(candidate, id, 'host-lost', context),
      numberCell(fixed(candidate.placement.hosts, 0), candidate.placement.hosts),
      ...(priced ? [moneyCell(totalCost(candidate, context.evaluation), context)] : []),
      targetsCell(standing, service, context),
    ],
    chosen ? 'chosen' : '',
  );
}

function targetsCell(
  standing: Standing | undefined,
  service: ServiceEvaluation | undefined,
  context: ReportContext,
): Cell {
  if (service?.target == null) return unknownCell('no-target', context);
  const probability = standing?.probabilityMeetsAll ?? null;
  if (probability === null) return unknownCell('not-modelled', context);
  const met = probability >= context.comparison.verdict.withProbability;
  return numberCell(likelihood(probability), probability, {
    mark: met ? '✓' : '×',
    markTitle: met ? context.words.label.metTarget : context.words.label.missedTarget,
    className: met ? 'met' : 'missed',
  });
}

export function availabilityChart(context: ReportContext, id: string, level: string): FigureBlock | null {
  const { words } = context;
  const entries = context.candidates.flatMap((candidate) => {
    const service = serviceOf(candidate, id);
    return service === undefined ? [] : [{ candidate, service, figure: countedUnavailability(service) }];
  });
  if (entries.length === 0) return null;
  const target = entries.map(({ service }) => service.target?.availability ?? null).find((value) => value !== null);
  const { title, description } = words.charts.nines(id, level);
  const rows = entries.map(({ candidate, figure: shown }) => {
    const capped = context.onlySixNines(candidate.id, id, shown.value);
    const least = capped ? 1e-6 : 0;
    const interval = shownInterval(shown) ?? { low: shown.value, high: shown.value };
    return {
      name: context.nameOf(candidate.id),
      series: context.seriesOf(candidate.id),
      unavailability: Math.max(least, shown.value),
      low: Math.max(least, interval.low),
      high: Math.max(least, interval.high),
      text: capped ? sixNinesText('availability') : availabilityPercent(shown.value, shownInterval(shown)),
    };
  });
  const chart = ninesChart({
    id: `nines-${context.services.indexOf(id)}`,
    title,
    description,
    rows,
    target:
      target == null ? null : { unavailability: 1 - target, text: `${words.charts.target} ${targetPercent(target)}` },
    axis: words.charts.axisNines,
    table: {
      head: [words.label.candidate, words.label.availability, words.label.nines, words.label.interval],
      rows: rows.map((entry) => [
        entry.name,
        entry.text,
        nines(entry.unavailability),
        `${nines(entry.high)}${enDash}${nines(entry.low)}`,
      ]),
    },
  });
  return figure(chart, context, 'plain');
}

const reasonsShown = 4;
const changesShown = 3;

/** What speaks for and against, targets first: a few sentences, about the named candidate where there is one. */
function reasons(context: ReportContext): ListBlock {
  const { findings, verdict } = context.comparison;
  const about = verdict.candidate;
  const kinds = ['misses-target', 'difference', 'largest-cause', 'hosts', 'rests-on-assumptions', 'common-cause-bound'];
  const ranked = findings
    .filter((finding) => kinds.includes(finding.kind))
    .filter(
      (finding) =>
        !('candidate' in finding) || about === null || finding.candidate === about || finding.kind === 'misses-target',
    )
    .filter((finding) => !('service' in finding) || finding.service === context.mainService)
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  return list(
    context.words.label.whyThis,
    ranked.slice(0, reasonsShown).map((finding) => sentence(finding, context)),
  );
}

function changes(context: ReportContext): ListBlock {
  const breakEvens = context.comparison.findings.filter((finding) => finding.kind === 'break-even');
  const nearest = [...breakEvens]
    .sort((a, b) => Math.abs(a.deviations) - Math.abs(b.deviations))
    .slice(0, changesShown);
  const items = nearest.map((finding) => sentence(finding, context));
  return list(context.words.label.whatWouldChange, items.length > 0 ? items : [context.words.sentences.noBreakEven]);
}

const limitsShown = 5;

function leftOut(context: ReportContext): ListBlock {
  const notes = limitNotes(context).map((note) => note.text);
  const more = notes.length - limitsShown;
  const items = more > 0 ? [...notes.slice(0, limitsShown), context.words.sentences.otherLimits(more)] : notes;
  return list(
    context.words.label.leftOut,
    items.length > 0 ? items : [`${context.words.sentences.nothingHere}${noBreakSpace}`.trim()],
  );
}
