import type { Chart } from '../charts/chart.js';
import { plainTick } from '../charts/stacked-bars.js';
import { tornado } from '../charts/tornado.js';
import { minutes } from '../format/duration.js';
import { likelihood } from '../format/number.js';
import { cell, figure, headCell, numberCell, row, table } from '../view/blocks.js';
import { minutesPerYear, type ReportContext, serviceOf } from '../view/context.js';
import type { BlockView, TableBlock } from '../view/view.js';
import { breakEvenBlocks } from './break-evens.js';
import { parameterText } from './parameter-text.js';

const barsShown = { board: 6, review: 9, full: 12 } as const;

/** What moves the result, where candidates change places, and what the uncertainty comes from. */
export function sensitivitySection(context: ReportContext): readonly BlockView[] {
  const services = context.detail === 'full' ? context.services : [context.mainService];
  const candidates = context.detail === 'full' ? context.candidates : [context.focus];
  const tornados = services.flatMap((service) =>
    candidates.flatMap((candidate) => {
      const chart = tornadoOf(candidate.id, service, context);
      return chart === null ? [] : [figure(chart, context)];
    }),
  );
  const pairs = pairsTable(context);
  return [...(pairs === null ? [] : [pairs]), ...tornados, ...breakEvenBlocks(context)];
}

function tornadoOf(candidate: string, service: string, context: ReportContext): Chart | null {
  const { words, evaluation } = context;
  const found = serviceOf(context.candidate(candidate)!, service);
  const swings = evaluation.uncertainty.tornado
    .filter((entry) => entry.candidate === candidate && entry.service === service)
    .sort((a, b) => Math.abs(b.atHigh - b.atLow) - Math.abs(a.atHigh - a.atLow) || (a.parameter < b.parameter ? -1 : 1))
    .slice(0, context.crowded && context.detail !== 'full' ? 6 : barsShown[context.detail]);
  if (found === undefined || swings.length === 0) return null;
  const perYear = minutesPerYear(context);
  const nominal = found.unavailability.value * perYear;
  const rows = swings.map((entry) => ({
    name: context.parameterName(entry.parameter),
    atLow: entry.atLow * perYear,
    atHigh: entry.atHigh * perYear,
    lowText: parameterText(entry.parameter, entry.low, context),
    highText: parameterText(entry.parameter, entry.high, context),
  }));
  return tornado({
    id: `tornado-${context.seriesOf(candidate)}-${context.services.indexOf(service)}`,
    ...words.charts.tornado(context.nameOf(candidate), service),
    rows,
    nominal,
    nominalText: minutes(nominal, words),
    low: words.label.lowValue,
    high: words.label.highValue,
    axis: words.charts.axisMinutes,
    tickText: plainTick,
    table: {
      head: [words.label.parameter, words.label.low, words.label.minutes, words.label.high, words.label.minutes],
      rows: rows.map((entry) => [
        entry.name,
        entry.lowText,
        minutes(entry.atLow, words),
        entry.highText,
        minutes(entry.atHigh, words),
      ]),
    },
  });
}

function pairsTable(context: ReportContext): TableBlock | null {
  const { words, comparison } = context;
  const shown = comparison.pairs.filter(
    (pair) =>
      pair.probabilityBLess !== null &&
      (context.detail === 'full' ||
        (pair.service === context.mainService && [pair.a, pair.b].includes(context.focus.id))),
  );
  if (shown.length === 0) return null;
  const several = context.services.length > 1 && context.detail === 'full';
  const rows = shown.map((pair) => {
    const less = pair.probabilityBLess!;
    const [better, other] = less >= 0.5 ? [pair.b, pair.a] : [pair.a, pair.b];
    return row([
      headCell(context.nameOf(better)),
      cell(context.nameOf(other)),
      ...(several ? [cell(pair.service)] : []),
      numberCell(likelihood(Math.max(less, 1 - less)), Math.max(less, 1 - less)),
    ]);
  });
  const { label } = words;
  return table({
    anchor: 'pairs',
    caption: label.pairs,
    heads: [label.lessDowntimeOf, label.than, ...(several ? [label.service] : []), `#${label.probabilityLess}`],
    rows,
  });
}
