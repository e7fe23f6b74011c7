const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const undoings = new Set<() => void>();

/**
 * Registers something to undo if the process ends, by itself or by Ctrl-C, before `release` is called: a half-written
 * file, a running browser. Handlers are installed only while something is registered. After undoing, a signal goes on
 * to end the process as it would have done, unless the program has a handler of its own.
 * @param undo synchronous; an exception in it is ignored, since the others must still run
 * @returns `release`, to be called when there is nothing left to undo
 */
export function undoAtExit(undo: () => void): () => void {
  if (undoings.size === 0) listen();
  undoings.add(undo);
  return () => {
    if (undoings.delete(undo) && undoings.size === 0) unlisten();
  };
}

function undoAll(): void {
  for (const undo of [...undoings].reverse()) {
    try {
      undo();
    } catch {
      // The process is ending; the rest still has to be undone.
    }
  }
  undoings.clear();
}

function undoOnSignal(signal: NodeJS.Signals): void {
  undoAll();
  unlisten();
  // Sent again, so that the shell sees the true cause of the end (130 after Ctrl-C).
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function listen(): void {
  process.on('exit', undoAll);
  for (const signal of signals) process.on(signal, undoOnSignal);
}

function unlisten(): void {
  process.off('exit', undoAll);
  for (const signal of signals) process.off(signal, undoOnSignal);
}
