import type { CandidateEvaluation, FailureModeRecord, Phase } from '../../evaluation/evaluation.js';
import type { Chart } from '../charts/chart.js';
import { failoverTimeline } from '../charts/failover-timeline.js';
import { duration, durationOfHours, durationUnit, secondsIn } from '../format/duration.js';
import { significant } from '../format/number.js';
import { cell, headCell, inPairs, list, prose, row, table } from '../view/blocks.js';
import { type ReportContext, serviceOf } from '../view/context.js';
import { slugs } from '../view/slugs.js';
import type { BlockView, ListBlock, TableBlock } from '../view/view.js';
import { wordFor } from '../words/words.js';
import { phaseFills } from './phases.js';
import { breaksObjective, type ModeKey, modesOf, recordOf, recordsFor, worstModes } from './recovery.js';
import { recoveryCurves } from './recovery-curves.js';
import { singleFailuresTable } from './single-failures.js';

const modesInReview = 3;
/** Of the slowest recovery: below it the candidates recover alike. */
const leastSpread = 0.1;

/** One timeline per failure mode; in the review the ones with something to see. */
export function failoverSection(context: ReportContext): readonly BlockView[] {
  const services = context.detail === 'full' ? context.services : [context.mainService];
  const blocks = services.flatMap((service) => {
    const full = context.detail === 'full';
    const shown = full ? modesOf(service, context) : mostTelling(service, context);
    const timelines = shown.map((mode) => timeline(mode, service, context));
    const curves = (full ? mostTelling(service, context) : []).flatMap((mode) => {
      const drawn = recoveryCurves(mode, service, anchorOf(mode, service, context), context);
      return drawn === null ? [] : [drawn];
    });
    return [
      ...inPairs([...timelines, ...curves], context, 'timeline'),
      ...(full ? phasesInWords(timelines, service, context) : []),
      ...(full ? singleFailuresTable(service, context) : []),
    ];
  });
  return blocks.length === 0 ? [] : [prose([context.words.sentences.timeline], 'note'), ...blocks];
}

/** What the timelines are made of, and each phase of which parameters; on screen each timeline has its own below it. */
function phasesInWords(
  timelines: readonly Chart[],
  service: string,
  context: ReportContext,
): readonly (TableBlock | ListBlock)[] {
  if (timelines.length === 0) return [];
  const { words } = context;
  const parameters = new Map<string, Set<string>>();
  for (const { phases } of context.candidates.flatMap((candidate) => recordsFor(candidate, service)))
    for (const phase of phases) {
      const label = wordFor(words.phaseLabels, phase.label);
      const names = parameters.get(label) ?? new Set();
      for (const name of phase.parameters) names.add(context.parameterName(name));
      parameters.set(label, names);
    }
  const lines = [...parameters]
    .filter(([, names]) => names.size > 0)
    .map(([label, names]) => `${label}${words.colon}${[...names].join(words.semicolon)}`);
  return [phasesTable(timelines, service, context), list(words.label.parameters, lines, 'paper-only columns')];
}

function phasesTable(timelines: readonly Chart[], service: string, context: ReportContext): TableBlock {
  const { label } = context.words;
  return table({
    anchor: `phases-of-${context.serviceSlug(service)}`,
    caption: label.phases,
    className: 'paper-only phases',
    heads: [label.candidate, label.phases, `#${label.mean}`, `#${label.p95}`],
    groups: timelines.map(({ title, table: { rows } }) => ({
      name: title,
      rows: rows.map(([names, phases, mean, p95]) =>
        row([headCell(names!), cell(phases!), cell(mean!, { className: 'num' }), cell(p95!, { className: 'num' })]),
      ),
    })),
  });
}

/**
 * The loss of a host, which every platform is measured by, what keeps some candidate from its objective, then what
 * differs most between candidates; in their order.
 */
