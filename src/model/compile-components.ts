import type { NetRun } from './compiled-net.js';
import { componentState, known, type NetBuilder, repairing, waitingForCrew } from './net-builder.js';
import { waitedFor } from './recoverable.js';
import type { CommonCause, Component, Crew } from './system-model.js';

interface CrewPlaces extends Crew {
  readonly busy: number;
  readonly waiting: number;
  /** The most urgent first, where there is a priority; `rank` is the place in the queue of arrivals, where there is none. */
  readonly members: readonly { component: Component; place: number; rank: number | null }[];
}

/** Own states of components: failure, repair by crews in their order, start after what they need is back. */
export function compileComponents(builder: NetBuilder): void {
  const crews = crewPlaces(builder);
  const waited = waitedFor(builder);
  for (const component of builder.model.components)
    compileComponent(builder, component, crews, waited.has(component.id));
  for (const shared of builder.model.commonCauses) compileCommonCause(builder, shared, crews);
}

function compileCommonCause(builder: NetBuilder, shared: CommonCause, crews: ReadonlyMap<string, CrewPlaces>): void {
  const members = shared.members
    .map(({ component: id, mode }) => {
      const component = known(builder.componentOf, id, 'component');
      const crew = crewOf(component, mode, crews);
      return {
        place: builder.componentPlace.get(id)!,
        fail: failing(builder, component, mode, crews),
        crew,
        urgency: crew?.priority?.indexOf(id) ?? 0,
      };
    })
    .sort((a, b) => a.urgency - b.urgency);
  const isQueue = members.some(({ crew }) => crew !== null && crew.priority === undefined);
  const anyUp = builder.gates.atLeast(
    1,
    members.map((m) => builder.gates.valueGate(m.place, [componentState.up])),
  );
  builder.activity({
    id: `${shared.id} fails`,
    kind: 'failure',
    cause: shared.cause,
    delay: shared.timeToFailure,
    gate: anyUp,
    memory: 'resume',
    subject: -1,
    effect: (run) => {
      const up = members.filter(({ place }) => run.value(place) === componentState.up);
      // Who failed at the same instant queues for a crew in any order, or by urgency.
      while (isQueue && up.length > 1) up.splice(run.chance.among(up.length), 1)[0]!.fail(run);
      for (const member of up) member.fail(run);
    },
  });
}

function crewPlaces(builder: NetBuilder): Map<string, CrewPlaces> {
  const crews = new Map<string, CrewPlaces>();
  for (const crew of builder.model.crews) {
    const busy = builder.place(`${crew.id}: busy`, 0);
    const waiting = builder.place(`${crew.id}: waiting`, 0);
    const users = builder.model.components.filter((c) => c.modes.some((m) => m.crew === crew.id));
    const { priority } = crew;
    const ordered = priority === undefined ? users : users.sort((a, b) => urgency(priority, a) - urgency(priority, b));
    const members = ordered.map((component) => ({
      component,
      place: builder.componentPlace.get(component.id)!,
      rank: priority === undefined ? rankPlace(builder, crew, component) : null,
    }));
    crews.set(crew.id, { ...crew, busy, waiting, members });
  }
  return crews;
}

/** Who is not in the list comes last. */
function urgency(priority: readonly string[], { id }: Component): number {
  const place = priority.indexOf(id);
  return place < 0 ? priority.length : place;
}

function rankPlace(builder: NetBuilder, crew: Crew, component: Component): number {
  const rank = builder.place(`${component.id}: rank at ${crew.id}`, 0);
  builder.carried.push([rank, component.id]);
  return rank;
}

