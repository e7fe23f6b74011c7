import { compared } from '../comparison/index.js';
import type { CandidateEvaluation, Evaluation, MaybeFigure } from '../evaluation/evaluation.js';
import { explanation } from '../metrics/explain.js';
import { metricOf } from '../metrics/index.js';
import type { MetricUnit } from '../metrics/metric.js';
import { metricScale } from '../report/format/metric-scale.js';
import { signed, significant } from '../report/format/number.js';
import type { Locale } from '../report/index.js';
import { wordsOf } from '../report/words/index.js';
import { wordFor } from '../report/words/words.js';
import { expectedFound } from '../scenario/wording.js';
import { metricText, said } from './explanation-text.js';
import { InputError } from './failure.js';

/**
 * One metric of a service for each candidate, with the rows of the downtime budget below it: the minutes of a year are
 * times per year × mean minutes, row by row. Below what is read off single failures, these by cause.
 * @throws InputError if no candidate has that service, or the metric is not one of services
 */
export function figureText(evaluation: Evaluation, service: string, metric: string, locale: Locale): string {
  const services = [...new Set(evaluation.candidates.flatMap((each) => each.services.map(({ id }) => id)))];
  if (!services.includes(service)) throw new InputError(`explain: ${expectedFound('a service', service, services)}`);
  const row = compared(evaluation)
    .groups.flatMap((group) => group.rows)
    .find((each) => each.metric === metric && (each.service === service || each.service === null));
  const about = explanation(metric);
  if (row === undefined || about.kind === 'unknown')
    throw new InputError(`explain: ${metric} is not read off this evaluation`);
  const blocks = evaluation.candidates.map((candidate) => {
    const figure = row.cells.find((cell) => cell.candidate === candidate.id)?.figure ?? { unknown: 'not-modelled' };
    const heading = `${said(candidate.name, locale)}: ${shown(figure, row.unit, evaluation, locale)}`;
    const below = ofFailures.includes(metric) ? failureLines : budgetLines;
    return [heading, ...below(candidate, service, locale)].join('\n');
  });
  return [metricText(about, locale), ...blocks].join('\n\n');
}

function shown(figure: MaybeFigure, unit: MetricUnit, evaluation: Evaluation, locale: Locale): string {
  const words = wordsOf(locale);
  if ('unknown' in figure) return wordFor(words.unknownBecause, figure.unknown);
  const scale = metricScale(unit, [figure.value], words, evaluation.scenario.currency);
  const { uncertainty, accuracy } = figure;
  const range = uncertainty === null ? '' : ` (${scale.interval(figure.value, uncertainty)})`;
  return `${scale.value(figure.value, uncertainty)} ${scale.unit}${range}; ${accuracy.kind}: ${accuracy.method}`.replace(
    / +/g,
    ' ',
  );
}

/** Of what is read off the single failures. */
const ofFailures: readonly string[] = ['failover-coverage', 'failures-needing-people'];

function budgetLines(candidate: CandidateEvaluation, id: string, locale: Locale): string[] {
  const { causes, label, sentences } = wordsOf(locale);
  const budget = candidate.services.find((service) => service.id === id)?.budget ?? [];
  const lines = budget.map(({ cause, timesPerYear, meanMinutes, minutesPerYear, trueFormAdds: added }) => ({
    numbers: [timesPerYear, meanMinutes, minutesPerYear],
    name:
      wordFor(causes, cause) +
      (added === undefined ? '' : ` (${sentences.trueFormAdds(signed(significant(added.value, 3)))})`),
  }));
  return aligned([label.timesPerYear, label.meanMinutes, label.minutesPerYear], lines);
}

/** By cause: how often, how often without people, and what is left for them. */
function failureLines(candidate: CandidateEvaluation, id: string, locale: Locale): string[] {
  const { causes, label } = wordsOf(locale);
  const failures = candidate.services.find((service) => service.id === id)?.singleFailures ?? [];
  const people = said(metricOf('failures-needing-people')!.name, locale);
  const lines = failures.map(({ cause, timesPerYear, withoutPeople }) => ({
    numbers: [timesPerYear, timesPerYear * withoutPeople, timesPerYear * (1 - withoutPeople)],
    name: wordFor(causes, cause),
  }));
  return aligned([label.timesPerYear, label.coverage, people], lines);
}

function aligned(
  head: readonly string[],
  rows: readonly { readonly numbers: readonly number[]; readonly name: string }[],
): string[] {
  const lines = rows.map(({ numbers, name }) => [...numbers.map((number) => significant(number, 3, true)), name]);
  const widths = head.map((name, column) => Math.max(name.length, ...lines.map((line) => line[column]!.length)));
  const texts = [head, ...lines].map((line) =>
    line.map((cell, column) => (column < widths.length ? cell.padStart(widths[column]!) : cell)).join('  '),
  );
  return rows.length === 0 ? [] : texts.map((line) => `  ${line}`);
}
