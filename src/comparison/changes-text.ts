import type { MaybeFigure } from '../evaluation/evaluation.js';
import { isKnown } from '../evaluation/figure.js';
import { metricOf } from '../metrics/index.js';
import type { MetricUnit } from '../metrics/metric.js';
import type { ChangedInput, Changes, FigureChange, KnownParameter, ParameterChange } from './changes.js';
import { hoursText, plainNumber } from './plain-text.js';
import type { SettingChange } from './setting-changes.js';

const inputNames: Readonly<Record<ChangedInput, string>> = {
  ninefold: 'ninefold version',
  seed: 'seed',
  scenario: 'scenario hash',
  baseline: 'baseline',
  'with-probability': 'wanted probability',
  draws: 'joint draws',
};

/** The changes as plain English lines for a terminal: why first, then what. Ends with a line break. */
export function changesText(changes: Changes): string {
  const why = [
    ...changes.inputs.map(
      ({ input, before, after }) => `${inputNames[input]}: ${inputText(input, before)} → ${inputText(input, after)}`,
    ),
    ...changes.candidatesAdded.map((id) => `candidate added: ${id}`),
    ...changes.candidatesRemoved.map((id) => `candidate removed: ${id}`),
    ...changes.targets.map(
      ({ service, before, after }) => `target of ${service}: ${targetText(before)} → ${targetText(after)}`,
    ),
    ...changes.settings.map(settingLine),
    ...changes.parameters.map(parameterLine),
  ];
  const proven = changes.figures.filter((change) => change.beyondAccuracy !== false && isSeen(change));
  const others = changes.figures.length - proven.length;
  const what = [
    ...changes.meetsAll.map(
      ({ candidate, before, after }) =>
        `${candidate} meets every target with probability: ${probabilityText(before)} → ${probabilityText(after)}`,
    ),
    ...proven.map(figureLine),
    ...(others > 0
      ? [
          `${others} more ${others === 1 ? 'figure' : 'figures'} changed within the error of computation or by less than is shown`,
        ]
      : []),
  ];
  const made = causeLines(changes);
  const [ruled, rules] = [changes.verdict.before, changes.verdict.after].map(verdictText);
  const isRuled = ruled === rules;
  if (why.length + what.length + made.length === 0 && isRuled) return 'Nothing changed.\n';
  return [
    isRuled ? `Verdict unchanged: ${rules}` : `Verdict: ${ruled} → ${rules}`,
    ...section('Inputs that changed', why),
    ...(made.length === 0 ? [] : section('Downtime that changed, by cause, in minutes a year', made)),
    ...section('Results that changed', what),
  ]
    .join('\n')
    .concat('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return [`${title}:`, ...(lines.length === 0 ? ['none'] : lines).map((line) => `  ${line}`)];
}

/** Enough to tell a scenario by; the file has all of it. */
const hashDigits = 12;

const inputText = (input: ChangedInput, value: string | number): string =>
  input === 'scenario' ? String(value).slice(0, hashDigits) : String(value);

const probabilityText = (value: number | null): string =>
  value === null ? 'not known' : `${plainNumber(value * 100, 3)} %`;

function settingLine({ setting, candidates, before, after }: SettingChange): string {
  return `${setting} (${candidates.join(', ')}): ${before ?? 'not stated'} → ${after ?? 'not stated'}`;
}

function parameterLine({ parameter, candidates, before, after }: ParameterChange): string {
  const isWider = before !== null && after !== null && before.range.join() !== after.range.join();
  const [old, now] = [before, after].map((each) => parameterText(each, isWider && !isMoved(before, after)));
  return `parameter ${parameter} (${candidates.join(', ')}): ${old} → ${now}`;
}

const isMoved = (before: KnownParameter, after: KnownParameter): boolean => before.mean !== after.mean;

/** @param ranged where only the doubt about it has changed */
function parameterText(parameter: KnownParameter | null, ranged: boolean): string {
  if (parameter === null) return 'not used';
  const { mean, range, unit, knowledge, source } = parameter;
  const text = (value: number): string => (unit === 'duration' ? hoursText(value) : plainNumber(value));
  const between = ranged ? ` (${text(range[0])} to ${text(range[1])})` : '';
  return `${text(mean)}${between} [${source.startsWith(knowledge) ? source : `${knowledge}: ${source}`}]`;
}

function figureLine({ metric, service, candidate, unit, before, after }: FigureChange): string {
  const name = metricOf(metric)?.name.en ?? metric;
  const of = service === null ? candidate : `${candidate}, ${service}`;
  return `${name} (${of}): ${figureText(before, unit)} → ${figureText(after, unit)}`;
}

/** Whether the change shows in the digits that are printed. */
function isSeen({ before, after, unit }: FigureChange): boolean {
  return figureText(before, unit) !== figureText(after, unit);
}

/** One line for each service of a candidate. */
function causeLines({ causes }: Changes): string[] {
  const lines = new Map<string, string[]>();
  for (const { candidate, service, cause, before, after } of causes) {
    const of = `${candidate}, ${service}`;
    const text = `${cause} ${plainNumber(before, 3)} → ${plainNumber(after, 3)}`;
    lines.set(of, [...(lines.get(of) ?? []), text]);
  }
  return [...lines].map(([of, texts]) => `${of}: ${texts.join('; ')}`);
}

const unitWords: Readonly<Record<MetricUnit, string>> = {
  availability: '',
  nines: '',
  probability: '',
  share: '',
  'minutes-per-year': ' min/year',
  'hours-per-year': ' h/year',
  'per-year': ' /year',
  minutes: '',
  seconds: '',
  hours: '',
  count: '',
  money: '',
  'money-per-year': ' /year',
  'kilowatt-hours-per-year': ' kWh/year',
  gibibytes: ' GiB',
};

function figureText(figure: MaybeFigure, unit: MetricUnit): string {
  if (!isKnown(figure)) return `unknown (${figure.unknown})`;
  const { value } = figure;
  if (unit === 'availability') return availabilityText(value);
  if (unit === 'probability' || unit === 'share') return `${plainNumber(value * 100)} %`;
  const hours = hoursIn[unit];
  return hours === undefined ? `${plainNumber(value)}${unitWords[unit]}` : hoursText(value * hours);
}

/** A duration is written in the largest unit it fills, whatever unit its metric is in. */
const hoursIn: Partial<Record<MetricUnit, number>> = { seconds: 1 / 3600, minutes: 1 / 60, hours: 1 };

/** Percent with three significant digits of the unavailability: 0.99952 → `99.952 %`. */
function availabilityText(availability: number): string {
  const lost = Number((1 - availability).toPrecision(3));
  if (lost <= 0) return '100 %';
  const digits = Math.min(14, Math.max(0, 2 - Math.floor(Math.log10(lost * 100))));
  return `${(availability * 100).toFixed(digits)} %`;
}

function targetText(target: Changes['targets'][number]['before']): string {
  if (target === null) return 'none';
  const parts = [
    ...(target.availability === null ? [] : [`${plainNumber(target.availability * 100, 10)} % a ${target.per}`]),
    ...(target.excludingPlanned ? ['without planned work'] : []),
    ...(target.rtoHours === null ? [] : [`RTO ${hoursText(target.rtoHours)}`]),
    ...(target.rpoHours === null ? [] : [`RPO ${hoursText(target.rpoHours)}`]),
  ];
  return parts.join(', ') || 'none';
}

function verdictText({ kind, candidate }: NonNullable<Changes['verdict']>['before']): string {
  return candidate === null ? kind : `${candidate} (${kind})`;
}