/** @param isWaitedFor users may have to wait for its repair, however much of the rest works */
function compileComponent(
  builder: NetBuilder,
  component: Component,
  crews: ReadonlyMap<string, CrewPlaces>,
  isWaitedFor: boolean,
): void {
  const place = builder.componentPlace.get(component.id)!;
  const works = builder.componentWorks(component.id);
  // A calendar goes on while the component starts. Under planned work people are with it: it does not fail then.
  const ages = builder.gates.valueGate(place, [componentState.up, componentState.starting]);
  const needs = builder.condition(component.needs);
  component.modes.forEach((mode, m) => {
    const isRepeated = component.modes.findIndex(({ cause }) => cause === mode.cause) < m;
    const name = isRepeated ? `${mode.cause} (${m + 1})` : mode.cause;
    const own = mode.ageing === 'calendar' ? ages : works;
    builder.activity({
      id: `${component.id} fails: ${name}`,
      kind: 'failure',
      cause: mode.cause,
      delay: mode.timeToFailure,
      gate: mode.while === undefined ? own : builder.gates.all([own, builder.condition(mode.while)]),
      isConditional: mode.while !== undefined,
      memory: mode.ageing === 'renewed' ? 'restart' : 'resume',
      subject: place,
      effect: failing(builder, component, m, crews),
    });
    builder.activity({
      id: `${component.id} restored: ${name}`,
      kind: 'recovery',
      cause: mode.cause,
      delay: mode.timeToRestore,
      gate: builder.gates.valueGate(place, [repairing(m)]),
      memory: 'restart',
      subject: place,
      effect: restored(component, m, place, crews),
    });
  });
  if (component.startTime !== null) compileStart(builder, component, place, needs);
  const restores = component.modes.map((mode) => builder.delay(mode.timeToRestore));
  const start = component.startTime === null ? [] : [builder.delay(component.startTime)];
  const isFailed = (value: number): boolean => value >= 2 && (value - 2) >> 1 < restores.length;
  const startAfter = (value: number): number[] => (value === componentState.starting || isFailed(value) ? start : []);
  const whole = (value: number): number[] =>
    isFailed(value) ? [restores[(value - 2) >> 1]!, ...start] : startAfter(value);
  const repair = (value: number): number => {
    const m = component.modes.findIndex(({ crew }, mode) => crew === null && value === repairing(mode));
    return m < 0 ? -1 : restores[m]!;
  };
  builder.pendingIn(place, whole, start, isWaitedFor ? whole : startAfter, repair);
}

/** A stack restarts bottom-up: the loss of what it needs stops the component, its return starts it. */
function compileStart(builder: NetBuilder, component: Component, place: number, needs: number): void {
  const renewed = component.modes.map((mode) => mode.ageing === 'renewed' && mode.crew === null);
  builder.on(needs, false, (run) => {
    const state = run.value(place);
    const replaced = state >= 2 && state < componentState.planned && renewed[(state - 2) >> 1]!;
    // The start replaces the pending repair of software: it comes back new with its host.
    if (state === componentState.up || replaced) run.set(place, componentState.starting);
  });
  builder.activity({
    id: `${component.id} started`,
    kind: 'recovery',
    cause: component.modes[0]?.cause ?? component.kind,
    delay: component.startTime!,
    gate: builder.gates.all([builder.gates.valueGate(place, [componentState.starting]), needs]),
    memory: 'restart',
    subject: place,
    effect: (run) => run.set(place, componentState.up),
  });
}

function failing(builder: NetBuilder, component: Component, mode: number, crews: ReadonlyMap<string, CrewPlaces>) {
  const place = builder.componentPlace.get(component.id)!;
  const crew = crewOf(component, mode, crews);
  if (crew === null) return (run: NetRun) => run.set(place, repairing(mode));
  const rank = crew.members.find((m) => m.component === component)!.rank;
  return (run: NetRun) => {
    if (run.value(crew.busy) < crew.size) {
      run.set(crew.busy, run.value(crew.busy) + 1);
      run.set(place, repairing(mode));
    } else {
      run.set(crew.waiting, run.value(crew.waiting) + 1);
      if (rank !== null) run.set(rank, run.value(crew.waiting));
      run.set(place, waitingForCrew(mode));
    }
  };
}

function restored(component: Component, mode: number, place: number, crews: ReadonlyMap<string, CrewPlaces>) {
  const after = component.startTime === null ? componentState.up : componentState.starting;
  const crew = crewOf(component, mode, crews);
  if (crew === null) return (run: NetRun) => run.set(place, after);
  return (run: NetRun) => {
    run.set(place, after);
    if (run.value(crew.waiting) === 0) run.set(crew.busy, run.value(crew.busy) - 1);
    else takeNext(run, crew);
  };
}

/** The freed crew begins with the most urgent, or with who waited longest: then the others move up one rank. */
function takeNext(run: NetRun, crew: CrewPlaces): void {
  run.set(crew.waiting, run.value(crew.waiting) - 1);
  for (const { component, place, rank } of crew.members) {
    if (rank === null) {
      if (!waitsFor(crew, component, run.value(place))) continue;
      run.set(place, run.value(place) - 1);
      return;
    }
    const waiting = run.value(rank);
    if (waiting === 0) continue;
    run.set(rank, waiting - 1);
    if (waiting === 1) run.set(place, run.value(place) - 1);
  }
}

function waitsFor(crew: CrewPlaces, { modes }: Component, state: number): boolean {
  return modes.some((mode, m) => mode.crew === crew.id && state === waitingForCrew(m));
}

function crewOf(component: Component, mode: number, crews: ReadonlyMap<string, CrewPlaces>): CrewPlaces | null {
  const id = component.modes[mode]!.crew;
  return id === null ? null : known(crews, id, 'crew');
}
