import { resolve } from 'node:path';
import { MeasurementError } from '../measurements/measurement-error.js';
import { type ObservedOutages, observedOutages } from '../measurements/observed-outages.js';
import type { Scenario } from '../scenario/scenario.js';
import { readLog } from './read-log.js';
import type { ReadingProgress } from './read-measurements.js';

/**
 * Measured outages of services, by candidate id and then service id, to be set beside the prediction. Each file may be an
 * outage log or a log of states (an uptime monitor's); what its rows are called does not matter.
 *
 * @param folder of the scenario file
 * @throws MeasurementError the first file that cannot be used, one line with what was expected and found
 */
export async function readScenarioObserved(
  scenario: Scenario,
  folder: string,
  progress?: ReadingProgress,
): Promise<Map<string, Map<string, ObservedOutages>>> {
  const observed = new Map<string, Map<string, ObservedOutages>>();
  for (const candidate of scenario.candidates) {
    const services = new Map<string, ObservedOutages>();
    for (const [service, { outages: file, columns, shortestHours }] of Object.entries(candidate.observed)) {
      const { log, source } = await readLog({
        path: resolve(folder, file),
        profile: null,
        fallbackProfile: 'outages',
        where: {},
        columns,
        data: scenario.data,
        nameless: true,
        onRejected: null,
        onProgress: progress ? (read, total) => progress(file, read, total) : null,
      });
      if (log.profile !== 'outages') {
        throw new MeasurementError(file, null, `expected outages or states of service ${service}, found durations`);
      }
      services.set(service, observedOutages(log.outages, source, shortestHours));
    }
    if (services.size > 0) observed.set(candidate.id, services);
  }
  return observed;
}
