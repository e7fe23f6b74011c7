import type { Parameter } from '../../src/catalog/parameter.js';
import type { SystemModel } from '../../src/model/system-model.js';
import { merged, type SimulatedFigures } from '../../src/simulation/merged-statistics.js';
import { preparedSimulation, type SimulationTask } from '../../src/simulation/replication.js';
import { component, emptyModel, service } from '../model/small-models.js';

export const task = (
  model: SystemModel,
  table: ReadonlyMap<string, Parameter>,
  rest: Partial<SimulationTask> = {},
): SimulationTask => ({
  model,
  parameters: [...table.values()],
  form: 'true-distributions',
  ages: 'stationary',
  seed: 1,
  warmUpYears: 2,
  years: 20,
  ...rest,
});

/** Figures with 99.9 % intervals. */
export function simulated(of: SimulationTask, replications: number): SimulatedFigures {
  return merged(preparedSimulation(of).replicate(0, replications), 0.999);
}

/** At least k of n equal components have to work; repaired by the crews, or each by its own when there are none. */
export function kOfN(k: number, n: number, crews: number | null = null): SystemModel {
  const ids = Array.from({ length: n }, (_, i) => `c${i + 1}`);
  const rest = { fails: 'fails', repair: 'repair', ...(crews === null ? {} : { crew: 'people' }) };
  return {
    ...emptyModel,
    components: ids.map((id) => component(id, rest)),
    crews: crews === null ? [] : [{ id: 'people', size: crews }],
    services: [service({ atLeast: k, of: ids.map((id) => ({ works: id })) })],
  };
}
