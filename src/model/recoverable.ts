import { flattened, namedComponents } from './condition-parts.js';
import { type GateNetwork, GateNetworkBuilder } from './gate-network.js';
import { componentState, known, type NetBuilder, repairing } from './net-builder.js';
import type { Condition, FailoverGroup, Seat, SystemModel, WorkloadModel } from './system-model.js';

/** Gates in a network of their own over the places of the net, to be asked of any marking; all have to hold. */
export interface Recoverable {
  readonly network: GateNetwork;
  readonly gates: readonly number[];
}

/** Places of a component whose state is not a repair: it works, starts or is under work, all of which is soon over. */
const notRepaired = [componentState.up, componentState.starting, componentState.planned];

/**
 * While these gates hold, no service waits for the repair of a component: recovery controllers and what workloads and
 * services need are not under repair, every group has a member left and every workload a seat. What a service can still
 * be missing comes back by takeovers, relocations, starts and the end of planned work, all of which run meanwhile, and by
 * the repair of what cuts seats off whose instances wait for it (`waitedFor`). Recoveries never make one false. They may say
 * no where yes would be true: then the longer bound on downtime is used. Taken apart as far as they go, so that their margins
 * tell how many repairs it takes to lose them; those that one takes are one gate.
 *
 * @param isSoonDone whether a repair (by its delay) is short enough to count as what services may wait for
 */
export function recoverable(builder: NetBuilder, isSoonDone: (delay: number) => boolean): Recoverable {
  const gates = new GateNetworkBuilder();
  builder.placeNames.forEach((_, place) => {
    gates.place(builder.gates.initialOf(place));
  });
  const conditions = new UnrepairedConditions(builder, gates, isSoonDone);
  const { model } = builder;
  const parts = [
    ...model.services.flatMap(({ up, gate }) => [up, gate]),
    ...model.relocationRules.map(({ controller }) => controller),
    ...model.workloads.map(({ needs }) => needs),
  ].flatMap((condition) => conditions.parts(condition));
  for (const group of model.failoverGroups) parts.push(...someMember(conditions, gates, group));
  for (const workload of model.workloads) parts.push(...hasSeats(conditions, gates, model, workload));
  const single = parts.filter((gate) => conditions.isSingle(gate));
  const others = parts.filter((gate) => !conditions.isSingle(gate));
  const all = new Set([gates.all(single), ...others]);
  return { network: gates.build(), gates: [...all] };
}

/**
 * Components whose repair is waited for by what sits on a seat, which is not moved for them: they cut it off while it runs
 * on, or keep it from restarting there.
 */
export function waitedFor(builder: NetBuilder): ReadonlySet<string> {
  const { model } = builder;
  const found = new Set<string>();
  const take = (waited: Condition, moved: Condition): void => {
    const given = necessaryTo(builder, moved);
    for (const component of supportOf(builder, waited)) if (!given.has(component)) found.add(component);
  };
  for (const { rule: id, seats } of model.workloads) {
    const rule = model.relocationRules.find((other) => other.id === id)!;
    if (!rule.relocates) continue;
    const own = new Set(seats);
    for (const { works, reached, ready, agent } of model.seats.filter((seat) => own.has(seat.id))) {
      if (rule.whenIsolated === null) take(reached, works);
      take(agent, ready);
    }
  }
  return found;
}

/** Conditions with everything taken for true but repairs; denials are carried inwards (De Morgan). */
class UnrepairedConditions {
  private readonly byComponent = new Map<string, number>();
  private readonly byText = new Map<string, number>();
  private readonly singles = new Set<number>();

  constructor(
    private readonly builder: NetBuilder,
    private readonly gates: GateNetworkBuilder,
    private readonly isSoonDone: (delay: number) => boolean,
  ) {}

  /** Gates that hold together when the condition holds. */
  parts(condition: Condition): readonly number[] {
    return flattened(condition).flatMap((part) => {
      if (!('works' in part)) return [this.holds(part)];
      return [this.ownState(part.works), ...this.parts(known(this.builder.componentOf, part.works, 'component').needs)];
    });
  }

  /** Whether it is about the state of one component. */
  isSingle(gate: number): boolean {
    return this.singles.has(gate);
  }

  private ownState(id: string): number {
    const { modes } = known(this.builder.componentOf, id, 'component');
    // A crew may be busy elsewhere.
    const soon = modes.flatMap(({ crew, timeToRestore }, m) => {
      return crew === null && this.isSoonDone(this.builder.delay(timeToRestore)) ? [repairing(m)] : [];
    });
    const place = known(this.builder.componentPlace, id, 'component');
    const gate = this.gates.valueGate(place, [...notRepaired, ...soon]);
    this.singles.add(gate);
    return gate;
  }

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
    let gate = this.byComponent.get(id);
    if (gate === undefined) {
      const { needs } = known(this.builder.componentOf, id, 'component');
      gate = this.gates.all([this.ownState(id), this.holds(needs)]);
      this.byComponent.set(id, gate);
    }
    return gate;
  }
}

function someMember(conditions: UnrepairedConditions, gates: GateNetworkBuilder, { members }: FailoverGroup): number[] {
  const denied = new Set(members.flatMap((member) => ('not' in member ? [JSON.stringify(member.not)] : [])));
  // One of a condition and its contrary always holds.
  if (members.some((member) => denied.has(JSON.stringify(member)))) return [];
  return [
    gates.atLeast(
      1,
      members.map((member) => conditions.holds(member)),
    ),
  ];
}

/** Somewhere to go for every instance; where they are not moved at all, or not from some losses, every seat. */
function hasSeats(
  conditions: UnrepairedConditions,
  gates: GateNetworkBuilder,
  model: SystemModel,
  workload: WorkloadModel,
): readonly number[] {
  const seats = model.seats.filter(({ id }) => workload.seats.includes(id));
  const rule = model.relocationRules.find(({ id }) => id === workload.rule)!;
  if (seats.some(({ room }) => room !== null)) return [gates.never()];
  const conditionsOf = ({ works, reached, ready, agent }: Seat): readonly Condition[] => [works, reached, ready, agent];
  // Where spreading is hard an open seat may be one too many for its domain.
  if (!rule.relocates || workload.hardSpread)
    return seats.flatMap((seat) => conditionsOf(seat).flatMap((condition) => conditions.parts(condition)));
  const open = seats.map((seat) => gates.all(conditionsOf(seat).map((condition) => conditions.holds(condition))));
  const enough = gates.atLeast(Math.min(open.length, workload.apart ? workload.instances : 1), open);
  return [enough, ...seats.flatMap(({ movable }) => conditions.parts(movable))];
}

/** Components without which the condition cannot hold. */
function necessaryTo(builder: NetBuilder, condition: Condition): Set<string> {
  if ('all' in condition) return new Set(condition.all.flatMap((inner) => [...necessaryTo(builder, inner)]));
  if (!('works' in condition)) return new Set();
  const { needs } = known(builder.componentOf, condition.works, 'component');
  return new Set([condition.works, ...necessaryTo(builder, needs)]);
}

/** Components that the condition depends on, whatever else holds. */
function supportOf(builder: NetBuilder, condition: Condition): Set<string> {
  const found = new Set<string>();
  const queue = [...namedComponents(condition)];
  for (const id of queue) {
    if (found.has(id)) continue;
    found.add(id);
    queue.push(...namedComponents(known(builder.componentOf, id, 'component').needs));
  }
  return found;
}
