import Table from 'cli-table3';
import { createColors } from 'picocolors';
import type { Comparison, MetricCell } from '../comparison/comparison.js';
import type { Evaluation, Figure } from '../evaluation/evaluation.js';
import { metricScale } from './format/metric-scale.js';
import { cleaned } from './html/cleaned.js';
import { sentence, verdictText } from './sections/findings.js';
import { metricName } from './sections/metric-names.js';
import { type ReportContext, reportContext, shownInterval } from './view/context.js';
import { wordsOf } from './words/index.js';
import type { Locale } from './words/words.js';
import { wordFor } from './words/words.js';

export interface TerminalOptions {
  readonly locale: Locale;
  readonly color: boolean;
  /** Intervals and differences below the values. */
  readonly detail: 'brief' | 'full';
}

/** The verdict and the comparison as text for a terminal, a line feed at the end. */
export function terminalText(evaluation: Evaluation, comparison: Comparison, options: TerminalOptions): string {
  const words = wordsOf(options.locale);
  const context = reportContext(cleaned(evaluation), cleaned(comparison), words, 'full', 'screen');
  const paint = createColors(options.color);
  const { headline, sentences } = verdictText(context.comparison.verdict, context);
  const table = comparisonTable(context, options, paint);
  const findings = context.comparison.findings
    .filter((finding) => finding.kind === 'misses-target' || finding.kind === 'meets-target')
    .map((finding) => {
      const mark = finding.kind === 'meets-target' ? paint.green('✓') : paint.red('×');
      return `${mark} ${sentence(finding, context)}`;
    });
  return `${[paint.bold(context.say(context.evaluation.scenario.title)), '', table, '', ...findings, '', paint.bold(headline), ...sentences].join('\n')}\n`;
}

type Paint = ReturnType<typeof createColors>;

function comparisonTable(context: ReportContext, options: TerminalOptions, paint: Paint): string {
  const { comparison, words } = context;
  const table = new Table({
    head: [words.label.metric, ...comparison.candidates.map((id) => context.nameOf(id))].map((head) =>
      paint.bold(head),
    ),
    colAligns: ['left', ...comparison.candidates.map(() => 'right' as const)],
    style: { head: [], border: [], compact: options.detail === 'brief' },
    wordWrap: true,
  });
  for (const group of comparison.groups) {
    const rows = group.rows.filter((row) => row.cells.some((cell) => !('unknown' in cell.figure)));
    if (rows.length === 0) continue;
    table.push([{ content: paint.bold(words.metricGroups[group.group]), colSpan: comparison.candidates.length + 1 }]);
    for (const row of rows) {
      const known = row.cells.map((cell) => cell.figure).filter((figure): figure is Figure => !('unknown' in figure));
      const values = known.map((figure) => figure.value);
      const scale = metricScale(row.unit, values, words, context.evaluation.scenario.currency);
      const service = row.service !== null && context.services.length > 1 ? row.service : '';
      const name = [metricName(row.metric, context), scale.unit, service].filter((part) => part !== '').join(', ');
      table.push([name, ...row.cells.map((cell) => cellText(cell, scale, context, options, paint))]);
    }
  }
  return table.toString();
}

function cellText(
  cell: MetricCell,
  scale: ReturnType<typeof metricScale>,
  context: ReportContext,
  options: TerminalOptions,
  paint: Paint,
): string {
  if ('unknown' in cell.figure) return paint.dim(wordFor(context.words.unknownBecause, cell.figure.unknown));
  const interval = shownInterval(cell.figure);
  const value = scale.value(cell.figure.value, interval);
  const shown = cell.best ? paint.bold(`◆ ${value}`) : value;
  if (options.detail === 'brief') return shown;
  const difference = cell.delta === null || cell.delta === 0 ? '' : scale.delta(cell.delta, cell.figure.value);
  const lines = [interval === null ? '' : scale.interval(cell.figure.value, interval), difference];
  return [shown, ...lines.filter((line) => line !== '').map((line) => paint.dim(line))].join('\n');
}
