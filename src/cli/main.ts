#!/usr/bin/env node
import { runCommandLine } from './command-line.js';
import { exitCodes, tellFailure } from './failure.js';

// What must be undone (half-written files, a running browser) is undone when the process ends: see undo-at-exit.
process.once('SIGINT', () => process.exit(exitCodes.interrupted));
process.once('SIGTERM', () => process.exit(exitCodes.terminated));
// A reader that has seen enough (`| head`) is no fault.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });

// What no command could catch, such as a thread that ran out of memory: still one line.
process.on('uncaughtException', (error) => process.exit(tellFailure(error)));

const code = await runCommandLine(process.argv.slice(2));
if (code !== exitCodes.done) process.exitCode = code;
