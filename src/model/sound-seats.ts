import type { NetRun } from './compiled-net.js';
import { innerOf } from './condition-parts.js';
import { isHelpedOnly } from './helped-only.js';
import type { InfluenceSources } from './influence-sources.js';
import { instancePhase, known, type NetBuilder, watchState } from './net-builder.js';
import type { Condition } from './system-model.js';

/** A virtual machine: places of its phase and of its own seat, and the seats it may have. */
export interface Machine {
  readonly phase: number;
  readonly seat: number;
  readonly seats: readonly number[];
}

/** Seats with which nothing is wrong: no recovery elsewhere takes what sits there away. */
export class SoundSeats {
  private readonly seats: readonly SeatParts[];

  constructor(
    private readonly builder: NetBuilder,
    sources: InfluenceSources,
  ) {
    this.seats = builder.model.seats.map((seat, index) => {
      const conditions = [seat.works, seat.reached, seat.ready, seat.agent];
      const gates = [builder.readyGate, builder.worksGate, builder.reachedGate, builder.agentGate].map(
        (g) => g[index]!,
      );
      const places = sources.ofGates(gates);
      const isHelped = conditions.every((condition) => isHelpedOnly(builder, condition, true));
      const machines = conditions.flatMap((condition) => machinesIn(builder, condition));
      const phases = new Set(machines.map(({ phase }) => phase));
      const needs = machines.map(({ needs: condition }) => builder.condition(condition));
      return {
        gates,
        places: new Set([...places, builder.watch[index]!, builder.patched[index]!]),
        own: sources.ofGates([...gates, ...needs], phases),
        asBefore: isHelped ? [] : [...places],
        machines: machines.filter(({ phase }, m) => machines.findIndex((other) => other.phase === phase) === m),
      };
    });
  }

  /** Places by which it can be lost or be taken for lost. */
  placesOf(seat: number): ReadonlySet<number> {
    return this.seats[seat]!.places;
  }

  /** The virtual machines it is: mostly one, or none. */
  machinesOf(seat: number): readonly Machine[] {
    return this.seats[seat]!.machines;
  }

  /**
   * Whether a failure takes the seat away otherwise than with the seats of its machines.
   *
   * @param changed what it changes in the reference state
   * @param beneath seats it takes away
   */
  isHit(seat: number, changed: readonly number[], beneath: ReadonlySet<number>): boolean {
    const { builder } = this;
    const { places, own, machines } = this.seats[seat]!;
    if (machines.length === 0) return changed.some((place) => places.has(place));
    const follows = new Set([builder.watch[seat]!, ...machines.map(({ phase }) => phase)]);
    if (changed.some((place) => !follows.has(place) && (own.has(place) || place === builder.patched[seat])))
      return true;
    // In the reference state they follow the loss of the seats beneath, if that is lost.
    const isLostBeneath = machines.some((machine) => beneath.has(builder.gates.initialOf(machine.seat)));
    return !isLostBeneath && changed.some((place) => follows.has(place));
  }

  isSound(run: NetRun, seat: number): boolean {
    const { builder } = this;
    const { gates, asBefore, machines } = this.seats[seat]!;
    if (run.value(builder.watch[seat]!) !== watchState.idle || run.value(builder.patched[seat]!) !== 0) return false;
    for (let i = 0; i < gates.length; i++) if (!run.holds(gates[i]!)) return false;
    for (const place of asBefore) if (run.value(place) !== builder.gates.initialOf(place)) return false;
    return this.areSound(run, machines);
  }

  /** Whether all of the machines serve, on sound seats. */
  areSound(run: NetRun, machines: readonly Machine[]): boolean {
    for (const { phase, seat } of machines) {
      if (run.value(phase) !== instancePhase.serving || !this.isSound(run, run.value(seat))) return false;
    }
    return true;
  }
}

interface SeatParts {
  readonly gates: readonly number[];
  readonly places: ReadonlySet<number>;
  /** The same without those that take the seats of its machines away. */
  readonly own: ReadonlySet<number>;
  /** Places that have to be as in the reference state, where recoveries may harm the seat. */
  readonly asBefore: readonly number[];
  readonly machines: readonly Machine[];
}

/** The machines a condition names, itself or by what it names. */
export function machinesIn(
  builder: NetBuilder,
  condition: Condition,
): readonly (Machine & { readonly needs: Condition })[] {
  const all = (inner: readonly Condition[]) => inner.flatMap((c) => machinesIn(builder, c));
  if ('works' in condition) return all([known(builder.componentOf, condition.works, 'component').needs]);
  if ('groupServes' in condition)
    return all(known(builder.groupPlaces, condition.groupServes, 'failover group').model.members);
  if (!('instanceRuns' in condition || 'instanceServes' in condition)) return all(innerOf(condition));
  const id = 'instanceRuns' in condition ? condition.instanceRuns : condition.instanceServes;
  const { phase, seat, seats, model } = known(builder.workloads, id, 'workload');
  return [{ phase: phase[condition.index]!, seat: seat[condition.index]!, seats, needs: model.needs }];
}
