import type { Chart } from '../charts/chart.js';
import { plainTick } from '../charts/stacked-bars.js';
import { tornado } from '../charts/tornado.js';
import { minutes } from '../format/duration.js';
import { figure } from '../view/blocks.js';
import { minutesPerYear, type ReportContext, serviceOf } from '../view/context.js';
import type { BlockView } from '../view/view.js';
import { breakEvenBlocks } from './break-evens.js';
import { elasticityBlocks } from './elasticities.js';
import { parameterText } from './parameter-text.js';
import { settlingBlocks } from './settling.js';
import { targetBreakEvenBlocks } from './target-break-evens.js';
import { verdictTornado } from './verdict-tornado.js';

const barsShown = { board: 6, review: 7, full: 12 } as const;

const barsOf = ({ detail, crowded }: ReportContext): number => (crowded && detail !== 'full' ? 5 : barsShown[detail]);

/** What moves the verdict and what the number, where candidates change places, where targets are just met, and what is worth measuring. */
export function sensitivitySection(context: ReportContext): readonly BlockView[] {
  const services = context.detail === 'full' ? context.services : [context.mainService];
  const candidates = context.detail === 'full' ? context.candidates : [context.focus];
  const tornados = services.flatMap((service) =>
    candidates.flatMap((candidate) => {
      const chart = tornadoOf(candidate.id, service, context);
      return chart === null ? [] : [figure(chart, context)];
    }),
  );
  const value = context.comparison.valueOfInformation ?? null;
  const ofVerdict = value === null ? null : verdictTornado(value, barsOf(context), context);
  return [
    ...(ofVerdict === null ? [] : [figure(ofVerdict, context)]),
    ...tornados,
    ...breakEvenBlocks(context),
    ...targetBreakEvenBlocks(context),
    ...settlingBlocks(context),
    ...(context.detail === 'full' ? elasticityBlocks(context) : []),
  ];
}

function tornadoOf(candidate: string, service: string, context: ReportContext): Chart | null {
  const { words, evaluation } = context;
  const found = serviceOf(context.candidate(candidate)!, service);
  const swings = evaluation.uncertainty.tornado
    .filter((entry) => entry.candidate === candidate && entry.service === service)
    .sort((a, b) => Math.abs(b.atHigh - b.atLow) - Math.abs(a.atHigh - a.atLow) || (a.parameter < b.parameter ? -1 : 1))
    .slice(0, barsOf(context));
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
    id: `tornado-${context.candidateSlug(candidate)}-${context.serviceSlug(service)}`,
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
