import { fileURLToPath } from 'node:url';
import type { DrillLog } from '../../src/measurements/drill-reader.js';
import type { OutageLog } from '../../src/measurements/outage-log.js';
import type { Profile } from '../../src/measurements/profile.js';
import { type LogRequest, readLog } from '../../src/node/read-log.js';

/** Absolute path of a file below `fixtures/`. */
export const fixture = (path: string): string => fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));

type Options = Partial<Omit<LogRequest, 'path'>>;

/** A request with nothing said but what a test says. */
export function logRequest(path: string, profile: Profile | null, options: Options = {}): LogRequest {
  return {
    path,
    profile,
    fallbackProfile: 'outages',
    where: {},
    columns: {},
    data: { timeZone: null, encoding: null, window: null },
    onRejected: null,
    onProgress: null,
    ...options,
  };
}

export async function outagesOf(path: string, options: Options = {}): Promise<OutageLog> {
  const { log } = await readLog(logRequest(path, options.profile ?? 'outages', options));
  if (log.profile !== 'outages') throw new Error('expected outages');
  return log.outages;
}

export async function drillsOf(path: string, options: Options = {}): Promise<DrillLog> {
  const { log } = await readLog(logRequest(path, 'drills', options));
  if (log.profile !== 'drills') throw new Error('expected drills');
  return log.drills;
}
