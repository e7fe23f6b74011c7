import type { Parameter } from '../../src/catalog/parameter.js';
import type { Distribution } from '../../src/maths/distribution.js';
import { always, type Component, type SystemModel } from '../../src/model/system-model.js';

/** A model with nothing in it, to be filled by a test. */
export const emptyModel: SystemModel = {
  components: [],
  crews: [],
  commonCauses: [],
  relocationRules: [],
  seats: [],
  workloads: [],
  failoverGroups: [],
  plannedWorks: [],
  services: [],
  probes: [],
  symmetry: [],
};

/** A component with one failure mode whose parameters are called `<id>.fails` and `<id>.repair`, or as given. */
export function component(
  id: string,
  rest: Partial<Component> & { fails?: string; repair?: string; crew?: string } = {},
): Component {
  const { fails = `${id}.fails`, repair = `${id}.repair`, crew = null, ...others } = rest;
  return {
    id,
    kind: 'part',
    needs: always,
    modes: [
      {
        cause: id,
        timeToFailure: { terms: [fails] },
        timeToRestore: { terms: [repair] },
        ageing: 'calendar',
        crew,
      },
    ],
    startTime: null,
    ...others,
  };
}

/** Durations by name: exponential with the mean, or the distribution as given. Names ending in `coverage` are probabilities. */
export function parameters(values: Readonly<Record<string, number | Distribution>>): Map<string, Parameter> {
  return new Map(
    Object.entries(values).map(([name, value]): [string, Parameter] => {
      const isProbability = name.endsWith('coverage') || name.endsWith('beta');
      const distribution: Distribution =
        typeof value !== 'number'
          ? value
          : isProbability
            ? { kind: 'deterministic', value }
            : { kind: 'exponential', mean: value };
      return [
        name,
        {
          name,
          unit: isProbability ? 'probability' : 'duration',
          distribution,
          uncertainty: { kind: 'none' },
          knowledge: 'stated',
          source: 'test',
        },
      ];
    }),
  );
}

/** A service that is up while the condition holds, with no workloads. */
export function service(up: SystemModel['services'][number]['up']): SystemModel['services'][number] {
  return { id: 'service', up, workloads: [], gate: up, upSet: [] };
}
