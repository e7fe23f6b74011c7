import { mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { QuarantineSummary } from '../measurements/quarantine.js';
import type { LogRequest } from '../node/read-log.js';
import { openQuarantineFile } from '../node/write-quarantine.js';
import { InputError } from './failure.js';
import type { FitArguments } from './fit-request.js';
import { progressLine } from './terminal.js';

type Hooks = Pick<LogRequest, 'onRejected' | 'onProgress'> & { readonly onHeader: (names: readonly string[]) => void };

/** Reads with a progress line, and with the rows that cannot be used written into the folder for results. */
export async function quarantined<T>(
  { file, out }: FitArguments,
  read: (hooks: Hooks) => Promise<T>,
): Promise<{ readonly reading: T; readonly quarantine: string | null }> {
  let heads: readonly string[] = [];
  if (out !== undefined) mkdirSync(out, { recursive: true });
  const quarantine = out === undefined ? null : openQuarantineFile(out, () => heads);
  const line = progressLine();
  const onProgress = (done: number, total: number) =>
    line.show(`${basename(file)}: ${megabytes(done)} of ${megabytes(total)} MB`);
  const onHeader = (names: readonly string[]) => {
    heads = names;
  };
  try {
    const reading = await read({ onHeader, onRejected: quarantine?.take ?? null, onProgress });
    return { reading, quarantine: quarantine?.finish() ?? null };
  } catch (error) {
    quarantine?.abandon();
    throw error;
  } finally {
    line.clear();
  }
}

/** For `--strict`. @throws InputError one line for each kind of fault */
export function assertClean(file: string, { rejected, reasons }: QuarantineSummary): void {
  if (rejected === 0) return;
  const lines = reasons.map(({ reason, count, samples }) => {
    const first = samples[0]!;
    return `${file}:${first.line}: expected a row that can be used, found one with ${reason} (${count} such rows)`;
  });
  throw new InputError(lines.join('\n'));
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
}