function mostTelling(service: string, context: ReportContext): readonly ModeKey[] {
  const totalsOf = (mode: ModeKey) =>
    context.candidates
      .map((candidate) => recordOf(candidate, service, mode.id, mode.workload)?.total.mean)
      .filter((total) => total !== undefined);
  const spread = (mode: ModeKey) => {
    const totals = totalsOf(mode);
    return totals.length < 2 ? 0 : Math.max(...totals) - Math.min(...totals);
  };
  const first = (mode: ModeKey) => (mode.id === 'host-lost' ? 0 : breaksObjective(mode, service, context) ? 1 : 2);
  const modes = worstModes(service, context);
  // A rack is often lost and recovered as a host is: one picture is enough.
  const same = (a: ModeKey, b: ModeKey) => String(totalsOf(a)) === String(totalsOf(b));
  const ranked = [...modes]
    .sort((a, b) => first(a) - first(b) || spread(b) - spread(a))
    .filter((mode, i, all) => all.findIndex((other) => same(other, mode)) === i)
    .filter((mode) => first(mode) < 2 || spread(mode) >= leastSpread * Math.max(...totalsOf(mode)));
  const kept = new Set(ranked.slice(0, context.crowded ? 2 : modesInReview));
  return modes.filter((mode) => kept.has(mode));
}

function timeline(mode: ModeKey, service: string, context: ReportContext): Chart {
  const { words } = context;
  const records = context.candidates.flatMap((candidate) => {
    const record = recordOf(candidate, service, mode.id, mode.workload);
    return record === undefined ? [] : [{ candidate, record }];
  });
  const rto = serviceOf(context.focus, service)?.target?.rtoHours ?? null;
  const used = new Set(records.flatMap(({ record }) => record.phases.map((phase) => phase.phase)));
  const text = words.charts.timeline(mode.name);
  return failoverTimeline({
    id: anchorOf(mode, service, context),
    ...text,
    rows: records.map(({ candidate, record }) => ({
      name: context.nameOf(candidate.id),
      phases: record.phases.map((phase) => ({
        fill: phaseFills[phase.phase],
        label: wordFor(words.phaseLabels, phase.label),
        seconds: phase.meanSeconds,
      })),
      p95Seconds: record.total.p95,
      total: duration(record.total.mean, words),
    })),
    legend: (Object.keys(phaseFills) as Phase[])
      .filter((phase) => used.has(phase))
      .map((phase) => ({ name: words.phases[phase], fill: phaseFills[phase] })),
    p95: words.charts.p95,
    objective: rto === null ? null : { seconds: rto * 3600, text: `${words.label.rto} ${durationOfHours(rto, words)}` },
    axis: words.charts.axisTime,
    tickText: (seconds, step) => tickText(seconds, step, context),
    table: {
      head: [words.label.candidate, words.label.phases, words.label.mean, words.label.p95, words.label.parameters],
      rows: dataRows(records, context),
    },
  });
}

/** A row for each way of recovering, with the candidates that recover so. */
function dataRows(
  records: readonly { readonly candidate: CandidateEvaluation; readonly record: FailureModeRecord }[],
  context: ReportContext,
): readonly (readonly string[])[] {
  const { words } = context;
  const alike = new Map<string, { names: string[]; texts: readonly string[] }>();
  for (const { candidate, record } of records) {
    const { phases, total } = record;
    const texts = [
      phases
        .map((phase) => `${wordFor(words.phaseLabels, phase.label)} ${duration(phase.meanSeconds, words)}`)
        .join(' + '),
      duration(total.mean, words),
      duration(total.p95, words),
      [...new Set(phases.flatMap(({ parameters }) => parameters))].map(context.parameterName).join(words.semicolon),
    ];
    const key = JSON.stringify(texts);
    alike.set(key, { names: [...(alike.get(key)?.names ?? []), context.nameOf(candidate.id)], texts });
  }
  return [...alike.values()].map(({ names, texts }) => [words.list(names), ...texts]);
}

function anchorOf(mode: ModeKey, service: string, context: ReportContext): string {
  const nameOf = ({ id, workload }: ModeKey) => (workload === null ? id : `${id}-${workload}`);
  const names = slugs(modesOf(service, context).map(nameOf));
  return `failover-${context.serviceSlug(service)}-${names.get(nameOf(mode))}`;
}

/** All ticks of an axis in the unit of its step. */
function tickText(seconds: number, step: number, context: ReportContext): string {
  if (seconds === 0) return '0';
  const unit = durationUnit(step >= 60 ? step * 100 : step);
  const shown = step < 60 ? 'second' : step < 3600 ? 'minute' : step < 86_400 ? 'hour' : unit;
  return `${significant(seconds / secondsIn(shown), 3, true)} ${context.words.units[shown]}`;
}
