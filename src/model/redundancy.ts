import type { NetRun } from './compiled-net.js';
import { flattened, innerOf } from './condition-parts.js';
import { countedRedundancy } from './counted-redundancy.js';
import { isHelpedOnly } from './helped-only.js';
import type { InfluenceSources } from './influence-sources.js';
import { known, type NetBuilder, type WorkloadPlaces } from './net-builder.js';
import { machinesIn, type SoundSeats } from './sound-seats.js';
import type { Condition } from './system-model.js';
import type { WorkloadReach } from './workload-reach.js';

/** How far a condition is from being lost: losses it stands before it may be, plus one; 0: it may be lost already. */
export interface Margin {
  readonly spare: number;
  /** The same with the instances counted in that are only being restored where they are. */
  readonly restorable: number;
  /** Places of the phases of instances that are being restored where they are, one for each clock that does it. */
  readonly faulty: readonly number[];
  /** The same without regard for clocks. */
  readonly faultyApart: readonly number[];
}

/**
 * One of the conditions that together keep a service up, and how far it is from being lost. Recoveries never lower its
 * margin, and while it is 1 or more the condition holds.
 */
export interface Redundancy {
  /** Of the condition. */
  readonly gate: number;
  readonly read: (run: NetRun) => Margin;
  /** By how much a failure lowers it at most in any state, from the places the failure changes in the reference state. */
  readonly loss: (changed: readonly number[]) => number;
  /** Whether such a failure is one of instances alone, which are restored where they are. */
  readonly isOwn: (changed: readonly number[]) => boolean;
  /** Of so many instances; places and values of one whose restoration is held up until its seat's agent is back. */
  readonly instances: number;
  readonly held: readonly { readonly place: number; readonly value: number; readonly isTogether: boolean }[];
  /** What it waits for when it is lost; null: whatever is pending. */
  readonly waitsFor: AwaitedParts | null;
}

/**
 * What is pending of neither instances, nor the seats they sit on, nor groups they are members of; and of some workloads
 * and, if `groups`, of all such groups.
 */
export interface AwaitedParts {
  readonly groups: boolean;
  /** By how many, at least, clocks of the workload run side by side. */
  readonly workloads: ReadonlyMap<number, number>;
}

/** The conditions all services hang on, each once; their gates are made, so it is called before the network is built. */
export function serviceParts(builder: NetBuilder): readonly Condition[] {
  const parts = new Map(
    builder.model.services.flatMap(({ up }) => flattened(up)).map((part) => [JSON.stringify(part), part]),
  );
  for (const part of parts.values()) makeGates(builder, part);
  return [...parts.values()];
}

function makeGates(builder: NetBuilder, part: Condition): void {
  builder.condition(part);
  for (const inner of innerOf(part)) makeGates(builder, inner);
}

/** What redundancies are told from. */
export interface RedundancySources {
  readonly builder: NetBuilder;
  readonly influence: InfluenceSources;
  readonly sound: SoundSeats;
  /** In the order of the builder's workloads. */
  readonly workloads: readonly WorkloadReach[];
  /** As in `CompiledNet.seatPlaces`. */
  readonly seatPlaces: readonly (readonly number[])[];
}

/** @param parts of `serviceParts` */
export function redundancies(sources: RedundancySources, parts: readonly Condition[]): readonly Redundancy[] {
  return parts.map((part) => redundancyOf(sources, part));
}

function redundancyOf(sources: RedundancySources, part: Condition): Redundancy {
  const { builder, influence } = sources;
  if ('serving' in part) {
    const index = [...builder.workloads.keys()].indexOf(part.serving);
    const workload = known(builder.workloads, part.serving, 'workload');
    const waitsFor = waitOf(sources, influence.ofGates(recoveryGates(builder, workload)));
    // So many are missing when it is lost, each with clocks of its own.
    const parallel = workload.phase.length - part.atLeast + 1;
    const own = waitsFor?.workloads.has(index) === true ? 1 : parallel;
    return {
      ...countedRedundancy(builder, sources.sound, sources.workloads[index]!, workload, part.atLeast),
      waitsFor: waitsFor && { ...waitsFor, workloads: new Map([...waitsFor.workloads, [index, own]]) },
    };
  }
  if ('any' in part || 'all' in part) {
    const inner = ('any' in part ? part.any : part.all).map((c) => redundancyOf(sources, c));
    const spares = (run: NetRun): number[] => inner.map(({ read }) => read(run).spare);
    return plain(
      builder.condition(part),
      (run) => ('any' in part ? Math.max(0, ...spares(run)) : Math.min(...spares(run))),
      (changed) => Math.max(0, ...inner.map(({ loss }) => loss(changed))),
      together(inner.map(({ waitsFor }) => waitsFor)),
    );
  }
  const gate = builder.condition(part);
  if ('of' in part && isHelpedOnly(builder, part)) return someOf(sources, gate, part.of, part.atLeast);
  const places = influence.ofGates([gate]);
  const loss = (changed: readonly number[]): number => (changed.some((place) => places.has(place)) ? 1 : 0);
  const waitsFor = waitOf(sources, places);
  if (isHelpedOnly(builder, part, true)) return onMachines(sources, part, gate, loss, waitsFor);
  // Recoveries may take it away: it is sure while nothing that it hangs on is other than in the reference state.
  const all = [...places];
  const isSure = (run: NetRun): boolean =>
    run.holds(gate) && all.every((place) => run.value(place) === builder.gates.initialOf(place));
  return plain(gate, (run) => (isSure(run) ? 1 : 0), loss, waitsFor);
}

