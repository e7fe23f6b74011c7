/** A measured file that cannot be used: one line, `file:line: expected …, found …`. */
export class MeasurementError extends Error {
  override readonly name = 'MeasurementError';

  constructor(file: string, line: number | null, message: string) {
    super(line === null ? `${file}: ${message}` : `${file}:${line}: ${message}`);
  }
}
