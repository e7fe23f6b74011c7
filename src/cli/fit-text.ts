import { mean } from '../maths/distribution-moments.js';
import type { DurationDetails, FitWithIntervals, RateDetails } from '../measurements/fit-details.js';
import type { EstimatedRecord, FitRecord } from '../measurements/fit-record.js';
import type { MappingUsed } from '../measurements/mapping-used.js';
import type { QuarantineSummary } from '../measurements/quarantine.js';
import type { TrendTest } from '../measurements/trend-test.js';
import type { MeasuredUse } from '../node/read-use.js';
import { countLines } from './log-counts-text.js';
import { digits, hours, percent, probability } from './measured-text.js';

/** What a fit found, for the terminal. */
export function fitText(record: FitRecord): string {
  const { file, mapping, rowsRead, rowsFiltered, quarantine, counts, parameters } = record;
  const common = commonWarnings(record);
  const used = rowsRead - rowsFiltered - quarantine.rejected;
  return [
    `${file}: ${rowsRead} rows read, ${used} used, ${rowsFiltered} left out, ${quarantine.rejected} rejected`,
    mappingLine(mapping),
    ...quarantineLines(quarantine),
    ...(counts === null ? [] : countLines(counts)),
    ...common.map((warning) => `  ! ${warning}`),
    ...parameters.flatMap((each) => [
      '',
      ...('because' in each
        ? [`${each.parameter}: ${each.because}`]
        : parameterLines(each, common, record.intervalMethod)),
    ]),
    '',
  ].join('\n');
}

/** What the file was taken for, and which column for what. */
function mappingLine({ profile, format, encoding, columns }: MappingUsed): string {
  const said = [
    profile,
    ...(format === null ? [] : [`recognised as ${format}`]),
    ...(encoding === 'utf-8' ? [] : [`encoding ${encoding}`]),
  ];
  const mapped = Object.entries(columns).map(([role, column]) => `${role} = ${column}`);
  const named = ['component', 'state', 'cpu', 'memory', 'used'].some((role) => columns[role] !== undefined);
  const isSeries = (profile === 'transitions' || profile === 'utilization') && !named;
  return `  ${said.join(', ')}: ${mapped.join(', ')}${isSeries ? ', a column for each component' : ''}`;
}

/** What is said of several parameters is of the log, and said once. */
function commonWarnings({ parameters }: FitRecord): readonly string[] {
  const all = parameters.flatMap((each) => ('because' in each ? [] : each.estimate.measurement.warnings));
  return [...new Set(all.filter((warning, i) => all.indexOf(warning) !== i))];
}

/** Measured use of hosts, for the terminal. */
export function useText({ file, log, mapping }: MeasuredUse): string {
  const { rowsRead, rowsFiltered, quarantine, components } = log;
  const used = rowsRead - rowsFiltered - quarantine.rejected;
  const use = (['cpu', 'memory'] as const).map((resource) => {
    const summary = log[resource];
    if (summary === null) return `  ${resource.padEnd(8)} not in the file`;
    const { readings, mean, p95, max } = summary;
    return `  ${resource.padEnd(8)} mean ${percent(mean)}, p95 ${percent(p95)}, most ${percent(max)} (${readings} readings)`;
  });
  const of = components === 1 ? 'one series' : `${components} hosts`;
  const counts = `${rowsRead} rows read, ${used} used, ${rowsFiltered} left out, ${quarantine.rejected} rejected`;
  return [`${file}: ${counts}; ${of}`, mappingLine(mapping), ...quarantineLines(quarantine), ...use, ''].join('\n');
}

function quarantineLines({ reasons }: QuarantineSummary): string[] {
  return reasons.map(({ reason, count, samples }) => {
    const lines = samples.map(({ line }) => line).join(', ');
    return `  rejected: ${reason}, ${count} rows (line ${lines}${count > samples.length ? ', …' : ''})`;
  });
}

