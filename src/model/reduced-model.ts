import { conditionWhileUp, conditionWithout, namedComponents, namesComponent } from './condition-parts.js';
import type {
  Condition,
  FailoverGroup,
  PlannedWork,
  SymmetryBlock,
  SymmetryGroup,
  SystemModel,
} from './system-model.js';

/** A model with fewer hosts, and how many are left out. */
export interface ReducedModel {
  readonly model: SystemModel;
  readonly leftOut: number;
}

/**
 * Leaves out hosts that services cannot feel: nothing of theirs sits on them, nothing needs them but as one of several,
 * and `spare` others like them in the same rack still can take instances over. What is lost is the case in which all
 * spare hosts of a rack are down at once, together with one that holds instances. Room must not bind.
 *
 * Cost: linear in the model.
 */
export function reducedModel(model: SystemModel, spare: number): ReducedModel {
  // A hard spread compares with the emptiest domain, which may be one left out.
  if (model.seats.some(({ room }) => room !== null) || model.workloads.some(({ hardSpread }) => hardSpread))
    return { model, leftOut: 0 };
  const dropped = droppableBlocks(model, spare);
  if (dropped.size === 0) return { model, leftOut: 0 };
  return { model: without(model, dropped), leftOut: dropped.size };
}

/** Blocks beyond the spare ones of each rack and class. */
function droppableBlocks(model: SystemModel, spare: number): Set<SymmetryBlock> {
  const occupied = new Set(model.workloads.flatMap(({ layout }) => layout));
  const seats = new Set(model.workloads.flatMap((workload) => workload.seats));
  const naming = conditionsNaming(model);
  const dropped = new Set<SymmetryBlock>();
  for (const rack of model.symmetry.flatMap(({ racks }) => racks)) {
    const kept = new Map<string, number>();
    for (const block of rack) {
      const { seat } = block;
      if (seat === null || occupied.has(seat) || !seats.has(seat) || block.instance !== undefined) continue;
      if (block.members.length > 0 || !isExclusive(block, naming)) continue;
      const count = kept.get(block.class) ?? 0;
      if (count < spare) kept.set(block.class, count + 1);
      else dropped.add(block);
    }
  }
  return dropped;
}

/** A condition, and the component or seat it is a part of. */
interface OwnedCondition {
  readonly owner: string | null;
  readonly condition: Condition;
}

/** Whether nothing outside the block names its components but as one of several that will do. */
function isExclusive(block: SymmetryBlock, naming: ReadonlyMap<string, readonly OwnedCondition[]>): boolean {
  const own = new Set(block.components);
  return block.components.every((component) =>
    (naming.get(component) ?? []).every(({ owner, condition }) => {
      if (owner !== null && (own.has(owner) || owner === block.seat)) return true;
      const rest = conditionWithout(condition, own);
      return rest !== null && !namesComponent(rest, own);
    }),
  );
}

/** By component: the conditions that name it. */
function conditionsNaming(model: SystemModel): Map<string, OwnedCondition[]> {
  const naming = new Map<string, OwnedCondition[]>();
  const add = (owner: string | null, ...conditions: readonly Condition[]): void => {
    for (const condition of conditions) {
      for (const component of namedComponents(condition)) {
        const known = naming.get(component);
        if (known === undefined) naming.set(component, [{ owner, condition }]);
        else known.push({ owner, condition });
      }
    }
  };
  for (const { id, needs, modes } of model.components) {
    add(id, needs);
    for (const mode of modes) if (mode.while !== undefined) add(id, mode.while);
  }
  for (const { id, works, reached, ready, agent } of model.seats) add(id, works, reached, ready, agent);
  for (const { needs, actNeeds } of model.workloads) add(null, needs, actNeeds);
  for (const { controller } of model.relocationRules) add(null, controller);
  for (const { members } of model.failoverGroups) add(null, ...members);
  for (const { up, gate } of model.services) add(null, up, gate);
  for (const { up } of model.probes) add(null, up);
  return naming;
}

function without(model: SystemModel, dropped: ReadonlySet<SymmetryBlock>): SystemModel {
  const components = new Set([...dropped].flatMap((block) => block.components));
  const seats = new Set([...dropped].map(({ seat }) => seat!));
  const rest = (condition: Condition): Condition => conditionWithout(condition, components)!;
  const group = (one: FailoverGroup): FailoverGroup => ({ ...one, members: one.members.map(rest) });
  return {
    ...model,
    components: model.components
      .filter(({ id }) => !components.has(id))
      .map((c) => ({
        ...c,
        needs: rest(c.needs),
        modes: c.modes.map((m) => (m.while === undefined ? m : { ...m, while: rest(m.while) })),
      })),
    commonCauses: model.commonCauses.map((cause) => ({
      ...cause,
      members: cause.members.filter(({ component }) => !components.has(component)),
    })),
    relocationRules: model.relocationRules.map((rule) => ({ ...rule, controller: rest(rule.controller) })),
    seats: model.seats
      .filter(({ id }) => !seats.has(id))
      .map((seat) => ({
        ...seat,
        works: rest(seat.works),
        reached: rest(seat.reached),
        // Counts nodes that are there: the ones left out are taken to be.
        movable: conditionWhileUp(seat.movable, components),
        ready: rest(seat.ready),
        agent: rest(seat.agent),
      })),
    workloads: model.workloads.map((workload) => ({
      ...workload,
      seats: workload.seats.filter((seat) => !seats.has(seat)),
      needs: rest(workload.needs),
      actNeeds: rest(workload.actNeeds),
    })),
    failoverGroups: model.failoverGroups.map(group),
    plannedWorks: model.plannedWorks.map((work) => plannedWithout(work, components, seats)),
    services: model.services.map((service) => ({ ...service, up: rest(service.up), gate: rest(service.gate) })),
    probes: model.probes.map((probe) => ({ ...probe, up: rest(probe.up) })),
    symmetry: model.symmetry.flatMap(({ racks }) =>
      alikeRacks(racks.map((rack) => rack.filter((block) => !dropped.has(block)))),
    ),
  };
}

/** Racks that still correspond block by block may be exchanged as wholes; more may be left of one than of another. */
function alikeRacks(racks: readonly (readonly SymmetryBlock[])[]): SymmetryGroup[] {
  const groups = new Map<string, (readonly SymmetryBlock[])[]>();
  for (const rack of racks) {
    const key = rack.map((block) => block.class).join('|');
    groups.set(key, [...(groups.get(key) ?? []), rack]);
  }
  return [...groups.values()].map((alike) => ({ racks: alike }));
}

function plannedWithout(work: PlannedWork, components: ReadonlySet<string>, seats: ReadonlySet<string>): PlannedWork {
  if (work.kind === 'instance') return work;
  if (work.kind === 'component') {
    return { ...work, components: work.components.filter((ids) => !ids.some((id) => components.has(id))) };
  }
  const kept = work.seats.map((seat) => !seats.has(seat));
  return {
    ...work,
    seats: work.seats.filter((_, s) => kept[s]),
    components: work.components.filter((_, s) => kept[s]),
  };
}
