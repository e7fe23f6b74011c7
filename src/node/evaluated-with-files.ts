import type { Evaluation } from '../evaluation/evaluation.js';
import type { Scenario } from '../scenario/scenario.js';
import { evaluatedScenario } from '../study/evaluated-scenario.js';
import type { MeasuredUse, StudyOptions } from '../study/study-options.js';
import { keptResults } from './kept-results.js';
import { ninefoldVersion } from './ninefold-version.js';
import { type ReadingProgress, readScenarioEstimates } from './read-measurements.js';
import { readScenarioObserved } from './read-observed.js';
import { readScenarioUse } from './read-use.js';
import { replicationThreads } from './replication-threads.js';

export interface FileStudyOptions extends Partial<Pick<StudyOptions, 'seed' | 'effort' | 'progress'>> {
  /** Whether results of earlier runs may be used, and those of this one kept, in the user's cache folder; default no. */
  readonly cache?: boolean;
  /** Told how far each measured file has been read. */
  readonly reading?: ReadingProgress;
}

/**
 * The study of a scenario with all that this machine can add: the measured files it names, worker threads for the
 * simulation, results kept from run to run. Same scenario, files and seed: the same record.
 *
 * @param folder of the scenario file: measured files are looked up there
 * @throws MeasurementError a file that cannot be used; StudyError and the other errors of `evaluatedScenario`
 * Cost: seconds per candidate; a minute and more with `effort: 'thorough'`.
 */
export async function evaluatedWithFiles(
  scenario: Scenario,
  folder: string,
  { cache = false, reading, ...options }: FileStudyOptions = {},
): Promise<Evaluation> {
  const replicator = replicationThreads();
  try {
    return await evaluatedScenario(scenario, await readScenarioEstimates(scenario, folder, reading), {
      ...options,
      version: ninefoldVersion(),
      replicator,
      measuredUse: sharesOf(await readScenarioUse(scenario, folder, reading)),
      observed: await readScenarioObserved(scenario, folder, reading),
      ...(cache ? { kept: keptResults() } : {}),
    });
  } finally {
    await replicator.close();
  }
}

function sharesOf(read: Awaited<ReturnType<typeof readScenarioUse>>): StudyOptions['measuredUse'] {
  const shares = [...read].map(([candidate, { cpuMean, cpuP95, memoryMean, memoryP95 }]) => {
    const use: MeasuredUse = { cpuMean, cpuP95, memoryMean, memoryP95 };
    return [candidate, use] as const;
  });
  return new Map(shares);
}
