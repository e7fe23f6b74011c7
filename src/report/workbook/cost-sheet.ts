import type { CandidateEvaluation, MaybeFigure } from '../../evaluation/evaluation.js';
import { downtimeCost, fiveYearCost, hostEnergy, platformCost, totalCost } from '../../metrics/cost-figure.js';
import { coresOf, times } from '../sections/cost.js';
import { type ReportContext, shownInterval } from '../view/context.js';
import { wordFor } from '../words/words.js';
import { wholeFormat } from './number-format.js';
import { numberOr, type Sheet, type SheetCell } from './sheet.js';

/** What each candidate costs in a year and over five, with the interval that its downtime brings; null without prices. */
export function costSheet(context: ReportContext): Sheet | null {
  const { words, evaluation } = context;
  const { label } = words;
  if (context.candidates.every((candidate) => 'unknown' in platformCost(candidate, evaluation))) return null;
  return {
    name: label.costs,
    widths: [34, 14, ...context.candidates.flatMap(() => [15, 15, 15])],
    heads: [
      [null, null, ...context.candidates.flatMap(({ id }) => [context.nameOf(id), null, null])],
      [label.costs, label.unit, ...context.candidates.flatMap(() => [label.value, label.low, label.high])],
    ],
    stickyColumns: 2,
    rows: costRows(context),
  };
}

function costRows(context: ReportContext): readonly (readonly SheetCell[])[] {
  const { words, evaluation } = context;
  const { label, units } = words;
  const currency = evaluation.scenario.currency ?? '';
  const row = (name: string, unit: string, cells: (candidate: CandidateEvaluation) => readonly SheetCell[]) => [
    name,
    unit,
    ...context.candidates.flatMap(cells),
  ];
  const aYear = `${currency}${units.aYear}`;
  const figures = (read: (candidate: CandidateEvaluation) => MaybeFigure) => (candidate: CandidateEvaluation) =>
    figureCells(read(candidate), context);
  return [
    row(label.hostsCost, aYear, ({ prices, placement }) => plain(times(prices.hostPerYear, placement.hosts))),
    row(label.licences, aYear, (candidate) =>
      plain(times(candidate.prices.licencesPerCorePerYear, coresOf(candidate))),
    ),
    row(label.energy, aYear, (candidate) => plain(energyCost(candidate, context))),
    row(
      label.platformCost,
      aYear,
      figures((candidate) => platformCost(candidate, evaluation)),
    ),
    row(
      label.downtimeLoss,
      aYear,
      figures((candidate) => downtimeCost(candidate, evaluation)),
    ),
    row(
      label.totalCost,
      aYear,
      figures((candidate) => totalCost(candidate, evaluation)),
    ),
    row(
      label.fiveYears,
      currency,
      figures((candidate) => fiveYearCost(candidate, evaluation)),
    ),
  ];
}

function energyCost(candidate: CandidateEvaluation, { evaluation }: ReportContext): number | null {
  const energy = hostEnergy(candidate, evaluation);
  return 'unknown' in energy ? null : times(candidate.prices.energyPerKWh, energy.value);
}

function plain(value: number | null): readonly SheetCell[] {
  return [numberOr(value, wholeFormat), null, null];
}

function figureCells(figure: MaybeFigure, { words }: ReportContext): readonly SheetCell[] {
  if ('unknown' in figure) return [wordFor(words.unknownBecause, figure.unknown), null, null];
  const interval = shownInterval(figure);
  return [figure.value, interval?.low ?? null, interval?.high ?? null].map((value) => numberOr(value, wholeFormat));
}
