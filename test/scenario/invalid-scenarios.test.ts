import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/scenario/problem.js';
import { readFile } from './reading.js';

const folder = 'fixtures/invalid-scenarios';
const files = readdirSync(folder);
const scenarios = files.filter((file) => /\.(yaml|json)$/.test(file));
const withSeveralFaults = ['many-faults.yaml'];

const expectedOf = (file: string): string => readFileSync(`${folder}/${file.replace(/\.\w+$/, '.txt')}`, 'utf8');

describe('a scenario with a fault', () => {
  it.each(scenarios)('%s is refused with exactly its message', async (file) => {
    const { scenario, problems } = await readFile(`${folder}/${file}`);
    expect(problems.map((problem) => `${formatProblem(problem)}\n`).join('')).toBe(expectedOf(file));
    expect(scenario).toBeNull();
  });

  it.each(scenarios.filter((file) => !withSeveralFaults.includes(file)))('%s has one fault, told once', (file) => {
    expect(expectedOf(file).trimEnd().split('\n')).toHaveLength(1);
  });

  it('has a message beside it, and every message a scenario', () => {
    const stems = (names: readonly string[]) => names.map((name) => name.replace(/\.\w+$/, '')).sort();
    expect(stems(files.filter((file) => file.endsWith('.txt')))).toEqual(stems(scenarios));
  });

  it.each(scenarios)('%s is told where it stands, what was expected and what was found', (file) => {
    for (const line of expectedOf(file).trimEnd().split('\n')) {
      expect(line).toMatch(/^fixtures\/invalid-scenarios\/[\w.-]+:\d+:\d+: expected .+, found .+/);
    }
  });
});
