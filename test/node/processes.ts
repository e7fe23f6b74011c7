import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** Runs a TypeScript program (a string, with static imports by absolute path) in a process of its own. */
export function runProgram(source: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const args = ['--import', pathToFileURL(tsx).href, '--input-type=module', '--eval', source];
  return spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** How a child ended. */
export async function endOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
}

/** Asks again and again until it is so. */
export async function until(condition: () => boolean, milliseconds = 10_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`not so within ${milliseconds} ms: ${condition}`);
    await delay(5);
  }
}

/** The living processes (zombies await their parent, they do not live) whose command line has a text in it; Linux. */
export function livingProcesses(text: string): number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((pid) => {
    try {
      const alive = !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      return alive && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
    } catch {
      return false;
    }
  });
}
