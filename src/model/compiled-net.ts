import type { GateNetwork } from './gate-network.js';
import { Marking } from './marking.js';
import type { Recoverable } from './recoverable.js';
import type { Redundancy } from './redundancy.js';
import type { Symmetry } from './symmetry.js';
import type { Delay } from './system-model.js';
import type { WorkloadReach } from './workload-reach.js';

/** Random branches inside a firing: simulation draws them, exploration goes through all of them. */
export interface Chance {
  /** One of n equally likely branches. */
  among(n: number): number;
  /** True with the probability held by the slot (an index into `CompiledNet.probabilities`). */
  happens(slot: number): boolean;
}

export type ActivityKind = 'failure' | 'recovery' | 'planned';

/** What may happen next: a delay that runs while the gate holds, and an effect. */
export interface Activity {
  readonly id: string;
  readonly kind: ActivityKind;
  /** Words key charged with an outage this begins. */
  readonly cause: string;
  /** Index into `CompiledNet.delays`. */
  readonly delay: number;
  readonly gate: number;
  /** What becomes of the clock when the gate stops holding: forgotten, or kept until it holds again. */
  readonly memory: 'restart' | 'resume';
  /** Place of what it belongs to (component, watch, instance…), by which equal activities are told; −1: none. */
  readonly subject: number;
  readonly effect: (run: NetRun) => void;
  /** A failure that may be impossible in the reference state and possible in others. */
  readonly isConditional?: boolean;
}

/** Something that happens at once when a gate changes. */
export interface Reaction {
  readonly gate: number;
  readonly to: boolean;
  readonly effect: (run: NetRun) => void;
}

/** What a service's user feels in a marking. */
export interface ServiceReward {
  readonly id: string;
  readonly upGate: number;
  /** Share of requests served, 0…1. */
  readonly servedShare: (run: NetRun) => number;
  /** Index into `phases` of what a down service waits for. */
  readonly waitsFor: (run: NetRun) => number;
}

/** Indices of delays by the value of a place. */
export interface PendingWork {
  readonly place: number;
  readonly byValue: readonly (readonly number[])[];
  /** The same without the repair of components: what a service can wait for while `recoverable` holds. */
  readonly withoutRepair: readonly (readonly number[])[];
  /** By value: the repair that runs then whatever else happens; −1: none. */
  readonly repairs: readonly number[];
  /** What a fault elsewhere that sets the place back adds at most, as expected over coverage. */
  readonly setBack: readonly number[];
}

/** While its phase is one of `phases` and the watch of its seat is one of `watched`, the delays are pending. */
export interface ExposedInstance {
  readonly phase: number;
  readonly seat: number;
  /** Bit v set: value v. */
  readonly phases: number;
  readonly watched: number;
  /** Place of the watch by seat index. */
  readonly watchOf: readonly number[];
  readonly delays: readonly number[];
}

/** Delays pending for as long as the gate does not hold, of an instance, a seat or a failover group if one is named. */
export interface PendingWithout {
  readonly gate: number;
  readonly delays: readonly number[];
  /** Place of the phase of the instance. */
  readonly phase?: number;
  readonly seat?: number;
  /** Place of the phase of the group. */
  readonly group?: number;
}

