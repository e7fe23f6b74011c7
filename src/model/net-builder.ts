import type { Activity, ExposedInstance, NetRun, PendingWithout, PendingWork, Reaction } from './compiled-net.js';
import { GateNetworkBuilder } from './gate-network.js';
import { SeatOccupancy } from './seat-occupancy.js';
import type { Component, Condition, Delay, FailoverGroup, SystemModel, WorkloadModel } from './system-model.js';

/** States of a component's place. Failure mode m: 2 + 2m under repair, 3 + 2m waiting for a crew. */
export const componentState = { up: 0, starting: 1, planned: 30 } as const;
export const repairing = (mode: number): number => 2 + 2 * mode;
export const waitingForCrew = (mode: number): number => 3 + 2 * mode;

/** Phases of an instance's place. Own failure mode m: 10 + 2m being restored, 11 + 2m held until the agent is back. */
export const instancePhase = {
  /** Running, ready, in rotation. */
  serving: 0,
  /** Dead but still in rotation: its share of requests is lost. */
  stale: 1,
  /** Dead and out of rotation; waits for its seat or for the commit. */
  out: 2,
  /** Runs, but out of rotation because its seat is not ready. */
  isolated: 3,
  /** Starts again where it was. */
  starting: 4,
  /** Starts on another seat. */
  moving: 5,
  /** No room anywhere. */
  queued: 6,
  /** Its storage is still attached to the old seat. */
  detaching: 7,
  planned: 8,
  /** What it needs (storage) is missing. */
  blocked: 9,
  /** Runs and is in rotation, but its seat is cut off: its share of requests is lost. */
  unreached: 30,
  /** Could start where it was, but the seat's agent is away. */
  waiting: 31,
} as const;
/** Phases in which an instance runs where it is and nothing of its own is pending. */
export const runningPhases: readonly number[] = [
  instancePhase.serving,
  instancePhase.unreached,
  instancePhase.isolated,
];
export const crashed = (mode: number): number => 10 + 2 * mode;
export const held = (mode: number): number => 11 + 2 * mode;
export const largestModeCount = 8;
/** Out of service for planned work k on the instance itself. */
export const underWork = (work: number): number => 26 + work;
export const largestInstanceWorkCount = 4;
export const isUnderWork = (phase: number): boolean =>
  phase >= underWork(0) && phase < underWork(largestInstanceWorkCount);

/** Values of places are below this: gates hold sets of values as 32 bits. Seats and holders are in no gate. */
const placeValueCount = 32;

export const watchState = { idle: 0, inRotation: 1, outOfRotation: 2, committed: 3, byHand: 4 } as const;
/** `takingOverAgain` is the same as `takingOver`, with the clock begun anew. */
export const groupPhase = { serving: 0, takingOver: 1, uncovered: 2, takingOverAgain: 3 } as const;
export const isTakingOver = (phase: number): boolean =>
  phase === groupPhase.takingOver || phase === groupPhase.takingOverAgain;

export interface WorkloadPlaces {
  readonly model: WorkloadModel;
  readonly seat: readonly number[];
  readonly phase: readonly number[];
  /** Seat indices its instances may use. */
  readonly seats: readonly number[];
  readonly drift: number;
}

/** Collects places, gates, activities and reactions while the parts of the model are compiled. */
export class NetBuilder {
  readonly gates = new GateNetworkBuilder();
  readonly placeNames: string[] = [];
  readonly activities: Activity[] = [];
  readonly reactions: Reaction[] = [];
  readonly delays: Delay[] = [];
  readonly probabilities: string[] = [];
  /** For the bound on the mean return time; see `CompiledNet.pending`. */
  readonly pending: PendingWork[] = [];
  readonly exposed: ExposedInstance[] = [];
  readonly pendingWithout: PendingWithout[] = [];

  readonly componentPlace = new Map<string, number>();
  readonly componentOf = new Map<string, Component>();
  readonly workloads = new Map<string, WorkloadPlaces>();
  readonly groupPlaces = new Map<string, { model: FailoverGroup; holder: number; phase: number }>();
  /** By seat index. */
  readonly watch: number[] = [];
  readonly patched: number[] = [];
  readonly worksGate: number[] = [];
  readonly reachedGate: number[] = [];
  readonly readyGate: number[] = [];
  readonly agentGate: number[] = [];
  /** The recovery controller will move what sits there, once it has waited long enough. */
  readonly givesUpGate: number[] = [];
  /** By seat index: numbers of its rack and of its site. */
  readonly rackOf: Int32Array;
  readonly siteOf: Int32Array;
  /** Places that belong to a component and go with it when blocks are exchanged: [place, component]. */
  readonly carried: (readonly [number, string])[] = [];
  /** 1 while planned work is under way. */
  readonly job: number;
  /** Kinds of planned work done on instances themselves, so far. */
  readonly instanceWorks = new Map<WorkloadPlaces, number>();
  private readonly delayIndex = new Map<string, number>();
  private readonly underWay = new Set<string>();
  private readonly occupancies = new Map<WorkloadPlaces, SeatOccupancy>();

