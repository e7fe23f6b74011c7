import type { Evidence } from '../scenario/scenario.js';

/** Evidence that cannot be used for the parameter it stands at: one line, position first when known. */
export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';

  constructor(evidence: Pick<Evidence, 'position'> | null, message: string) {
    const position = evidence?.position;
    super(position ? `${position.file}:${position.line}:${position.column}: ${message}` : message);
  }
}
