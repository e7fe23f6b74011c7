import type { OutageLog } from './outage-log.js';
import type { OutageStatistics } from './outage-statistics.js';

/** What a reader should know about a log beyond the rejected rows. */
export function logRemarks(log: OutageLog, statistics: OutageStatistics): string[] {
  const remarks: string[] = [];
  const say = (count: number, text: string) => {
    if (count > 0) remarks.push(`${count} ${text}`);
  };
  say(log.quarantine.rejected, 'rows were rejected (see the data-quality table)');
  say(log.remarks.zeroLength, 'outages have no length: counted as failures');
  say(log.remarks.stillOpen, 'outages have no end: taken as still open at the end of the window');
  say(statistics.repeated, 'rows repeat another in machine, start and end: counted as they stand');
  say(
    statistics.overlapping,
    'outages begin while the machine is already down: each counts as a failure, down time once',
  );
  say(statistics.outside, 'outages begin outside the window: not counted');
  if (log.remarks.mixedZones) remarks.push('some times carry a zone and some do not: those without are taken as UTC');
  const seen = statistics.exposures.filter(({ basis }) => basis === 'seen');
  if (seen.length > 0) {
    const machines = seen.reduce((sum, group) => sum + group.machines, 0);
    remarks.push(
      `exposure counts only the ${machines} machines seen in the log: those without a failure are missing; give an inventory`,
    );
  }
  for (const { group, machines, basis } of statistics.exposures) {
    const failing = log.groupOf.reduce((count, of) => count + (log.groups[of].name === group.name ? 1 : 0), 0);
    if (basis !== 'seen' && failing > machines)
      remarks.push(`${failing} machines appear in the log, ${machines} are declared`);
  }
  return remarks;
}
