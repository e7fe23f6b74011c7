import type { DifferenceFactor } from '../../comparison/cause-factors.js';
import type { PairRecord } from '../../comparison/comparison.js';
import type { Chart } from '../charts/chart.js';
import { plainTick } from '../charts/stacked-bars.js';
import { waterfall } from '../charts/waterfall.js';
import { minutes } from '../format/duration.js';
import { atPlace, likelihood, magnitude, noBreakSpace, percent, signed } from '../format/number.js';
import { cell, figure, headCell, heading, numberCell, row, table } from '../view/blocks.js';
import { minutesPerYear, type ReportContext, serviceOf } from '../view/context.js';
import type { BlockView, TableBlock, TableRow } from '../view/view.js';

/** Minutes of a candidate less those of another, and their parts. */
export interface Difference {
  readonly candidate: string;
  readonly than: string;
  readonly minutesPerYear: number;
  readonly parts: ReadonlyMap<DifferenceFactor, number>;
}

/** What the difference to the baseline comes from, and how sure it is of every two candidates. */
export function differencesSection(context: ReportContext): readonly BlockView[] {
  const services = context.detail === 'full' ? context.services : [context.mainService];
  return services.flatMap((id) => {
    const differences = context.candidates.flatMap((candidate) => differenceOf(candidate.id, id, context) ?? []);
    const pictured = context.detail === 'full' ? differences : differences.filter(isOfFocus(context)).slice(0, 1);
    const several = context.services.length > 1 && context.detail === 'full';
    const pairs = context.detail === 'full' ? pairsTable(id, context) : null;
    const blocks = [
      ...pictured.map((each) => figure(waterfallOf(each, id, context), context)),
      ...(differences.length === 0 ? [] : [partsTable(differences, id, context)]),
      ...(pairs === null ? [] : [pairs]),
    ];
    return several && blocks.length > 0 ? [heading(`differences-${context.serviceSlug(id)}`, id), ...blocks] : blocks;
  });
}

/** The one the report goes into; where that is the baseline, any of the others. */
function isOfFocus({ focus, comparison }: ReportContext) {
  return ({ candidate }: Difference) => focus.id === comparison.baseline || candidate === focus.id;
}

/** Against the baseline; null of itself, and where nothing can be taken apart. */
export function differenceOf(candidate: string, service: string, { comparison }: ReportContext): Difference | null {
  const { baseline } = comparison;
  for (const pair of comparison.pairs) {
    if (pair.service !== service || pair.parts === undefined || pair.parts.length === 0) continue;
    const sign = signOf(pair, candidate, baseline);
    if (sign === null || pair.minutesPerYear === undefined) continue;
    const parts = pair.parts.map((part) => [part.factor, sign * part.minutesPerYear] as const);
    return { candidate, than: baseline, minutesPerYear: sign * pair.minutesPerYear, parts: new Map(parts) };
  }
  return null;
}

/** Pairs say b less a. */
function signOf({ a, b }: PairRecord, candidate: string, than: string): 1 | -1 | null {
  if (a === than && b === candidate) return 1;
  return a === candidate && b === than ? -1 : null;
}

/** All with the same decimals, which three digits of the largest need: they are there to be added up. */
export function differenceText(values: readonly number[]): (value: number) => string {
  const largest = Math.max(...values.map(Math.abs));
  const place = Math.max(-2, Math.min(0, magnitude(largest) - 2));
  return (value) => signed(atPlace(value, place));
}

function waterfallOf(difference: Difference, service: string, context: ReportContext): Chart {
  const { words } = context;
  const { candidate, than, parts } = difference;
  const write = differenceText([difference.minutesPerYear, ...parts.values()]);
  const whole = (id: string) => {
    const value = serviceOf(context.candidate(id)!, service)!.unavailability.value * minutesPerYear(context);
    return { name: context.nameOf(id), value, text: minutes(value, words) };
  };
  const [from, to] = [whole(than), whole(candidate)];
  const steps = [...parts].map(([factor, change]) => ({
    name: words.factors[factor].name,
    change,
    text: write(change),
  }));
  return waterfall({
    id: `difference-${context.candidateSlug(candidate)}-${context.serviceSlug(service)}`,
    ...words.charts.difference(context.nameOf(candidate), context.nameOf(than), service),
    from,
    to,
    steps,
    whole: words.label.total,
    less: words.label.lessDowntime,
    more: words.label.moreDowntime,
    axis: words.charts.axisMinutes,
    tickText: plainTick,
    table: {
      head: [words.label.factor, words.label.minutesPerYear],
      rows: [[from.name, from.text], ...steps.map(({ name, text }) => [name, text]), [to.name, to.text]],
    },
  });
}