/** The stochastic activity network both solvers read (Sanders & Meyer, Stochastic activity networks, 2001). */
export interface CompiledNet {
  readonly network: GateNetwork;
  readonly placeNames: readonly string[];
  readonly activities: readonly Activity[];
  readonly delays: readonly Delay[];
  /** Probability parameters by slot. */
  readonly probabilities: readonly string[];
  readonly reactions: readonly Reaction[];
  readonly services: readonly ServiceReward[];
  readonly probes: readonly { readonly id: string; readonly gate: number }[];
  /**
   * What may still have to pass, one after another, before the reference state is reached again: never more after a
   * recovery than before it. It bounds the mean return time.
   */
  readonly pending: readonly PendingWork[];
  /** The same for instances on a seat whose loss is being dealt with: they may have to move yet, or start there first. */
  readonly exposed: readonly ExposedInstance[];
  /**
   * The same for as long as a gate does not hold: a member of a group that works because something is lost (a standby site)
   * falls when that returns, and is taken over from once more.
   */
  readonly pendingWithout: readonly PendingWithout[];
  /** Entries of `pending` that a fault in a place may add to in some state, beside those it adds to in the reference. */
  readonly influenced: (place: number) => readonly number[];
  /** Whether services wait for no repair but for some that are soon done; compiled when asked for. */
  readonly recoverable: (isSoonDone: (delay: number) => boolean) => Recoverable;
  /** How far services are from being down; found when asked for, and so is how failures get at instances. */
  readonly redundancies: () => readonly Redundancy[];
  readonly reach: () => readonly WorkloadReach[];
  /** By seat: places whose pending work concerns nobody but who sits there. */
  readonly seatPlaces: () => readonly (readonly number[])[];
  readonly symmetry: Symmetry;
  /** Checks run after every firing once the reactions are done. */
  readonly settle: (run: NetRun) => void;
}

/** A net in motion: marking, pending reactions, and who wants to hear of changed gates. */
export class NetRun {
  readonly marking: Marking;
  chance: Chance;
  private readonly rising: (readonly ((run: NetRun) => void)[] | undefined)[];
  private readonly falling: (readonly ((run: NetRun) => void)[] | undefined)[];
  private readonly queue: number[] = [];
  /** Set by the simulation: gates whose activities must be looked at again. */
  onGate: ((gate: number) => void) | null = null;
  /**
   * The as-solved form: when nothing is failed or under work any more, layout and address holders are at once those of
   * the reference state; otherwise instances stay where they were moved to until they are rebalanced.
   */
  returnsToReference = false;
  /** Set while planned work begins: an address holder that is shut down hands over first. */
  isOrderly = false;
  /** Phase places of groups whose takeover began with the event at hand. */
  readonly begunNow = new Set<number>();

  constructor(
    readonly net: CompiledNet,
    chance: Chance,
  ) {
    this.chance = chance;
    this.rising = reactionTable(net, true);
    this.falling = reactionTable(net, false);
    this.marking = new Marking(net.network, this);
  }

  gateChanged(gate: number, holds: boolean): void {
    if (this.onGate !== null) this.onGate(gate);
    if ((holds ? this.rising[gate] : this.falling[gate]) !== undefined) this.queue.push(holds ? gate : ~gate);
  }

  value(place: number): number {
    return this.marking.places[place]!;
  }

  set(place: number, value: number): void {
    this.marking.set(place, value);
  }

  holds(gate: number): boolean {
    return this.marking.holds(gate);
  }

  enabled(activity: number): boolean {
    return this.marking.holds(this.net.activities[activity]!.gate);
  }

  /** Fires an activity and all that follows at once. */
  fire(activity: number): void {
    this.net.activities[activity]!.effect(this);
    this.react();
    this.net.settle(this);
    this.react();
    this.isOrderly = false;
    if (this.begunNow.size > 0) this.begunNow.clear();
  }

  private react(): void {
    if (this.queue.length === 0) return;
    // First in, first out: what fell first is dealt with first, so that stacks come down and go up in order.
    for (let i = 0; i < this.queue.length; i++) {
      const entry = this.queue[i]!;
      const gate = entry < 0 ? ~entry : entry;
      if (this.marking.holds(gate) !== entry >= 0) continue;
      for (const effect of (entry >= 0 ? this.rising[gate] : this.falling[gate])!) effect(this);
    }
    this.queue.length = 0;
  }
}

function reactionTable(net: CompiledNet, to: boolean): (((run: NetRun) => void)[] | undefined)[] {
  const table: (((run: NetRun) => void)[] | undefined)[] = new Array(net.network.gateCount).fill(undefined);
  for (const reaction of net.reactions) {
    if (reaction.to !== to) continue;
    const list = table[reaction.gate];
    if (list === undefined) table[reaction.gate] = [reaction.effect];
    else list.push(reaction.effect);
  }
  return table;
}
