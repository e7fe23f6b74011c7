import type { Evidence } from '../scenario/scenario.js';

/**
 * Names one use of a measured file: the same file read with other filters or columns, or for another parameter, is another
 * estimate. The reader files its estimates under this key, resolution looks them up by it.
 */
export function measurementKey(parameter: string, evidence: Evidence & { readonly kind: 'measured' }): string {
  const sorted = (record: Readonly<Record<string, unknown>>) =>
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify([
    parameter,
    evidence.file,
    evidence.profile,
    sorted(evidence.where),
    sorted(evidence.columns),
    evidence.inventory,
  ]);
}
