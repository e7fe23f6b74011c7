import type { CountedTimes, GroupCounts, LogCounts } from '../measurements/log-counts.js';
import { digits, hours } from './measured-text.js';

/** Groups that are told one by one; more are told together. */
const MOST_GROUPS = 5;

/** A log as it stands, for the terminal. */
export function countLines(counts: LogCounts): string[] {
  const { failures, outages, betweenStarts, groups } = counts;
  const told = groups.length <= MOST_GROUPS ? groups : [];
  return [
    `  as it stands, whatever the cause: ${failures} outages`,
    ...(groups.length === 1 ? [] : [`    all: ${reliabilityText(counts)}`]),
    ...told.map((group) => `    ${groupText(group)}`),
    ...timesLine('lengths', outages),
    ...timesLine("between starts of one machine's outages", betweenStarts),
  ];
}

function groupText(group: GroupCounts): string {
  const { name, basis, window, windowHours } = group;
  const of = name === '' ? '' : `group ${name}: `;
  return `${of}${window.join(' to ')} (${round(windowHours)} h), ${reliabilityText(group)}${basis === 'seen' ? ', as many as were seen' : ''}`;
}

function reliabilityText(counts: GroupCounts | LogCounts): string {
  const { machines, machineHours, downHours, hoursBetweenFailures, upHoursPerFailure, availability } = counts;
  const perFailure =
    hoursBetweenFailures === null || upHoursPerFailure === null
      ? []
      : [`one failure in ${round(hoursBetweenFailures)} h, ${round(upHoursPerFailure)} h of them up`];
  const parts = [
    `${round(machineHours)} machine hours of ${machines} machines, ${round(downHours)} down`,
    ...perFailure,
    `available ${Number((availability * 100).toPrecision(8))} %`,
  ];
  return parts.join('; ');
}

function timesLine(name: string, times: CountedTimes | null): string[] {
  if (times === null) return [];
  const { n, mean, median, p95, max } = times.summary;
  return [`    ${name}: median ${hours(median)}, mean ${hours(mean)}, p95 ${hours(p95)}, longest ${hours(max)} (${n})`];
}

/** Eight digits: enough to be checked against another count. */
function round(value: number): string {
  return Math.abs(value) < 1e5 ? digits(value, 8) : String(Number(value.toFixed(1)));
}
