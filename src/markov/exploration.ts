import { type CompiledNet, NetRun } from '../model/compiled-net.js';
import type { ParameterTable } from '../model/delay.js';
import { BranchEnumeration } from './branches.js';
import { PriorityQueue } from './priority-queue.js';
import { delayMeans, RateSlots } from './rate-slots.js';
import { TransitionLists } from './transition-lists.js';

export interface ExplorationLimits {
  /** What is less likely per cycle × hours than this is left to the bound. */
  readonly threshold: number;
  readonly maximumStates: number;
}

/** A finite set of states around the reference, with what leaves it. */
export interface ExploredChain {
  readonly stateCount: number;
  /** States without failures or planned work: the reference and its equals with another layout. */
  readonly quiet: readonly number[];
  readonly transitions: TransitionLists;
  readonly slots: RateSlots;
  /** Mean time (h) bounds until quiet again, per state, before the division by 1 − ρ. */
  readonly pendingHours: Float64Array;
  /** Σ failure rate × serial recovery time of its cascade; must stay below 1 for the bound. */
  readonly load: number;
  readonly largestFailureCount: number;
  /** Per service and state. */
  readonly up: readonly Uint8Array[];
  readonly waitsFor: readonly Uint8Array[];
  readonly servedShare: readonly Float64Array[];
  readonly probeUp: readonly Uint8Array[];
  readonly causes: readonly string[];
}

/** The chain would not fit; says what to try. */
export class StateSpaceTooLarge extends Error {
  constructor(limit: number) {
    super(
      `exploration reached its limit of ${limit} states before the truncation bound was met: raise the limit, or decompose the candidate`,
    );
  }
}

/**
 * Explores the as-solved form (exponential delays) around the reference state, most likely states first, keeping
 * symmetric states once. States less likely than the threshold stay outside; the transitions into them are kept as
 * exits with a bound on the mean time to come back (Muntz, de Souza e Silva & Goyal, Bounding availability of repairable
 * computer systems, 1989). Cost: states × enabled activities × size of the marking.
 */
export function exploredChain(net: CompiledNet, table: ParameterTable, limits: ExplorationLimits): ExploredChain {
  return new Exploration(net, table, limits).run();
}

class Exploration {
  private readonly branches = new BranchEnumeration();
  private readonly run_: NetRun;
  private readonly means: Float64Array;
  private readonly slots = new RateSlots();
  private readonly transitions = new TransitionLists();
  private readonly index = new Map<string, number>();
  private readonly states: Int32Array[] = [];
  private readonly weight: number[] = [];
  private readonly pending: number[] = [];
  private readonly depth: number[] = [];
  private readonly isQuiet: boolean[] = [];
  private readonly quiet: number[] = [];
  private readonly expanded: boolean[] = [];
  private readonly queue = new PriorityQueue();
  private readonly causeIndex = new Map<string, number>();
  private readonly rewards: { up: number[]; waitsFor: number[]; share: number[] }[];
  private readonly probes: number[][];
  /** Hours added to the pending time by each failure at the reference. */
  private readonly added: Float64Array;
  private load = 0;
  private readonly canonical: Int32Array;

  constructor(
    private readonly net: CompiledNet,
    table: ParameterTable,
    private readonly limits: ExplorationLimits,
  ) {
    this.run_ = new NetRun(net, this.branches);
    this.means = delayMeans(net, table);
    this.rewards = net.services.map(() => ({ up: [], waitsFor: [], share: [] }));
    this.probes = net.probes.map(() => []);
    this.added = new Float64Array(net.activities.length);
    this.canonical = new Int32Array(net.network.placeCount);
  }

  run(): ExploredChain {
    this.measureFailures();
    this.stateOf(this.run_.marking.places, 0);
    this.weight[0] = 1;
    this.queue.push(0, Number.POSITIVE_INFINITY);
    while (this.queue.size > 0) {
      const priority = this.queue.topPriority;
      const state = this.queue.pop();
      if (this.expanded[state]) continue;
      if (priority < this.limits.threshold) continue;
      if (this.expandedCount >= this.limits.maximumStates) throw new StateSpaceTooLarge(this.limits.maximumStates);
      this.expand(state);
    }
    return this.result();
  }

  private expandedCount = 0;

  /** Serial recovery time each failure brings, and their load ρ. */
  private measureFailures(): void {
    const { run_, net } = this;
    const initial = net.network.initial;
    for (let a = 0; a < net.activities.length; a++) {
      const activity = net.activities[a]!;
      run_.marking.load(initial);
      if (activity.kind === 'recovery' || !run_.enabled(a)) continue;
      this.branches.begin();
      run_.fire(a);
      // The most expensive branch counts: go through all of them.
      let hours = 0;
      do {
        run_.marking.load(initial);
        run_.fire(a);
        const { places } = run_.marking;
        // Planned work begins in quiet states only, where a changed layout is counted already.
        const drift = activity.kind === 'failure' ? this.driftHours(places) : 0;
        hours = Math.max(hours, this.pendingHours(places) + drift);
      } while (this.branches.next());
      this.added[a] = hours;
      this.load += hours / this.means[activity.delay]!;
    }
    run_.marking.load(initial);
  }

