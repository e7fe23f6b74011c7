import { sparedCondition, withoutRedundancy } from '../model/spared.js';
import {
  always,
  type CommonCause,
  type Component,
  type Condition,
  type Crew,
  type Delay,
  type FailoverGroup,
  type FailureMode,
  type PlannedWork,
  type RelocationRule,
  type Seat,
  type ServiceModel,
  type SystemModel,
  type WorkloadModel,
} from '../model/system-model.js';
import type { Candidate, HostGroup, Workload } from '../scenario/scenario.js';
import { after, type ParameterRequest } from './blueprint.js';
import { emptyBlock, type MachineBlock, machineSymmetry, type VirtualMachine } from './machine-symmetry.js';
import type { Machine } from './machines.js';

/** What something runs on: a machine, or a virtual machine that is a cluster node. */
type Carrier = { readonly id: string };

/** A model while a platform puts it together. Parts are added bottom-up: racks, machines, what runs on them. */
export class ModelDraft {
  readonly components: Component[] = [];
  readonly groups: FailoverGroup[] = [];
  readonly rules: RelocationRule[] = [];
  readonly seats: Seat[] = [];
  readonly workloads: WorkloadModel[] = [];
  readonly planned: PlannedWork[] = [];
  readonly crews: Crew[] = [];
  readonly commonCauses: CommonCause[] = [];
  readonly services: ServiceModel[] = [];
  readonly probes: { id: string; up: Condition }[] = [];
  readonly requests: ParameterRequest[] = [];
  private readonly virtual: VirtualMachine[] = [];
  /** Per machine, physical or virtual: what belongs to it and moves with it when machines are exchanged. */
  private readonly blocks = new Map<string, MachineBlock>();

  constructor(
    readonly candidate: Candidate,
    readonly machines: readonly Machine[],
    /** Host groups the machines come from: another candidate's when it stands on that one's cluster. */
    private readonly hosts: readonly HostGroup[] = candidate.hosts,
  ) {
    for (const machine of machines) this.blocks.set(machine.id, emptyBlock());
  }

  component(
    id: string,
    kind: string,
    needs: Condition,
    modes: readonly FailureMode[],
    on: Carrier | null = null,
  ): Condition {
    this.components.push({ id, kind, needs, modes, startTime: null });
    if (on !== null) this.block(on).components.push(id);
    return { works: id };
  }

  seat(on: Carrier, seat: Seat): void {
    this.seats.push(seat);
    this.block(on).seat = seat.id;
  }

  /** A virtual machine that is a cluster node: what is on it goes with it when equal ones are exchanged. */
  virtualMachine(node: VirtualMachine): void {
    this.virtual.push(node);
    this.blocks.set(node.id, emptyBlock());
  }

  /** A failover group; members that live on machines are exchanged with them. */
  group(group: FailoverGroup, on: readonly Carrier[]): Condition {
    this.groups.push(group);
    on.forEach((carrier, index) => {
      this.block(carrier).members.push([group.id, index]);
    });
    return { groupServes: group.id };
  }

  /** Machines with different marks are not alike. */
  mark(on: Carrier, mark: string): void {
    this.block(on).marks.push(mark);
  }

  private block({ id }: Carrier): MachineBlock {
    return this.blocks.get(id)!;
  }

  /** The parameter, or the workload's or host group's own version of it when the scenario gives one. */
  workloadParameter(workload: Workload, name: string): string {
    const evidence = workload.parameters[name];
    return evidence === undefined ? name : this.request(`${workload.id}.${name}`, name, evidence);
  }

  machineParameter(machine: Machine, name: string): string {
    const evidence = this.hosts[machine.group]?.parameters[name];
    return evidence === undefined ? name : this.request(`group-${machine.group + 1}.${name}`, name, evidence);
  }

  /** The application's own start time: stated per workload, else as the catalog has it. */
  startOf(workload: Workload): string {
    if (workload.parameters['app.start'] !== undefined) return this.workloadParameter(workload, 'app.start');
    return workload.start === null ? 'app.start' : this.request(`${workload.id}.start`, 'app.start', workload.start);
  }

  request(name: string, like: string, evidence: Parameters<typeof requestOf>[2]): string {
    if (!this.requests.some((request) => request.name === name)) this.requests.push(requestOf(name, like, evidence));
    return name;
  }

  /** Whether each service has what it is built with to stand one more loss, or is down already. */
  private redundancyProbes(): SystemModel['probes'] {
    const parts = { failoverGroups: this.groups, workloads: this.workloads };
    return this.services.flatMap(({ id, up }) => {
      const spared = sparedCondition(up, parts);
      return spared === null ? [] : [{ id: withoutRedundancy(id), up: { any: [spared, { not: up }] } }];
    });
  }

  finished(): SystemModel {
    return {
      components: this.components,
      crews: this.crews,
      commonCauses: this.commonCauses,
      relocationRules: this.rules,
      seats: this.seats,
      workloads: this.workloads,
      failoverGroups: this.groups,
      plannedWorks: this.planned,
      services: this.services,
      probes: [...this.probes, ...this.redundancyProbes()],
      symmetry: [
        ...machineSymmetry(this.machines, this.components, (on) => this.block(on)),
        ...machineSymmetry(this.virtual, this.components, (on) => this.block(on)),
      ],
    };
  }
}

function requestOf(
  name: string,
  like: string,
  evidence: Extract<ParameterRequest, { like: string }>['evidence'],
): ParameterRequest {
  return { name, like, evidence };
}

/** A failure mode from the two parameters of a thing, `x.time-to-failure` and `x.time-to-restore`. */
export function mode(
  cause: string,
  failure: string | Delay,
  restore: string | Delay,
  ageing: FailureMode['ageing'],
): FailureMode {
  const delay = (d: string | Delay): Delay => (typeof d === 'string' ? after(d) : d);
  return { cause, timeToFailure: delay(failure), timeToRestore: delay(restore), ageing, crew: null };
}

export const all = (...conditions: Condition[]): Condition => (conditions.length === 0 ? always : { all: conditions });
