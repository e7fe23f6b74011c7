import type { ColumnMapping, Profile } from './column-mapping.js';

/** An export that is recognised by its header. */
export interface KnownFormat {
  readonly id: string;
  readonly profile: Profile;
  /** All must be present, lower case. */
  readonly headers: readonly string[];
  readonly columns: ColumnMapping;
  /** Unit of durations, when the format has one. */
  readonly unit?: string;
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
];

/** The format this header belongs to, of this profile if one is asked for; null: none known. */
export function recognisedFormat(header: readonly string[], profile: Profile | null): KnownFormat | null {
  const present = new Set(header.map((name) => name.trim().toLowerCase()));
  const fits = (format: KnownFormat) =>
    (profile === null || format.profile === profile) && format.headers.every((name) => present.has(name));
  return knownFormats.find(fits) ?? null;
}