/** A condition that recoveries leave alone while what it names runs on sound seats; a group asks that of who serves. */
function onMachines(
  { builder, sound }: RedundancySources,
  part: Condition,
  gate: number,
  loss: Redundancy['loss'],
  waitsFor: Redundancy['waitsFor'],
): Redundancy {
  const group = 'groupServes' in part ? known(builder.groupPlaces, part.groupServes, 'failover group') : null;
  const holders = (group?.model.members ?? [part]).map((condition) => machinesIn(builder, condition));
  const seats = new Set(holders.flat().flatMap((machine) => machine.seats));
  const takesSeat = (changed: readonly number[]): boolean =>
    [...seats].some((seat) => changed.some((place) => sound.placesOf(seat).has(place)));
  const isSure = (run: NetRun): boolean =>
    run.holds(gate) && sound.areSound(run, holders[group === null ? 0 : run.value(group.holder)]!);
  return plain(
    gate,
    (run) => (isSure(run) ? 1 : 0),
    (changed) => (takesSeat(changed) ? 1 : loss(changed)),
    waitsFor,
  );
}

/** What the recovery of an instance hangs on, itself apart. */
function recoveryGates(builder: NetBuilder, { model, seats }: WorkloadPlaces): number[] {
  const { controller } = builder.model.relocationRules.find(({ id }) => id === model.rule)!;
  const bySeat = [builder.worksGate, builder.reachedGate, builder.readyGate, builder.agentGate];
  return [
    ...[model.needs, model.actNeeds, controller].map((condition) => builder.condition(condition)),
    ...bySeat.flatMap((gates) => seats.map((seat) => gates[seat]!)),
  ];
}

/** At least so many of conditions that recoveries can only make true. */
function someOf(
  sources: RedundancySources,
  gate: number,
  conditions: readonly Condition[],
  atLeast: number,
): Redundancy {
  const gates = conditions.map((condition) => sources.builder.condition(condition));
  const placesOf = gates.map((gate) => sources.influence.ofGates([gate]));
  return plain(
    gate,
    (run) => Math.max(0, gates.filter((gate) => run.holds(gate)).length - atLeast + 1),
    (changed) => placesOf.filter((places) => changed.some((place) => places.has(place))).length,
    together(placesOf.map((places) => waitOf(sources, places))),
  );
}

/**
 * The instances among the places it hangs on, and those that may set groups back which are. Where sites are cut off from one
 * another, the link coming back sets groups back, which what is pending elsewhere has to make up for.
 */
function waitOf(
  { builder, influence, workloads }: RedundancySources,
  places: ReadonlySet<number>,
): AwaitedParts | null {
  const hasSites = builder.siteOf.some((site) => site !== builder.siteOf[0]);
  if (hasSites && builder.pendingWithout.some(({ group }) => group !== undefined)) return null;
  const groupPlaces = [...builder.groupPlaces.values()];
  const ofGroups = influence.ofGates(
    groupPlaces.flatMap(({ model }) => model.members.map((m) => builder.condition(m))),
  );
  const among = (some: ReadonlySet<number>): number[] =>
    [...workloads.keys()].filter((w) => workloads[w]!.phases.some((place) => some.has(place)));
  const groups = groupPlaces.some(({ phase }) => places.has(phase)) && among(ofGroups).length > 0;
  const awaited = [...among(places), ...(groups ? among(ofGroups) : [])];
  return { groups, workloads: new Map(awaited.map((w) => [w, 1])) };
}

/** What each of several waits for. */
function together(several: readonly (AwaitedParts | null)[]): AwaitedParts | null {
  const workloads = new Map<number, number>();
  for (const awaited of several) {
    if (awaited === null) return null;
    for (const [w, parallel] of awaited.workloads) workloads.set(w, Math.min(parallel, workloads.get(w) ?? parallel));
  }
  return { groups: several.some((awaited) => awaited!.groups), workloads };
}

function plain(
  gate: number,
  spareOf: (run: NetRun) => number,
  loss: Redundancy['loss'],
  waitsFor: Redundancy['waitsFor'],
): Redundancy {
  return {
    gate,
    read: (run) => {
      const spare = spareOf(run);
      return { spare, restorable: spare, faulty: [], faultyApart: [] };
    },
    loss,
    isOwn: () => false,
    instances: 0,
    held: [],
    waitsFor,
  };
}
