import { stringify } from 'yaml';
import type { MeasurementSummary, Uncertainty } from '../catalog/parameter.js';
import type { Distribution } from '../maths/distribution.js';
import { mean } from '../maths/distribution-moments.js';
import type { FitRecord } from '../measurements/fit-record.js';
import type { FittedParameter } from '../measurements/fitted-log.js';

/** How the file was read: what a scenario has to say to have it read alike. */
export interface ReadingAsked {
  readonly measured: string;
  readonly profile: string | undefined;
  readonly where: Readonly<Record<string, string | number>>;
  readonly columns: Readonly<Record<string, string>>;
  readonly inventory: string | undefined;
  readonly data: {
    readonly timeZone: string | null;
    readonly encoding: string | null;
    readonly window: readonly [string, string] | null;
  };
}

/**
 * What a scenario includes to use the fit without its data: each parameter with its distribution, what is not known
 * about its mean, and what it rests on, at full precision. Above each, as a comment, the line that reads the file anew.
 */
export function parameterFileText(record: FitRecord, fitted: readonly FittedParameter[], asked: ReadingAsked): string {
  const { timeZone, encoding, window } = asked.data;
  const data = filled({ 'time-zone': timeZone, encoding, window });
  return [
    `# What ninefold ${record.ninefold} fitted to ${record.file}, SHA-256 ${record.sha256}`,
    `# ${record.rowsRead} rows read, ${record.rowsFiltered} left out by a condition, ${record.quarantine.rejected} rejected`,
    '# In a scenario: include: parameters.yaml',
    ...(Object.keys(data).length === 0 ? [] : [`# To read the data anew instead, also: data: ${flow(data)}`]),
    'ninefold: 1',
    ...(fitted.every((each) => 'because' in each) ? ['parameters: {}'] : ['parameters:']),
    ...fitted.flatMap((each) => parameterLines(each, asked)),
    '',
  ].join('\n');
}

function parameterLines(fitted: FittedParameter, asked: ReadingAsked): string[] {
  if ('because' in fitted) return [`  # ${fitted.parameter}: ${fitted.because}`];
  const { parameter, estimate } = fitted;
  const { measured, profile, where, columns, inventory } = asked;
  const anew = flow(filled({ measured, profile, where, columns, inventory }));
  const { distribution, uncertainty, source, measurement } = estimate;
  const written = {
    fitted: {
      distribution: writtenDistribution(distribution),
      uncertainty: writtenUncertainty(uncertainty),
      ...writtenMeasurement(measurement),
    },
    source,
  };
  return [
    `  # mean ${Number(mean(distribution).toPrecision(6))} h; to read the data anew: ${parameter}: ${anew}`,
    `  ${parameter}:`,
    ...stringify(written, { lineWidth: 0 })
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`),
  ];
}

/** A distribution as a scenario writes it; those a fit can end with. */
function writtenDistribution(distribution: Distribution): object {
  switch (distribution.kind) {
    case 'exponential':
      return { exponential: hours(distribution.mean) };
    case 'weibull':
    case 'gamma':
      return { [distribution.kind]: { shape: distribution.shape, scale: hours(distribution.scale) } };
    case 'lognormal':
      return { lognormal: { mu: distribution.mu, sigma: distribution.sigma } };
    case 'empirical':
      return { empirical: distribution.values.map(hours) };
    default:
      throw new Error(`a fit that ends with a ${distribution.kind} distribution`);
  }
}

function writtenUncertainty(uncertainty: Uncertainty): object | undefined {
  switch (uncertainty.kind) {
    case 'lognormal':
      return { 'error-factor': uncertainty.errorFactor };
    case 'gamma-rate':
      return { failures: uncertainty.shape, exposure: hours(uncertainty.exposure) };
    case 'range':
      throw new Error('a fit whose mean lies in a range');
    case 'none':
      return undefined;
  }
}

function writtenMeasurement(measurement: MeasurementSummary): object {
  const { file, sha256, rowsRead, rowsUsed, rowsRejected, window, failures, exposureHours, interval, warnings } =
    measurement;
  return filled({
    file,
    sha256,
    rows: { read: rowsRead, used: rowsUsed, rejected: rowsRejected },
    window,
    failures,
    exposure: exposureHours === null ? null : hours(exposureHours),
    interval: interval && {
      low: hours(interval.low),
      high: hours(interval.high),
      level: `${interval.level * 100}%`,
      method: interval.method,
    },
    warnings,
  });
}

/** Without what is not said. */
function filled(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const said = Object.entries(record).filter(([, value]) => value !== null && value !== undefined && !isEmpty(value));
  return Object.fromEntries(said);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function flow(record: object): string {
  return stringify(record, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim();
}

/** As many digits as the number has: read again, it is the same. */
function hours(value: number): string {
  return `${value} h`;
}
