import type { Comparison } from '../comparison/comparison.js';
import type { Evaluation, Figure } from '../evaluation/evaluation.js';
import { plainText } from './html/escape.js';

/** Text or a number; numbers are written as they are, text is quoted and cannot start a formula. */
export type CsvValue = string | number | null;

const byteOrderMark = '\ufeff';

/** Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, without which Excel garbles Chinese. */
export function csvText(rows: readonly (readonly CsvValue[])[]): string {
  return `${byteOrderMark}${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/**
 * A number keeps its sign: −0.5 stays a number. Text that a spreadsheet would take for a formula gets an apostrophe in
 * front (OWASP, CSV injection): it begins with = + - @, a full-width form of them, a tab or a return.
 */
function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = plainText(value);
  const defused = /^[\s]*[=+\-@＝＋－＠]/u.test(text) || /^[\t\r]/.test(value) ? `'${text}` : text;
  return /[",\r\n;]/.test(defused) || defused !== defused.trim() ? `"${defused.replaceAll('"', '""')}"` : defused;
}

const figureColumns = [
  'value',
  'unit',
  'interval_low',
  'interval_high',
  'interval_level',
  'accuracy',
  'accuracy_low',
  'accuracy_high',
  'method',
  'unknown',
];

/**
 * Every figure of the comparison, one row each: metric, service, candidate, value with both doubts, difference against
 * the baseline. Ids, not words: the file is for machines and for looking up what the report shows.
 */
export function figuresCsv(evaluation: Evaluation, comparison: Comparison): string {
  const head = ['group', 'metric', 'service', 'candidate', ...figureColumns, 'difference', 'significant', 'best'];
  const rows = comparison.groups.flatMap(({ group, rows: metrics }) =>
    metrics.flatMap((metric) =>
      metric.cells.map((cell): readonly CsvValue[] => {
        const figure = 'unknown' in cell.figure ? null : cell.figure;
        return [
          group,
          metric.metric,
          metric.service,
          cell.candidate,
          ...figureValues(figure, metric.unit),
          'unknown' in cell.figure ? cell.figure.unknown : null,
          cell.delta,
          cell.significant === null ? null : String(cell.significant),
          String(cell.best),
        ];
      }),
    ),
  );
  const made: readonly CsvValue[] = [
    'reproduction',
    'ninefold',
    evaluation.ninefold,
    'seed',
    evaluation.seed,
    evaluation.scenario.hash,
  ];
  return csvText([head, ...rows, made]);
}

function figureValues(figure: Figure | null, unit: string): readonly CsvValue[] {
  if (figure === null) return [null, unit, null, null, null, null, null, null, null];
  const { accuracy, uncertainty } = figure;
  return [
    figure.value,
    unit,
    uncertainty?.low ?? null,
    uncertainty?.high ?? null,
    uncertainty?.level ?? null,
    accuracy.kind,
    accuracy.low,
    accuracy.high,
    accuracy.method,
  ];
}

/**
 * The downtime budget of every candidate and service, one row per cause; the last column is what of the minutes true times
 * and layouts add to the chain's.
 */
export function budgetCsv(evaluation: Evaluation): string {
  const head = [
    'candidate',
    'service',
    'cause',
    'planned',
    'times_per_year',
    'mean_minutes',
    'minutes_per_year',
    'true_form_adds',
  ];
  const rows = evaluation.candidates.flatMap((candidate) =>
    candidate.services.flatMap((service) =>
      service.budget.map((row): readonly CsvValue[] => [
        candidate.id,
        service.id,
        row.cause,
        String(row.planned),
        row.timesPerYear,
        row.meanMinutes,
        row.minutesPerYear,
        row.trueFormAdds?.value ?? null,
      ]),
    ),
  );
  return csvText([head, ...rows]);
}
