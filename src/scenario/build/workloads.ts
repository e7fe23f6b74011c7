import type * as z from 'zod';
import { hoursPerYear } from '../../maths/calendar-hours.js';
import { at, type LocatedMap } from '../located.js';
import type { External, Service, ServiceTarget, Workload } from '../scenario.js';
import type { candidate } from '../schema/candidate-schema.js';
import { evidenceAt, parametersOf } from './evidence.js';

export type WrittenCandidate = z.output<typeof candidate>;
type Entry<T> = NonNullable<NonNullable<T>[keyof NonNullable<T>]>;
type WrittenWorkload = Entry<WrittenCandidate['workloads']>;
type WrittenTarget = NonNullable<Entry<WrittenCandidate['services']>['target']>;

/** The entries of a map by name that were not taken away. */
export function present<T>(map: Readonly<Record<string, T | null | undefined>> | null | undefined): [string, T][] {
  return Object.entries(map ?? {}).filter((entry): entry is [string, T] => entry[1] !== null && entry[1] !== undefined);
}

/** Workloads that say what one instance takes; the others are reported where completeness is judged. */
export function workloadsOf(written: WrittenCandidate, tree: LocatedMap): Workload[] {
  return present(written.workloads).flatMap(([id, workload]) => {
    const cpu = workload.each?.cpu;
    const memoryGiB = workload.each?.memory;
    if (!cpu || !memoryGiB) return [];
    return [{ id, ...behaviour(workload), each: { cpu, memoryGiB }, ...known(workload, at(tree, 'workloads', id)) }];
  });
}

function behaviour(workload: WrittenWorkload) {
  const instances = workload.instances ?? 1;
  return {
    instances,
    required: workload.required ?? instances,
    spread: workload.spread ?? (instances > 1 ? ('host' as const) : ('none' as const)),
    hardSpread: workload['hard-spread'] ?? false,
    controller: workload.controller ?? ('deployment' as const),
    storage: workload.storage ?? ('none' as const),
    mode: workload.mode ?? ('active-active' as const),
    releases: releasesOf(workload),
    calls: (workload.calls ?? []).flatMap(callsOf),
  };
}

function known(workload: WrittenWorkload, tree: Parameters<typeof evidenceAt>[1]) {
  return { start: evidenceAt(workload.start, tree, 'start'), parameters: parametersOf(workload.parameters, tree) };
}

function releasesOf({ releases }: WrittenWorkload): Workload['releases'] {
  if (typeof releases?.every !== 'number' || typeof releases.failing !== 'number') return null;
  return { everyHours: releases.every, failing: releases.failing };
}

function callsOf(call: string | Readonly<Record<string, 'optional'>>): Workload['calls'] {
  if (typeof call === 'string') return [{ workload: call, optional: false }];
  return Object.keys(call).map((workload) => ({ workload, optional: true }));
}

export function externalsOf(written: WrittenCandidate): External[] {
  return present(written.external).flatMap(([id, { availability, outages }]) => {
    if (typeof availability !== 'number' || !outages) return [];
    return [{ id, availability, outagesPerYear: outages.count / (outages.hours / hoursPerYear) }];
  });
}

/** Services with what their needs call and must have, followed all the way down, in the order it is found. */
export function servicesOf(written: WrittenCandidate, workloads: readonly Workload[]): Service[] {
  return present(written.services).map(([id, service]) => ({
    id,
    needs: calledFrom(service.needs ?? service.entry ?? [], workloads, false),
    target: service.target ? targetOf(service.target) : null,
  }));
}

/** What is reached from some workloads by calls, themselves first; optional calls only where asked for. */
export function calledFrom(entries: readonly string[], workloads: readonly Workload[], optional: boolean): string[] {
  const byId = new Map(workloads.map((workload) => [workload.id, workload]));
  const reached = new Set<string>();
  const waiting = [...entries];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const calls = byId.get(id)?.calls ?? [];
    waiting.push(...calls.filter((call) => optional || !call.optional).map((call) => call.workload));
  }
  return [...reached];
}

function targetOf(target: WrittenTarget): ServiceTarget {
  return {
    availability: target.availability ?? null,
    per: target.per === 'month' ? 'month' : 'year',
    excludingPlanned: target.excluding === 'planned',
    rtoHours: target.rto ?? null,
    rpoHours: target.rpo ?? null,
  };
}
