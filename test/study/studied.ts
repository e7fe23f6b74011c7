import { unitOf } from '../../src/catalog/parameter-definition.js';
import { parameterDefinition, parameterDefinitions } from '../../src/catalog/parameters.js';
import type { Evaluation } from '../../src/evaluation/evaluation.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { scenarioFromText } from '../../src/scenario/scenario-from-text.js';
import { evaluatedScenario } from '../../src/study/evaluated-scenario.js';
import type { StudyOptions } from '../../src/study/study-options.js';

/** The scenario with these candidates. Throws what the reader finds wrong. */
export function scenarioOf(text: string): Scenario {
  const { scenario, problems } = scenarioFromText(`ninefold: 1\ntitle: test\n${text}`, 'test.yaml', {
    knownParameters: parameterDefinitions.map(({ name }) => name),
    parameterUnit: (name) => unitOf(parameterDefinition(name)!.role),
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
  return evaluatedScenario(scenarioOf(text), new Map(), { version: '0.0.0', effort: 'quick', ...more });
}
