import { type GateNetwork, GateNetworkBuilder } from './gate-network.js';
import { componentState, known, type NetBuilder } from './net-builder.js';
import type { Condition, FailoverGroup, SystemModel, WorkloadModel } from './system-model.js';

/** A gate in a network of its own over the places of the net, to be asked of any marking. */
export interface Recoverable {
  readonly network: GateNetwork;
  readonly gate: number;
}

/** Places of a component whose state is not a repair: it works, starts or is under work, all of which is soon over. */
const notRepaired = [componentState.up, componentState.starting, componentState.planned];

/**
 * While this gate holds, no service waits for the repair of a component: recovery controllers and what workloads and
 * services need are not under repair, every group has a member left and every workload a seat. What a service can still
 * be missing comes back by takeovers, relocations, starts and the end of planned work, all of which run meanwhile.
 * Recoveries never make it false. It may say no where yes would be true: then the longer bound on downtime is used.
 */
export function recoverable(builder: NetBuilder): Recoverable {
  const gates = new GateNetworkBuilder();
  builder.placeNames.forEach((_, place) => {
    gates.place(builder.gates.initialOf(place));
  });
  const conditions = new UnrepairedConditions(builder, gates);
  const beyond = (works: Condition): UnrepairedConditions =>
    new UnrepairedConditions(builder, gates, necessaryTo(builder, works));
  const { model } = builder;
  const parts = [
    ...model.services.flatMap(({ up, gate }) => [up, gate]),
    ...model.relocationRules.map(({ controller }) => controller),
    ...model.workloads.map(({ needs }) => needs),
  ].map((condition) => conditions.holds(condition));
  for (const group of model.failoverGroups) parts.push(someMember(conditions, gates, group));
  for (const workload of model.workloads) parts.push(hasSeats(conditions, beyond, gates, model, workload));
  const gate = gates.all(parts);
  return { network: gates.build(), gate };
}

/** Conditions with everything taken for true but repairs; denials are carried inwards (De Morgan). */
class UnrepairedConditions {
  private readonly byComponent = new Map<string, number>();
  private readonly byText = new Map<string, number>();

  /** @param given components whose repair is of no account here */
  constructor(
    private readonly builder: NetBuilder,
    private readonly gates: GateNetworkBuilder,
    private readonly given: ReadonlySet<string> = new Set(),
  ) {}

  holds(condition: Condition): number {
    if ('works' in condition) return this.works(condition.works);
    const text = JSON.stringify(condition);
    const gate = this.byText.get(text) ?? this.compound(condition);
    this.byText.set(text, gate);
    return gate;
  }

  private compound(condition: Condition): number {
    const { gates } = this;
    if ('all' in condition) return gates.all(condition.all.map((inner) => this.holds(inner)));
    if ('any' in condition) return this.some(condition.any.map((inner) => this.holds(inner)));
    if ('of' in condition) {
      return gates.atLeast(
        condition.atLeast,
        condition.of.map((inner) => this.holds(inner)),
      );
    }
    return 'not' in condition ? this.denied(condition.not) : gates.all([]);
  }

  /** What recoveries could make true cannot be relied upon to stay false. */
  private denied(condition: Condition): number {
    if ('not' in condition) return this.holds(condition.not);
    if ('all' in condition) return this.some(condition.all.map((inner) => this.denied(inner)));
    if ('any' in condition) return this.gates.all(condition.any.map((inner) => this.denied(inner)));
    return this.gates.never();
  }

  private some(gates: readonly number[]): number {
    return gates.length === 0 ? this.gates.never() : this.gates.atLeast(1, gates);
  }

  private works(id: string): number {
    if (this.given.has(id)) return this.gates.all([]);
    let gate = this.byComponent.get(id);
    if (gate === undefined) {
      const { needs } = known(this.builder.componentOf, id, 'component');
      const place = known(this.builder.componentPlace, id, 'component');
      gate = this.gates.all([this.gates.valueGate(place, notRepaired), this.holds(needs)]);
      this.byComponent.set(id, gate);
    }
    return gate;
  }
}

function someMember(conditions: UnrepairedConditions, gates: GateNetworkBuilder, { members }: FailoverGroup): number {
  const denied = new Set(members.flatMap((member) => ('not' in member ? [JSON.stringify(member.not)] : [])));
  // One of a condition and its contrary always holds.
  if (members.some((member) => denied.has(JSON.stringify(member)))) return gates.all([]);
  return gates.atLeast(
    1,
    members.map((member) => conditions.holds(member)),
  );
}

/** Somewhere to go for every instance; where they are not moved at all, or not from some losses, every seat. */
function hasSeats(
  conditions: UnrepairedConditions,
  beyond: (works: Condition) => UnrepairedConditions,
  gates: GateNetworkBuilder,
  model: SystemModel,
  workload: WorkloadModel,
): number {
  const seats = model.seats.filter(({ id }) => workload.seats.includes(id));
  const rule = model.relocationRules.find(({ id }) => id === workload.rule)!;
  if (seats.some(({ room }) => room !== null)) return gates.never();
  const open = seats.map(({ works, reached, ready, agent }) =>
    gates.all([works, reached, ready, agent].map((condition) => conditions.holds(condition))),
  );
  // Where spreading is hard an open seat may be one too many for its domain.
  if (!rule.relocates || workload.hardSpread) return gates.all(open);
  const enough = gates.atLeast(Math.min(open.length, workload.apart ? workload.instances : 1), open);
  const moves = [enough, ...seats.map(({ movable }) => conditions.holds(movable))];
  if (rule.whenIsolated !== null) return gates.all(moves);
  // A seat that is lost is given up; one that runs on and cannot be reached waits until it can.
  return gates.all([...moves, ...seats.map(({ works, reached }) => beyond(works).holds(reached))]);
}

/** Components without which the condition cannot hold. */
function necessaryTo(builder: NetBuilder, condition: Condition): Set<string> {
  if ('all' in condition) return new Set(condition.all.flatMap((inner) => [...necessaryTo(builder, inner)]));
  if (!('works' in condition)) return new Set();
  const { needs } = known(builder.componentOf, condition.works, 'component');
  return new Set([condition.works, ...necessaryTo(builder, needs)]);
}
