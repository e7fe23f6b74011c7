import { type CompiledNet, NetRun } from '../model/compiled-net.js';
import { type ParameterTable, probabilityOf } from '../model/delay.js';
import { BranchEnumeration } from './branches.js';
import { type ChainLayout, chainLayout } from './chain-layout.js';
import { ExitSums } from './exit-sums.js';
import { PendingHours } from './pending-hours.js';
import { PriorityQueue } from './priority-queue.js';
import { delayMeans, RateSlots } from './rate-slots.js';
import { type ServiceRows, serviceRows } from './service-rows.js';
import { RewardReader, type StateRewards } from './state-rewards.js';
import { StateTable } from './state-table.js';
import { TransitionLists } from './transition-lists.js';

export interface ExplorationLimits {
  /** Explored until what is left out, as estimated on the way, is below this share of every service's downtime… */
  readonly relativeBound: number;
  /** …or until so many states have been expanded: the bound then is as wide as it is. */
  readonly maximumStates: number;
  /** So many are explored in any case, where there are so many: a small system is then solved whole. */
  readonly minimumStates?: number;
}

/**
 * A finite set of states around the reference state, with what leaves it. States are numbered by the recovery they still
 * have ahead, the reference state (none) first.
 */
export interface ExploredChain {
  readonly stateCount: number;
  readonly layout: ChainLayout;
  readonly slots: RateSlots;
  /** ρ = Σ failure rate × serial recovery time of its cascade; must be below 1 for the bound. */
  readonly load: number;
  readonly largestFailureCount: number;
  readonly rewards: StateRewards;
  /** In the order of the net's services. */
  readonly services: readonly ServiceRows[];
  readonly causes: readonly string[];
  /** By cause. */
  readonly isPlanned: readonly boolean[];
}

/**
 * Explores the as-solved form (exponential delays, back to the reference layout when all is well) around the reference
 * state: always where most is left out, a_b·V(b) with a_b the probability of getting there and V a bound on the mean time
 * to come back. Equal parts are fired once and counted. What stays outside is kept as exits with V (Muntz, de Souza e
 * Silva & Goyal, Bounding availability of repairable computer systems, 1989).
 * Cost: states × (enabled activities + fired activities × size of the marking).
 */
export function exploredChain(net: CompiledNet, table: ParameterTable, limits: ExplorationLimits): ExploredChain {
  return new Exploration(net, table, limits).run();
}

/** Activities of a state are fired down to a quarter of the priority it was taken up with. */
const firedShare = 0.25;

class Exploration {
  private readonly branches = new BranchEnumeration();
  private readonly net_: NetRun;
  private readonly means: Float64Array;
  private readonly slots = new RateSlots();
  private readonly slotOfDelay: Int32Array;
  private readonly transitions = new TransitionLists();
  private readonly states: StateTable;
  private readonly rewards: RewardReader;
  /** By state: probability of being reached per cycle, V before 1/(1 − ρ), failures since the reference. */
  private readonly weight: number[] = [];
  private readonly pending: number[] = [];
  private readonly depth: number[] = [];
  /** Rate out of an expanded state; 0: not expanded. */
  private readonly total: number[] = [];
  /** Failures with flow × hours below this have not been fired. */
  private readonly firedDownTo: number[] = [];
  private readonly queue = new PriorityQueue();
  private readonly causeIndex = new Map<string, number>();
  private readonly pendingHours: PendingHours;
  private readonly added: Float64Array;
  private readonly load: number;
  /** By activity: place of its subject, gate, mean hours. */
  private readonly subjects: Int32Array;
  private readonly gates: Int32Array;
  private readonly activityMeans: Float64Array;
  /** By state: what was not fired, as (slot, number, mean hours). */
  private readonly exits: (Float64Array | null)[] = [];
  private readonly marking: Int32Array;
  private readonly representative: Int32Array;
  private readonly equals: Int32Array;
  /** Enabled activities of the state at hand, and how many each stands for. */
  private readonly enabled: Int32Array;
  private readonly equalCount: Int32Array;
  private enabledCount = 0;
  private expandedCount = 0;
  /** Estimates on the way: hours left out, and down hours of each service, per cycle. */
  private outside = 0;
  private readonly downHours: Float64Array;

