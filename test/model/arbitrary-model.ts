import fc from 'fast-check';
import type { Parameter } from '../../src/catalog/parameter.js';
import type { Component, PlannedWork, RelocationRule, SystemModel } from '../../src/model/system-model.js';
import { component, parameters, service } from './small-models.js';
import { failoverGroup, hosting, relocation, seat, workload } from './workload-models.js';

/** What a random small model has: a few hosts with one workload, and whatever else. */
const arbitraryChoice = fc.record({
  hosts: fc.integer({ min: 2, max: 3 }),
  instances: fc.integer({ min: 1, max: 3 }),
  allRequired: fc.boolean(),
  stack: fc.boolean(),
  crew: fc.integer({ min: 0, max: 2 }),
  agent: fc.boolean(),
  storage: fc.boolean(),
  detach: fc.boolean(),
  relocates: fc.boolean(),
  covered: fc.boolean(),
  controller: fc.boolean(),
  suspected: fc.boolean(),
  isolated: fc.constantFrom('never', 'as-lost', 'stays', 'responds' as const),
  apart: fc.boolean(),
  hardSpread: fc.boolean(),
  zones: fc.boolean(),
  registry: fc.boolean(),
  common: fc.boolean(),
  planned: fc.constantFrom('none', 'live', 'drain', 'stop', 'instance', 'component' as const),
  rack: fc.boolean(),
});
type Choice = typeof arbitraryChoice extends fc.Arbitrary<infer T> ? T : never;

/** Delays short enough against the times to failure for the truncation, and unlike each other. */
export const arbitraryMeans: Map<string, Parameter> = parameters({
  'host.fails': 700,
  'host.repair': 5,
  'os.fails': 900,
  'os.repair': 0.8,
  boot: 0.2,
  'agent.fails': 500,
  'agent.repair': 0.4,
  'net.fails': 1200,
  'net.repair': 1.1,
  response: 0.6,
  'registry.fails': 1500,
  'registry.repair': 1.3,
  'disk.fails': 2000,
  'disk.repair': 1.5,
  'm1.fails': 800,
  'm1.repair': 2,
  'm2.fails': 800,
  'm2.repair': 2,
  takeover: 0.1,
  notice: 0.05,
  commit: 0.3,
  'by hand': 1,
  act: 0.2,
  start: 0.1,
  detach: 0.5,
  late: 3000,
  heard: 0.05,
  crash: 400,
  restart: 0.1,
  bug: 3000,
  flood: 9000,
  period: 720,
  duration: 0.5,
  coverage: 0.9,
});

export const arbitraryModel: fc.Arbitrary<SystemModel> = arbitraryChoice.map(modelOf);

