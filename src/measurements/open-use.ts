import { type ResolvedMapping, resolvedMapping } from './column-mapping.js';
import type { CsvHeader } from './csv-header.js';
import { LogClock } from './log-clock.js';
import { dateOrder, isDecimalComma, settingNames } from './log-settings.js';
import { type MappingUsed, mappingUsed } from './mapping-used.js';
import { MeasurementError } from './measurement-error.js';
import type { LogQuestion } from './open-log.js';
import { populationFilter } from './population-filter.js';
import type { Recognised } from './recognised-profile.js';
import { seriesNames } from './series-names.js';
import { resourceOf, type UseColumn, UtilizationReader } from './utilization-reader.js';

/** A log of use while it is read. */
export interface OpenUse {
  readonly reader: UtilizationReader;
  readonly mapping: MappingUsed;
}

/**
 * A reader for the log of use that begins with this head.
 *
 * @param as what it was recognised as
 * @throws MeasurementError no column of readings, columns that do not exist, or a setting that makes no sense
 */
export function openUse(header: CsvHeader, as: Recognised, question: LogQuestion): OpenUse {
  const { file, columns, where, zone, onRejected } = question;
  const known = as.format?.columns ?? {};
  const asked = { file, header, profile: as.profile, asked: question.profile, user: columns, known };
  const mapping = resolvedMapping({ ...asked, settings: settingNames });
  const { read } = mapping;
  const use = useColumns(file, header, mapping);
  const reader = new UtilizationReader({
    time: read.time ?? null,
    component: use.some(({ component }) => component !== null) ? null : (read.component ?? null),
    use,
    metric: read.metric ?? null,
    capacity: read.capacity ?? null,
    percent: percentOf(file, columns.unit ?? as.format?.unit),
    decimalComma: isDecimalComma(header, columns),
    keep: populationFilter(file, header, where, mapping),
    width: header.names.length,
    clock: new LogClock(dateOrder(file, columns), zone),
    onRejected,
  });
  return { reader, mapping: mappingUsed(as, header, mapping, columns) };
}

/** `cpu` and `memory`; else the single reading `used`; else every column but the time, each a host. */
function useColumns(file: string, { names }: CsvHeader, { read, columns }: ResolvedMapping): readonly UseColumn[] {
  const named = (['cpu', 'memory'] as const).flatMap((resource): UseColumn[] =>
    read[resource] ? [{ resource, read: read[resource], component: null }] : [],
  );
  if (named.length > 0) return named;
  const { used } = read;
  if (used) return [{ resource: resourceOf(columns.used ?? '') ?? 'cpu', read: used, component: null }];
  const isHost = (name: string) => name !== columns.time && name.trim() !== '';
  const indexes = read.time === undefined ? [] : [...names.keys()].filter((index) => isHost(names[index]));
  if (indexes.length === 0) {
    const found = names.slice(0, 12).join(', ');
    const expected = `expected a column 'cpu', 'memory' or 'used' (profile utilization)`;
    throw new MeasurementError(file, 1, `${expected}, found ${found}`);
  }
  const series = seriesNames(indexes.map((index) => names[index]));
  return indexes.map((index, i) => ({
    resource: resourceOf(names[index]) ?? 'cpu',
    read: (row) => row[index] ?? '',
    component: series[i],
  }));
}

function percentOf(file: string, unit: string | undefined): boolean | null {
  if (unit === undefined) return null;
  if (unit === 'percent' || unit === '%') return true;
  if (unit === 'share') return false;
  throw new MeasurementError(file, null, `unit: expected percent or share, found '${unit}'`);
}
