import type { Comparison } from '../../comparison/comparison.js';
import type { Evaluation } from '../../evaluation/evaluation.js';
import { uncertaintyLevel } from '../../evaluation/unavailability-draws.js';
import { percent } from '../format/number.js';
import { cleaned } from '../html/cleaned.js';
import { reproduction } from '../sections/method.js';
import { type ReportContext, reportContext } from '../view/context.js';
import { metaOf } from '../view/front.js';
import { wordsOf } from '../words/index.js';
import type { Locale } from '../words/words.js';
import { assumptionSheet } from './assumption-sheet.js';
import { comparisonSheet } from './comparison-sheet.js';
import { costSheet } from './cost-sheet.js';
import { budgetSheet, riskSheet } from './downtime-sheets.js';
import { recoverySheet } from './recovery-sheet.js';
import type { Sheet } from './sheet.js';

/**
 * The whole comparison as the sheets of a workbook, in the reader's language: numbers to calculate with, each with its
 * unit and interval in cells of their own. Pure: the same records give the same sheets.
 */
export function workbookSheets(evaluation: Evaluation, comparison: Comparison, locale: Locale): readonly Sheet[] {
  const context = reportContext(cleaned(evaluation), cleaned(comparison), wordsOf(locale), 'full', 'print');
  return [
    comparisonSheet(context),
    budgetSheet(context),
    recoverySheet(context),
    costSheet(context),
    riskSheet(context),
    assumptionSheet(context),
    originSheet(context),
  ].filter((sheet) => sheet !== null);
}

/** What the figures belong to, and how they are made again. */
function originSheet(context: ReportContext): Sheet {
  const { words, evaluation } = context;
  const { label, sentences } = words;
  const { draws } = evaluation.uncertainty;
  return {
    name: label.reproduction,
    widths: [24, 110],
    heads: [[label.documentKind, context.say(evaluation.scenario.title)]],
    stickyColumns: 0,
    rows: [
      ...metaOf(context).map(({ label: name, value }) => [name, value]),
      ...(draws > 0 ? [[label.interval, sentences.intervalColumns(percent(uncertaintyLevel(evaluation)), draws)]] : []),
      [label.reproduction, reproduction(context)],
    ],
  };
}
