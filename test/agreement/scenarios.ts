import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ParameterEstimate } from '../../src/catalog/parameter-estimate.js';
import { readScenarioEstimates } from '../../src/node/read-measurements.js';
import { readScenario } from '../../src/node/read-scenario.js';
import type { Candidate } from '../../src/scenario/scenario.js';

const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url));

export type ShippedCandidate = [
  file: string,
  id: string,
  candidate: Candidate,
  estimates: ReadonlyMap<string, ParameterEstimate>,
];

/** Every candidate of every shipped scenario that is compiled into a net, with what its measured files say. */
export async function shippedCandidates(): Promise<ShippedCandidate[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const loaded = await Promise.all(
    files.sort().map(async (file) => {
      const path = join(folder, file);
      const { scenario } = await readScenario(path);
      if (scenario === null) throw new Error(`${file} cannot be read`);
      return { file, scenario, estimates: await readScenarioEstimates(scenario, dirname(path)) };
    }),
  );
  return loaded.flatMap(({ file, scenario, estimates }) =>
    scenario.candidates
      .filter(({ custom }) => !custom?.chain)
      .map((candidate): ShippedCandidate => [file, candidate.id, candidate, estimates]),
  );
}