function parameterLines(
  { parameter, estimate, duration, rate }: EstimatedRecord,
  common: readonly string[],
  method: string,
): string[] {
  const { measurement, distribution, source, chosen } = estimate;
  const { interval, window, warnings } = measurement;
  return [
    `${parameter}: mean ${hours(mean(distribution))}, ${chosen}`,
    `  ${source}${window === null ? '' : `, ${window.join(' to ')}`}`,
    ...(interval === null
      ? []
      : [
          `  ${percent(interval.level)} interval ${hours(interval.low)} to ${hours(interval.high)} (${interval.method})`,
        ]),
    ...(rate === null ? [] : rateLines(rate, method)),
    ...(duration === null ? [] : durationLines(duration, estimate.step, method)),
    ...warnings.filter((warning) => !common.includes(warning)).map((warning) => `  ! ${warning}`),
  ];
}

function rateLines({ trends, powerLaw, commonCause, gaps, meanFailures }: RateDetails, method: string): string[] {
  const lines = trends.map(trendLine);
  if (powerLaw !== null) {
    const { shape, finalRate } = powerLaw;
    lines.push(`  power law: shape ${digits(shape)}, one failure in ${hours(1 / finalRate)} at the end of the window`);
  }
  const last = meanFailures.at(-1);
  if (last !== undefined) {
    const shares = [0.25, 0.5, 0.75, 1].map((share) =>
      meanFailures.findLast(({ hours }) => hours <= share * last.hours),
    );
    const quarters = shares.map((at) =>
      at === undefined ? '0' : `${digits(at.mean)} [${digits(at.low)}, ${digits(at.high)}]`,
    );
    lines.push(`  mean failures of one component by the quarters of the time to the last: ${quarters.join(', ')}`);
  }
  if (commonCause !== null) {
    const { beta, together, failures, expected } = commonCause;
    const found = `${together} of ${failures} failures within five minutes of another component's, ${digits(expected)} expected by chance`;
    lines.push(`  common cause: beta ${digits(beta)} (${found})`);
  }
  if (gaps.length > 0)
    lines.push(
      '  up times between failures, censored at the window (their shape; the rate is the mean above):',
      ...fitTable(gaps, 0, method),
    );
  return lines;
}

function trendLine({ name, statistic, pValue, direction }: TrendTest): string {
  const verdict = pValue < 0.05 ? `${direction}` : 'no trend';
  return `  ${name} test: ${digits(statistic)}, p ${probability(pValue)}: ${verdict}`;
}

function durationLines(
  { fits, goodness, untested, quantiles }: DurationDetails,
  step: number,
  method: string,
): string[] {
  const lines = [
    `  ${quantiles.map(({ p, value, low, high }) => `p${p * 100} ${hours(value)} [${hours(low)}, ${hours(high)}]`).join(', ')}`,
  ];
  if (fits.length > 0) lines.push(...fitTable(fits, step, method));
  if (untested !== null) lines.push(`  goodness of fit ${untested}`);
  if (goodness !== null) {
    const { andersonDarling, andersonDarlingP, kolmogorovSmirnov, kolmogorovSmirnovP, replications } = goodness;
    const tests = [
      `Anderson–Darling ${digits(andersonDarling)}, p ${probability(andersonDarlingP)}`,
      `Kolmogorov–Smirnov ${digits(kolmogorovSmirnov)}, p ${probability(kolmogorovSmirnovP)}`,
    ];
    lines.push(`  ${fits[0]!.fit.family}: ${tests.join('; ')} (parametric bootstrap, ${replications} samples)`);
  }
  return lines;
}

/** Lowest AIC first: the second row is the runner-up. */
function fitTable(fits: readonly FitWithIntervals[], step: number, method: string): string[] {
  const least = fits[0]!.fit.aic;
  const rows = fits.map(({ fit, intervals }) => {
    const parameters = intervals.map(
      ({ name, value, low, high }) => `${name} ${digits(value)} [${digits(low)}, ${digits(high)}]`,
    );
    const head = `    ${fit.family.padEnd(12)} ΔAIC ${digits(fit.aic - least).padEnd(9)} ln L ${fit.logLikelihood.toFixed(4).padEnd(14)}`;
    return `${head} mean ${hours(fit.mean).padEnd(14)} ${parameters.join(', ')}`.trimEnd();
  });
  const known =
    step === 0
      ? ''
      : `times known to half a step of ${hours(step)} either way (step=exact in --columns: as they stand); `;
  return [...rows, `    ${known}95 % intervals: ${method}; hours`];
}
