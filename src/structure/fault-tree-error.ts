/** A fault tree or structure expression that cannot be understood; the message is one line. */
export class FaultTreeError extends Error {
  override readonly name = 'FaultTreeError';
}
