import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTrace } from '../../src/cli/trace-file.js';
import { savedEvaluation, temporaryFolder } from './command.js';

const scenario = `
ninefold: 1
title: Web servers
workloads: { web: { instances: 2, required: 1, each: { cpu: 2, memory: 4 GiB }, start: 25 s, spread: host } }
services: { shop: { needs: [web], target: { availability: 99.9%, per: month } } }
candidates:
  bare: { platform: kubernetes, hosts: &four { count: 4, racks: 2, cpu: 16, memory: 64 GiB }, control-plane: { members: 3, hosts: own } }
  vms: { platform: vm, hosts: *four, ha: { kind: vsphere, reserve: 1 host }, storage: { kind: array, controllers: 2 } }
`;

const folder = temporaryFolder();
const path = join(folder.path, 'traced.yaml');
const file = join(folder.path, 'trace.jsonl');
beforeAll(() => writeFileSync(path, scenario));
afterAll(() => folder.remove());

async function traced(candidate: string | null, seed: number): Promise<string[]> {
  await writeTrace(file, { path, seed, effort: 'quick', candidate });
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}

describe('evaluate --trace', () => {
  it('follows the candidate and seed asked for, in order of time, with who went down by what', async () => {
    const lines = (await traced('vms', 3)).map((line) => JSON.parse(line));
    expect(lines.length).toBeGreaterThan(1000);
    expect(lines.every(({ hours }, i) => i === 0 || hours >= lines[i - 1].hours)).toBe(true);
    expect(lines.at(-1).hours).toBeLessThanOrEqual(22 * 8766);
    expect(lines.at(-1).hours).toBeGreaterThan(21 * 8766);
    expect(lines.some(({ event }) => event.includes('hypervisor'))).toBe(true);
    expect(lines.some(({ services }) => services?.shop?.startsWith('down: '))).toBe(true);
    expect(await traced('vms', 3)).toEqual(lines.map((line) => JSON.stringify(line)));
  });

  it('takes the first candidate where none is named, and tells the names where one is wrong', async () => {
    expect((await traced(null, 3)).join('\n')).toContain('kubelet');
    await expect(traced('vm', 3)).rejects.toThrow('expected one of the candidates bare, vms, found "vm"; nearest: vms');
  });

  it('refuses a saved evaluation', async () => {
    const saved = savedEvaluation(folder.path);
    await expect(writeTrace(file, { path: saved, seed: 1, effort: 'quick', candidate: null })).rejects.toThrow(
      'expected a scenario with --trace, found a saved evaluation',
    );
  });
});