function partsTable(differences: readonly Difference[], service: string, context: ReportContext): TableBlock {
  const { words } = context;
  const factors = (Object.keys(words.factors) as DifferenceFactor[]).filter((factor) =>
    differences.some(({ parts }) => parts.has(factor)),
  );
  const write = differenceText(differences.flatMap((each) => [each.minutesPerYear, ...each.parts.values()]));
  const cellOf = (value: number | undefined) =>
    value === undefined ? numberCell('–', null) : numberCell(write(value), value);
  const rows = factors.map((factor) =>
    row([
      headCell(words.factors[factor].name, { sub: context.detail === 'full' ? words.factors[factor].covers : '' }),
      ...differences.map(({ parts }) => cellOf(parts.get(factor))),
    ]),
  );
  const total = row(
    [
      headCell(words.label.total, { className: 'strong' }),
      ...differences.map(({ minutesPerYear: value }) => numberCell(write(value), value, { className: 'strong' })),
    ],
    'total',
  );
  return table({
    anchor: `parts-${context.serviceSlug(service)}`,
    caption: words.sentences.differenceCaption(context.nameOf(differences[0]!.than), service),
    heads: [words.label.factor, ...differences.map(({ candidate }) => `#${context.nameOf(candidate)}`)],
    rows: [...rows, total, ...probabilityRows(differences, service, context)],
    note: words.sentences.differenceNote,
  });
}

/** How probable it is that a candidate has less downtime than the baseline: in expectation, and in a single year. */
function probabilityRows(
  differences: readonly Difference[],
  service: string,
  { words, comparison }: ReportContext,
): readonly TableRow[] {
  const pairOf = ({ candidate, than }: Difference) =>
    comparison.pairs.find(
      (pair) => pair.service === service && [candidate, than].every((id) => [pair.a, pair.b].includes(id)),
    );
  const rowOf = (name: string, read: (pair: PairRecord) => number | null, error: (pair: PairRecord) => string) => {
    const pairs = differences.map((each) => ({ each, pair: pairOf(each) }));
    const known = pairs.map(({ each, pair }) => {
      const less = pair === undefined ? null : read(pair);
      if (pair === undefined || less === null) return numberCell('–', null);
      const own = pair.b === each.candidate ? less : 1 - less;
      return numberCell(likelihood(own) + error(pair), own);
    });
    return known.every(({ sort }) => sort === '') ? [] : [row([headCell(name), ...known])];
  };
  return [
    ...rowOf(words.label.probabilityLess, (pair) => pair.probabilityBLess, errorText),
    ...rowOf(
      words.label.probabilityLessInYear,
      (pair) => pair.probabilityBLessInYear ?? null,
      () => '',
    ),
  ];
}

/** Of counting draws. */
const errorText = ({ monteCarloError: error }: PairRecord) =>
  error === null ? '' : `${noBreakSpace}± ${percent(error)}`;

/** How probable it is, of every two candidates, that one has less downtime: in expectation, and in a single year. */
function pairsTable(service: string, context: ReportContext): TableBlock | null {
  const { words, comparison } = context;
  const shown = comparison.pairs.filter((pair) => pair.service === service && pair.probabilityBLess !== null);
  if (shown.length === 0) return null;
  const years = shown.some((pair) => pair.probabilityBLessInYear != null);
  const { label } = words;
  const fewer = differenceText(shown.map(({ minutesPerYear: minutes = 0 }) => minutes));
  return table({
    anchor: `pairs-${context.serviceSlug(service)}`,
    caption: label.pairs,
    heads: [
      label.lessDowntimeOf,
      label.than,
      `#${label.minutesLess}`,
      `#${label.probabilityLess}`,
      ...(years ? [`#${label.probabilityLessInYear}`] : []),
    ],
    rows: shown.map((pair) => pairRow(pair, years, fewer, context)),
    note: words.sentences.pairsNote(years),
  });
}

function pairRow(pair: PairRecord, years: boolean, minutesText: (value: number) => string, { nameOf }: ReportContext) {
  const isLess = pair.probabilityBLess! >= 0.5;
  const ofBetter = (probability: number) => (isLess ? probability : 1 - probability);
  const [better, other] = isLess ? [pair.b, pair.a] : [pair.a, pair.b];
  const less = ofBetter(pair.probabilityBLess!);
  const fewer = pair.minutesPerYear === undefined ? null : (isLess ? -1 : 1) * pair.minutesPerYear;
  const inYear = pair.probabilityBLessInYear ?? null;
  return row([
    headCell(nameOf(better)),
    cell(nameOf(other)),
    fewer === null ? numberCell('–', null) : numberCell(minutesText(fewer).replace('+', ''), fewer),
    numberCell(likelihood(less) + errorText(pair), less),
    ...(years ? [inYear === null ? numberCell('–', null) : yearCell(ofBetter(inYear))] : []),
  ]);
}

const yearCell = (probability: number) => numberCell(likelihood(probability), probability);
