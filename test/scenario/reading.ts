import { unitOf } from '../../src/catalog/parameter-definition.js';
import { parameterDefinition, parameterNames } from '../../src/catalog/parameters.js';
import { readScenario } from '../../src/node/read-scenario.js';
import { formatProblem } from '../../src/scenario/problem.js';
import type { Candidate, Scenario } from '../../src/scenario/scenario.js';
import { type ScenarioContext, type ScenarioReading, scenarioFromText } from '../../src/scenario/scenario-from-text.js';

export const parameterUnit = (name: string) => unitOf(parameterDefinition(name)!.role);

/** Reads a file as the commands do, path as from the root of the repository. */
export function readFile(path: string): Promise<ScenarioReading> {
  return readScenario(path);
}

/** A disk on which every file exists that stays in the folder. */
const context: ScenarioContext = {
  knownParameters: parameterNames,
  parameterUnit,
  fileStatus: () => 'file',
  hashOf: (text) => `hash of ${text.length} letters`,
  hashOfFile: (path) => `hash of ${path}`,
  textOfFile: (path) => `text of ${path}`,
};

export function reading(text: string, over: Partial<ScenarioContext> = {}): ScenarioReading {
  return scenarioFromText(text, 'scenario.yaml', { ...context, ...over });
}

/** What is said about a text, one line a problem. */
export function messages(text: string, over: Partial<ScenarioContext> = {}): readonly string[] {
  return reading(text, over).problems.map(formatProblem);
}

/** The scenario of a text that is expected to have no fault. */
export function scenario(text: string, over: Partial<ScenarioContext> = {}): Scenario {
  const { scenario: read, problems } = reading(text, over);
  if (read === null) throw new Error(problems.map(formatProblem).join('\n'));
  return read;
}

export function candidateOf(text: string, id: string): Candidate {
  const found = scenario(text).candidates.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no candidate ${id}`);
  return found;
}

/** The least that can be said; parts replace their likes. */
export function minimal(parts: Partial<typeof usual> & { readonly rest?: string } = {}): string {
  const { workloads, services, candidates, rest } = { ...usual, rest: '', ...parts };
  return ['ninefold: 1', 'title: The least', workloads, services, candidates, rest].join('\n');
}

const usual = {
  workloads: 'workloads: { web: { instances: 2, each: { cpu: 2, memory: 4 GiB } } }',
  services: 'services: { shop: { needs: [web] } }',
  candidates: 'candidates: { vms: { platform: vm, hosts: { count: 3, racks: 3, cpu: 16, memory: 64 GiB } } }',
};