  constructor(
    private readonly net: CompiledNet,
    table: ParameterTable,
    private readonly limits: ExplorationLimits,
  ) {
    const places = net.network.placeCount;
    this.net_ = new NetRun(net, this.branches);
    this.net_.returnsToReference = true;
    this.means = delayMeans(net, table);
    this.subjects = Int32Array.from(net.activities, ({ subject }) => subject);
    this.gates = Int32Array.from(net.activities, ({ gate }) => gate);
    this.activityMeans = Float64Array.from(net.activities, ({ delay }) => this.means[delay]!);
    this.slotOfDelay = Int32Array.from(net.delays, (_, delay) => this.slots.slot(delay, []));
    this.states = new StateTable(places);
    this.rewards = new RewardReader(net);
    const probabilities = net.probabilities.map((name) => probabilityOf(table, name));
    this.pendingHours = new PendingHours(net, this.means, probabilities);
    const added = this.pendingHours.addedByFailures(this.net_, this.branches);
    this.added = added.hours;
    this.load = added.load;
    this.marking = new Int32Array(places);
    this.representative = new Int32Array(places);
    this.equals = new Int32Array(places);
    this.enabled = new Int32Array(net.activities.length);
    this.equalCount = new Int32Array(net.activities.length);
    this.downHours = new Float64Array(net.services.length);
  }

  run(): ExploredChain {
    this.net_.marking.load(this.net.network.initial);
    this.stateOf(0);
    this.weight[0] = 1;
    this.expand(0, 0);
    // Whatever one event does belongs to the picture, however little it matters for the bound.
    for (let state = 1, known = this.states.size; state < known; state++) this.expand(state, Number.MAX_VALUE);
    while (this.queue.size > 0 && !this.isEnough()) {
      const priority = this.queue.topPriority;
      const state = this.queue.pop();
      const isExpanded = this.total[state]! > 0;
      if (!isExpanded && this.expandedCount >= this.limits.maximumStates) break;
      // An entry is stale when the state has been taken up further since.
      if (isExpanded && this.firedDownTo[state]! <= priority * 0.999_999) continue;
      this.expand(state, priority * firedShare);
    }
    return this.result();
  }

  private isEnough(): boolean {
    if (this.expandedCount < (this.limits.minimumStates ?? 0)) return false;
    const tolerated = this.limits.relativeBound * (1 - this.load);
    return this.downHours.every((down) => this.outside <= tolerated * down);
  }

  /** Index of the canonical form of the run's marking, made when new. */
  private stateOf(depth: number): number {
    this.net.symmetry.canonical(this.net_.marking.places, this.marking);
    const count = this.states.size;
    const state = this.states.add(this.marking);
    if (state < count) return state;
    this.weight.push(0);
    this.depth.push(depth);
    this.total.push(0);
    this.firedDownTo.push(Number.POSITIVE_INFINITY);
    this.exits.push(null);
    this.pending.push(this.pendingHours.of(this.net_.marking.places));
    this.rewards.read(this.net_, state);
    return state;
  }

  /** Loads a state and lists its enabled activities, each standing for its equals, with their number. */
  private listActivities(state: number): void {
    const { net, net_, representative, equals, marking } = this;
    this.states.read(state, marking);
    net_.marking.load(marking);
    net.symmetry.representatives(marking, representative);
    equals.fill(0);
    for (let p = 0; p < representative.length; p++) equals[representative[p]!]!++;
    this.enabledCount = 0;
    const { subjects, gates } = this;
    for (let a = 0; a < subjects.length; a++) {
      if (!net_.marking.holds(gates[a]!)) continue;
      const subject = subjects[a]!;
      if (subject >= 0 && representative[subject] !== subject) continue;
      if (this.activityMeans[a] === Number.POSITIVE_INFINITY) continue;
      this.enabled[this.enabledCount] = a;
      this.equalCount[this.enabledCount++] = subject < 0 ? 1 : equals[subject]!;
    }
  }

  private expand(state: number, level: number): void {
    this.listActivities(state);
    const isFirst = this.total[state] === 0;
    if (isFirst) this.beginExpansion(state);
    const doneLevel = this.firedDownTo[state]!;
    let largestLeft = 0;
    const exits = new ExitSums();
    for (let i = 0; i < this.enabledCount; i++) {
      const [a, count] = [this.enabled[i]!, this.equalCount[i]!];
      const flow = this.flowOf(state, a, count);
      const value = this.leftOut(state, a, flow);
      if (value >= doneLevel) continue;
      if (value < level) {
        const { delay } = this.net.activities[a]!;
        exits.add(this.slotOfDelay[delay]!, count, this.pending[state]! + this.added[a]!);
        largestLeft = Math.max(largestLeft, value);
        if (isFirst) this.outside += value;
        continue;
      }
      if (!isFirst) this.outside -= value;
      this.fireAll(state, a, count, flow);
    }
    this.firedDownTo[state] = level;
    this.exits[state] = exits.values();
    if (largestLeft > 0) this.queue.push(state, largestLeft);
  }

