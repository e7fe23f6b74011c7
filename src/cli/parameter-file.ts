import { stringify } from 'yaml';
import { mean } from '../maths/distribution-moments.js';
import type { FittedParameter } from '../measurements/fitted-log.js';
import type { LogReading } from '../node/read-log.js';

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
 * The part of a scenario that has the same file read in the same way, so that the uncertainty goes on into the
 * comparison; above each parameter what it comes to, as comments: rows, window, mean, interval, method, warnings.
 */
export function parameterFileText(
  { source, log }: LogReading,
  fitted: readonly FittedParameter[],
  asked: ReadingAsked,
): string {
  const { rowsRead, rowsFiltered, quarantine } = log.profile === 'drills' ? log.drills : log.outages;
  const { timeZone, encoding, window } = asked.data;
  const data = filled({ 'time-zone': timeZone, encoding, window });
  return [
    `# ${source.file}, SHA-256 ${source.sha256}`,
    `# ${rowsRead} rows read, ${rowsFiltered} left out by a condition, ${quarantine.rejected} rejected`,
    '# Put into a scenario beside the file.',
    ...(Object.keys(data).length === 0 ? [] : [`data: ${flow(data)}`]),
    'parameters:',
    ...fitted.flatMap((each) => parameterLines(each, asked)),
    '',
  ].join('\n');
}

function parameterLines(fitted: FittedParameter, asked: ReadingAsked): string[] {
  if ('because' in fitted) return [`  # ${fitted.parameter}: ${fitted.because}`];
  const { parameter, estimate } = fitted;
  const { measurement, source, distribution } = estimate;
  const { interval, window } = measurement;
  const ends =
    interval === null
      ? ''
      : `, ${interval.level * 100} % interval ${hours(interval.low)} to ${hours(interval.high)} (${interval.method})`;
  const { measured, profile, where, columns, inventory } = asked;
  return [
    `  # ${source}${window === null ? '' : `, ${window.join(' to ')}`}`,
    `  # mean ${hours(mean(distribution))}${ends}`,
    ...measurement.warnings.map((warning) => `  # ${warning}`),
    `  ${parameter}: ${flow(filled({ measured, profile, where, columns, inventory }))}`,
  ];
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

function hours(value: number): string {
  return `${Number(value.toPrecision(6))} h`;
}
