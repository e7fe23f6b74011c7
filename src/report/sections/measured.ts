import type { Parameter } from '../../catalog/parameter.js';
import { quantile } from '../../maths/distribution-quantile.js';
import type { Chart } from '../charts/chart.js';
import { type SurvivalPoints, survivalChart } from '../charts/survival.js';
import { durationOfHours } from '../format/duration.js';
import { fixed, minusSign, percent, range } from '../format/number.js';
import { cell, figure, headCell, list, numberCell, row, table } from '../view/blocks.js';
import type { ReportContext } from '../view/context.js';
import type { BlockView } from '../view/view.js';
import { observedBlocks } from './observed.js';
import { parameterMean, valueText } from './parameter-text.js';

/** What was estimated from records: rows, window, failures, the mean with its interval, and every warning. */
export function measuredSection(context: ReportContext): readonly BlockView[] {
  const observed = observedBlocks(context);
  const measured = measuredParameters(context);
  if (measured.length === 0) return observed;
  const { label } = context.words;
  const rows = measured.map((parameter) => measuredRow(parameter, context));
  const remarks = remarksOf(measured, context);
  return [
    table({
      anchor: 'measured-parameters',
      caption: '',
      heads: [
        label.parameter,
        label.file,
        `#${label.rowsUsed}`,
        `#${label.rowsRejected}`,
        `#${label.failures}`,
        `#${label.exposure}`,
        `#${label.mean}`,
        label.method,
      ],
      rows,
    }),
    ...(context.detail === 'full' ? measured.flatMap((parameter, i) => survivalFigure(parameter, i, context)) : []),
    ...(remarks.length === 0 ? [] : [list(label.warnings, remarks)]),
    ...observed,
  ];
}

const remarksInReview = 5;

/** Each remark once, with the parameters it holds for; in the short reports the first of them. */
function remarksOf(measured: readonly Parameter[], { words, detail, parameterName }: ReportContext): readonly string[] {
  const about = new Map<string, Set<string>>();
  for (const { name, measurement } of measured)
    for (const warning of measurement?.warnings ?? [])
      about.set(warning, (about.get(warning) ?? new Set()).add(parameterName(name)));
  const remarks = [...about].map(
    ([warning, names]) => `${[...names].join(words.semicolon)}${words.colon}${typographic(words.phrase(warning))}`,
  );
  if (detail === 'full' || remarks.length <= remarksInReview + 1) return remarks;
  return [...remarks.slice(0, remarksInReview), words.sentences.moreRemarks(remarks.length - remarksInReview)];
}

function survivalFigure(parameter: Parameter, place: number, context: ReportContext): readonly BlockView[] {
  const { kind } = parameter.distribution;
  if (parameter.unit !== 'duration' || kind === 'deterministic') return [];
  return [figure(survivalOf(parameter, place, context), context)];
}

const levels = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);

/** The sample where the model uses it as it is, else the distribution fitted to it. */
function survivalOf(parameter: Parameter, place: number, context: ReportContext): Chart {
  const { words } = context;
  const { distribution } = parameter;
  const sample: SurvivalPoints | null =
    distribution.kind === 'empirical'
      ? distribution.values.map((value, i) => [value, 1 - (i + 1) / distribution.values.length] as const)
      : null;
  const fitted = sample === null ? levels.map((level) => [quantile(distribution, level), 1 - level] as const) : null;
  const text = (hours: number) => durationOfHours(hours, words);
  return survivalChart({
    id: `survival-${place}`,
    ...words.charts.survival(context.parameterName(parameter.name)),
    observed: sample,
    interval: null,
    fitted,
    observedName: words.label.observations,
    fittedName: words.label.distributionUsed,
    side: words.label.survival,
    timeText: text,
    table: {
      head: [words.label.survival, words.label.duration],
      rows: [0.9, 0.75, 0.5, 0.25, 0.1, 0.05, 0.01].map((share) => [
        percent(share),
        text(quantile(distribution, 1 - share)),
      ]),
    },
  });
}

export function measuredParameters(context: ReportContext): readonly Parameter[] {
  const found = new Map<string, Parameter>();
  for (const parameter of context.candidates.flatMap((candidate) => candidate.parameters)) {
    const key = `${parameter.name}\n${parameter.measurement?.sha256 ?? ''}`;
    if (parameter.measurement !== undefined && !found.has(key)) found.set(key, parameter);
  }
  return [...found.values()];
}

/** A minus sign for the hyphen before a figure. */
const typographic = (text: string) => text.replace(/(^|[ (])-(?=\d)/g, `$1${minusSign}`);

/** `2004-04-17T16:15:37` → `2004-04-17`. */
const dayOf = (time: string) => time.slice(0, 10);

function measuredRow(parameter: Parameter, context: ReportContext) {
  const { words } = context;
  const summary = parameter.measurement!;
  const { interval } = summary;
  const ends =
    interval === null ? [] : [interval.low, interval.high].map((value) => valueText(parameter.unit, value, context));
  return row([
    headCell(context.parameterName(parameter.name)),
    cell(summary.file, {
      className: 'dated',
      sub: summary.window === null ? '' : summary.window.map(dayOf).join(' – '),
    }),
    numberCell(fixed(summary.rowsUsed, 0), summary.rowsUsed),
    numberCell(fixed(summary.rowsRejected, 0), summary.rowsRejected),
    numberCell(summary.failures === null ? '–' : fixed(summary.failures, 0), summary.failures),
    numberCell(
      summary.exposureHours === null ? '–' : durationOfHours(summary.exposureHours, words),
      summary.exposureHours,
    ),
    numberCell(valueText(parameter.unit, parameterMean(parameter), context), parameterMean(parameter), {
      sub: interval === null ? '' : range(ends[0]!, ends[1]!, words.to),
    }),
    cell(interval === null ? '–' : `${words.phrase(interval.method)}${words.comma}${percent(interval.level)}`),
  ]);
}
