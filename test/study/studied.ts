import { parameterDefinitions } from '../../src/catalog/parameters.js';
import type { Evaluation } from '../../src/evaluation/evaluation.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { scenarioFromText } from '../../src/scenario/scenario-from-text.js';
import { preparedSimulation } from '../../src/simulation/replication.js';
import { evaluatedScenario } from '../../src/study/evaluated-scenario.js';
import type { Replicator } from '../../src/study/simulated-candidate.js';
import type { StudyOptions } from '../../src/study/study-options.js';

/** Replications in this thread, one after another. */
export const here: Replicator = {
  replicate: async (task, from, count) => preparedSimulation(task).replicate(from, count),
};

/** The scenario with these candidates. Throws what the reader finds wrong. */
export function scenarioOf(text: string): Scenario {
  const { scenario, problems } = scenarioFromText(`ninefold: 1\ntitle: test\n${text}`, 'test.yaml', {
    knownParameters: parameterDefinitions.map(({ name }) => name),
    fileStatus: () => 'none',
    fileNames: [],
    hashOf: () => '',
    hashOfFile: () => '',
    textOfFile: () => '',
  });
  if (scenario === null) throw new Error(JSON.stringify(problems));
  return scenario;
}

/** A scenario studied with little effort. */
export async function studied(text: string, more: Partial<StudyOptions> = {}): Promise<Evaluation> {
  return evaluatedScenario(scenarioOf(text), new Map(), {
    seed: 1,
    version: '0.0.0',
    replicator: here,
    effort: 'quick',
    progress: null,
    measuredUse: new Map(),
    ...more,
  });
}
