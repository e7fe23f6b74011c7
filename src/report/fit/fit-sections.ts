import { mean } from '../../maths/distribution-moments.js';
import type { EstimatedRecord, FitRecord, ParameterRecord } from '../../measurements/fit-record.js';
import { fixed, percent, range } from '../format/number.js';
import { cell, figure, headCell, list, numberCell, row, table } from '../view/blocks.js';
import { parameterName } from '../view/context.js';
import type { BlockView, SectionView, TableRow } from '../view/view.js';
import { fitCharts } from './fit-charts.js';
import { type FitContext, hoursText, said } from './fit-context.js';
import { fitsTable, quantilesTable, testsTable } from './fit-tables.js';

/** One parameter after another, each a page, and the records they rest on: before them where there are several. */
export function fitSections(context: FitContext): readonly SectionView[] {
  const { parameters } = context.record;
  const sections = parameters.map((parameter, place) => parameterSection(parameter, place, context));
  return parameters.length > 1 ? [recordsSection(context), ...sections] : [...sections, recordsSection(context)];
}

function nameOf(parameter: string, { words }: FitContext): string {
  return parameterName(parameter, words, (text) => text[words.text]);
}

function parameterSection(parameter: ParameterRecord, place: number, context: FitContext): SectionView {
  const section = { anchor: `parameter-${place}`, number: '', title: nameOf(parameter.parameter, context) };
  if ('because' in parameter) return { ...section, lead: said(context, parameter.because), blocks: [] };
  const { warnings } = parameter.estimate.measurement;
  const charts = fitCharts(parameter, place, context).map((chart) => figure(chart, context, '', 'half'));
  const blocks: readonly BlockView[] = [
    ...beside(charts),
    ...fitsTable(parameter, place, context),
    ...beside([...quantilesTable(parameter, place, context), ...testsTable(parameter, place, context)]),
    ...(warnings.length === 0
      ? []
      : [
          list(
            context.words.fit.remarks,
            warnings.map((warning) => said(context, warning)),
            'columns',
          ),
        ]),
  ];
  return { ...section, lead: leadOf(parameter, context), blocks };
}

function beside(blocks: readonly BlockView[]): readonly BlockView[] {
  return blocks.length < 2 ? blocks : [{ kind: 'beside', className: '', blocks }];
}

function leadOf({ estimate }: EstimatedRecord, context: FitContext): string {
  const { words } = context;
  const { measurement, distribution, chosen, source } = estimate;
  const { interval, window } = measurement;
  const ends =
    interval === null ? null : range(hoursText(context, interval.low), hoursText(context, interval.high), words.to);
  const sentences = [
    words.fit.meanSentence(
      hoursText(context, mean(distribution)),
      interval === null || ends === null
        ? null
        : { range: ends, level: percent(interval.level), method: words.phrase(interval.method) },
    ),
    words.fit.modelUses(words.fit.families[chosen]!),
    words.fit.basedOn(words.phrase(source), window === null ? null : window.map(minuteOf).join(' – ')),
  ];
  return sentences.join(words.locale === 'en' ? ' ' : '');
}

/** `2004-04-17T16:15:37` → `2004-04-17 16:15`. */
function minuteOf(time: string): string {
  return time.replace('T', ' ').slice(0, 16);
}

function recordsSection(context: FitContext): SectionView {
  const { record, words } = context;
  const several = record.parameters.length > 1;
  return {
    anchor: 'records',
    number: '',
    title: words.fit.records,
    lead: '',
    blocks: [...(several ? [estimatesTable(context)] : []), ...beside([originTable(context), qualityTable(context)])],
  };
}

function estimatesTable(context: FitContext) {
  const { record, words } = context;
  const { fit } = words;
  return table({
    anchor: 'estimates',
    caption: fit.estimates,
    heads: [fit.parameter, `#${fit.mean}`, `#${words.label.interval}`, fit.distribution],
    rows: record.parameters.map((parameter) => estimateRow(parameter, context)),
  });
}

