import { EvidenceError } from '../catalog/evidence-error.js';
import { MeasurementError } from '../measurements/measurement-error.js';
import { systemReason } from '../node/environment-error.js';
import { TemplateError } from '../report/index.js';
import { StudyError } from '../study/study-options.js';

/** What the shell is told. */
export const exitCodes = {
  done: 0,
  /** A target is missed, or a number did not converge. */
  checkFailed: 1,
  /** The command line, a scenario or a measured file is wrong. */
  badInput: 2,
  /** This machine cannot do it: no browser, no room, no permission. */
  environment: 3,
  /** A fault of this program's own (EX_SOFTWARE in sysexits.h): not to be taken for any of the above. */
  ownFault: 70,
  interrupted: 130,
  terminated: 143,
} as const;

/** Input that cannot be used: one line, or one for each mistake. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly exitCode = exitCodes.badInput;
}

/** Errors of the pure part that tell of wrong input; they know no exit codes. */
const inputErrors = [MeasurementError, EvidenceError, TemplateError, StudyError];

/** What to say about an error, and how to end. A file that cannot be read is the machine's; a wrong one the user's. */
export function failureOf(error: unknown): { readonly message: string; readonly exitCode: number } {
  if (!(error instanceof Error)) return { message: `internal error: ${String(error)}`, exitCode: exitCodes.ownFault };
  const { exitCode, syscall, path } = error as Error & { exitCode?: unknown; syscall?: unknown; path?: unknown };
  if (typeof exitCode === 'number') return { message: error.message, exitCode };
  if (inputErrors.some((kind) => error instanceof kind))
    return { message: error.message, exitCode: exitCodes.badInput };
  if (typeof syscall === 'string') {
    const where = typeof path === 'string' ? `${path}: ` : '';
    return { message: `${where}${systemReason(error)}`, exitCode: exitCodes.environment };
  }
  const line = error.message.split('\n', 1)[0];
  return {
    message: `internal error: ${line} (please report it; NINEFOLD_DEBUG=1 shows where)`,
    exitCode: exitCodes.ownFault,
  };
}

/** Says it on stderr, with NINEFOLD_DEBUG=1 also where in the program. @returns the exit code */
export function tellFailure(error: unknown): number {
  const { message, exitCode } = failureOf(error);
  console.error(message);
  if (process.env.NINEFOLD_DEBUG === '1') console.error(error instanceof Error ? error.stack : error);
  return exitCode;
}
