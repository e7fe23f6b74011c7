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
  say(statistics.repeated, 'rows repeat another in machine, start, end and cause: counted as they stand');
  say(
    statistics.overlapping,
    'outages begin while the machine is already down: each counts as a failure, down time once',
  );
  say(statistics.outside, 'outages begin outside the window: not counted');
  const { clock } = log.remarks;
  if (clock.mixedZones) remarks.push('some times carry a zone and some do not: those without are taken as UTC');
  say(clock.skipped, `times lie in the hour that ${clock.zone} skips in spring: read as an hour later`);
  say(clock.ambiguous, `times lie in the hour that ${clock.zone} shows twice in autumn: the earlier is meant`);
  remarks.push(...exposureRemarks(log, statistics));
  for (const { group, machines, basis } of statistics.exposures) {
    const failing = log.groupOf.reduce((count, of) => count + (log.groups[of].name === group.name ? 1 : 0), 0);
    if (basis !== 'seen' && failing > machines)
      remarks.push(`${failing} machines appear in the log, ${machines} are declared`);
  }
  return remarks;
}

/** What is not known about the machines at risk, and how far it can matter. */
function exposureRemarks(log: OutageLog, { exposures, machineHours }: OutageStatistics): string[] {
  // Every machine that was watched is in samples, from when it was.
  if (log.isSampled) return [];
  const seen = exposures.filter(({ basis }) => basis === 'seen');
  const derived = exposures.some(({ basis }) => basis !== 'inventory');
  const remarks: string[] = [];
  if (seen.length > 0) {
    const machines = seen.reduce((sum, group) => sum + group.machines, 0);
    const names = seen.map(({ group }) => group.name);
    const where =
      seen.length < exposures.length ? `, group ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}` : '';
    remarks.push(
      `exposure counts only machines seen in the log (${machines}${where}): those without a failure are missing; give an inventory`,
    );
  }
  const late = derived ? lateShare(log, machineHours) : 0;
  if (late >= 0.01) {
    const percent = `${Math.round(late * 100)} %`;
    remarks.push(
      `exposure takes every machine as there for the whole window: had each come with its first row, it would be ${percent} less; give an inventory`,
    );
  }
  return remarks;
}

/** Share of the exposure that lies before the first row of each machine that has one. */
function lateShare({ store, components, groups, groupOf }: OutageLog, machineHours: number): number {
  const first = new Float64Array(components.length).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < store.count; i++) {
    const component = store.component(i);
    first[component] = Math.min(first[component], store.start(i));
  }
  let seconds = 0;
  first.forEach((start, component) => {
    const { from, to } = groups[groupOf[component]];
    if (start < to) seconds += Math.max(0, start - from);
  });
  return machineHours > 0 ? seconds / 3600 / machineHours : 0;
}
