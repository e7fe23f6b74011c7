import type { explanation as catalogExplanation } from '../catalog/explanation.js';
import type { Parameter, Text } from '../catalog/parameter.js';
import { mean as distributionMean } from '../maths/distribution-moments.js';
import type { explanation as metricExplanation } from '../metrics/explain.js';
import { durationOfHours } from '../report/format/duration.js';
import type { Locale } from '../report/index.js';
import { wordsOf } from '../report/words/index.js';

type MetricExplanation = Extract<ReturnType<typeof metricExplanation>, { kind: 'metric' }>;
type CatalogExplanation = ReturnType<typeof catalogExplanation>;

export function metricText(metric: MetricExplanation, locale: Locale): string {
  return rows(said(metric.name, locale), [
    ['Metric', metric.id],
    ['Meaning', said(metric.meaning, locale)],
    ['Unit', metric.unit],
    ['Better', metric.better ?? 'neither: a fact without a direction'],
    ['Of each', metric.per],
  ]);
}

export function parameterText(found: Extract<CatalogExplanation, { kind: 'parameter' }>, locale: Locale): string {
  const { definition, standard, fact, corrections } = found;
  return rows(said(definition.words, locale), [
    ['Parameter', definition.name],
    ['Default', `${meanText(standard, locale)} (${standard.distribution.kind})`],
    ['Known', `${standard.knowledge}; ${doubtText(standard, locale)}`],
    ...(standard.source.startsWith(definition.because) ? [] : ([['Because', definition.because]] as const)),
    ['Source', standard.source],
    ...(fact === null ? [] : ([['Fact', `${fact.id}: ${fact.meaning}`]] as const)),
    ...corrections.map((correction) => ['Often wrong', correction.finding] as const),
    ['Override', `parameters: { ${definition.name}: … } in a scenario, a candidate or a group of hosts`],
  ]);
}

export function factText({ fact, usedBy }: Extract<CatalogExplanation, { kind: 'fact' }>): string {
  return rows(fact.meaning, [
    ['Fact', `${fact.id} (${fact.kind})`],
    ['Value', `${typeof fact.value === 'object' ? JSON.stringify(fact.value) : fact.value} ${fact.unit}`.trim()],
    ['Applies to', fact.appliesTo],
    ['Known', fact.verified ? 'verified at its source' : 'assumed'],
    ['Source', fact.source],
    ...(fact.note === undefined ? [] : ([['Note', fact.note]] as const)),
    ['Used by', usedBy.join(', ') || 'no default of a parameter'],
  ]);
}

/** A heading and named rows below each other. */
export function rows(heading: string, lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([name]) => name.length));
  return [heading, ...lines.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join('\n');
}

export function said(text: Text, locale: Locale): string {
  return locale === 'zh-CN' ? text.zh : text.en;
}

function meanText(parameter: Parameter, locale: Locale): string {
  return valueText(parameter.unit, distributionMean(parameter.distribution), locale);
}

function valueText(unit: Parameter['unit'], value: number, locale: Locale): string {
  if (unit === 'duration') return `mean ${durationOfHours(value, wordsOf(locale))}`;
  if (unit === 'probability') return `${Number((value * 100).toPrecision(4))} %`;
  return String(Number(value.toPrecision(4)));
}

function doubtText({ uncertainty, unit }: Parameter, locale: Locale): string {
  switch (uncertainty.kind) {
    case 'none':
      return 'taken as exactly known';
    case 'lognormal':
      return `nine cases in ten within a factor of ${uncertainty.errorFactor} either way`;
    case 'range':
      return `between ${valueText(unit, uncertainty.low, locale)} and ${valueText(unit, uncertainty.high, locale)}`;
    case 'gamma-rate':
      return `from ${Number(uncertainty.shape.toPrecision(3))} failures counted`;
  }
}