function estimateRow(parameter: ParameterRecord, context: FitContext): TableRow {
  const { words } = context;
  const head = headCell(nameOf(parameter.parameter, context), { sub: parameter.parameter });
  if ('because' in parameter) return row([head, cell('–'), cell('–'), cell(said(context, parameter.because))]);
  const { distribution, measurement, chosen } = parameter.estimate;
  const { interval } = measurement;
  const hours = mean(distribution);
  return row([
    head,
    numberCell(hoursText(context, hours), hours),
    cell(
      interval === null ? '–' : range(hoursText(context, interval.low), hoursText(context, interval.high), words.to),
      {
        className: 'num',
        sub: interval === null ? '' : `${percent(interval.level)}${words.comma}${words.phrase(interval.method)}`,
      },
    ),
    cell(words.fit.families[chosen]!),
  ]);
}

function originTable(context: FitContext) {
  const { record, words } = context;
  const { fit } = words;
  const { columns, profile, format, encoding } = record.mapping;
  const readAs = [profile, ...(format === null ? [] : [format]), ...(encoding === 'utf-8' ? [] : [encoding])];
  const first = record.parameters.find((parameter): parameter is EstimatedRecord => 'estimate' in parameter);
  const windows = windowOf(record);
  const rows = [
    [fit.file, record.file],
    [fit.hash, record.sha256],
    [fit.readAs, readAs.join(words.comma)],
    [
      fit.columns,
      Object.entries(columns)
        .map(([role, column]) => `${role} = ${column}`)
        .join(words.semicolon),
    ],
    ...(windows === null ? [] : [[fit.window, windows]]),
    ...machinesOf(first, context),
  ];
  return table({
    anchor: 'origin',
    caption: '',
    className: 'origin',
    heads: ['', ''],
    rows: rows.map(([name, value]) => row([headCell(name!), cell(value!, { className: 'source' })])),
  });
}

function windowOf({ parameters }: FitRecord): string | null {
  const windows = parameters.flatMap((parameter) =>
    'estimate' in parameter && parameter.estimate.measurement.window !== null
      ? [parameter.estimate.measurement.window]
      : [],
  );
  if (windows.length === 0) return null;
  const from = windows.map(([begin]) => begin).sort()[0]!;
  const to = windows
    .map(([, end]) => end)
    .sort()
    .at(-1)!;
  return [from, to].map(minuteOf).join(' – ');
}

function machinesOf(estimated: EstimatedRecord | undefined, { words }: FitContext): string[][] {
  const { fit } = words;
  const exposures = estimated?.estimate.exposures ?? [];
  if (exposures.length === 0) return [];
  const bases = [...new Set(exposures.map(({ basis }) => basis))];
  const text = bases.map((basis) => {
    const count = exposures.reduce((sum, group) => sum + (group.basis === basis ? group.machines : 0), 0);
    return `${fixed(count, 0)}${words.openBracket}${fit.basis[basis]}${words.closeBracket}`;
  });
  return [[fit.machines, text.join(words.comma)]];
}

/** The log before any choice: to be set beside other counts of it. */
function countsOf({ record, words }: FitContext): string {
  const { counts } = record;
  if (counts === null || counts.outages === null || counts.hoursBetweenFailures === null) return '';
  const { failures, hoursBetweenFailures, availability, outages } = counts;
  const text = (hours: number) => hoursText({ words }, hours);
  const figures = {
    failures: fixed(failures, 0),
    between: text(hoursBetweenFailures),
    available: percent(availability, { low: availability, high: 1 }),
    median: text(outages.summary.median),
    mean: text(outages.summary.mean),
    longest: text(outages.summary.max),
  };
  return words.fit.counted(figures);
}

function qualityTable(context: FitContext) {
  const { record, words } = context;
  const { fit } = words;
  const { rowsRead, rowsFiltered, quarantine } = record;
  const count = (name: string, rows: number, lines = '', className = '') =>
    row([headCell(name), numberCell(fixed(rows, 0), rows), cell(lines)], className);
  return table({
    anchor: 'quality',
    caption: fit.quality,
    heads: [fit.whatHappened, `#${fit.rows}`, fit.lines],
    rows: [
      count(fit.read, rowsRead),
      count(fit.used, rowsRead - rowsFiltered - quarantine.rejected),
      count(fit.leftOut, rowsFiltered),
      count(fit.rejected, quarantine.rejected),
      ...quarantine.reasons.map(({ reason, count: rows, samples }) =>
        count(`– ${said(context, reason)}`, rows, samples.map(({ line }) => line).join(words.comma)),
      ),
    ],
    note: countsOf(context),
  });
}