  /** Probability per cycle that the state is left by the activity or one of its equals. */
  private flowOf(state: number, activity: number, count: number): number {
    return (this.weight[state]! * count) / this.activityMeans[activity]! / this.total[state]!;
  }

  /** Flow × hours if the activity is not fired but left to the bound; recoveries and planned work are always fired. */
  private leftOut(state: number, activity: number, flow: number): number {
    if (this.net.activities[activity]!.kind !== 'failure' || state === 0) return Number.MAX_VALUE;
    return flow * (this.pending[state]! + this.added[activity]!);
  }

  private beginExpansion(state: number): void {
    let total = 0;
    for (let i = 0; i < this.enabledCount; i++) {
      total += this.equalCount[i]! / this.activityMeans[this.enabled[i]!]!;
    }
    this.total[state] = total;
    this.expandedCount++;
    const hours = this.weight[state]! / total;
    for (let s = 0; s < this.downHours.length; s++) {
      if (this.rewards.up[s]![state] === 0) this.downHours[s]! += hours;
    }
    if (state > 0) this.outside -= this.weight[state]! * this.pending[state]!;
  }

  private fireAll(state: number, a: number, count: number, flow: number): void {
    const { net, net_, branches } = this;
    const activity = net.activities[a]!;
    const depth = this.depth[state]! + (activity.kind === 'failure' ? 1 : 0);
    branches.begin();
    do {
      net_.marking.record();
      net_.fire(a);
      const weight = branches.weight();
      const target = this.stateOf(depth);
      net_.marking.undo();
      if (target === state) continue;
      const slot =
        weight.factors.length === 0
          ? this.slotOfDelay[activity.delay]!
          : this.slots.slot(activity.delay, weight.factors);
      this.transitions.add(state, target, slot, count * weight.equalShare, this.cause(activity.cause));
      this.reach(target, flow * weight.equalShare);
    } while (branches.next());
  }

  private reach(state: number, flow: number): void {
    if (state === 0 || this.total[state]! > 0) return;
    this.weight[state]! += flow;
    this.outside += flow * this.pending[state]!;
    this.queue.push(state, this.weight[state]! * this.pending[state]!);
  }

  private cause(name: string): number {
    const known = this.causeIndex.get(name);
    if (known !== undefined) return known;
    this.causeIndex.set(name, this.causeIndex.size);
    return this.causeIndex.size - 1;
  }

  private result(): ExploredChain {
    // What was seen but not expanded lies outside: the transitions into it become exits.
    const kept: number[] = [];
    const rename = new Int32Array(this.states.size).fill(-1);
    for (let s = 0; s < this.states.size; s++) if (this.total[s]! > 0) kept.push(s);
    kept.sort((a, b) => this.pending[a]! - this.pending[b]! || a - b);
    kept.forEach((state, row) => {
      rename[state] = row;
      this.recordExits(state);
    });
    const transitions = this.transitions.restricted(rename, (s) => this.pending[s]!);
    const layout = chainLayout(kept.length, transitions);
    const rewards = this.rewards.restricted(kept);
    const causes = [...this.causeIndex.keys()];
    const planned = new Set(this.net.activities.flatMap(({ kind, cause }) => (kind === 'planned' ? [cause] : [])));
    const isPlanned = causes.map((cause) => planned.has(cause));
    return {
      stateCount: kept.length,
      layout,
      slots: this.slots,
      load: this.load,
      largestFailureCount: kept.reduce((most, s) => Math.max(most, this.depth[s]!), 0),
      rewards,
      services: rewards.up.map((up) => serviceRows(layout, up, isPlanned)),
      causes,
      isPlanned,
    };
  }

  /** The failures never fired in a state. */
  private recordExits(state: number): void {
    const exits = this.exits[state]!;
    if (exits === null) return;
    for (let e = 0; e < exits.length; e += 3) this.transitions.exit(state, exits[e]!, exits[e + 1]!, exits[e + 2]!);
  }
}
