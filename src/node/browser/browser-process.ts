import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { EnvironmentError, systemReason } from '../environment-error.js';
import { undoAtExit } from '../undo-at-exit.js';

/** A started program with all its descendants, which end together. */
export interface BrowserProcess {
  readonly pid: number;
  readonly toBrowser: Writable;
  readonly fromBrowser: Readable;
  /** Resolves when it has ended, to why, in words. */
  readonly ended: Promise<string>;
  /** Ends it and its descendants, by force after `graceMilliseconds`; resolves when they are gone. */
  end(graceMilliseconds: number): Promise<void>;
}

const keptErrorOutput = 16_384;

/**
 * Starts a program in a process group of its own with the DevTools pipes at descriptors 3 and 4.
 * @throws EnvironmentError if it cannot be started at all
 */
export async function startBrowserProcess(
  executable: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<BrowserProcess> {
  const detached = process.platform !== 'win32';
  const child = spawn(executable, args, { detached, env, stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  // All in one step with the start, so that no signal finds the child running and nothing to end it.
  const release = undoAtExit(() => killTree(child));
  const ended = endOf(child).finally(release);
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => {
      release();
      reject(new EnvironmentError(systemReason(error), { cause: error }));
    });
  });
  let over = false;
  return {
    pid: child.pid!,
    toBrowser: child.stdio[3] as Writable,
    fromBrowser: child.stdio[4] as Readable,
    ended,
    async end(graceMilliseconds) {
      if (over) return;
      await within(graceMilliseconds, ended);
      over = true;
      killTree(child);
      await ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<string> {
  let errorOutput = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    errorOutput = (errorOutput + chunk.toString('utf8')).slice(-keptErrorOutput);
  });
  const errorOutputClosed = new Promise((resolve) => child.stderr!.once('close', resolve));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('exit', (...result) => resolve(result));
  });
  // What it printed last arrives after its end; descendants may hold the pipe open, so it is not waited for long.
  await within(200, errorOutputClosed);
  child.stderr!.destroy();
  return `${signal ? `ended by ${signal}` : `ended with code ${code}`}${cause(errorOutput)}`;
}

async function within(milliseconds: number, settled: Promise<unknown>): Promise<void> {
  const timer = new AbortController();
  const timeUp = delay(milliseconds, undefined, { signal: timer.signal }).catch(() => {});
  await Promise.race([settled, timeUp]);
  timer.abort();
}

/** The line of the error output that says most: Chromium puts one or two of cause before pages of stack. */
function cause(errorOutput: string): string {
  const lines = errorOutput.split('\n').map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim());
  const telling = lines.find((line) => /no usable sandbox|error while loading|cannot open|not found/i.test(line));
  const line = telling ?? lines.find((each) => each !== '');
  return line ? `: ${line.slice(0, 300)}` : '';
}

/** The whole process group: renderers and helpers outlive a browser that is killed alone. */
function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, constants.signals.SIGKILL);
  } catch {
    // ESRCH: all of it has ended already.
  }
}
