/** |found/expected − 1|; the absolute error where 0 is expected. */
export function relativeError(found: number, expected: number): number {
  return expected === 0 ? Math.abs(found) : Math.abs(found / expected - 1);
}
