import { unitOf } from '../catalog/parameter-definition.js';
import { parameterDefinition, parameterNames } from '../catalog/parameters.js';
import { readScenario } from '../node/read-scenario.js';
import type { ScenarioReading } from '../scenario/scenario-from-text.js';

/** Reads a scenario with all that it names; parameters are those of the catalog. */
export async function readKnownScenario(path: string): Promise<ScenarioReading> {
  return readScenario(path, parameterNames, (name) => unitOf(parameterDefinition(name)!.role));
}