  constructor(readonly model: SystemModel) {
    this.job = this.place('planned work', 0);
    this.rackOf = numbered(model.seats.map(({ site, rack }) => `${site}/${rack}`));
    this.siteOf = numbered(model.seats.map(({ site }) => site));
  }

  place(name: string, value: number): number {
    this.placeNames.push(name);
    return this.gates.place(value);
  }

  delay(delay: Delay): number {
    const key = JSON.stringify(delay);
    let index = this.delayIndex.get(key);
    if (index === undefined) {
      index = this.delays.push(delay) - 1;
      this.delayIndex.set(key, index);
    }
    return index;
  }

  /** The people's delay as expected before the coverage draw: they act only when it is not covered. */
  expectedByHand({
    coverageFactor,
    manualRecovery,
  }: Pick<FailoverGroup, 'coverageFactor' | 'manualRecovery'>): number[] {
    if (coverageFactor === null || manualRecovery === null) return [];
    return [this.delay({ ...manualRecovery, onlyWith: { parameter: coverageFactor, complement: true } })];
  }

  /** One for each workload, counted anew for each choice. */
  occupancyOf(workload: WorkloadPlaces): SeatOccupancy {
    let occupancy = this.occupancies.get(workload);
    if (occupancy === undefined) {
      occupancy = new SeatOccupancy(this, workload);
      this.occupancies.set(workload, occupancy);
    }
    return occupancy;
  }

  probability(parameter: string): number {
    const found = this.probabilities.indexOf(parameter);
    return found >= 0 ? found : this.probabilities.push(parameter) - 1;
  }

  activity(activity: Omit<Activity, 'delay'> & { readonly delay: Delay }): void {
    this.activities.push({ ...activity, delay: this.delay(activity.delay) });
  }

  /**
   * Delays (indices) that still have to pass while the place has the value, one after another; see `PendingWork`.
   *
   * @param withoutRepair the same without repairs of components, where there are any
   * @param repair the repair of a component that runs while the place has the value, whatever else happens
   */
  pendingIn(
    place: number,
    delays: (value: number) => readonly number[],
    setBack: readonly number[] = [],
    withoutRepair = delays,
    repair: (value: number) => number = () => -1,
  ): void {
    const table = (of: typeof delays) => Array.from({ length: placeValueCount }, (_, value) => of(value));
    const repairs = Array.from({ length: placeValueCount }, (_, value) => repair(value));
    this.pending.push({ place, byValue: table(delays), withoutRepair: table(withoutRepair), repairs, setBack });
  }

  on(gate: number, to: boolean, effect: (run: NetRun) => void): void {
    this.reactions.push({ gate, to, effect });
  }

  /** The gate of a condition; equal conditions share one. Throws when components need each other in a circle. */
  condition(condition: Condition): number {
    if ('all' in condition) return this.gates.all(condition.all.map((c) => this.condition(c)));
    if ('any' in condition)
      return this.gates.atLeast(
        1,
        condition.any.map((c) => this.condition(c)),
      );
    if ('atLeast' in condition && 'of' in condition) {
      return this.gates.atLeast(
        condition.atLeast,
        condition.of.map((c) => this.condition(c)),
      );
    }
    if ('not' in condition) return this.gates.not(this.condition(condition.not));
    if ('works' in condition) return this.componentWorks(condition.works);
    if ('groupServes' in condition) return this.groupServes(condition.groupServes);
    if ('instanceServes' in condition) {
      const phase = known(this.workloads, condition.instanceServes, 'workload').phase[condition.index]!;
      return this.gates.valueGate(phase, [instancePhase.serving]);
    }
    if ('instanceRuns' in condition) {
      const phase = known(this.workloads, condition.instanceRuns, 'workload').phase[condition.index]!;
      return this.gates.valueGate(phase, runningPhases);
    }
    const workload = known(this.workloads, condition.serving, 'workload');
    return this.gates.atLeast(
      condition.atLeast,
      workload.phase.map((phase) => this.gates.valueGate(phase, [instancePhase.serving])),
    );
  }

  componentWorks(id: string): number {
    const component = known(this.componentOf, id, 'component');
    if (this.underWay.has(id)) throw new Error(`component ${id} needs itself: ${[...this.underWay, id].join(' → ')}`);
    this.underWay.add(id);
    const up = this.gates.valueGate(this.componentPlace.get(id)!, [componentState.up]);
    const gate = this.gates.all([up, this.condition(component.needs)]);
    this.underWay.delete(id);
    return gate;
  }

  groupServes(id: string): number {
    return this.gates.valueGate(known(this.groupPlaces, id, 'failover group').phase, [groupPhase.serving]);
  }
}

export function known<T>(map: ReadonlyMap<string, T>, id: string, what: string): T {
  const found = map.get(id);
  if (found === undefined) throw new Error(`the model names the ${what} ${id}, which it does not have`);
  return found;
}

/** Equal names get equal numbers, from 0 in order of appearance. */
function numbered(names: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}
