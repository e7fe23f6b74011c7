import type {
  Component,
  FailoverGroup,
  RelocationRule,
  Seat,
  SystemModel,
  WorkloadModel,
} from '../../src/model/system-model.js';
import { always } from '../../src/model/system-model.js';
import { component, emptyModel, service } from './small-models.js';

/** A component that never fails. */
export const perfect = (id: string): Component => ({ ...component(id), modes: [] });

/** A seat that works while the component of its name does. */
export const seat = (id: string, rest: Partial<Seat> = {}): Seat => ({
  id,
  works: { works: id },
  ready: { works: id },
  reached: always,
  agent: always,
  movable: always,
  rack: 'rack',
  site: 'site',
  room: null,
  ...rest,
});

export const relocation = (rest: Partial<RelocationRule> = {}): RelocationRule => ({
  id: 'rule',
  controller: always,
  leaveRotation: { terms: ['notice'] },
  commit: { terms: ['commit'] },
  isolationCause: 'isolation',
  relocates: true,
  whenIsolated: 'as-lost',
  coverageFactor: null,
  manualRecovery: null,
  falseDetection: null,
  ...rest,
});

/** Instances where `layout` says, of which one has to serve unless said otherwise. */
export const workload = (
  layout: readonly string[],
  seats: readonly string[],
  rest: Partial<WorkloadModel> = {},
): WorkloadModel => ({
  id: 'w',
  instances: layout.length,
  required: 1,
  each: { cpu: 1, memoryGiB: 1 },
  rule: 'rule',
  seats,
  layout,
  spread: 'host',
  hardSpread: false,
  apart: false,
  needs: always,
  modes: [],
  commonCauses: [],
  startInPlace: { terms: ['start'] },
  act: { terms: ['act'] },
  actNeeds: always,
  detach: null,
  rebalance: null,
  ...rest,
});

/** One workload on hosts, with the service it gives. */
export function hosting(
  components: readonly Component[],
  load: WorkloadModel,
  rest: Partial<SystemModel> = {},
): SystemModel {
  return {
    ...emptyModel,
    components,
    seats: load.seats.map((id) => seat(id)),
    relocationRules: [relocation()],
    workloads: [load],
    services: [
      {
        ...service({ serving: load.id, atLeast: load.required }),
        gate: always,
        workloads: [{ id: load.id, required: load.required }],
      },
    ],
    ...rest,
  };
}

export const failoverGroup = (members: readonly string[], rest: Partial<FailoverGroup> = {}): FailoverGroup => ({
  id: 'group',
  cause: 'takeover',
  members: members.map((id) => ({ works: id })),
  takeover: { terms: ['takeover'] },
  coverageFactor: null,
  manualRecovery: null,
  ...rest,
});
