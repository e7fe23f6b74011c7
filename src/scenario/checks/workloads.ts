import { at, itemsOf, keysOf, type LocatedMap, positionOf, textOf } from '../located.js';
import { errorAt, type Problem, warningAt } from '../problem.js';
import type { Candidate, Resources, Workload } from '../scenario.js';

/** What cannot be, or can hardly be meant, about the workloads and services of a candidate. */
export function workloadProblems(candidate: Candidate, tree: LocatedMap): Problem[] {
  const { workloads } = candidate;
  return [
    ...workloads.flatMap((workload) => [
      ...requiredProblems(workload, tree),
      ...spreadProblems(workload, candidate, tree),
    ]),
    ...workloads.flatMap((workload) => roomProblems(workload, candidate, tree)),
    ...nodeProblems(candidate, tree),
    ...circleProblems(workloads, tree),
    ...candidate.services.flatMap(({ id, target }) => {
      if (target?.availability !== 1) return [];
      const position = positionOf(tree, ['services', id, 'target', 'availability']);
      return [warningAt(position, 'a target of 100 % cannot be met by anything that can fail')];
    }),
  ];
}

function requiredProblems({ id, instances, required }: Workload, tree: LocatedMap): Problem[] {
  if (required <= instances) return [];
  const position = positionOf(tree, ['workloads', id, 'required']);
  return [errorAt(position, `expected at most ${instances}, the number of instances, found ${required} required`)];
}

function spreadProblems({ id, spread }: Workload, candidate: Candidate, tree: LocatedMap): Problem[] {
  const position = positionOf(tree, ['workloads', id, 'spread']);
  const hosts = (candidate.runsOn ?? candidate).hosts;
  if (hosts.length === 0) return [];
  if (spread === 'site' && hosts.every((group) => group.site === null)) {
    return [warningAt(position, `spread: site has no effect in candidate "${candidate.id}", which has no sites`)];
  }
  if (spread === 'rack' && hosts.length === 1 && hosts[0].racks === 1) {
    return [warningAt(position, `spread: rack has no effect in candidate "${candidate.id}", which has one rack`)];
  }
  return [];
}

/** One instance must fit somewhere on an empty machine; whether all fit together is for placement to say. */
function roomProblems({ id, each }: Workload, candidate: Candidate, tree: LocatedMap): Problem[] {
  const nodes = candidate.nodePools.filter(
    (pool) => pool.role === 'worker' || candidate.controlPlane?.hosts === 'shared',
  );
  const machines = candidate.runsOn ? nodes.map((pool) => pool.each) : rooms(candidate);
  if (fitsSomewhere(each, machines)) return [];
  const where = `${candidate.runsOn ? 'a node' : 'a host'} of candidate "${candidate.id}"`;
  const expected = `expected an instance of "${id}" to fit on ${where} (${machines.map(size).join('; ')})`;
  return [errorAt(positionOf(tree, ['workloads', id, 'each']), `${expected}, found ${size(each)}`)];
}

function nodeProblems({ id, nodePools, runsOn }: Candidate, tree: LocatedMap): Problem[] {
  if (runsOn === null) return [];
  const machines = rooms(runsOn);
  return nodePools
    .filter(({ each }) => !fitsSomewhere(each, machines))
    .map((pool) => {
      const expected = `expected a node of "${id}" to fit on a host of candidate "${runsOn.id}" (${machines.map(size).join('; ')})`;
      return errorAt(positionOf(tree, ['nodes', pool.id]), `${expected}, found ${size(pool.each)}`);
    });
}

function rooms({ hosts, overcommit }: Candidate): Resources[] {
  return hosts.map(({ each }) => ({ cpu: each.cpu * overcommit.cpu, memoryGiB: each.memoryGiB * overcommit.memory }));
}

function fitsSomewhere(each: Resources, machines: readonly Resources[]): boolean {
  return machines.length === 0 || machines.some((room) => each.cpu <= room.cpu && each.memoryGiB <= room.memoryGiB);
}

function size({ cpu, memoryGiB }: Resources): string {
  return `${Number(cpu.toPrecision(4))} cores, ${Number(memoryGiB.toPrecision(4))} GiB`;
}

/** Workloads that must have each other to answer: neither could ever start. Each circle is told once. */
function circleProblems(workloads: readonly Workload[], tree: LocatedMap): Problem[] {
  const told = new Set<string>();
  return workloads.flatMap(({ id }) => {
    const circle = circleThrough(id, workloads);
    if (circle === null || circle.some((member) => told.has(member))) return [];
    for (const member of circle) told.add(member);
    const path = [...circle, id].join(' calls ');
    return [
      errorAt(callPosition(tree, id, circle[1] ?? id), `expected required calls without a circle, found ${path}`),
    ];
  });
}

function circleThrough(start: string, workloads: readonly Workload[]): readonly string[] | null {
  const byId = new Map(workloads.map((workload) => [workload.id, workload]));
  const seen = new Set<string>();
  const waiting: (readonly string[])[] = [[start]];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    for (const call of byId.get(path.at(-1)!)?.calls ?? []) {
      if (call.optional || seen.has(call.workload)) continue;
      if (call.workload === start) return path;
      seen.add(call.workload);
      waiting.push([...path, call.workload]);
    }
  }
  return null;
}

function callPosition(tree: LocatedMap, from: string, to: string) {
  const calls = at(tree, 'workloads', from, 'calls');
  const call = itemsOf(calls).find((item) => textOf(item) === to || keysOf(item).includes(to));
  return call?.position ?? positionOf(tree, ['workloads', from]);
}
