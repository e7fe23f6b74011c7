import type { EstimatedRecord } from '../../measurements/fit-record.js';
import { fixed, minusSign, range } from '../format/number.js';
import { cell, headCell, numberCell, row, table } from '../view/blocks.js';
import type { TableBlock, TableRow } from '../view/view.js';
import { digits, type FitContext, hoursText, lifetimesOf, said } from './fit-context.js';

/** Every family fitted to the same rows, lowest AIC first. */
export function fitsTable(estimated: EstimatedRecord, place: number, context: FitContext): readonly TableBlock[] {
  const { fit: words } = context.words;
  const { fits } = lifetimesOf(estimated);
  const least = fits[0]?.fit.aic ?? 0;
  const rows = fits.map(({ fit, intervals }) =>
    row([
      headCell(words.families[fit.family]!),
      numberCell(fixed(fit.aic - least, 1), fit.aic - least),
      numberCell(fixed(fit.logLikelihood, 2), fit.logLikelihood),
      numberCell(hoursText(context, fit.mean), fit.mean),
      cell(
        intervals
          .map(
            ({ name, value, low, high }) =>
              `${name} ${digits(value)} (${range(digits(low), digits(high), context.words.to)})`,
          )
          .join(context.words.comma),
      ),
    ]),
  );
  if (rows.length === 0) return [];
  return [
    table({
      anchor: `fits-${place}`,
      caption: words.fits,
      heads: [
        words.distribution,
        `#${words.differenceInAic}`,
        `#${words.logLikelihood}`,
        `#${words.mean}`,
        words.fittedParameters,
      ],
      rows,
      note: words.fitsNote(said(context, context.record.intervalMethod)),
    }),
  ];
}

export function quantilesTable(
  { duration }: EstimatedRecord,
  place: number,
  context: FitContext,
): readonly TableBlock[] {
  if (duration === null) return [];
  const { fit: words, label } = context.words;
  return [
    table({
      anchor: `quantiles-${place}`,
      caption: words.quantiles,
      heads: [words.quantile, `#${label.duration}`, `#${label.interval}`],
      rows: duration.quantiles.map(({ p, value, low, high }) =>
        row([
          headCell(words.shorterThan(p * 100)),
          numberCell(hoursText(context, value), value),
          cell(range(hoursText(context, low), hoursText(context, high), context.words.to), { className: 'num' }),
        ]),
      ),
    }),
  ];
}

/** Trend, likeness of machines, and how well the best family fits. */
export function testsTable(estimated: EstimatedRecord, place: number, context: FitContext): readonly TableBlock[] {
  const { fit: words } = context.words;
  const rows = [...rateTests(estimated, context), ...fitTests(estimated, context)];
  if (rows.length === 0) return [];
  const { duration } = estimated;
  const goodness = duration?.goodness ?? null;
  const best = duration?.fits[0]?.fit.family;
  return [
    table({
      anchor: `tests-${place}`,
      caption: words.tests,
      heads: [words.test, `#${words.statistic}`, `#${words.probability}`, words.reading],
      rows,
      note:
        goodness === null || best === undefined ? '' : words.bootstrap(words.families[best]!, goodness.replications),
    }),
  ];
}

function rateTests({ rate, estimate }: EstimatedRecord, context: FitContext): readonly TableRow[] {
  const { readings } = context.words.fit;
  const trends = (rate?.trends ?? []).map(({ name, statistic, pValue, direction }) =>
    testRow(name, statistic, pValue, pValue < 0.05 ? readings[direction] : readings['no trend'], context),
  );
  const { heterogeneity } = estimate;
  if (heterogeneity === null) return trends;
  return [...trends, testRow('dispersion', heterogeneity.dispersion, null, readings['machines differ'], context)];
}

function fitTests({ duration }: EstimatedRecord, context: FitContext): readonly TableRow[] {
  if (duration === null) return [];
  const { goodness, untested } = duration;
  const { readings, testNames } = context.words.fit;
  if (untested !== null) {
    return [row([headCell(testNames.goodness!), cell('–'), cell('–'), cell(said(context, untested))])];
  }
  if (goodness === null) return [];
  const reading = (p: number) => (p < 0.05 ? readings['does not fit'] : readings.fits);
  const { andersonDarling, andersonDarlingP, kolmogorovSmirnov, kolmogorovSmirnovP } = goodness;
  return [
    testRow('anderson-darling', andersonDarling, andersonDarlingP, reading(andersonDarlingP), context),
    testRow('kolmogorov-smirnov', kolmogorovSmirnov, kolmogorovSmirnovP, reading(kolmogorovSmirnovP), context),
  ];
}

function testRow(name: string, statistic: number, p: number | null, reading: string, context: FitContext): TableRow {
  return row([
    headCell(context.words.fit.testNames[name]!),
    numberCell(digits(Number(statistic.toPrecision(4))), statistic),
    numberCell(p === null ? '–' : probability(p), p),
    cell(reading),
  ]);
}

function probability(value: number): string {
  return value < 1e-4 ? '<\u00a00.0001' : fixed(value, 4).replace('-', minusSign);
}