function modelOf(choice: Choice): SystemModel {
  const ids = Array.from({ length: choice.hosts }, (_, h) => `h${h + 1}`);
  const count = choice.apart ? Math.min(choice.instances, choice.hosts) : choice.instances;
  const layout = Array.from({ length: count }, (_, i) => ids[i % ids.length]!);
  const load = workload(layout, ids, {
    required: choice.allRequired ? count : 1,
    apart: choice.apart,
    hardSpread: choice.hardSpread,
    actNeeds: choice.registry ? { works: 'registry' } : { all: [] },
    needs: choice.storage ? { works: 'disk' } : { all: [] },
    detach: choice.detach ? { terms: ['detach'] } : null,
    modes: [
      {
        cause: 'crash',
        timeToFailure: { terms: ['crash'] },
        timeToRestore: { terms: ['restart'] },
        needsAgent: choice.agent,
      },
    ],
    commonCauses: choice.common ? [{ cause: 'bug', timeToFailure: { terms: ['bug'] }, mode: 0 }] : [],
  });
  const model = hosting(componentsOf(choice, ids), load, {
    crews: choice.crew > 0 ? [{ id: 'people', size: choice.crew }] : [],
    // Not with a crew: see the order of repairs after a common cause in solver-agreement.test.ts.
    commonCauses:
      choice.rack && choice.crew === 0
        ? [
            {
              id: 'flood',
              cause: 'flood',
              timeToFailure: { terms: ['flood'] },
              members: ids.map((id) => ({ component: id, mode: 0 })),
            },
          ]
        : [],
    failoverGroups: choice.controller
      ? [
          failoverGroup(
            ['m1', 'm2'],
            choice.covered ? { coverageFactor: 'coverage', manualRecovery: { terms: ['by hand'] } } : {},
          ),
        ]
      : [],
    relocationRules: [
      relocation({
        relocates: choice.relocates,
        whenIsolated: responses[choice.isolated],
        controller: choice.controller ? { groupServes: 'group' } : { all: [] },
        coverageFactor: choice.covered ? 'coverage' : null,
        manualRecovery: choice.covered ? { terms: ['by hand'] } : null,
        falseDetection: choice.suspected
          ? { cause: 'late', timeToFailure: { terms: ['late'] }, timeToRestore: { terms: ['heard'] } }
          : null,
      }),
    ],
    seats: ids.map((id) => {
      const works = { works: choice.stack ? `${id} os` : id };
      const agent = { works: `${id} agent` };
      const network = choice.isolated === 'never' ? [] : [{ works: `${id} network` }];
      return seat(id, {
        works,
        reached: { all: network },
        ready: { all: [works, ...(choice.agent ? [agent] : []), ...network] },
        agent: choice.agent ? agent : { all: [] },
        movable: choice.zones ? { atLeast: 2, of: ids.map((other) => ({ works: other })) } : { all: [] },
      });
    }),
    plannedWorks: plannedOf(choice, ids),
  });
  const parts = (id: string): string[] => [
    id,
    ...(choice.stack ? [`${id} os`] : []),
    ...(choice.agent ? [`${id} agent`] : []),
    ...(choice.isolated === 'never' ? [] : [`${id} network`]),
  ];
  return {
    ...model,
    services: [
      ...model.services,
      ...(choice.controller ? [{ ...service({ groupServes: 'group' }), id: 'control' }] : []),
    ],
    symmetry: [{ racks: [ids.map((id) => ({ components: parts(id), seat: id, members: [], class: 'host' }))] }],
  };
}

const responses: Readonly<Record<Choice['isolated'], RelocationRule['whenIsolated']>> = {
  never: 'as-lost',
  'as-lost': 'as-lost',
  stays: null,
  responds: { terms: ['response'] },
};

function componentsOf(choice: Choice, ids: readonly string[]): Component[] {
  const crew = choice.crew > 0 ? { crew: 'people' } : {};
  const soft = (one: Component): Component => ({
    ...one,
    modes: one.modes.map((mode) => ({ ...mode, ageing: 'renewed' })),
  });
  return [
    ...ids.flatMap((id) => {
      const below = choice.stack ? `${id} os` : id;
      const os = component(`${id} os`, {
        fails: 'os.fails',
        repair: 'os.repair',
        needs: { works: id },
        startTime: { terms: ['boot'] },
      });
      const agent = component(`${id} agent`, { fails: 'agent.fails', repair: 'agent.repair', needs: { works: below } });
      const network = component(`${id} network`, { fails: 'net.fails', repair: 'net.repair', needs: { works: id } });
      return [
        component(id, { fails: 'host.fails', repair: 'host.repair', ...crew }),
        ...(choice.stack ? [soft(os)] : []),
        ...(choice.agent ? [soft(agent)] : []),
        ...(choice.isolated === 'never' ? [] : [network]),
      ];
    }),
    ...(choice.storage ? [component('disk')] : []),
    ...(choice.registry ? [component('registry')] : []),
    ...(choice.controller ? [component('m1'), component('m2')] : []),
  ];
}

function plannedOf({ planned, storage }: Choice, ids: readonly string[]): PlannedWork[] {
  const times = { cause: 'work', period: { terms: ['period'] }, duration: { terms: ['duration'] } };
  if (planned === 'none') return [];
  if (planned === 'instance') return [{ kind: 'instance', id: 'update', workload: 'w', ...times }];
  if (planned === 'component')
    return storage ? [{ kind: 'component', id: 'upgrade', components: [['disk']], ...times }] : [];
  return [{ kind: 'seat', id: 'patch', seats: ids, components: ids.map((id) => [id]), evacuation: planned, ...times }];
}