  private pendingHours(places: Int32Array): number {
    let hours = 0;
    this.net.pendingDelays(places, (delay) => {
      hours += this.means[delay]!;
    });
    return hours;
  }

  private driftHours(places: Int32Array): number {
    let hours = 0;
    this.net.driftDelays(places, (delay) => {
      hours += this.means[delay]!;
    });
    return hours;
  }

  /** Index of the canonical form of a marking, made when new. */
  private stateOf(places: Int32Array, depth: number): number {
    this.net.canonical(places, this.canonical);
    const key = String.fromCharCode(...this.canonical);
    const found = this.index.get(key);
    if (found !== undefined) return found;
    const state = this.states.length;
    this.index.set(key, state);
    this.states.push(this.canonical.slice());
    this.weight.push(0);
    this.depth.push(depth);
    this.expanded.push(false);
    const hours = this.pendingHours(places);
    if (hours === 0) this.quiet.push(state);
    this.isQuiet.push(hours === 0);
    this.pending.push(hours + this.driftHours(places));
    this.readRewards();
    return state;
  }

  /** The run's marking equals the new state up to names, which rewards do not feel. */
  private readRewards(): void {
    this.net.services.forEach((service, s) => {
      const up = this.run_.holds(service.upGate);
      this.rewards[s]!.up.push(up ? 1 : 0);
      this.rewards[s]!.waitsFor.push(up ? 0 : service.waitsFor(this.run_));
      this.rewards[s]!.share.push(service.servedShare(this.run_));
    });
    this.net.probes.forEach((probe, p) => {
      this.probes[p]!.push(this.run_.holds(probe.gate) ? 1 : 0);
    });
  }

  private expand(state: number): void {
    this.expanded[state] = true;
    this.expandedCount++;
    const { run_, net } = this;
    run_.marking.load(this.states[state]!);
    const enabled: number[] = [];
    let total = 0;
    for (let a = 0; a < net.activities.length; a++) {
      if (!run_.enabled(a)) continue;
      const mean = this.means[net.activities[a]!.delay]!;
      if (mean === Number.POSITIVE_INFINITY) continue;
      enabled.push(a);
      total += 1 / mean;
    }
    const isQuiet = this.isQuiet[state]!;
    for (const a of enabled) {
      const activity = net.activities[a]!;
      const probability = 1 / this.means[activity.delay]! / total;
      const flow = this.weight[state]! * probability;
      const hours = this.pending[state]! + this.added[a]!;
      const slot = this.slots.slot(activity.delay, []);
      if (activity.kind === 'failure' && !isQuiet && flow * hours < this.limits.threshold) {
        this.transitions.exit(state, slot, 1, hours);
        continue;
      }
      this.fireAll(state, a, flow);
    }
  }

  private fireAll(state: number, a: number, flow: number): void {
    const { run_, net, branches } = this;
    const activity = net.activities[a]!;
    branches.begin();
    do {
      run_.marking.record();
      run_.fire(a);
      const weight = branches.weight();
      const failed = activity.kind === 'failure' ? 1 : 0;
      const target = this.stateOf(run_.marking.places, this.depth[state]! + failed);
      run_.marking.undo();
      if (target === state) continue;
      const slot = this.slots.slot(activity.delay, weight.factors);
      this.transitions.add(state, target, slot, weight.equalShare, this.cause(activity.cause));
      this.enqueue(target, flow * weight.equalShare);
    } while (branches.next());
  }

  private cause(name: string): number {
    let index = this.causeIndex.get(name);
    if (index === undefined) {
      index = this.causeIndex.size;
      this.causeIndex.set(name, index);
    }
    return index;
  }

  private enqueue(state: number, flow: number): void {
    this.weight[state]! += flow;
    if (this.expanded[state]) return;
    this.queue.push(state, this.weight[state]! * this.pending[state]!);
  }

  private result(): ExploredChain {
    // What was seen but not expanded lies outside: the transitions into it become exits.
    const kept: number[] = [];
    const rename = new Int32Array(this.states.length).fill(-1);
    for (let s = 0; s < this.states.length; s++) if (this.expanded[s]) rename[s] = kept.push(s) - 1;
    return {
      stateCount: kept.length,
      quiet: this.quiet.filter((s) => rename[s]! >= 0).map((s) => rename[s]!),
      transitions: this.transitions.restricted(rename, (s) => this.pending[s]!),
      slots: this.slots,
      pendingHours: Float64Array.from(kept, (s) => this.pending[s]!),
      load: this.load,
      largestFailureCount: kept.reduce((most, s) => Math.max(most, this.depth[s]!), 0),
      up: this.rewards.map((r) => Uint8Array.from(kept, (s) => r.up[s]!)),
      waitsFor: this.rewards.map((r) => Uint8Array.from(kept, (s) => r.waitsFor[s]!)),
      servedShare: this.rewards.map((r) => Float64Array.from(kept, (s) => r.share[s]!)),
      probeUp: this.probes.map((p) => Uint8Array.from(kept, (s) => p[s]!)),
      causes: [...this.causeIndex.keys()],
    };
  }
}
