import type { Comparison, MetricCell, MetricRow } from '../comparison/comparison.js';
import type { Evaluation } from '../evaluation/evaluation.js';
import { metricScale } from './format/metric-scale.js';
import { cleaned } from './html/cleaned.js';
import { bestIsHidden, comparisonLegend } from './sections/comparison.js';
import { sixNinesText } from './sections/figures.js';
import { sentence } from './sections/findings.js';
import { metricName } from './sections/metric-names.js';
import { rareEventLines } from './sections/rare-events.js';
import { beyondObjective, objectivesMissed, verdictText } from './sections/verdict-text.js';
import { type TerminalRow, terminalTable, wrappedLines } from './terminal-layout.js';
import { type ReportContext, reportContext, shownInterval } from './view/context.js';
import { wordsOf } from './words/index.js';
import type { Locale } from './words/words.js';
import { wordFor } from './words/words.js';

export interface TerminalOptions {
  readonly locale: Locale;
  readonly color: boolean;
  /** `full`: intervals and differences below the values. */
  readonly detail: 'brief' | 'full';
  /** Columns; 80 when not given. */
  readonly width?: number;
}

/** Colours by their escape codes (ECMA-48); or nothing. */
type Paint = (code: number, text: string) => string;
const bold = 1;
const dim = 2;
const green = 32;
const red = 31;

/**
 * The verdict and the comparison as text for a terminal, a line feed at the end. Candidates are columns headed by letters,
 * with their names above; what does not fit beside each other follows below.
 */
export function terminalText(evaluation: Evaluation, comparison: Comparison, options: TerminalOptions): string {
  const context = reportContext(cleaned(evaluation), cleaned(comparison), wordsOf(options.locale), 'full', 'screen');
  const paint: Paint = (code, text) => (options.color && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text);
  const width = Math.max(40, options.width ?? 80);
  const { headline, sentences } = verdictText(context.comparison.verdict, context);
  const lines = [
    paint(bold, context.say(context.evaluation.scenario.title)),
    '',
    ...wrappedLines(headline, width).map((line) => paint(bold, line)),
    ...sentences.flatMap((text) => wrappedLines(text, width)),
    '',
    ...targetLines(context, paint, width),
    ...objectiveLines(context, sentences, paint, width),
    '',
    ...nameLines(context, width),
    '',
    ...terminalTable(context.comparison.candidates.map(letterOf), tableRows(context, options, paint), width, (text) =>
      paint(bold, text),
    ),
    '',
    ...wrappedLines(comparisonLegend(context), width).map((line) => paint(dim, line)),
    ...(options.detail === 'full' ? rareEventLines(context) : [])
      .flatMap((text) => ['', ...wrappedLines(text, width)])
      .map((line) => paint(dim, line)),
  ];
  return `${lines.join('\n')}\n`;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function letterOf(_: string, place: number): string {
  return place < letters.length ? letters[place]! : String(place + 1);
}

function nameLines({ comparison, nameOf, words }: ReportContext, width: number): readonly string[] {
  return comparison.candidates.flatMap((id, place) => {
    const note =
      id === comparison.baseline && comparison.candidates.length > 1
        ? `${words.openBracket}${words.label.baseline}${words.closeBracket}`
        : '';
    return wrappedLines(`${letterOf(id, place)}  ${nameOf(id)}${note}`, width, '   ');
  });
}

function targetLines(context: ReportContext, paint: Paint, width: number): readonly string[] {
  return context.comparison.findings
    .filter((finding) => finding.kind === 'misses-target' || finding.kind === 'meets-target')
    .flatMap((finding) => {
      const mark = finding.kind === 'meets-target' ? paint(green, '✓') : paint(red, '×');
      return marked(mark, sentence(finding, context), width);
    });
}

function marked(mark: string, text: string, width: number): readonly string[] {
  const [first = '', ...rest] = wrappedLines(text, width - 2);
  return [`${mark} ${first}`, ...rest.map((line) => `  ${line}`)];
}

/** The candidates that exceed the recovery objective, by why; what the verdict has said already is not said again. */
function objectiveLines(
  context: ReportContext,
  told: readonly string[],
  paint: Paint,
  width: number,
): readonly string[] {
  return objectivesMissed(context.candidates, context)
    .map((missed) => beyondObjective(missed, context))
    .filter((text) => !told.includes(text))
    .flatMap((text) => marked(paint(red, '×'), text, width));
}

function tableRows(context: ReportContext, options: TerminalOptions, paint: Paint): readonly TerminalRow[] {
  const several = context.services.length > 1;
  return context.comparison.groups.flatMap(({ group, rows }) => {
    const known = rows.filter((row) => row.cells.some((cell) => !('unknown' in cell.figure)));
    const title = context.words.metricGroups[group];
    const parts = several
      ? [null, ...context.services].map((service) => ({
          head: service === null ? title : `${title} · ${service}`,
          own: known.filter((row) => row.service === service),
        }))
      : [{ head: title, own: known }];
    return parts
      .filter(({ own }) => own.length > 0)
      .flatMap(({ head, own }) => [
        { head, cells: null },
        ...own.map((row) => metricLine(row, context, options, paint)),
      ]);
  });
}

function metricLine(row: MetricRow, context: ReportContext, options: TerminalOptions, paint: Paint): TerminalRow {
  const values = row.cells.flatMap(({ figure }) => ('unknown' in figure ? [] : [figure.value]));
  const scale = metricScale(row.unit, values, context.words, context.evaluation.scenario.currency);
  const name = metricName(row.metric, context);
  const finer = bestIsHidden(row, scale);
  return {
    head: scale.unit === '' || scale.unit.startsWith('/') ? name : `${name}${context.words.comma}${scale.unit}`,
    cells: row.cells.map((cell) => cellLines(cell, row, scale, finer, context, options, paint)),
  };
}

function cellLines(
  { figure, best, delta, candidate }: MetricCell,
  { unit, service }: MetricRow,
  scale: ReturnType<typeof metricScale>,
  finer: boolean,
  context: ReportContext,
  options: TerminalOptions,
  paint: Paint,
): readonly string[] {
  if ('unknown' in figure) {
    const why = options.detail === 'full' ? [paint(dim, wordFor(context.words.unknownBecause, figure.unknown))] : [];
    return ['–', ...why];
  }
  const interval = shownInterval(figure);
  const unavailability = unit === 'nines' ? 10 ** -figure.value : 1 - figure.value;
  const capped =
    (unit === 'nines' || unit === 'availability') && context.onlySixNines(candidate, service, unavailability);
  const value = capped ? sixNinesText(unit) : scale.value(figure.value, finer ? null : interval);
  const shown = best ? paint(bold, `◆ ${value}`) : value;
  if (options.detail === 'brief' || capped) return [shown];
  const difference = delta === null || delta === 0 ? '' : scale.delta(delta, figure.value);
  const lines = [interval === null ? '' : scale.interval(figure.value, interval), difference];
  return [shown, ...lines.filter((line) => line !== '').map((line) => paint(dim, line))];
}
