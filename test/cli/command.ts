import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.js';
import { jsonText } from '../../src/report/index.js';
import { exampleEvaluation } from '../report/example-evaluation.js';

export interface CommandOutcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** One command in this process: quicker than one of its own, the same code but for `main`. */
export async function runCommand(...args: string[]): Promise<CommandOutcome> {
  const output: string[] = [];
  const errors: string[] = [];
  const line = (into: string[]) => (text?: unknown) => void into.push(`${text}\n`);
  const log = vi.spyOn(console, 'log').mockImplementation(line(output));
  const error = vi.spyOn(console, 'error').mockImplementation(line(errors));
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => output.push(String(text)) > 0);
  process.exitCode = undefined;
  try {
    const code = await runCommandLine(args);
    return { code, output: output.join(''), errors: errors.join('') };
  } finally {
    process.exitCode = undefined;
    for (const spy of [log, error, write]) spy.mockRestore();
  }
}

/** The whole program in a process of its own, from the sources. */
export function startCommand(args: readonly string[], env: NodeJS.ProcessEnv = {}, folder?: string) {
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
  return spawn(process.execPath, ['--import', pathToFileURL(tsx).href, main, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(folder === undefined ? {} : { cwd: folder }),
  });
}

/** A folder for the results of one test file. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'command-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** An Evaluation as `report` saves it, at its path. */
export function savedEvaluation(folder: string): string {
  const path = join(folder, 'saved.json');
  writeFileSync(path, jsonText(exampleEvaluation()));
  return path;
}
