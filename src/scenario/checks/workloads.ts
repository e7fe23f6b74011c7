import { at, entriesOf, itemsOf, keysOf, type Located, type LocatedMap, positionOf, textOf } from '../located.js';
import { errorAt, type Problem, warningAt } from '../problem.js';
import type { Candidate, Resources, Workload } from '../scenario.js';
import { callCircles } from './call-circles.js';

/** What cannot be, or can hardly be meant, about the workloads and services of a candidate. */
export function workloadProblems(candidate: Candidate, tree: LocatedMap): Problem[] {
  const { workloads } = candidate;
  return [
    ...requiredProblems(tree),
    ...workloads.flatMap((workload) => spreadProblems(workload, candidate, tree)),
    ...workloads.flatMap((workload) => roomProblems(workload, candidate, tree)),
    ...nodeProblems(candidate, tree),
    ...reserveProblems(candidate, tree),
    ...circleProblems(workloads, tree),
    ...candidate.services.flatMap(({ id, target }) => {
      if (target?.availability !== 1) return [];
      const position = positionOf(tree, ['services', id, 'target', 'availability']);
      return [warningAt(position, 'a target of 100 % cannot be met by anything that can fail')];
    }),
  ];
}

/** Judged on the words of the file: a workload with another fault has not been read. */
function requiredProblems(tree: LocatedMap): Problem[] {
  return entriesOf(at(tree, 'workloads')).flatMap(([, { value }]) => {
    const instances = numberOf(at(value, 'instances')) ?? 1;
    const required = at(value, 'required');
    const found = numberOf(required) ?? 0;
    if (found <= instances || instances < 1) return [];
    return [
      errorAt(required!.position, `expected at most ${instances}, the number of instances, found ${found} required`),
    ];
  });
}

function numberOf(located: Located | undefined): number | undefined {
  return located?.kind === 'scalar' && typeof located.value === 'number' ? located.value : undefined;
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

/** A written reserve of all hosts leaves none to run on. */
function reserveProblems({ id, ha, hosts }: Candidate, tree: LocatedMap): Problem[] {
  const count = hosts.reduce((sum, group) => sum + group.count, 0);
  const isWritten = at(tree, 'ha', 'reserve') !== undefined;
  if (!isWritten || ha.reserve.kind !== 'hosts' || count === 0 || ha.reserve.hosts < count) return [];
  const kept = `${ha.reserve.hosts} of ${count} ${count === 1 ? 'host' : 'hosts'}`;
  const text = `a reserve of ${kept} leaves candidate "${id}" none to run on: add hosts, or say reserve: none`;
  return [warningAt(positionOf(tree, ['ha', 'reserve']), text)];
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

/** Told at the call from the first workload of the circle. */
function circleProblems(workloads: readonly Workload[], tree: LocatedMap): Problem[] {
  return callCircles(workloads).map((circle) => {
    const [first, second = first] = circle;
    const found = [...circle, first].join(' calls ');
    return errorAt(callPosition(tree, first, second), `expected required calls without a circle, found ${found}`);
  });
}

function callPosition(tree: LocatedMap, from: string, to: string) {
  const calls = at(tree, 'workloads', from, 'calls');
  const call = itemsOf(calls).find((item) => textOf(item) === to || keysOf(item).includes(to));
  return call?.position ?? positionOf(tree, ['workloads', from]);
}
