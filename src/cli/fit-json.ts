import type { FittedParameter } from '../measurements/fitted-log.js';
import type { LogReading } from '../node/read-log.js';

/** A fit as JSON: everything the terminal shows, at full precision, without the durations themselves. */
export function fitJson({ log, source, mapping }: LogReading, fitted: readonly FittedParameter[]): string {
  const { rowsRead, rowsFiltered, quarantine } = log.profile === 'drills' ? log.drills : log.outages;
  const record = {
    format: 'ninefold-fit',
    formatVersion: 1,
    file: source.file,
    sha256: source.sha256,
    rowsRead,
    rowsFiltered,
    mapping,
    quarantine,
    parameters: fitted.map((each) => {
      if ('because' in each) return each;
      const { estimate, ...details } = each;
      const { durations: _durations, quarantine: _quarantine, ...rest } = estimate;
      return { ...details, estimate: rest };
    }),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
