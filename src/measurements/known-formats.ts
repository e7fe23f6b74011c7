import { filledCells, isMostly } from './column-contents.js';
import type { CsvHeader } from './csv-header.js';
import type { ColumnMapping, Profile } from './profile.js';
import { isUpState } from './state-words.js';

/** An export that is recognised by its header. */
export interface KnownFormat {
  readonly id: string;
  readonly profile: Profile;
  /** All must be present, lower case. */
  readonly headers: readonly string[];
  readonly columns: ColumnMapping;
  /** Unit of durations or uses, when the format has one. */
  readonly unit?: string;
  /** It holds events of every kind: those that say neither up nor down are left out. */
  readonly otherEvents?: boolean;
  /** A column, lower case, that must hold states where the profile is not asked for: the same heads may be of readings. */
  readonly states?: string;
}

export const knownFormats: readonly KnownFormat[] = [
  {
    id: 'lanl',
    profile: 'outages',
    headers: ['system', 'nodes', 'nodenumz', 'prob started', 'prob fixed', 'hardware', 'software'],
    columns: {
      component: 'System+nodenumz',
      start: 'Prob Started',
      end: 'Prob Fixed',
      cause: 'Facilities|Hardware|Human Error|Network|Undetermined|Software',
      machines: 'nodes',
      group: 'System',
    },
  },
  {
    id: 'cloud-uptime-archive',
    profile: 'outages',
    headers: ['vendor', 'service', 'location', 'event_start_utc', 'event_end_utc'],
    columns: { component: 'vendor+service+location', start: 'event_start_utc', end: 'event_end_utc' },
  },
  {
    id: 'pod-startup',
    profile: 'drills',
    headers: ['time_scheduled', 'time_ready', 'delay'],
    columns: { duration: 'delay', start: 'time_scheduled', end: 'time_ready', mode: 'app' },
    unit: 's',
  },
  {
    id: 'node-failover-trials',
    profile: 'drills',
    headers: ['node_failed_to_pod_ready_s'],
    columns: { duration: 'node_failed_to_pod_ready_s', mode: 'cluster' },
    unit: 's',
  },
  {
    // `kubectl get events -A -o custom-columns=…` with the field names as heads, or the same as CSV.
    id: 'kubernetes-events',
    profile: 'transitions',
    headers: ['lasttimestamp', 'reason', 'object'],
    columns: { time: 'lastTimestamp', component: 'object', state: 'reason' },
    otherEvents: true,
  },
  {
    id: 'vcenter-events',
    profile: 'transitions',
    headers: ['description', 'type', 'date time', 'target'],
    columns: { time: 'Date Time', component: 'Target', state: 'Description' },
    otherEvents: true,
  },
  {
    // `Get-VIEvent | Select … | Export-Csv`.
    id: 'powercli-events',
    profile: 'transitions',
    headers: ['createdtime', 'host', 'fullformattedmessage'],
    columns: { time: 'CreatedTime', component: 'Host', state: 'FullFormattedMessage' },
    otherEvents: true,
  },
  {
    id: 'uptime-robot',
    profile: 'transitions',
    headers: ['event', 'date-time', 'reason', 'duration'],
    columns: { time: 'Date-Time', state: 'Event' },
    otherEvents: true,
  },
  {
    id: 'prometheus-samples',
    profile: 'transitions',
    headers: ['time', 'instance', 'value'],
    columns: { time: 'Time', component: 'instance', state: 'Value' },
    states: 'value',
  },
  {
    id: 'prometheus-samples',
    profile: 'utilization',
    headers: ['time', 'instance', 'value'],
    columns: { time: 'Time', component: 'instance', used: 'Value' },
  },
  {
    id: 'powercli-statistics',
    profile: 'utilization',
    headers: ['value', 'timestamp', 'metricid', 'entity'],
    columns: { time: 'Timestamp', component: 'Entity', used: 'Value', metric: 'MetricId' },
    unit: 'percent',
  },
];

/** The format this header belongs to, of this profile if one is asked for; null: none known. */
export function recognisedFormat({ names, sample }: CsvHeader, profile: Profile | null): KnownFormat | null {
  const heads = names.map((name) => name.trim().toLowerCase());
  const holdsStates = (column: string) =>
    isMostly(filledCells(sample, heads.indexOf(column)), (cell) => isUpState(cell) !== null);
  const fits = (format: KnownFormat) =>
    format.headers.every((name) => heads.includes(name)) &&
    (profile === null ? format.states === undefined || holdsStates(format.states) : format.profile === profile);
  return knownFormats.find(fits) ?? null;
}
