import { type LocatedMap, positionOf } from '../located.js';
import { errorAt, type Problem } from '../problem.js';
import type { Candidate, PlannedJob } from '../scenario.js';

interface Round {
  readonly key: string;
  readonly machines: number;
  readonly what: string;
  readonly job: Exclude<PlannedJob, 'none' | null>;
}

/** Planned work that cannot be done in its period, one machine after the other: 1,000 hosts × 30 min fit no month. */
export function plannedProblems(candidate: Candidate, tree: LocatedMap): Problem[] {
  const rounds = roundsOf(candidate);
  const tooLong = rounds.filter((round) => busyShare(round) > 1);
  if (tooLong.length > 0) {
    return tooLong.map((round) => errorAt(positionOf(tree, ['planned', round.key]), message(round, candidate.id)));
  }
  const busy = rounds.reduce((sum, round) => sum + busyShare(round), 0);
  if (busy <= 1) return [];
  const found = `${Math.ceil(busy * 100)} % of it in candidate "${candidate.id}"`;
  return [
    errorAt(
      positionOf(tree, ['planned']),
      `expected planned work to fit into the time there is, one job after the other, found ${found}`,
    ),
  ];
}

function roundsOf(candidate: Candidate): Round[] {
  const { planned, runsOn, nodePools, hosts, workloads, platform } = candidate;
  if (planned === null) return [];
  const machines = (runsOn ?? candidate).hosts.reduce((sum, group) => sum + group.count, 0);
  const nodes = nodePools.reduce((sum, pool) => sum + pool.count, 0);
  const instances = workloads.reduce((sum, workload) => sum + workload.instances, 0);
  const guests = runsOn ? nodes : platform === 'vm' ? instances : 0;
  const members = runsOn ? nodes : hosts.reduce((sum, group) => sum + group.count, 0);
  return [
    ...round('host-patching', planned.hostPatching, machines, 'hosts'),
    ...round('guest-patching', planned.guestPatching, guests, 'guests'),
    ...round('platform-upgrade', planned.platformUpgrade, members, 'machines'),
  ];
}

function round(key: string, job: PlannedJob, machines: number, what: string): Round[] {
  return job === null || job === 'none' ? [] : [{ key, job, machines, what }];
}

function busyShare({ machines, job }: Round): number {
  return (machines * job.durationHours) / job.everyHours;
}

function message({ key, machines, what, job }: Round, id: string): string {
  const total = `${machines} ${what} × ${hours(job.durationHours)} = ${hours(machines * job.durationHours)}`;
  return `expected ${key} to fit into its period of ${hours(job.everyHours)}, found ${total} in candidate "${id}"`;
}

function hours(value: number): string {
  return `${Number(value.toPrecision(4))} h`;
}
